"""The form by which a volunteer sends a story, in a real Chromium at 390 px (selectors: contributing.py)."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.contributing import (
    BODY,
    FORM,
    TITLE,
    add_photos,
    choose,
    consent,
    error,
    finish,
    forward,
    metadata,
    open_form,
    photograph,
    write_story,
)
from tests.browser.serving import served, tab
from tests.house import House, hall

FORGE = (
    "forge:\n  new_file: https://forge.example/o/r/new/main?filename={path}&value={text}\n"
    "  upload: https://forge.example/o/r/upload/main/{folder}\n"
)
HALL = "title: 东溪荣誉馆\nsummary: 东溪村的荣誉馆。\nbase_url: https://hall.example/\nregion: '12'\ncontact: 村委会\n"

LET_GO = """async () => {
  const [{name}] = await indexedDB.databases();
  await new Promise(done => { indexedDB.deleteDatabase(name).onsuccess = done; });
}"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A hall that says where its records are kept, built."""
    made = hall(tmp_path_factory.mktemp("forge"), {"content/hall.yml": HALL + FORGE})
    done = made.build()
    assert done.code == 0, done.errors
    return made


@pytest.fixture(scope="module")
def at(house: House) -> Iterator[str]:
    with served(house.root / "site") as root:
        yield root


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two photographs that say where they were taken."""
    folder = tmp_path_factory.mktemp("shots")
    return photograph(folder / "gate.jpg"), photograph(folder / "wall.jpg", 900, 600)


def saved(page: Page) -> zipfile.ZipFile:
    """What the first ending saves."""
    with page.expect_download() as download:
        page.click("[data-save]")
    assert download.value.suggested_filename.endswith(".zip")
    return zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes()))


def handed_in(house: House, archive: zipfile.ZipFile, folder: Path) -> House:
    """A copy of a hall with the files of a submission in their places."""
    told = json.loads(archive.read("submission.json"))
    files: Mapping[str, bytes] = {path.relative_to(house.root).as_posix(): path.read_bytes() for path in sources(house)}
    return House(folder).write({**files, **{name: archive.read(name) for name in told["files"]}})


def sources(house: House) -> list[Path]:
    kept = ("content", "stories", "mkdocs.yml")
    return [one for name in kept for one in (house.root / name, *(house.root / name).rglob("*")) if one.is_file()]


def test_a_story_with_two_photos_goes_without_a_net_to_a_file_and_a_prefilled_page(browser, at, house, shots, tmp_path):
    with tab(browser, 390) as (page, faults):
        open_form(page, at)
        page.context.set_offline(offline=True)
        write_story(page)
        add_photos(page, *shots)
        forward(page, "consent")
        consent(page, "王示例")
        finish(page)
        archive = saved(page)
        links = {one.get_attribute("data-pull"): one.get_attribute("href") for one in page.locator("[data-pull]").all()}
        upload = page.get_attribute("[data-upload]", "href")
    assert faults.complaints == []

    told = json.loads(archive.read("submission.json"))
    story, person, *pictures = told["files"]
    assert (told["kind"], told["honorhall"]) == ("story", 1)
    assert told["sender"] == {"name": "示例投稿人", "contact": "见馆里的登记"}
    assert "问过了，同意" in told["agreed"]
    assert story == f"stories/{told['id']}/index.md"
    assert [archive.testzip(), archive.read("读我.txt")[:3]] == [None, b"\xef\xbb\xbf"]
    assert [redrawn(archive.read(name)) for name in pictures] == [(1077, 2000), (600, 900)]

    queries = {path: parse_qs(urlsplit(href or "").query) for path, href in links.items()}
    assert queries[story] == {"filename": [story], "value": [archive.read(story).decode()]}
    assert queries[person]["filename"] == [person]
    assert upload == f"https://forge.example/o/r/upload/main/stories/{told['id']}"

    there = handed_in(house, archive, tmp_path / "there")
    found, problems = there.inspect()
    record = found.records[f"story:{told['id']}"]
    assert [one.code for one in problems] == []
    assert (record.title, record.body.split("\n\n")) == (TITLE, [line.strip() for line in BODY.split("\n")])
    assert [found.records[key].title for key in record.get("people")] == ["王示例"]
    done = there.build()
    assert done.code == 0, done.errors
    html = done.page(f"stories/{told['id']}/")
    assert TITLE in html
    assert html.count("三位老人站在水闸边") >= 2


def redrawn(data: bytes) -> tuple[int, int]:
    """The size of a picture that says nothing of itself, and stands the way up it was held: red is top right."""
    assert metadata(data) == []
    with Image.open(BytesIO(data)) as picture:
        red, green, _ = (
            picture.convert("RGB").crop((picture.width - 9, 1, picture.width - 1, 9)).resize((1, 1)).tobytes()
        )
        assert red > 180 > 2 * green
        return picture.size


def test_a_draft_survives_a_reload_and_a_closed_tab(browser, at, shots):
    with tab(browser, 390) as (page, faults):
        open_form(page, at)
        write_story(page)
        add_photos(page, shots[0])
        expect(page.locator("[data-saved]")).to_contain_text("已保存")
        page.reload()
        page.wait_for_selector("[data-ready]")
        expect(page.locator("[data-step=photos]")).to_be_visible()
        page.wait_for_function("document.querySelector('[data-photo] img').naturalWidth > 0")
        again = page.context.new_page()
        page.close()
        open_form(again, at)
        expect(again.locator("[data-saved]")).to_contain_text("找回了")
        expect(again.locator("#f-story-title")).to_have_value(TITLE)
        expect(again.locator("[data-photo-field=alt]")).to_have_value("三位老人站在水闸边，第1张")
        expect(again.locator("[data-photo-field=people][value=adults]")).to_be_checked()
    assert faults.complaints == []


def test_a_draft_that_was_deleted_is_gone_and_can_be_put_back_until_then(browser, at, shots):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        write_story(page)
        add_photos(page, shots[1])
        expect(page.locator("[data-saved]")).to_contain_text("已保存")
        page.click("[data-forget]")
        expect(page.locator("#f-story-title")).to_have_value("")
        assert [one for one in page.evaluate("Object.keys(localStorage)") if "draft" in one] == []
        page.click("[data-undo]")
        expect(page.locator("#f-story-title")).to_have_value(TITLE)
        expect(page.locator("[data-photo]")).to_have_count(1)
        page.click("[data-forget]")
        page.reload()
        page.wait_for_selector("[data-ready]")
        expect(page.locator("#f-story-title")).to_have_value("")
        expect(page.locator("[data-photo]")).to_have_count(0)


def test_what_is_missing_is_said_in_chinese_beside_the_field(browser, at):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        forward(page, "story-1")
        page.click("[data-next]")
        assert "还没有填写名称" in error(page, "story.title")
        assert "还没有填写正文" in error(page, "story.body")
        expect(page.locator("#f-story-title")).to_be_focused()
        expect(page.locator("#f-story-title")).to_have_attribute("aria-invalid", "true")
        assert "f-story-title-error" in (page.get_attribute("#f-story-title", "aria-describedby") or "")
        page.fill("#f-story-title", TITLE)
        expect(page.locator('[data-field="story.title"] [data-error]')).to_be_hidden()
        page.fill("#f-story-years", "去年")
        page.fill("#f-story-body", "找他请打 13800138000。")
        expect(page.locator('[data-field="story.years"] [data-error]')).to_contain_text("要对照另一个日期才能确定")
        expect(page.locator('[data-field="story.body"] [data-error]')).to_contain_text("有一个手机号（138…8000）")


def test_a_story_about_a_living_person_does_not_go_without_consent(browser, at):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        write_story(page)
        forward(page, "consent")
        page.click("[data-next]")
        assert "还没有回答" in error(page, "about.whom")
        choose(page, "about.whom", "living")
        page.click("[data-next]")
        assert "同意记录" in error(page, "consent.status")
        choose(page, "consent.status", "pending")
        page.click("[data-next]")
        assert "现在不能交" in error(page, "consent.status")
        page.locator("[data-steps] button").last.click()
        expect(page.locator("[data-stops]")).to_have_attribute("data-stops", "1")
        choose(page, "sender.agreed", "yes")
        expect(page.locator("[data-summary]")).to_contain_text("现在不能交")
        page.wait_for_timeout(500)
        expect(page.locator("[data-ways]")).to_be_hidden()
        page.click("[data-stops] a")
        expect(page.locator('[data-field="consent.status"]')).to_be_focused()


def test_the_last_step_says_that_the_tick_is_left_and_shows_the_paper_before_it(browser, at):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        expect(page.locator(".hh-summary")).not_to_contain_text("点“交稿”")
        page.locator("[data-steps] button").last.click()
        expect(page.locator("[data-way=paper] [data-print]")).to_be_visible()
        page.locator("[data-steps] button").first.click()
        write_story(page)
        forward(page, "consent")
        choose(page, "about.whom", "nobody")
        forward(page, "finish")
        expect(page.locator("[data-left]")).to_contain_text("还差一步：请在下面“最后请点个头”打勾")
        expect(page.locator("[data-ready]:not([data-form])")).to_have_count(0)
        expect(page.locator("[data-ways]")).to_be_hidden()
        choose(page, "sender.agreed", "yes")
        expect(page.locator("[data-summary] [data-ready]")).to_contain_text("可以交稿")
        expect(page.locator("[data-way=file]")).to_be_visible()


def test_every_question_that_stops_the_sender_says_so_in_its_name(browser, at, shots):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        write_story(page)
        add_photos(page, shots[1])
        for name in ("照片里有认得出的人吗", "讲的是谁的事", "知道您要写", "由谁同意的", "同意公开哪些", "名字怎样写"):
            if name == "讲的是谁的事":
                forward(page, "consent")
                consent(page, "王示例", "pseudonym")
            expect(page.get_by_role("group", name=re.compile(f"{name}.*必填"))).to_be_visible()
        for name in ("用什么化名", "哪天签的字"):
            box = page.get_by_role("textbox", name=re.compile(f"{name}.*必填"))
            expect(box).to_have_attribute("aria-required", "true")
        choose(page, "about.whom", "departed")
        choose(page, "consent.kin", "not-required")
        expect(page.get_by_role("group", name=re.compile("近亲属知道.*必填"))).to_be_visible()
        expect(page.get_by_role("textbox", name=re.compile("为什么不用问.*必填"))).to_be_visible()
        page.locator("[data-steps] button").last.click()
        expect(page.get_by_role("group", name=re.compile("最后请点个头.*必填"))).to_be_visible()


def test_a_place_that_is_typed_but_not_chosen_is_told_of_until_it_is_chosen_or_emptied(browser, at):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        forward(page, "story-1")
        page.fill("#f-story-title", TITLE)
        page.fill("#f-story-body", BODY)
        page.fill("#f-story-regions", "火星县")
        page.wait_for_timeout(500)
        assert error(page, "story.regions") == ""
        page.focus("#f-story-title")
        told = page.locator('[data-field="story.regions"] [data-error]')
        expect(told).to_contain_text("“火星县”没有选上：请从列表里点选；列表里没有就空着，写进正文。")
        expect(told).to_contain_text("“火星县” is not chosen yet")
        page.click("[data-next]")
        expect(page.locator("#f-story-regions")).to_be_focused()
        page.locator("[data-steps] button").last.click()
        expect(page.locator("[data-stops]")).to_contain_text("“火星县”没有选上")
        page.locator("[data-stops] a").first.click()
        page.fill("#f-story-regions", "")
        expect(told).to_be_hidden()
        forward(page, "story-2")


def test_a_name_that_is_not_to_be_shown_does_not_go_to_a_public_page(browser, at, house, tmp_path):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        write_story(page, body=f"王示例守在闸口。\n{BODY}")
        forward(page, "consent")
        consent(page, "王示例", "surname")
        finish(page)
        expect(page.locator("[data-pull-refused]")).to_be_visible()
        expect(page.locator("[data-pull]")).to_have_count(0)
        assert "王姓老兵" in page.inner_text("[data-looks]")
        archive = saved(page)
    there = handed_in(house, archive, tmp_path / "there")
    assert there.problems() == ["name-not-public"]
    done = there.build()
    assert done.code == 0, done.errors
    assert [name for name, data in done.files().items() if "王示例".encode() in data] == []


def test_who_is_dead_is_asked_of_the_family_and_who_is_not_told_of_of_nobody(browser, at):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        write_story(page)
        forward(page, "consent")
        choose(page, "about.whom", "departed")
        choose(page, "consent.kin", "not-required")
        page.click("[data-next]")
        assert "没写理由" in error(page, "consent.why")
        page.fill("#f-consent-why", "事迹已写入县志，近亲属均已去世。")
        finish(page)
        kin = saved(page)
        page.click("[data-back]")
        choose(page, "about.whom", "nobody")
        finish(page)
        nobody = saved(page)
    texts = [one.read(json.loads(one.read("submission.json"))["files"][0]).decode() for one in (kin, nobody)]
    assert "status: 无需同意\n  why: " in texts[0]
    assert "consent:" not in texts[1]


def test_a_text_too_long_for_an_address_is_copied_and_told(browser, at):
    with tab(browser, 390) as (page, _):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.context.route("https://forge.example/**", lambda route: route.fulfill(body="<title>new</title>"))
        open_form(page, at)
        write_story(page, body="水漫到闸口，大家轮流守着。" * 120)
        forward(page, "consent")
        choose(page, "about.whom", "nobody")
        finish(page)
        link = page.locator("[data-pull]")
        assert len(link.get_attribute("href") or "") < 200
        with page.expect_popup() as popup:
            link.click()
        assert "value=" in popup.value.url
        page.bring_to_front()
        expect(page.locator("[data-pulls]")).to_contain_text("已经复制")
        assert page.evaluate("navigator.clipboard.readText()").startswith(f"---\ntitle: {TITLE}\n")


def test_from_a_disk_and_without_a_forge_the_form_saves_its_file(browser, tmp_path):
    done = hall(tmp_path).build()
    with tab(browser, 390) as (page, faults):
        open_form(page, (done.out / FORM / "index.html").as_uri())
        write_story(page)
        forward(page, "consent")
        choose(page, "about.whom", "nobody")
        finish(page)
        expect(page.locator("[data-way=pull]")).to_be_hidden()
        assert "submission.json" in saved(page).namelist()
    assert faults.complaints == []


def test_pictures_that_cannot_be_opened_are_told_of_others_are_put_in_order(browser, at, shots, tmp_path):
    (tmp_path / "IMG_1.HEIC").write_bytes(b"\0\0\0\x18ftypheic")
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        write_story(page)
        page.set_input_files("[data-choose]", [tmp_path / "IMG_1.HEIC"])
        expect(page.locator("[data-photos-told]")).to_contain_text("HEIC")
        expect(page.locator("[data-photo]")).to_have_count(0)
        add_photos(page, *shots)
        page.get_by_role("button", name="往前：第2张").click()
        alts = page.locator("[data-photo-field=alt]")
        expect(alts.first).to_have_value("三位老人站在水闸边，第2张")
        page.get_by_role("button", name="拿掉：第1张").click()
        expect(alts).to_have_count(1)
        page.locator("[data-photo-field=people][value=pending]").check()
        page.click("[data-next]")
        assert "还没问过" in page.inner_text("[data-photo] fieldset [data-error]")


def test_a_picture_that_the_browser_has_let_go_is_told_of_before_anything_is_saved(browser, at, shots):
    with tab(browser, 390) as (page, _):
        open_form(page, at)
        write_story(page)
        add_photos(page, shots[1])
        forward(page, "consent")
        choose(page, "about.whom", "nobody")
        finish(page)
        expect(page.locator("[data-saved]")).to_contain_text("已保存")
        page.evaluate(LET_GO)
        page.reload()
        expect(page.locator("[data-way=file]")).to_be_visible()
        page.click("[data-save]")
        expect(page.locator("[data-save-told]")).to_contain_text("第1张照片没有找回来")

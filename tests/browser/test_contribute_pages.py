"""The form's page in all its steps, and its twin on paper: nothing keeps people out, nothing private is in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from honorhall.exports.contribute import NAMED
from honorhall.model import MODELS, Privacy, rows
from honorhall.pages.questions import ELSEWHERE, KINDS, forms
from tests.browser.axe import SCRIPT, violations
from tests.browser.contributing import BODY, FORM, TITLE, add_photos, choose, consent, forward, open_form, photograph
from tests.browser.looking import overflow, sticking_out
from tests.browser.serving import View, served, tab
from tests.house import House, hall

VIEWS = [View(390), View(1440), View(390, night=True), View(1440, night=True)]
PAPERS = {"story": "contribute/paper/"} | {name: f"contribute/paper/{name}/" for name in ("person", "team", "activity")}
TARGET = 44  # px
CONTROLS = ":is(button, select, textarea, .hh-file, .hh-option, summary, input[type=text])"
SMALL_ONES = """([controls, least]) => [...document.querySelectorAll(`[data-form] ${controls}`)]
  .filter(one => one.getClientRects().length)
  .filter(one => one.getBoundingClientRect().height < least - 0.5)
  .map(one => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 20)}`)"""
TITLES = {"person": "张示例", "team": "溪市退役军人“守溪”志愿服务队", "activity": "清理河道"}
PERSON = (
    'title: 王隐名\nregion: "1201"\nphone: 见登记册\nborn: 1950-03-04\n'
    "consent: {status: 已同意, by: 本人, scope: [文字, 网站], name_as: 只显姓氏}\n"
)
WITHHELD = "title: 李未同意\nconsent: {status: 待确认}\n"
SHOWN = "title: 赵同意\nconsent: {status: 已同意, by: 本人, scope: [文字, 网站], name_as: 全名}\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    people = {"content/people/p1.yml": PERSON, "content/people/p2.yml": WITHHELD, "content/people/p3.yml": SHOWN}
    made = hall(tmp_path_factory.mktemp("form"), {**people, "content/activities/a1.yml": "title: 关爱李未同意的一天\n"})
    done = made.build()
    assert done.code == 0, done.errors
    return made


@pytest.fixture(scope="module")
def at(house: House) -> Iterator[str]:
    with served(house.root / "site") as root:
        yield root


def told(house: House) -> str:
    return (house.root / "site/assets/hall/contribute-told.js").read_text(encoding="utf-8")


def test_nothing_that_is_withheld_is_handed_to_the_form(house):
    text = told(house)
    values = json.loads(text.removeprefix("window.honorhallForm={told:").removesuffix("};\n"))
    people = {id_: title for id_, title, _ in values["records"]["person"]}
    assert people == {"p1": "王姓老兵", "p3": "赵同意"}
    for word in ("王隐名", "李未同意", "见登记册", "1950-03"):
        assert word not in text, word


def test_the_kiosk_has_no_form(house):
    done = house.build("kiosk", "kiosk")
    assert done.code == 0, done.errors
    assert [name for name in done.files() if "contribute" in name] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_that_may_be_shown_and_that_is_one_answer_is_asked_for(kind):
    (form,) = (one for one in forms() if one.kind == kind.name)
    asked = {question.name for part in form.parts for question in part.questions} | {one.name for one in form.more}
    private = {row.name for row in rows(MODELS[kind.name]) if row.privacy is Privacy.PRIVATE or row.hidden}
    assert asked.isdisjoint(private | ELSEWHERE)
    assert {row.name for row in rows(MODELS[kind.name]) if row.required and not row.hidden} <= asked


def test_the_form_knows_the_names_of_every_kind_that_a_question_may_name():
    questions = [one for form in forms() for part in form.parts for one in part.questions]
    questions += [one for form in forms() for one in form.more]
    assert {kind for one in questions for kind in one.of} == set(NAMED)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_nothing_in_any_step_keeps_people_out(browser, at, view, tmp_path):
    with tab(browser, view) as (page, faults):
        page.add_init_script(SCRIPT)
        open_form(page, at)
        look(page)
        forward(page, "story-1")
        page.click("[data-next]")
        page.fill("#f-story-years", "去年")
        page.fill("#f-story-regions", "东")
        page.wait_for_timeout(500)
        look(page)
        page.fill("#f-story-title", TITLE)
        page.fill("#f-story-body", BODY)
        page.fill("#f-story-years", "")
        page.fill("#f-story-regions", "")
        page.keyboard.press("Tab")
        forward(page, "story-2")
        page.click(".hh-more-fields:visible summary")
        look(page)
        forward(page, "photos")
        add_photos(page, photograph(tmp_path / "a.jpg", 300, 200))
        look(page)
        forward(page, "consent")
        consent(page, "王示例", "pseudonym")
        look(page)
        page.locator("[data-steps] button").last.click()
        choose(page, "sender.agreed", "yes")
        look(page)
        page.click("[data-stops] a")
        page.fill("#f-consent-pseudonym", "老王")
        page.locator("[data-steps] button").last.click()
        expect(page.locator("[data-way=file]")).to_be_visible()
        look(page)
    assert faults.complaints == []


def look(page: Page) -> None:
    """What is shown is right for those who cannot see it, and large enough for a finger."""
    assert violations(page) == []
    assert overflow(page) <= 0, sticking_out(page)
    assert page.evaluate(SMALL_ONES, [CONTROLS, TARGET]) == []


def test_a_keyboard_alone_gets_from_the_first_step_to_the_last(browser, at):
    with tab(browser, 1440) as (page, _):
        open_form(page, at)
        page.focus("input[name=kind]:checked")
        for _ in ("team", "activity", "person"):
            page.keyboard.press("ArrowDown")
        page.focus("input[value=team]")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.locator("[data-step=team-1]")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.type("溪市退役军人“守溪”志愿服务队")
        page.keyboard.press("Tab")
        page.keyboard.type("溪市")
        page.keyboard.press("Enter")
        expect(page.locator('[data-field="team.region"] [data-picked] input')).to_have_value("1201")
        page.focus("#f-team-title")
        for step in ("team-2", "photos", "consent", "finish"):
            page.locator("[data-next]").focus()
            page.keyboard.press("Enter")
            expect(page.locator(f"[data-step={step}]")).to_be_focused()
        page.focus('[data-field="sender.agreed"] input')
        page.keyboard.press("Space")
        expect(page.locator("[data-save]")).to_be_visible()


def test_without_scripts_the_page_leads_to_the_paper(browser, at):
    with tab(browser, View(390, scripts=False)) as (page, _):
        page.goto(at + FORM)
        expect(page.locator("[data-form]")).to_be_hidden()
        page.get_by_role("link", name="纸质投稿表").click()
        expect(page.locator("h1")).to_contain_text("纸质投稿表：故事")


@pytest.mark.parametrize("kind", PAPERS)
def test_a_kind_fits_on_two_sheets_of_paper_with_lines_to_write_on(browser, at, kind, tmp_path):
    with tab(browser, 1440) as (page, _):
        page.goto(at + PAPERS[kind])
        alone = sheets(page)
        open_form(page, at)
        page.evaluate("window.print = () => {}")
        page.check(f"input[name=kind][value={kind}]")
        page.click("[data-step=kind] [data-print]")
        page.emulate_media(media="print")
        shown = page.locator(".hh-sheet:visible")
        expect(shown).to_have_count(1)
        assert shown.locator(".hh-sheet__line").first.evaluate("one => one.getBoundingClientRect().height") >= 30
        asked = shown.inner_text()
        from_form = sheets(page)
    assert alone in (1, 2)
    assert from_form in (1, 2)
    (form,) = (one for one in forms() if one.kind == kind)
    assert [one.words for part in form.parts for one in part.questions if one.words not in asked] == []


def sheets(page: Page) -> int:
    """How many sheets of A4 a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("kind", ["person", "team", "activity"])
def test_the_other_kinds_come_to_records_that_pass(browser, at, house, kind, tmp_path):
    with tab(browser, 390) as (page, faults):
        open_form(page, at)
        page.check(f"input[name=kind][value={kind}]")
        forward(page, f"{kind}-1")
        page.fill(f"#f-{kind}-title", TITLES[kind])
        page.fill(f"#f-{kind}-region", "溪市")
        page.click(f'[data-field="{kind}.region"] .hh-offer')
        forward(page, f"{kind}-2")
        page.fill(f"#f-{kind}-body", "第一段。\n第二段：有“引号”和 # 号。")
        forward(page, "photos")
        add_photos(page, photograph(tmp_path / "a.jpg", 300, 200))
        forward(page, "consent")
        if kind == "person":
            choose(page, "about.person", "living")
            choose(page, "consent.status", "granted")
            choose(page, "consent.by", "self")
            choose(page, "consent.scope", "text", "photo", "web", "kiosk")
            choose(page, "consent.name_as", "full")
            page.fill("#f-consent-signed", "2026年11月")
        forward(page, "finish")
        files = page.evaluate("""async () => {
          const draft = JSON.parse(localStorage.getItem(Object.keys(localStorage).find(one => one.includes('draft'))));
          const all = await honorhallForm.submission(document.querySelector('[data-form]'), draft);
          return all.map(([path, bytes]) => [path, [...bytes]]);
        }""")
    assert faults.complaints == []
    there = House(tmp_path / "there").write(
        {
            **{one.relative_to(house.root).as_posix(): one.read_bytes() for one in _files(house)},
            **{path: bytes(data) for path, data in files if path.startswith("content/")},
        }
    )
    archive, problems = there.inspect()
    (record,) = (one for key, one in archive.records.items() if key.startswith(f"{kind}:{kind}-2"))
    assert [one.code for one in problems if one.about == record.key] == []
    assert record.body == "第一段。\n\n第二段：有“引号”和 # 号。"
    assert record.get("region") == "1201"
    assert [one.alt for one in record.media] == ["三位老人站在水闸边，第1张"]
    done = there.build()
    assert done.code == 0, done.errors
    assert "第二段" in done.page(record.page_url)


def _files(house: House) -> list[Path]:
    names = ("content", "stories", "mkdocs.yml")
    return [one for name in names for one in (house.root / name, *(house.root / name).rglob("*")) if one.is_file()]

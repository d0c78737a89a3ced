"""What must not get out by side doors: files beside pages, pictures under odd spellings, addresses of other hosts."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.house import hall

HIDDEN = "陈大河"
WITHDRAWN = f"title: {HIDDEN}\nconsent: {{status: 已撤回}}\n"


def picture(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (30, 20), "red").save(path, "JPEG")


def pictures(done):
    return [name for name in done.files() if name.endswith((".jpg", ".png")) and not name.startswith("assets/")]


@pytest.mark.parametrize(
    "name", ["名单.csv", "a.txt", "a.html", "a.svg", "draft.md.bak", "_draft.md", "_old/a.md", "a.pdf"]
)
def test_nothing_but_pages_and_pictures_gets_out_of_the_folder_of_pages(name, tmp_path):
    house = hall(tmp_path)
    path = house.root / "content/pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("CANARY 13800000000\n", encoding="utf-8")
    done = house.build()
    assert done.code == 0, done.errors
    assert [file for file, data in done.files().items() if b"CANARY" in data] == []


def test_a_picture_of_the_pages_named_after_somebody_who_took_consent_back_stays_out(tmp_path):
    house = hall(tmp_path, {"content/people/boatman.yml": WITHDRAWN})
    picture(house.root / f"content/pages/{HIDDEN}.jpg")
    done = house.build()
    assert done.code == 0, done.errors
    assert pictures(done) == []
    assert HIDDEN.encode() not in b"".join(done.files().values())


def test_a_page_says_nothing_of_its_front_matter_but_title_and_description(tmp_path):
    house = hall(
        tmp_path, {"content/pages/visit.md": "---\ntitle: 参观\nauthor: CANARY\nkeywords: CANARY\n---\n# 参观\n"}
    )
    done = house.build()
    assert done.code == 0, done.errors
    assert b"CANARY" not in done.files()["visit/index.html"]


@pytest.mark.parametrize(
    "written", ["![甲](x.jpg)", '![甲](x.jpg "题")', "![甲](<x.jpg>)", '<img src="x.jpg">', "![甲][p]\n\n[p]: x.jpg"]
)
def test_a_picture_without_consent_stays_out_however_prose_names_it(written, tmp_path):
    story = (
        f"---\ntitle: 雨夜\nmedia: [{{file: x.jpg, alt: 甲, consent: {{status: 待确认}}}}]\n---\n\n雨。\n\n{written}\n"
    )
    house = hall(tmp_path, {"stories/rain/index.md": story})
    picture(house.root / "stories/rain/x.jpg")
    done = house.build()
    assert done.code == 0, done.errors
    assert pictures(done) == []
    assert b"<img" not in done.files()["stories/rain/index.html"].partition(b"<article")[2].partition(b"</article")[0]


@pytest.mark.parametrize("written", ["![甲](x.jpg)", '![甲](x.jpg "题")', "![甲](<x.jpg>)"])
def test_a_picture_that_may_be_shown_is_shown_with_its_size_however_prose_names_it(written, tmp_path):
    house = hall(tmp_path, {"stories/rain/index.md": f"---\ntitle: 雨夜\n---\n\n{written}\n"})
    picture(house.root / "stories/rain/x.jpg")
    done = house.build()
    assert done.code == 0, done.errors
    [name] = pictures(done)
    page = done.files()["stories/rain/index.html"].decode()
    assert f'src="../../{name}"' in page
    assert 'width="30" height="20"' in page or 'height="20" width="30"' in page


@pytest.mark.parametrize("page", ["stories/rain.md", "content/pages/visit.md"])
@pytest.mark.parametrize("source", ["https://a.example/x.jpg", "//a.example/x.jpg", "http:a.example/x.jpg"])
def test_no_picture_of_another_host_is_asked_for(source, page, tmp_path):
    house = hall(tmp_path, {page: f'---\ntitle: 雨夜\n---\n\n雨。<img src="{source}" alt="甲">\n'})
    done = house.build()
    assert done.code == 0, done.errors
    assert [name for name, data in done.files().items() if b"a.example" in data] == []

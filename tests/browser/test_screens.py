"""The sheet of photographs shows every page in every view, says first what went wrong, and needs nothing but itself."""

from __future__ import annotations

from tests.browser.contact_sheet import Shot, sheet
from tests.browser.examples import Example, every_variant, one_of_each
from tests.browser.looking import overflow
from tests.browser.serving import served, tab
from tests.site.reading import read_page

STORY, WRONG = Example("story--a", "story", "stories/a/"), Example("404", "404", "404.html")
SHOTS = [
    Shot(STORY, "night", 390, "story--a/night-390.png", ("12 px too wide: <b>",)),
    Shot(STORY, "day", 390, "story--a/day-390.png"),
    Shot(WRONG, "print", 794, "404/print-794.png"),
]


def test_the_sheet_shows_each_photograph_and_says_first_what_went_wrong():
    html = sheet(SHOTS)
    links = [address for tag, _, address in read_page("index.html", html).links if tag == "img"]
    assert links == ["404/print-794.png", "story--a/day-390.png", "story--a/night-390.png"]
    assert html.index("12 px too wide: &lt;b&gt;") < html.index("<img")
    assert "没有发现问题" in sheet(SHOTS[1:])


def test_a_box_unticked_hides_its_photographs_without_a_script(browser, tmp_path):
    (tmp_path / "index.html").write_text(sheet(SHOTS), encoding="utf-8")
    with served(tmp_path) as root, tab(browser, 1440) as (page, faults):
        page.goto(root)
        assert page.locator("figure:visible").count() == 3
        page.uncheck("#m-night")
        assert page.locator("figure:visible").count() == 2
        page.uncheck("#t-404")
        assert page.locator("figure:visible").count() == 1
        assert overflow(page) <= 0
    assert "<script" not in sheet(SHOTS)
    assert faults.hosts <= {root.split("/")[2]}


def test_every_template_of_the_hall_has_its_example(prepared):
    pages = [planned.make() for planned in prepared.pages]
    templates = {page.template for page in pages}
    for chosen in (one_of_each(pages, ["about/"]), every_variant(pages, ["about/"])):
        assert len({one.template for one in chosen}) == len(templates) + 2
        assert len({one.name for one in chosen}) == len(chosen)
        assert {"about/", "404.html"} <= {one.url for one in chosen}

"""A page open in a real browser follows the hall on disk; what stands in its way is told on it, and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import View, tab
from tests.house import SMALL, House, hall
from tests.live import ADDED, Served, free_port, served, served_by_mkdocs

LONG = 60_000  # ms
PANEL = "#hh-problems"
STORY = "---\ntitle: 第一个故事\nsources: [s0]\n---\n\n{}\n"
TEAM = 'title: 溪市退役军人志愿服务队\nregion: "1201"\nlevel: 市级\nmembers: {}\nsources: [s0]\n'
WRONG = {"content/teams/dongxi.yml": TEAM.format("很多")}
MENDED: dict[str, str | bytes | None] = {"content/teams/dongxi.yml": TEAM.format("50余名")}
FRAME = '{% extends "base.html" %}{% block announce %}公告一则{% endblock %}'
# What is edited, the page that shows it, what is seen there.
EDITS: tuple[tuple[dict[str, str | bytes | None], str, str], ...] = (
    ({"stories/first.md": STORY.format("水又来了。")}, "stories/first/", "水又来了。"),
    (MENDED, "teams/dongxi/", "50余名"),
    ({"content/pages/about.md": "# 关于\n\n本馆搬了家。\n"}, "about/", "本馆搬了家。"),
    ({"content/hall.yml": 'title: 西溪荣誉馆\nregion: "12"\n'}, "", "西溪荣誉馆"),
    ({"stories/second.md": "---\ntitle: 第二个故事\nsources: [s0]\n---\n\n又一夜。\n"}, "stories/", "第二个故事"),
    ({"templates/frame/main.html": FRAME}, "", "公告一则"),
)
Serve = Callable[[Path], AbstractContextManager[Served]]


@dataclass(frozen=True, slots=True)
class Live:
    """A hall that is being served."""

    house: House
    server: Served


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that halls share: cutting a font takes a second."""
    return tmp_path_factory.mktemp("fonts")


def with_fonts(folder: Path, fonts: Path) -> House:
    made = hall(folder)
    (made.root / ".cache").symlink_to(fonts)
    return made


@pytest.fixture
def house(tmp_path: Path, fonts: Path) -> House:
    return with_fonts(tmp_path, fonts)


@pytest.fixture(params=[served, served_by_mkdocs], ids=["honorhall", "mkdocs"])
def serve(request: pytest.FixtureRequest) -> Serve:
    started: Serve = request.param
    return started


# A server takes seconds to start. Tests share one, and put its hall back, unless they ask how a server starts or
# ends, or whether a page is loaded anew: a late look at the hall that was put back would load it.


@pytest.fixture(scope="module")
def by_honorhall(tmp_path_factory: pytest.TempPathFactory, fonts: Path) -> Iterator[Live]:
    house = with_fonts(tmp_path_factory.mktemp("ours"), fonts)
    with served(house.root) as server:
        yield Live(house, server)


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory, fonts: Path) -> Iterator[Live]:
    house = with_fonts(tmp_path_factory.mktemp("mkdocs"), fonts)
    with served_by_mkdocs(house.root) as server:
        yield Live(house, server)


@pytest.fixture(scope="module")
def never_built(tmp_path_factory: pytest.TempPathFactory, fonts: Path) -> Iterator[Live]:
    """A hall that no site could be made of yet."""
    house = with_fonts(tmp_path_factory.mktemp("wrong"), fonts).write(WRONG)
    with served(house.root) as server:
        yield Live(house, server)


@pytest.fixture(params=["by_honorhall", "by_mkdocs"], ids=["honorhall", "mkdocs"])
def live(request: pytest.FixtureRequest) -> Iterator[Live]:
    """The small good hall on either server."""
    found: Live = request.getfixturevalue(request.param)
    yield found
    put_back(found, request.node.name)


@pytest.fixture
def ours(request: pytest.FixtureRequest, by_honorhall: Live) -> Iterator[Live]:
    """The small good hall on a server of our own."""
    yield by_honorhall
    put_back(by_honorhall, request.node.name)


def put_back(live: Live, word: str) -> None:
    """Let a hall hold what it held at first, and a story named by a word; wait until its server has seen all of it."""
    homes = [live.house.root / name for name in ("content", "stories", "templates")]
    there = {path.relative_to(live.house.root).as_posix() for home in homes for path in home.rglob("*.*")}
    live.house.write({**dict.fromkeys(there - SMALL.keys()), **SMALL})
    live.house.write({"stories/put-back.md": f"---\ntitle: {word}\nsources: [s0]\n---\n\n又是原样。\n"})
    live.server.sees("stories/", word)
    live.server.sees_no("", "hh-problems")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, 1200) as (opened, _):
        opened.set_default_timeout(LONG)
        yield opened


def shows(page: Page, words: str) -> None:
    """Wait until a page shows these words, without asking it to load."""
    expect(page.locator("body")).to_contain_text(words, timeout=LONG)


def gone(page: Page, selector: str) -> None:
    expect(page.locator(selector)).to_have_count(0, timeout=LONG)


def test_an_open_page_follows_every_kind_of_edit_by_itself(live, page):
    for changes, url, words in EDITS:
        page.goto(live.server.url + url)
        assert words not in page.inner_text("body")
        live.house.write(changes)
        shows(page, words)
    assert not page.query_selector(PANEL)


def test_an_open_page_follows_an_edit_of_its_template_and_its_style(live, page):
    page.goto(live.server.url + "stories/first/")
    live.house.write({"templates/story.html": "<h1 id='title'>{{ page.title }}</h1>\n<p>另一种样子</p>\n"})
    shows(page, "另一种样子")
    live.house.write({"templates/assets/css/99-own.css": "h1 { color: rgb(1, 2, 3) !important; }\n"})
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)", timeout=LONG)


def test_a_problem_shows_with_the_words_of_the_command_line_and_goes_when_it_is_mended(live, page):
    page.goto(live.server.url + "teams/dongxi/")
    live.house.write(WRONG)
    page.wait_for_selector(PANEL)
    told = page.locator(f"{PANEL} li").all_inner_texts()
    assert told[0].startswith("content/teams/dongxi.yml:4:10  须改 error  [quantity-unreadable]")
    errors = live.house.run("check").told
    assert [text for text in told if text not in errors] == []
    assert page.locator(PANEL).get_attribute("role") == "alert"
    shows(page, "30余名")
    live.house.write(MENDED)
    gone(page, PANEL)
    shows(page, "50余名")


def test_a_hall_that_cannot_be_built_yet_shows_the_panel_and_then_the_site(house, serve, page):
    house.write(WRONG)
    with serve(house.root) as server:
        page.goto(server.url + "stories/first/")
        page.wait_for_selector(PANEL)
        assert "content/teams/dongxi.yml:4:10" in page.inner_text(PANEL)
        assert "水退了" not in page.inner_text("body")
        house.write(MENDED)
        gone(page, PANEL)
        shows(page, "水退了")


def test_a_template_that_does_not_hold_shows_and_the_server_lives_on(live, page):
    page.goto(live.server.url + "stories/first/")
    live.house.write({"templates/story.html": "<p>\n{{ nobody_hands_this_in }}</p>\n"})
    page.wait_for_selector(PANEL)
    assert "templates/story.html:2" in page.inner_text(PANEL)
    live.house.write({"templates/story.html": None})
    gone(page, PANEL)
    shows(page, "水退了")


def test_settings_that_do_not_hold_show_and_the_server_lives_on(live, page):
    good = (live.house.root / "mkdocs.yml").read_text(encoding="utf-8")
    page.goto(live.server.url)
    live.house.write({"mkdocs.yml": "site_name: [\n"})
    page.wait_for_selector(PANEL)
    assert "mkdocs.yml 用不了" in page.inner_text(PANEL)
    live.house.write({"mkdocs.yml": good})
    gone(page, PANEL)


def test_a_page_keeps_its_place_when_it_is_loaded_anew(ours, page):
    ours.house.write({"stories/first.md": STORY.format("长夜。\n\n" * 200)})
    ours.server.sees("stories/first/", "长夜。")
    page.goto(ours.server.url + "stories/first/")
    page.evaluate("window.scrollTo({top: 1500, behavior: 'instant'})")
    ours.house.write({"stories/first.md": STORY.format("长夜。\n\n" * 200 + "天亮了。")})
    shows(page, "天亮了。")
    page.wait_for_function("Math.abs(window.scrollY - 1500) < 5")


def test_styles_change_without_loading_the_page_anew(house, page):
    with served(house.root) as server:
        page.goto(server.url + "stories/first/")
        page.evaluate("window.stillHere = true")
        for number in (1, 2):
            house.write({"templates/assets/css/99-own.css": f"h1 {{ color: rgb(1, 2, {number}) !important; }}\n"})
            if number == 1:  # a folder that appears is no edit of a style yet
                expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 1)", timeout=LONG)
                page.wait_for_load_state()
                page.evaluate("window.stillHere = true")
        expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 2)", timeout=LONG)
        assert page.evaluate("window.stillHere") is True
        gone(page, "link[href*='hall.css'] ~ link[href*='hall.css']")


def test_a_panel_comes_without_loading_the_page_anew_and_folds(house, page):
    with served(house.root) as server:
        page.goto(server.url)
        page.evaluate("window.stillHere = true")
        house.write(WRONG)
        page.wait_for_selector(f"{PANEL} li:visible")
        assert page.evaluate("window.stillHere") is True
        page.click(f"{PANEL} summary")
        page.wait_for_selector(f"{PANEL} li", state="hidden")


def test_several_pages_follow_at_once_and_find_a_server_that_was_started_again(house, browser):
    with tab(browser, 1200) as (one, _), tab(browser, 390) as (other, _):
        port = str(free_port())
        with served(house.root, "--port", port) as server:
            for opened in (one, other):
                opened.goto(server.url + "stories/first/")
            house.write({"stories/first.md": STORY.format("两处都变。")})
            for opened in (one, other):
                shows(opened, "两处都变。")
        house.write({"stories/first.md": STORY.format("重新开始。")})
        with served(house.root, "--port", port):
            for opened in (one, other):
                shows(opened, "重新开始。")


@pytest.mark.parametrize("view", [View(390), View(390, night=True), View(1440), View(1440, night=True)], ids=str)
@pytest.mark.parametrize("hall_of", ["ours", "never_built"], ids=["on a page", "alone"])
def test_a_panel_can_be_read_on_every_screen_by_day_and_night(request, browser, view, hall_of):
    live: Live = request.getfixturevalue(hall_of)
    with tab(browser, view) as (page, _):
        page.goto(live.server.url)
        live.house.write(WRONG)
        page.wait_for_selector(f"{PANEL} li:visible")
        box = page.locator(PANEL).bounding_box()
        assert box is not None
        assert box["width"] <= view.width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        target = page.locator(f"{PANEL} summary").bounding_box()
        assert target is not None
        assert target["height"] >= 44
        for part in ("summary strong", "li b", "li", "li [lang=en]", "p"):
            assert page.evaluate(CONTRAST, f"{PANEL} {part}") >= 4.5, part


def test_a_preview_asks_no_other_host_and_breaks_nothing(ours, browser):
    with tab(browser, 1200) as (page, faults):
        page.goto(ours.server.url)
        ours.house.write({"stories/first.md": STORY.format("没有毛病。")})
        page.goto(ours.server.url + "stories/first/")
        shows(page, "没有毛病。")
        assert faults.hosts == {ours.server.url.split("/")[2]}
        assert faults.complaints == []
        plain = ADDED.sub(b"", ours.server.fetch("stories/first/")[1])
    assert plain.decode() == ours.house.build().page("stories/first")


CONTRAST = """selector => {
  const element = document.querySelector(selector);
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => numbers(colour).slice(0, 3).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  let below = element;
  while (numbers(getComputedStyle(below).backgroundColor)[3] === 0) below = below.parentElement;
  const [a, b] = [getComputedStyle(element).color, getComputedStyle(below).backgroundColor].map(light);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""

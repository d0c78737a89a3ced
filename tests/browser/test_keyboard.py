"""The site by keyboard alone: everything can be reached in the order it is seen, and one always sees where one is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.serving import View, served, tab

PHONE, DESK = View(390), View(1440)
SKIP, OPENER, CLOSER = ".md-skip", ".hh-opener", ".hh-menu__close"
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(one)) window.stops.set(one, window.stops.size);
  const style = getComputedStyle(one), box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const named = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
  return {
    number: window.stops.get(one), tag: one.tagName, classes: one.className,
    name: named.trim().slice(0, 40),
    part: ["main article", "header", ".md-tabs", ".md-sidebar", ".md-path", "footer"].find(at => one.closest(at)) ?? "",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && one.checkVisibility({opacityProperty: true, visibilityProperty: true})
      && box.left >= 0 && box.right > 0,
    top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left,
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where Tab has led. number: equal for the same element; part: of the page it is in.

    top, bottom, left: px on the page, of its first line.
    """

    number: int
    tag: str
    classes: str
    name: str
    part: str
    outlined: bool
    seen: bool
    top: float
    bottom: float
    left: float

    def before(self, other: Stop) -> bool:
        """Whether a reader comes to this one first: on a line above, or further left on the same one."""
        return self.top < other.bottom and (self.bottom <= other.top or self.left <= other.left)


def stop(page: Page) -> Stop | None:
    """Where the keyboard stands, or None when it stands nowhere on the page."""
    found = page.evaluate(STOP)
    return Stop(**found) if found else None


def walk(page: Page) -> list[Stop]:
    """Every stop from the top until the keyboard leaves the page or comes back to the first one.

    Fails where it comes back to any other: the keyboard is caught.
    """
    stops: list[Stop] = []
    while True:
        page.keyboard.press("Tab")
        here = stop(page)
        if here is None or (stops and here.number == stops[0].number):
            return stops
        assert here.number not in {one.number for one in stops}, f"caught at {here}"
        stops.append(here)


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
@pytest.mark.parametrize("url", ["", "teams/", "stories/six-villages-first/", "regions/", "visit/", "404.html"])
def test_every_stop_is_seen_outlined_and_named_and_none_catches_the_keyboard(browser, address, url, view):
    with tab(browser, view) as (page, _):
        page.goto(address + url)
        stops = walk(page)
    assert [one for one in stops if not (one.seen and one.outlined)] == []
    assert len(stops) > 3
    assert [one for one in stops if not one.name] == []


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_the_keyboard_goes_from_the_header_by_the_menu_to_the_words_and_the_footer(browser, address, view):
    with tab(browser, view) as (page, _):
        page.goto(f"{address}teams/dongqi-volunteers/")
        stops = walk(page)
    order = list(dict.fromkeys(one.part for one in stops))
    wide = [".md-tabs", ".md-sidebar"] if view == DESK else []
    assert ("菜单 Menu" in {one.name for one in stops}) == (view == PHONE)
    assert order == [part for part in ["", "header", *wide, ".md-path", "main article", "footer"] if part in order]
    assert {"header", ".md-path", "main article", *wide} <= set(order)


@pytest.mark.parametrize("url", ["stories/six-villages-first/", "visit/"])
def test_links_among_the_words_come_in_the_order_they_are_read(browser, address, url):
    with tab(browser, PHONE) as (page, _):
        page.goto(address + url)
        stops = [one for one in walk(page) if one.part == "main article"]
    assert len(stops) > 3
    assert [(one.name, two.name) for one, two in pairwise(stops) if not one.before(two)] == []


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_the_first_stop_leads_past_the_menu_to_the_words(browser, address, view):
    with tab(browser, view) as (page, _):
        page.goto(f"{address}stories/six-villages-first/")
        page.keyboard.press("Tab")
        assert page.locator(SKIP).evaluate("one => one === document.activeElement && getComputedStyle(one).opacity > 0")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector(location.hash || 'none')")
        page.keyboard.press("Tab")
        here = stop(page)
    assert here is not None
    assert here.part == "main article"


def test_the_drawer_opens_keeps_the_keyboard_shuts_and_gives_it_back(browser, address):
    with tab(browser, PHONE) as (page, faults):
        page.goto(f"{address}teams/")
        opener = page.locator(OPENER)
        assert opener.get_attribute("aria-expanded") == "false"
        assert opener.get_attribute("aria-label") == "菜单 Menu"
        opener.focus()
        page.keyboard.press("Enter")
        assert page.locator(CLOSER).evaluate("one => one === document.activeElement")
        assert opener.get_attribute("aria-expanded") == "true"
        stops = walk(page)
        assert {one.part for one in stops} == {".md-sidebar"}
        assert [one for one in stops if not (one.seen and one.outlined)] == []
        assert {"首页", "志愿服务队", "大事记"} <= {one.name for one in stops}
        page.keyboard.press("Escape")
        assert opener.evaluate("one => one === document.activeElement")
        assert opener.get_attribute("aria-expanded") == "false"
    assert faults.complaints == []


def test_the_drawers_own_button_shuts_it_and_an_entry_leads_on(browser, address):
    with tab(browser, PHONE) as (page, _):
        page.goto(f"{address}teams/")
        page.locator(OPENER).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        assert not page.is_checked("#__drawer")
        page.keyboard.press("Enter")
        page.locator(".hh-menu a >> text=大事记").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}timeline/")


def test_a_drawer_left_open_is_gone_when_the_screen_turns_wide(browser, address):
    with tab(browser, PHONE) as (page, _):
        page.goto(f"{address}teams/")
        page.click(OPENER)
        page.set_viewport_size({"width": 1440, "height": 800})
        page.wait_for_function("!document.querySelector('#__drawer').checked")
        assert page.locator("[inert]").count() == 0


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_day_turns_to_night_and_back_by_keyboard_on_this_page_and_the_next(browser, address, view):
    with tab(browser, view) as (page, _):
        for url, key, before, after, name in (
            ("teams/", "Enter", "default", "slate", "换成深色 Dark"),
            ("stories/", "Space", "slate", "default", "换成浅色 Light"),
        ):
            page.goto(address + url)
            assert page.get_attribute("body", "data-md-color-scheme") == before
            assert page.get_attribute(".hh-daylight", "aria-label") == name
            page.locator(".hh-daylight").focus()
            page.keyboard.press(key)
            page.wait_for_function(f"document.body.dataset.mdColorScheme === '{after}'")
            assert page.get_attribute(".hh-daylight", "aria-label") != name


def test_a_trap_a_hidden_stop_and_a_stop_without_outline_would_be_noticed(browser, tmp_path):
    text = """<!doctype html><meta charset="utf-8">
      <style>b { outline: 0 !important } a { outline: 3px solid red }</style>
      <a href="/">一</a><b tabindex="0">无边</b><a href="/" style="position:absolute;left:-999px">躲着</a>"""
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    trap = text + '<button onkeydown="event.preventDefault()">走不开</button>'
    (tmp_path / "trap.html").write_text(trap, encoding="utf-8")
    with served(tmp_path) as root, tab(browser, PHONE) as (page, _):
        page.goto(root)
        assert [(one.name, one.seen, one.outlined) for one in walk(page)] == [
            ("一", True, True),
            ("无边", True, False),
            ("躲着", False, True),
        ]
        page.goto(f"{root}trap.html")
        with pytest.raises(AssertionError, match="走不开"):
            walk(page)

"""No way out: what hands, mice and keyboards may try, one by one. Each attempt leaves the screen where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page

from tests.kiosk.screen import arrived, here, screen, url

STORY = "stories/dongqi-hall-born/"
REFUSED = """(names) => { window.__refused = {};
  const told = (event) => { window.__refused[event.type] = event.defaultPrevented; };
  for (const name of names) addEventListener(name, told); }"""
ADDED = """([tag, more]) => { const one = Object.assign(document.createElement(tag), more);
  document.querySelector('main').append(one); (one.requestSubmit ?? one.click).call(one); one.remove(); }"""
TRIED = """([kind, name, more]) => document.querySelector('main a, main').dispatchEvent(
  new globalThis[kind](name, { bubbles: true, cancelable: true, ...more }))"""
KEPT = """() => { window.__kept = 0; const own = ['Control', 'Shift', 'Alt'];
  const kept = (event) => !event.defaultPrevented && !own.includes(event.key);
  addEventListener('keydown', (event) => { if (kept(event)) window.__kept += 1; }); }"""
EVENTS = [
    *("contextmenu", "selectstart", "dragstart", "drop", "copy", "cut", "paste", "dblclick"),
    *("wheel", "touchmove", "keydown"),
]


def refused(page: Page, event: str) -> bool:
    """Whether the last event of this name was refused."""
    return bool(page.evaluate(f"window.__refused[{event!r}] === true"))


def menu(page: Page) -> bool:
    page.mouse.click(500, 900, button="right")
    return refused(page, "contextmenu")


def long_press(page: Page) -> bool:
    tool = page.context.new_cdp_session(page)
    tool.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 500, "y": 700}]})
    page.wait_for_timeout(900)
    tool.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return not page.evaluate("String(getSelection())") and page.evaluate("window.__refused.contextmenu !== false")


def selection(page: Page) -> bool:
    page.mouse.move(300, 600)
    page.mouse.down()
    page.mouse.move(800, 1000, steps=5)
    page.mouse.up()
    page.mouse.dblclick(500, 700)
    return not page.evaluate("String(getSelection())")


def drag_of_a_picture(page: Page) -> bool:
    page.evaluate(TRIED, ["DragEvent", "dragstart", {}])
    return refused(page, "dragstart")


def drop_of_a_file(page: Page) -> bool:
    page.evaluate(TRIED, ["DragEvent", "drop", {}])
    return refused(page, "drop")


def pinch(page: Page) -> bool:
    tool = page.context.new_cdp_session(page)
    for step in range(6):
        kind = "touchStart" if step == 0 else "touchMove"
        points = [{"x": 500 - 30 * step, "y": 800, "id": 0}, {"x": 560 + 30 * step, "y": 800, "id": 1}]
        tool.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    tool.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return bool(page.evaluate("visualViewport.scale") == 1)


def zoom_by_wheel(page: Page) -> bool:
    page.evaluate(TRIED, ["WheelEvent", "wheel", {"ctrlKey": True, "deltaY": -200}])
    return refused(page, "wheel")


def overscroll(page: Page) -> bool:
    page.mouse.move(500, 800)
    page.mouse.wheel(-3000, -3000)
    style = page.evaluate("getComputedStyle(document.body).overscrollBehavior")
    return bool(style == "none" and page.evaluate("scrollY + scrollX") == 0)


def new_window(page: Page) -> bool:
    opened = page.evaluate("window.open('https://example.org/')")
    page.evaluate(ADDED, ["a", {"href": "https://example.org/", "target": "_blank", "textContent": "x"}])
    return opened is None and len(page.context.pages) == 1


def middle_click(page: Page) -> bool:
    page.mouse.click(500, 1500, button="middle")
    return len(page.context.pages) == 1


def link_to_elsewhere(page: Page) -> bool:
    page.evaluate(ADDED, ["a", {"href": "https://example.org/", "textContent": "x"}])
    page.wait_for_timeout(150)
    return True


def form_to_elsewhere(page: Page) -> bool:
    page.evaluate(ADDED, ["form", {"action": "https://example.org/"}])
    page.wait_for_timeout(150)
    return True


def print_and_ask(page: Page) -> bool:
    page.evaluate("window.print()")
    said = page.evaluate("[window.alert('x'), window.prompt('x'), window.confirm('x')]")
    page.emulate_media(media="print")
    hidden = page.evaluate("getComputedStyle(document.documentElement).display")
    page.emulate_media(media="screen")
    return bool(said == [None, None, False] and hidden == "none")


def download(page: Page) -> bool:
    begun: list[Download] = []
    page.on("download", lambda one: begun.append(one))  # noqa: PLW0108 (Playwright hangs a mark on whoever listens)
    page.evaluate(ADDED, ["a", {"href": "data:text/plain,x", "download": "x.txt", "textContent": "x"}])
    page.wait_for_timeout(200)
    return not begun


def copy_and_paste(page: Page) -> bool:
    for name in ("copy", "cut", "paste"):
        page.evaluate(TRIED, ["ClipboardEvent", name, {}])
    return all(refused(page, name) for name in ("copy", "cut", "paste"))


HANDS: dict[str, Callable[[Page], bool]] = {
    "the menu of the right button": menu,
    "a long press": long_press,
    "words marked": selection,
    "a picture dragged": drag_of_a_picture,
    "a file dropped": drop_of_a_file,
    "two fingers": pinch,
    "the wheel with Ctrl": zoom_by_wheel,
    "a swipe beyond the edge": overscroll,
    "window.open": new_window,
    "the middle button": middle_click,
    "a link to elsewhere": link_to_elsewhere,
    "a form to elsewhere": form_to_elsewhere,
    "print, alert, prompt": print_and_ask,
    "a download": download,
    "copy and paste": copy_and_paste,
}
KEYS = [
    *(f"F{number}" for number in range(1, 13)),
    *(f"Control+{letter}" for letter in "ltnwpsoujhfr=-"),
    *(f"Control+Shift+{letter}" for letter in "ijn"),
    *("Alt+ArrowLeft", "Alt+ArrowRight", "Alt+Home", "Alt+F4", "Control+Tab", "ContextMenu", "PrintScreen", "/", "'"),
]


@pytest.mark.parametrize("attempt", HANDS)
def test_hands_find_no_way_out(browser, edition, attempt):
    with screen(browser) as (page, faults):
        page.goto(url(edition, STORY))
        page.evaluate(REFUSED, EVENTS)
        assert HANDS[attempt](page), attempt
        assert (here(page), len(page.context.pages), faults.hosts - {""}) == (STORY, 1, set())


@pytest.fixture(scope="module")
def story(browser: Browser, edition: Path) -> Iterator[Page]:
    """A story on the screen, for all keys: each leaves it as it was."""
    with screen(browser) as (page, _):
        page.goto(url(edition, STORY))
        page.evaluate(KEPT)
        yield page


@pytest.mark.parametrize("key", KEYS)
def test_keys_find_no_way_out(story, key):
    story.keyboard.press(key)
    story.wait_for_timeout(20)
    assert story.evaluate("window.__kept") == 0
    assert (here(story), len(story.context.pages)) == (STORY, 1)


def test_an_address_of_somebody_elses_is_refused_by_the_browsers_policy():
    """What is typed never reaches a page: the policy that `kiosk units` writes lets nothing open but this machine."""
    from honorhall.doors.kiosk.units import policy

    told = policy()
    assert (told["URLBlocklist"], told["URLAllowlist"]) == (["*"], ["http://127.0.0.1"])
    assert (told["PrintingEnabled"], told["DownloadRestrictions"], told["DeveloperToolsAvailability"]) == (False, 3, 2)


def test_the_server_lets_a_page_ask_nobody_else(browser, address):
    with screen(browser) as (page, _):
        page.goto(f"{address}/home/")
        assert page.evaluate("fetch('https://example.org/').then(() => 'out', () => 'in')") == "in"
        page.evaluate(ADDED, ["script", {"text": "window.ran = 1"}])
        assert page.evaluate("window.ran") is None


def test_the_browsers_way_back_leads_nowhere(browser, address):
    with screen(browser) as (page, _):
        page.goto(f"{address}/")  # the entry that a tab begins with is before it: in the hall there is none
        before = page.evaluate("history.length")
        page.locator("[data-begin]").tap()
        arrived(page, "home/")
        page.locator(".hk-door[href*='stories']").tap()
        arrived(page, "stories/")
        assert page.evaluate("history.length") == before
        page.evaluate("history.forward()")
        page.keyboard.press("Alt+ArrowLeft")
        page.wait_for_timeout(300)
        assert here(page) == "stories/"

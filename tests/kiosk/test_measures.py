"""Hands and eyes: what is to be touched is large, apart and in reach; every word is plain to see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.axe import SCRIPT, violations
from tests.kiosk.screen import BOTH, PORTRAIT, box, pages_of, screen, url

SIDE, APART, CONTRAST = 64, 16, 7.0
OFF = 0.5  # px: what a browser rounds
# One page of every template: the longest of each.
TEMPLATES = {
    "attract": "",
    "home": "home/",
    "list": "stories/",
    "exhibits": "exhibits/",
    "choices": "browse/theme/",
    "story": "stories/dongqi-hall-born/",
    "picture story": "stories/sample-5/",
    "exhibit": "exhibits/dongqi-105-veterans/",
    "sample exhibit": "exhibits/sample-mug-and-letters/",
    "record": "places/dongqi-hall/",
    "person": "people/sample-3/",
    "find": "find/",
    "today": "today/",
    "about": "about/",
}
STATES = {
    "plain": "",
    "low": "document.querySelector('[data-tool=low]')?.click()",
    "large": "document.querySelector('[data-tool=size]')?.click(); document.querySelector('[data-tool=size]')?.click()",
    "english": "document.querySelector('[data-tool=lang]')?.click()",
}
READY = {"find": "for (const one of 'dqc') document.querySelector(`[data-key=${one}]`).click()"}
BOXES = (Path(__file__).parent / "boxes.js").read_text(encoding="utf-8")
ROOMS = """() => [...document.querySelectorAll('[data-turns]')].map((one) => one.getBoundingClientRect().top)"""
COLOURS = (Path(__file__).parent / "colours.js").read_text(encoding="utf-8")


def opened(page, edition: Path, name: str, state: str = "plain") -> None:
    page.goto(url(edition, TEMPLATES[name]))
    page.wait_for_function("document.documentElement.dataset.up || document.querySelector('[data-begin]')")
    for act in (STATES[state], READY.get(name, "")):
        if act:
            page.evaluate(act)
    page.wait_for_timeout(80)


def wrong(boxes: list[dict[str, float]]) -> list[str]:
    """What is too small, and what is too near to something else."""
    small = [
        f"small: {one['name']}"
        for one in boxes
        if min(one["right"] - one["left"], one["bottom"] - one["top"]) < SIDE - OFF
    ]
    near = []
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = max(one["left"], other["left"]) - min(one["right"], other["right"])
            down = max(one["top"], other["top"]) - min(one["bottom"], other["bottom"])
            # What scrolls passes under the bar below: what can be touched there is the bar.
            if one["scrolls"] == other["scrolls"] and max(across, down) < APART - OFF:
                near.append(f"near ({max(across, down):.0f} px): {one['name']} | {other['name']}")
    return small + near


@pytest.mark.parametrize("name", TEMPLATES)
def test_everything_to_be_touched_is_large_and_apart(browser, edition, name):
    for size in BOTH.values():
        with screen(browser, size) as (page, _):
            # On its side the screen has no low, and its words are as long.
            for state in STATES if size == PORTRAIT else ("plain", "large"):
                opened(page, edition, name, state)
                boxes = page.evaluate(BOXES)
                assert boxes, (name, state)
                assert wrong(boxes) == [], (name, state, size)
                page.evaluate("sessionStorage.clear()")


@pytest.mark.parametrize("name", [one for one in TEMPLATES if one != "attract"])
def test_low_brings_all_of_it_below_the_middle(browser, edition, name):
    middle = PORTRAIT[1] / 2
    with screen(browser) as (page, _):
        opened(page, edition, name)
        fixed = [one for one in page.evaluate(BOXES) if not one["scrolls"]]
        assert all(one["top"] >= middle * 0.9 for one in fixed), "the tools are below without it"
        page.evaluate(STATES["low"])
        page.wait_for_timeout(200)
        assert all(one["top"] >= middle for one in page.evaluate(BOXES) if not one["scrolls"])
        assert all(top >= middle for top in page.evaluate(ROOMS))


@pytest.mark.parametrize("size", BOTH.values(), ids=BOTH)
def test_the_way_home_is_in_the_same_place_everywhere(browser, edition, size):
    with screen(browser, size) as (page, _):
        places = set()
        for name in TEMPLATES:
            opened(page, edition, name)
            for found in page.locator("[data-tool=home]").all():
                where = box(found)
                places.add((round(where["x"]), round(where["y"]), round(where["width"])))
        assert len(places) == 1


@pytest.mark.parametrize("contrast", [False, True])
def test_every_word_stands_out(browser, edition, contrast):
    with screen(browser) as (page, _):
        for name in TEMPLATES:
            opened(page, edition, name)
            if contrast:
                page.evaluate("document.querySelector('[data-tool=contrast]')?.click()")
                page.wait_for_timeout(100)
            faint = [one for one in page.evaluate(COLOURS) if one[0] < CONTRAST]
            assert faint == [], name
            page.evaluate("sessionStorage.clear()")


@pytest.mark.parametrize("size", BOTH.values(), ids=BOTH)
def test_axe_finds_nothing(browser, edition, size):
    found = {}
    with screen(browser, size) as (page, _):
        page.add_init_script(SCRIPT)
        # On its side the screen is laid out otherwise, and made of the same.
        for name in TEMPLATES if size == PORTRAIT else ("home", "story", "find"):
            opened(page, edition, name)
            # That fingers cannot zoom is asked for: larger type has a button of its own.
            said = [one for one in violations(page) if not one.startswith("meta-viewport")]
            if said:
                found[name] = said
    assert found == {}


def test_the_pages_measured_are_of_every_template(edition):
    """A template that is added is measured, too."""
    measured = {kind_of(edition / one / "index.html") for one in TEMPLATES.values()}
    assert measured == {kind_of(edition / one / "index.html") for one in pages_of(edition)}


def kind_of(page: Path) -> str:
    """The class of a page's body."""
    return str(re.findall(r'<body class="([^"]+)"', page.read_text(encoding="utf-8"))[0])


def test_what_is_pressed_shows_it_at_once(browser, edition):
    with screen(browser) as (page, _):
        page.goto(url(edition, "home"))
        took = page.evaluate("""() => new Promise((done) => {
          const door = document.querySelector('.hk-door');
          const began = performance.now();
          door.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
          requestAnimationFrame(() => done(door.classList.contains('hk-pressed') ? performance.now() - began : -1));
        })""")
        assert 0 <= took <= 100

"""Hands and eyes: everything to be touched is large and apart, in reach where somebody sits, and every word is plain to see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.axe import SCRIPT, violations
from tests.kiosk.screen import BOTH, PORTRAIT, pages_of, screen, url

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
BOXES = """() => {
  const dialog = document.querySelector('dialog[open]');
  const all = [...(dialog ?? document).querySelectorAll('a[href], button, summary, input, select, [role=button]')];
  const found = [];
  for (const one of all) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const room = one.closest('[data-turns]');
    const name = one.outerHTML.slice(0, 90);
    found.push({ name, left: box.left, top: box.top, right: box.right, bottom: box.bottom, scrolls: Boolean(room), book: room?.dataset.turns === 'book' });
  }
  return found;
}"""
ROOMS = """() => [...document.querySelectorAll('[data-turns]')].map((one) => one.getBoundingClientRect().top)"""
# Of every text that is seen: its own colour and the first colour behind it that covers.
COLOURS = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([red, green, blue]) => {
    const part = [red, green, blue].map((one) => { const way = one / 255; return way <= 0.03928 ? way / 12.92 : ((way + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.closest('svg, script')) continue;
    const style = getComputedStyle(one);
    if (style.color === 'rgba(0, 0, 0, 0)') continue;
    const [a, b] = [light(parse(style.color)), light(behind(one))];
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), walker.currentNode.data.trim().slice(0, 20), one.className || one.tagName]);
  }
  return found;
}"""


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
            for state in STATES:
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
        for name in TEMPLATES:
            opened(page, edition, name)
            # That fingers cannot zoom is asked for: larger type has a button of its own.
            said = [one for one in violations(page) if not one.startswith("meta-viewport")]
            if said:
                found[name] = said
    assert found == {}


def test_the_pages_measured_are_of_every_template(edition):
    """A template that is added is measured, too."""
    kinds = {
        re.search(r'<body class="([^"]+)"', (edition / one / "index.html").read_text(encoding="utf-8")).group(1)
        for one in TEMPLATES.values()
    }
    every = {
        re.search(r'<body class="([^"]+)"', (edition / one / "index.html").read_text(encoding="utf-8")).group(1)
        for one in pages_of(edition)
    }
    assert kinds == every


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

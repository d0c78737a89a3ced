"""The screen in the hall under 2,000 visits of random touches: its memory, its complaints, whether it still answers."""

from __future__ import annotations

import argparse
import random
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Error, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.chromium import find
from tests.browser.serving import Faults
from tests.kiosk.screen import PORTRAIT, pages_of, typed

TOUCHES = 5  # of a visit, at most
UP = "document.readyState === 'complete' && Boolean(window.honorhallKiosk?.end)"
SEEN = """(() => { const room = document.querySelector('dialog[open]') ?? document;
  const whole = (box) => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  return [...room.querySelectorAll('a[href], button')].filter((one) => one.checkVisibility() && !one.disabled)
    .map((one) => one.getBoundingClientRect()).filter(whole)
    .map((box) => [box.left + box.width / 2, box.top + box.height / 2]); })()"""


def main() -> int:
    """Open every page once, then let hands play; say what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path, help="the folder that `honorhall kiosk build` made")
    parser.add_argument("--address", default="", help="of `honorhall kiosk serve`, else the folder itself (file://)")
    parser.add_argument("--visits", type=int, default=2_000)
    parser.add_argument("--measure", type=int, nargs="*", default=[100, 500, 1_000, 1_500, 2_000])
    parser.add_argument("--pages", action="store_true", help="open every page first")
    parser.add_argument("--seed", type=int, default=6)
    asked = parser.parse_args()
    with sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        browser = play.chromium.launch(executable_path=str(find()), args=flags)
        context = browser.new_context(viewport={"width": PORTRAIT[0], "height": PORTRAIT[1]}, has_touch=True)
        page, faults = context.new_page(), Faults()
        page.on("console", lambda said: faults.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.complaints.append(str(error)))
        page.on("requestfailed", faults.failed)
        outside: set[str] = set()
        root = f"{asked.address}/" if asked.address else asked.edition.resolve().as_uri() + "/"
        page.on("request", lambda one: outside.add(one.url) if not one.url.startswith((root, "blob:")) else None)
        if asked.pages:
            _every_page(page, root, asked.edition)
        page.goto(f"{root}index.html")
        _play(Hand(context.new_cdp_session(page)), asked)
        print(f"complaints: {faults.complaints[:5] or 'none'}")
        print(f"asked for outside of the folder: {sorted(outside)[:5] or 'nothing'}")
        page.goto(f"{root}find/index.html")
        typed(page, "dqc")
        page.locator("[data-found] a").first.wait_for()
        print("still answering: dqc finds", page.locator("[data-found] a").count(), "entries")
        browser.close()
    return int(bool(faults.complaints or outside))


def _every_page(page: Page, root: str, edition: Path) -> None:
    began, dead = time.perf_counter(), []
    for one in pages_of(edition):
        page.goto(f"{root}{one}index.html")
        if not page.evaluate("Boolean(window.honorhallKiosk?.go) && !('fault' in document.documentElement.dataset)"):
            dead.append(one)
    print(f"{len(pages_of(edition))} pages opened, {len(dead)} dead, {time.perf_counter() - began:.0f} s", flush=True)


def _play(hand: Hand, asked: argparse.Namespace) -> None:
    dice, began = random.Random(asked.seed), time.perf_counter()
    hand.arrived("")
    for visit in range(1, asked.visits + 1):
        _one_visit(hand, dice)
        if visit in asked.measure:
            for _ in range(3):
                hand.tool.send("HeapProfiler.collectGarbage")
            heap = hand.tool.send("Runtime.getHeapUsage")["usedSize"] / 1e6
            told = f"heap {heap:.2f} MB, {hand.tool.send('Memory.getDOMCounters')}, renderer {_renderer()} MB"
            print(f"{visit} visits, {time.perf_counter() - began:.0f} s: {told}", flush=True)


def _renderer() -> int:
    """Memory of the largest process that draws pages, in MB, where the system tells it."""
    found = [0]
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError, ValueError):
            if b"--type=renderer" in status.with_name("cmdline").read_bytes():
                found += [int(line.split()[1]) >> 10 for line in status.read_text().splitlines() if "VmRSS" in line]
    return max(found)


def _one_visit(hand: Hand, dice: random.Random) -> None:
    """From the loop to the loop: what is seen is touched at random; then nobody is there any more."""
    hand.touch(540, 900)
    hand.arrived("home/")
    for _ in range(dice.randint(3, TOUCHES)):
        places = hand.said(SEEN)
        if not places:
            break
        hand.touch(*dice.choice(places))
        hand.settled()
    hand.said("honorhallKiosk.end()")
    hand.arrived("")


@dataclass(frozen=True, slots=True)
class Hand:
    """Touches a page and looks at it, without what Playwright lays into each page: that would be measured, too."""

    tool: CDPSession

    def touch(self, across: float, down: float) -> None:
        """A finger, set down and lifted."""
        for kind, points in (("touchStart", [{"x": across, "y": down}]), ("touchEnd", [])):
            self.tool.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def said(self, expression: str) -> Any:
        """What an expression comes to on the page; None while one page gives way to another."""
        try:
            answer = self.tool.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        except Error:
            return None
        return answer["result"].get("value")

    def arrived(self, at: str) -> None:
        """Wait until a page of the edition has come up."""
        self._until(f"document.documentElement.dataset.page === {at!r} && {UP}")

    def settled(self) -> None:
        """Wait until what was touched has done what it does, and the page stands."""
        time.sleep(0.03)
        self._until(UP)

    def _until(self, expression: str) -> None:
        end = time.monotonic() + 20
        while self.said(expression) is not True:
            if time.monotonic() > end:
                raise TimeoutError(expression)
            time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())

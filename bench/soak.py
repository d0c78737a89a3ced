"""The screen in the hall under 2,000 visits of random touches: its memory, its complaints, whether it still answers."""

from __future__ import annotations

import argparse
import random
import sys
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.chromium import find
from tests.browser.serving import Faults
from tests.kiosk.screen import PORTRAIT, arrived, pages_of, typed

TOUCHES = 5  # of a visit, at most
SEEN = """() => { const room = document.querySelector('dialog[open]') ?? document;
  const whole = (box) => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  return [...room.querySelectorAll('a[href], button')].filter((one) => one.checkVisibility() && !one.disabled)
    .map((one) => one.getBoundingClientRect()).filter(whole)
    .map((box) => [box.left + box.width / 2, box.top + box.height / 2]); }"""


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
        _play(page, context.new_cdp_session(page), root, asked)
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


def _play(page: Page, tool: CDPSession, root: str, asked: argparse.Namespace) -> None:
    dice, began = random.Random(asked.seed), time.perf_counter()
    page.goto(f"{root}index.html")
    for visit in range(1, asked.visits + 1):
        _one_visit(page, dice)
        if visit in asked.measure:
            page.wait_for_timeout(200)
            for _ in range(3):
                tool.send("HeapProfiler.collectGarbage")
            heap = tool.send("Runtime.getHeapUsage")["usedSize"] / 1e6
            counts = tool.send("Memory.getDOMCounters")
            seconds = time.perf_counter() - began
            print(
                f"{visit} visits, {seconds:.0f} s: heap {heap:.2f} MB, {counts}, renderer {_renderer()} MB", flush=True
            )


def _renderer() -> int:
    """Memory of the largest process that draws pages, in MB, where the system tells it."""
    found = [0]
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError, ValueError):
            if b"--type=renderer" in status.with_name("cmdline").read_bytes():
                found += [int(line.split()[1]) >> 10 for line in status.read_text().splitlines() if "VmRSS" in line]
    return max(found)


def _one_visit(page: Page, dice: random.Random) -> None:
    """From the loop to the loop: what is seen is touched at random; then nobody is there any more."""
    page.touchscreen.tap(540, 900)
    arrived(page, "home/")
    for _ in range(dice.randint(3, TOUCHES)):
        places = page.evaluate(SEEN)
        if not places:
            break
        across, down = dice.choice(places)
        page.touchscreen.tap(across, down)
        page.wait_for_load_state()
        page.wait_for_function("Boolean(window.honorhallKiosk?.end)")
    page.evaluate("honorhallKiosk.end()")
    arrived(page, "")


if __name__ == "__main__":
    sys.exit(main())

"""What the frame saves: pages drawn by MkDocs one by one, beside the same pages filled into a frame drawn once."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from honorhall.doors.host import host
from honorhall.ground.page import Page
from tests.slow_twin import drawn_by_mkdocs
from tests.tiny_hall import DRESS, tiny_hall

PAGES, ROUNDS = 200, 5
BODY = '<h1 id="title">一</h1>' + "<p>示范一段正文。</p>" * 60


def main() -> None:
    """Print the milliseconds a page, both ways, and their ratio: medians of several rounds in turn."""
    slow, fast = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            slow.append(by_mkdocs(Path(folder)))
        with tempfile.TemporaryDirectory() as folder:
            fast.append(by_frame(Path(folder)))
    one, other = statistics.median(slow), statistics.median(fast)
    print(f"| MkDocs draws each page | {one:.2f} ms a page | {min(slow):.2f} to {max(slow):.2f} |")
    print(f"| a frame is filled | {other:.4f} ms a page | {min(fast):.4f} to {max(fast):.4f} |")
    print(f"| ratio | {one / other:.0f} | {ROUNDS} rounds of {PAGES} pages |")


def pages() -> list[tuple[Page, str]]:
    """Equal pages with urls of their own."""
    return [(Page(f"teams/t{n}/", "record.html", f"队{n}", "一句", section="teams/"), BODY) for n in range(PAGES)]


def by_mkdocs(folder: Path) -> float:
    """Milliseconds a page over a whole MkDocs build, less the same build without them."""
    root = tiny_hall(folder / "hall")
    start = time.perf_counter()
    drawn_by_mkdocs(root, DRESS, [])
    bare = time.perf_counter()
    drawn_by_mkdocs(root, DRESS, pages())
    return (time.perf_counter() - bare - (bare - start)) * 1000 / PAGES


def by_frame(folder: Path) -> float:
    """Milliseconds a page, the drawing of the frame included."""
    frames = host(tiny_hall(folder / "hall"), DRESS, lambda text, _url: text).frames
    start = time.perf_counter()
    for page, body in pages():
        frames.fill(page, body)
    return (time.perf_counter() - start) * 1000 / PAGES


if __name__ == "__main__":
    main()

"""Photographs one page of every template at every width, by day, by night and on paper: `make screens`.

Builds the sample hall aside, writes pictures and an index.html to look through them into screens/, says what went
wrong on the way, and ends with 1 if anything did. `--only story --width 390 --mode night` narrows it down.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Error, FloatRect, Page

from honorhall.doors import main as honorhall
from honorhall.doors.build import prepare
from honorhall.doors.order import Order, Steps
from honorhall.pages import handwritten
from tests.browser import chromium
from tests.browser.contact_sheet import Shot, sheet
from tests.browser.examples import WRONG, Example, every_variant
from tests.browser.looking import overflow, sticking_out, wait_for_all
from tests.browser.serving import Faults, View, opened, served, tab

REPOSITORY = Path(__file__).parents[2]
WIDTHS = (390, 820, 1440)
MODES = ("day", "night", "print")
A4 = 794  # px: 210 mm
TALLEST = 15_000  # px: Chromium draws nothing below 16,384

Taken = Callable[[Shot], None]


@dataclass(frozen=True, slots=True)
class Job:
    """Pages to photograph in one view. cut: also in pieces of this height in px, unless 0."""

    view: View
    examples: tuple[Example, ...]
    cut: int = 0


def main(arguments: list[str] | None = None) -> int:
    """Build, photograph, write the index. 0, or 1 if a page complained, asked another host or stuck out."""
    wanted = _wanted(arguments)
    browser = chromium.find()
    if browser is None:
        print(chromium.NONE, file=sys.stderr)
        return 1
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        if honorhall(["build", "--root", str(wanted.root), "--out", str(site)]):
            return 1
        jobs = list(_jobs(_chosen(wanted.root, wanted.only), wanted))
        whole = sum(len(job.examples) for job in jobs)
        if not whole:
            print("没有这样的页面 no such page", file=sys.stderr)
            return 1
        if not _cleared(wanted.out):
            print(f"{wanted.out} 里有别的东西 holds something else", file=sys.stderr)
            return 1
        wanted.out.mkdir(parents=True, exist_ok=True)
        (wanted.out / "index.html").write_text(sheet(()), encoding="utf-8")
        shots = _take(jobs, site, wanted, browser)
    (wanted.out / "index.html").write_text(sheet(shots), encoding="utf-8")
    return _tell(shots, wanted.out, time.perf_counter() - began)


def _wanted(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screens", description=__doc__)
    parser.add_argument("--only", action="append", default=[], help="名称或模板里的字 part of a name, template or url")
    parser.add_argument("--width", action="append", type=int, choices=WIDTHS, help="宽度 width in px")
    parser.add_argument("--mode", action="append", choices=MODES, help="日间、夜间、打印 day, night, print")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "screens", help="放图的文件夹 where to")
    parser.add_argument("--root", type=Path, default=REPOSITORY, help="荣誉馆的文件夹 the hall")
    parser.add_argument("--cut", type=int, default=0, help="另存为几段，每段的高度 in pieces too, each this high")
    parser.add_argument("--workers", type=int, default=2, help="同时开几个浏览器 browsers at a time")
    return parser.parse_args(arguments)


def _chosen(root: Path, only: list[str]) -> tuple[Example, ...]:
    """Pages of the hall to photograph: those with one of the words of `only` in their name, or all."""
    made, _ = prepare(Order(root, root / "site", "public", date.today()), Steps())
    if made is None:
        return ()
    found = every_variant((planned.make() for planned in made.pages), handwritten(made.guide.archive))
    return tuple(one for one in found if not only or any(word in f"{one.name} {one.url}" for word in only))


def _jobs(examples: tuple[Example, ...], wanted: argparse.Namespace) -> Iterator[Job]:
    """One job a view; paper has one width, and comes when no width was asked for, or when it was."""
    modes, widths = wanted.mode or MODES, wanted.width or WIDTHS
    for mode in modes:
        if mode != "print":
            yield from (Job(View(width, night=mode == "night"), examples, wanted.cut) for width in widths)
        elif wanted.mode or not wanted.width:
            yield Job(View(A4, paper=True), examples, wanted.cut)


def _cleared(out: Path) -> bool:
    """Take away the photographs of last time; a folder that holds anything else is left alone."""
    if not out.is_dir() or not any(out.iterdir()):
        return True
    if not (out / "index.html").is_file():
        return False
    shutil.rmtree(out)
    return True


def _take(jobs: list[Job], site: Path, wanted: argparse.Namespace, browser: Path) -> list[Shot]:
    """Photograph all, each job in a browser of its own, a few at a time."""
    whole, done = sum(len(job.examples) for job in jobs), 0

    def taken(shot: Shot) -> None:
        nonlocal done
        done += 1
        print(f"[{done}/{whole}] {shot.file}", *shot.faults, sep="\n    ", file=sys.stderr, flush=True)

    with served(site) as address, ThreadPoolExecutor(wanted.workers) as pool:
        results = pool.map(lambda job: list(_photographed(job, address, (browser, wanted.out), taken)), jobs)
        return [shot for shots in results for shot in shots]


def _photographed(job: Job, address: str, places: tuple[Path, Path], taken: Taken) -> Iterator[Shot]:
    chromium_path, out = places
    with opened(chromium_path) as browser, tab(browser, job.view) as (page, faults):
        for example in job.examples:
            file = f"{example.name}/{_mode(job.view)}-{job.view.width}.png"
            (out / file).parent.mkdir(parents=True, exist_ok=True)
            faults.complaints, faults.hosts = [], set()
            try:
                page.goto(address + example.url)
                wait_for_all(page)
                _photograph(page, out / file, job.cut)
                wrong = tuple(_wrong(page, faults, example, address))
            except Error as fault:
                wrong = (str(fault),)
            shot = Shot(example, _mode(job.view), job.view.width, file, wrong)
            taken(shot)
            yield shot


def _photograph(page: Page, path: Path, cut: int) -> None:
    """The whole page, and its pieces beside it: `day-390.png`, `day-390-1.png`, `day-390-2.png`."""
    width = page.evaluate("document.documentElement.clientWidth")
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    whole: FloatRect = {"x": 0, "y": 0, "width": width, "height": height}
    page.screenshot(path=path, full_page=True, animations="disabled", clip=whole)
    if cut:
        with Image.open(path) as picture:
            for number, top in enumerate(range(0, picture.height, cut), start=1):
                piece = picture.crop((0, top, picture.width, min(top + cut, picture.height)))
                piece.save(path.with_stem(f"{path.stem}-{number}"))


def _wrong(page: Page, faults: Faults, example: Example, address: str) -> Iterator[str]:
    yield from (said for said in faults.complaints if example.url != WRONG or "404" not in said)
    yield from (f"asks {host}" for host in sorted(faults.hosts - {urlsplit(address).netloc}))
    if (by := overflow(page)) > 0:
        yield f"{by} px too wide: " + "; ".join(sticking_out(page)[:3])


def _mode(view: View) -> str:
    return "print" if view.paper else "night" if view.night else "day"


def _tell(shots: Iterable[Shot], out: Path, seconds: float) -> int:
    """Say what came of it on stderr, the page to open on stdout."""
    faults = [f"{shot.file}: {fault}" for shot in shots for fault in shot.faults]
    print(*faults, sep="\n", file=sys.stderr)
    print(f"{len(list(shots))} 张 pictures, {len(faults)} 处问题 faults, {seconds:.0f} s → {out / 'index.html'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

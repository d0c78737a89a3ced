"""A trial: a version is opened in a browser without a window before anybody sees it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from honorhall.doors.kiosk.browser import ALONE, unboxed

PATIENCE = 60  # seconds for one page
WAIT = 6000  # ms of the page's own time, which runs ahead while nothing happens
ROOT = re.compile(r"<html\b[^>]*>")
FOUND = 'class="hk-entry"'


def faults(folder: Path, program: str) -> Iterator[str]:
    """Pages of a version that do not come up, in words. Nothing: it works."""
    for path, wanted in _pages(folder):
        text = _drawn((folder / path.partition("#")[0]).as_uri() + path[len(path.partition("#")[0]) :], program)
        root = ROOT.search(text)
        up = root is not None and ("data-up" in root[0] or path == "index.html") and "data-fault" not in root[0]
        if not up or wanted not in text:
            yield path


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """(page, what has to stand in it): the loop, home, a letter to be found by, a story where there is one."""
    yield "index.html", "data-begin"
    yield "home/index.html", "hk-door"
    letter = next((path.stem for path in sorted((folder / "assets/hall/names").glob("*.js"))), "")
    if letter:
        yield f"find/index.html#try={letter}", FOUND
    story = next(
        (path for path in sorted((folder / "stories").glob("*/index.html")) if path.parent.name != "page"), None
    )
    if story:
        yield story.relative_to(folder).as_posix(), "hk-book"


def _drawn(address: str, program: str) -> str:
    """A page as it is after its scripts have run; "" where it does not come up."""
    with TemporaryDirectory(prefix="honorhall-trial-", ignore_cleanup_errors=True) as profile:
        command = (
            *(program, "--headless=new", *ALONE, *unboxed(), f"--user-data-dir={profile}"),
            *(f"--virtual-time-budget={WAIT}", "--dump-dom", address),
        )
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout.decode("utf-8", "replace")

"""A trial: a version is opened in a browser without a window before anybody sees it.

It is served as it will be, and its own pages tell how they came up: no word of the browser is needed, which the policy
of a locked machine would refuse.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn

from honorhall.doors.kiosk.browser import opened
from honorhall.doors.kiosk.counts import Counts
from honorhall.doors.kiosk.serving import Desk, application
from honorhall.doors.kiosk.showing import Showing

PATIENCE = 40.0  # seconds for one page, the browser's own start included
A_LOOK = 0.1
Told = Mapping[str, Any]


def faults(folder: Path, program: str) -> Iterator[str]:
    """Pages of a version that do not come up. Nothing: it works."""
    for page, right in _pages(folder):
        if not _comes_up(folder, page, right, program):
            yield page or "index.html"


def _pages(folder: Path) -> Iterator[tuple[str, Callable[[Told], bool]]]:
    """(page, whether what it tells is right): the loop, home, a letter to be found by, a story where there is one."""
    yield "", lambda told: told.get("calling") is True
    yield "home/", lambda told: told.get("up") is True
    named = (path for path in sorted((folder / "assets/hall/names").glob("*.js")) if b"[[" in path.read_bytes())
    letter = next((path.stem for path in named), "")
    if letter:
        yield f"find/#try={letter}", lambda told: int(told.get("found", 0)) > 0
    stories = sorted((folder / "stories").glob("*/index.html"))
    story = next((path.parent.name for path in stories if path.parent.name != "page"), None)
    if story:
        yield f"stories/{story}/", lambda told: told.get("up") is True


def _comes_up(folder: Path, page: str, right: Callable[[Told], bool], program: str) -> bool:
    """Whether a page gives signs of life without a fault, and what has to stand in it."""
    heard: list[Told] = []
    with _served(folder, heard.append) as address, opened(program, f"{address}/{page}", "--headless=new"):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not any(right(told) or told.get("fault") for told in heard):
            time.sleep(A_LOOK)
    return any(map(right, heard)) and not any(told.get("fault") for told in heard)


@contextmanager
def _served(folder: Path, heard: Callable[[Told], object]) -> Iterator[str]:
    """A version on a server of its own, with counts that nobody keeps. heard: hears what its pages tell."""
    desk = Desk(Showing(site=folder), Counts(folder.parent / ".trial.sqlite"), bool, heard=heard)
    config = uvicorn.Config(application(desk), host="127.0.0.1", port=0, log_level="critical", lifespan="off",
                            access_log=False, ws="none", timeout_graceful_shutdown=1)  # fmt: skip
    server = uvicorn.Server(config)
    listening = config.bind_socket()
    thread = threading.Thread(target=partial(server.run, sockets=[listening]), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
        (folder.parent / ".trial.sqlite").unlink(missing_ok=True)

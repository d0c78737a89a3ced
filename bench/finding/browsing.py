"""Engines asked in a real Chromium: what each answers, how long it takes, and how much it fetches."""

from __future__ import annotations

import gzip
import io
import statistics
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from playwright.sync_api import Browser, Page

from bench.finding.queries import Query

TEN = 10
ZIPPED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")

# (query, how many) -> [urls, total]
OURS = """async ([query, limit]) => {
  const found = await honorhallSearch(query, {limit, facets: false});
  return [found.results.map((one) => one.url), found.exact ? found.total : -1];
}"""

TIMED = """async (given) => {
  const from = performance.now();
  const found = await (%s)(given);
  return [found, performance.now() - from];
}"""  # in the page, so that the way there and back is not counted


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine said to a query. urls: the first ten; total: -1 where it does not say; bytes: on the wire."""

    query: Query
    urls: tuple[str, ...]
    total: int
    seconds: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to ask. open: makes a page ready for the first query; ask: a function of the page, in JavaScript."""

    name: str
    open: Callable[[Page, str], None]
    ask: str


def open_ours(page: Page, root: str) -> None:
    """A page with our script, as when somebody goes to the box."""
    page.goto(f"{root}/blank.html")
    page.add_script_tag(url=f"{root}/assets/hall/search.js")


def open_pagefind(page: Page, root: str) -> None:
    """A page with Pagefind's script."""
    page.goto(f"{root}/blank.html")
    page.evaluate(
        "async () => { window.pagefind = await import('/pagefind/pagefind.js'); await window.pagefind.init(); }"
    )


@dataclass(slots=True)
class Served:
    """A folder on a server of this machine. sent: bytes of bodies, zipped, whoever asked: a page or its workers."""

    root: str
    sent: int = 0


def asked(
    browser: Browser, engine: Engine, served: Served, queries: Sequence[Query], limit: int = TEN
) -> Iterator[Answer]:
    """One visitor asks one query after the other. What the first fetched includes the scripts."""
    context = browser.new_context()
    page = context.new_page()
    before = served.sent
    engine.open(page, served.root)
    for query in queries:
        (urls, total), ms = page.evaluate(TIMED % engine.ask, [query.asked, limit])
        own = tuple(url.replace(served.root, "").strip("/") for url in urls)
        yield Answer(query, own, total, ms / 1000, served.sent - before)
        before = served.sent
    context.close()


@contextmanager
def served_zipped(folder: Path) -> Iterator[Served]:
    """A folder on a server of this machine that zips what it sends, and keeps its connections, as servers do."""
    (folder / "blank.html").write_text('<!doctype html><meta charset="utf-8"><title>-</title>', encoding="utf-8")
    found = Served("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Zipping, found, directory=str(folder)))
    found.root = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


class _Zipping(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every other answer waits 40 ms for the browser's word on its headers
    wbufsize = -1

    def __init__(self, served: Served, *arguments: Any, **named: Any) -> None:
        self.served = served
        super().__init__(*arguments, **named)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if path.suffix not in ZIPPED or not path.is_file():
            self.served.sent += path.stat().st_size if path.is_file() else 0
            return super().send_head()
        data = _zipped(str(path))
        self.served.sent += len(data)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return io.BytesIO(data)


@lru_cache(maxsize=4_000)
def _zipped(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


def recall(answer: Answer) -> float:
    """Of what the first ten could hold, how much they hold."""
    truth = answer.query.truth
    return len(_true(answer)) / min(TEN, len(truth)) if truth else 1.0


def precision(answer: Answer) -> float:
    """Of the first ten, how many hold the phrase."""
    return len(_true(answer)) / len(answer.urls) if answer.urls else 1.0


def _true(answer: Answer) -> set[str]:
    return {url for url in answer.urls if f"{url}/" in answer.query.truth}


def by_group(answers: Sequence[Answer], what: Callable[[Answer], float]) -> dict[str, float]:
    """Group -> the mean."""
    groups = dict.fromkeys(answer.query.group for answer in answers)
    return {group: statistics.mean(what(one) for one in answers if one.query.group == group) for group in groups}

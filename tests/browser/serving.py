"""A built site on a server of this machine, and a browser page that remembers all that goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
WAIT = 10_000  # ms: a page of ours takes some 200


@dataclass  # without slots: Playwright hangs a mark on whoever listens
class Faults:
    """What a reader's browser complains of while pages are open. hosts: every host that was asked for something."""

    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def listen(self, page: Page) -> None:
        """Remember all that goes wrong on a page from now on."""
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self.failed)
        page.on("response", self.answered)
        page.on("request", self.asked)

    def said(self, message: ConsoleMessage) -> None:
        """Remember what the browser complains of."""
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def answered(self, response: Response) -> None:
        """Remember an answer that says that there is no such thing."""
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def failed(self, request: Request) -> None:
        """Remember what could not be fetched; that a reader went on before the icon had come is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure} {request.url}")

    def asked(self, request: Request) -> None:
        """Remember whom the page asks."""
        self.hosts.add(urlsplit(request.url).netloc)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a site as a plain web server does: its 404.html for what is not there."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's own name)
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for wrong addresses."""
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def opened(chromium: Path) -> Iterator[Browser]:
    """Start this Chromium without a window. One at a time in a thread: Playwright wants it so."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(chromium), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at: width in px; night: by a reader who asked for dark; paper: as it would be printed."""

    width: int
    night: bool = False
    paper: bool = False
    scripts: bool = True

    def __str__(self) -> str:
        mode = "paper" if self.paper else "night" if self.night else "day"
        return f"{mode} {self.width}{'' if self.scripts else ' without scripts'}"


@contextmanager
def tab(browser: Browser, view: View | int) -> Iterator[tuple[Page, Faults]]:
    """A tab of this view (or width in px, by day), without cookies, and what it complains of."""
    seen = View(view) if isinstance(view, int) else view
    context = browser.new_context(
        viewport={"width": seen.width, "height": 800},
        reduced_motion="reduce",
        color_scheme="dark" if seen.night else "light",
        java_script_enabled=seen.scripts,
    )
    context.set_default_timeout(WAIT)
    page, faults = context.new_page(), Faults()
    if seen.paper:
        page.emulate_media(media="print")
    faults.listen(page)
    try:
        yield page, faults
    finally:
        context.close()

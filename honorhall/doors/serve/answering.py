"""answer(): what a preview says to a browser's question, and the few lines that it adds to a page."""

from __future__ import annotations

from dataclasses import dataclass

from honorhall.doors.panel import alone, panel, with_added
from honorhall.doors.serve.preview import Preview, Shown
from honorhall.doors.serve.site import Site
from honorhall.doors.stopped import stopped_as_text

PAGE = "index.html"
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Answer:
    """status: of HTTP; path: the file it is, whose ending tells its type; elsewhere: where to look instead.

    texts: what went wrong while the page was made, for the terminal.
    """

    status: int
    path: str
    body: bytes = b""
    elsewhere: str = ""
    texts: tuple[str, ...] = ()


def answer(preview: Preview, address: str, script: str) -> Answer:
    """The answer to an address without its first slash ("stories/first/"). script: HTML to add to every page."""
    while True:
        shown = preview.shown
        if shown.site is None:
            return Answer(200, PAGE, with_added(alone(shown.panel), script))
        try:
            found = _found(shown.site, address)
        except Exception as error:  # noqa: BLE001 (whatever breaks a page is told on that page)
            if preview.shown.site is not shown.site:
                continue  # its templates went with it
            texts = (stopped_as_text(error),)
            return Answer(200, PAGE, with_added(alone(panel(texts, "", stays=False)), script), texts=texts)
        if found.path.endswith(".html"):
            preview.look_at(found.path)
        return _added(found, shown, script)


def _found(site: Site, address: str) -> Answer:
    path = address + PAGE if address.endswith("/") or not address else address
    if path in site:
        return Answer(200, path, site.read(path))
    if f"{path}/{PAGE}" in site:
        return Answer(307, path, elsewhere=f"/{address}/")
    if site.mount and f"{path}/".startswith(f"{site.mount}/"):  # 404.html links from the root of the real server
        return _found_below(site, address)
    return Answer(404, NOT_FOUND, site.read(NOT_FOUND) if NOT_FOUND in site else b"")


def _found_below(site: Site, address: str) -> Answer:
    inside = address.removeprefix(site.mount)
    return Answer(307, PAGE, elsewhere=inside if inside.startswith("/") else "/")


def _added(found: Answer, shown: Shown, script: str) -> Answer:
    if not found.path.endswith(".html") or found.elsewhere:
        return found
    return Answer(found.status, found.path, with_added(found.body, shown.panel + script))

"""The frame: what the theme draws around a page, drawn once for all pages of its kind and filled for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from typing import NoReturn
from urllib.parse import quote, urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context

from honorhall.ground.page import Page, Planned

# Marks stand where a page's own text will stand. Plain ASCII without dots or slashes, because one of them
# ends up in a url; the hexadecimal tail keeps an author from writing one by chance in a menu or footer.
TITLE = "HONORHALL-TITLE-5e1b70"
DESCRIPTION = "HONORHALL-DESCRIPTION-5e1b70"
URL = "HONORHALL-URL-5e1b70"
HEAD = "HONORHALL-HEAD-5e1b70"
# The theme adds a heading of its own to a body in which it finds no `<h1`: the body's mark must hold one.
BODY = "<h1>HONORHALL-BODY-5e1b70</h1>"
# Two (anchor, heading) pairs show what the theme writes within an entry, and what it writes between two.
TOC = (("HONORHALL-ANCHOR1-5e1b70", "HONORHALL-HEADING1-5e1b70"),
       ("HONORHALL-ANCHOR2-5e1b70", "HONORHALL-HEADING2-5e1b70"))  # fmt: skip

Headings = tuple[tuple[str, str], ...]  # (anchor, words) of each
_FOLDER = "HONORHALL-FOLDER-5e1b70"
_LIST = "HONORHALL-TOC-5e1b70"  # the whole list, once its two entries have been read
_MARK = "-5e1b70"
SPECIAL = re.compile("[&<>\"']")
_URL = re.compile(f"(?:{_FOLDER}/)*{URL}/")
_TOC = re.compile("{}(.*?){}(.*?){}(.*?){}".format(*TOC[0], *TOC[1]), re.DOTALL)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the menu. url: "" for home, `stories/` for a section, `about/` for a hand-written page.

    An empty title leaves a hand-written page the title that it gives itself.
    """

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """Entries under one tab of the menu; a group of one shows as that entry itself."""

    title: str
    items: tuple[MenuItem, ...]


@dataclass(frozen=True, slots=True)
class Dress:
    """All that the host must know of the hall. Plain text, but for `footer`: that is HTML known to be safe.

    base_url: the site's address, "" if it has none (then no page names its canonical address).
    """

    name: str
    description: str = ""
    base_url: str = ""
    footer: str = ""
    menu: tuple[MenuGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameKey:
    """Pages with equal keys have the same frame.

    section: url of the menu entry that is lit; depth: folders below the root, which is all that the frame's
    links depend on; toc: with a list of headings; described: with a description of its own, not the site's;
    wide: without the theme's columns beside the page.
    """

    section: str
    depth: int
    toc: bool
    lang: str = "zh"
    described: bool = True
    wide: bool = False


def key_of(page: Page | Planned, toc: Headings | None = None) -> FrameKey:
    """Return the key of the frame that this page stands in. toc: in place of the page's own."""
    listed = bool(page.toc if toc is None else toc)
    return FrameKey(page.section, page.depth, listed, page.lang, page.described, page.wide)


def sample_url(depth: int) -> str:
    """Return the url to draw a frame of this depth with; wherever it shows, the page's own url will stand."""
    return f"{_FOLDER}/" * (depth - 1) + f"{URL}/" if depth else ""


@pass_context
def frame_link(context: Context, url: object) -> str:
    """Template filter `url`: the way from the page being drawn to `url`, always by way of the site's root.

    MkDocs' own filter leaves out the folders that a page and its target share, so that its links depend on
    the very page; ours depend on the page's depth, and one frame serves all pages of a section. Without a
    page (404.html, read at any depth) the way starts at `base_url`, the root on its server.
    """
    target = str(url)
    address = urlsplit(target)
    if address.scheme or address.netloc or target.startswith(("/", "#")):
        return target
    page = context["page"]
    if page is None:
        return f"{context['base_url'].rstrip('/')}/{target}"
    return "../" * page.url.count("/") + target or "./"


class Frame:
    """One drawn frame: the text between the places, ready to be joined with a page's own. Never changed.

    Raises ValueError if the text has no place for the body, or a mark where no filling would find it.
    """

    def __init__(self, text: str) -> None:
        self.digest = sha256(_bytes(text)).hexdigest()
        text, self._link, self._gap = _read_list(_URL.sub(URL, text))
        places = f"({'|'.join(map(re.escape, (TITLE, DESCRIPTION, URL, HEAD, BODY, _LIST)))})"
        pieces = re.split(places, text)
        self._texts = tuple(_bytes(piece) for piece in pieces[::2])
        self._places = tuple(pieces[1::2])
        if self._places.count(BODY) != 1:
            raise ValueError("a frame needs one place for the body: does main.html still extend base.html?")
        if any(_MARK in piece for piece in pieces[::2]):
            raise ValueError("a frame shows a mark in a place that cannot be filled")

    def fill(self, page: Page, body: str, toc: Headings | None = None) -> bytes:
        """Return the whole page, UTF-8. `body` and `page.head` are HTML, all else of the page is escaped.

        `body` holds its own `<h1 id="title">`; nothing in it is searched for places. toc: in place of the page's own.
        """
        own = {
            TITLE: _bytes(_escaped(page.title)),
            DESCRIPTION: _bytes(_escaped(page.description)),
            URL: _bytes(quote(page.url)),
            HEAD: _bytes(page.head),
            BODY: _bytes(body),
            _LIST: self._list(page.toc if toc is None else toc),
        }
        pieces = [self._texts[0]]
        for place, text in zip(self._places, self._texts[1:], strict=True):
            pieces += own[place], text
        return b"".join(pieces)

    def _list(self, toc: Headings) -> bytes:
        entries = [f"{_escaped(anchor)}{self._link}{_escaped(heading)}" for anchor, heading in toc]
        return _bytes(self._gap.join(entries))


class Frames:
    """All frames of a site, each drawn when its first page asks for it, and kept.

    Pickling takes the drawn frames along, not the drawer: call `draw_for` before handing frames to a worker.
    """

    def __init__(self, draw: Callable[[FrameKey], str]) -> None:
        self._draw = draw
        self._drawn: dict[FrameKey, Frame] = {}

    def fill(self, page: Page, body: str, toc: Headings | None = None) -> bytes:
        """Return the whole page, UTF-8; see `Frame.fill`. Raises LookupError for a new frame in a worker."""
        return self.frame_of(page, toc).fill(page, body, toc)

    def frame_of(self, page: Page, toc: Headings | None = None) -> Frame:
        """Return the frame of this page; its `digest` tells whether a page must be made anew."""
        return self._of(key_of(page, toc))

    def draw_for(self, pages: Iterable[Page | Planned]) -> None:
        """Draw every frame that these pages may need and that is not drawn yet.

        Only a page's body tells whether it has headings to list, so each frame is drawn with a list and without.
        """
        for key in dict.fromkeys(map(key_of, pages)):
            for toc in (False,) if key.wide else (False, True):
                self._of(replace(key, toc=toc))

    def _of(self, key: FrameKey) -> Frame:
        if key not in self._drawn:
            self._drawn[key] = Frame(self._draw(key))
        return self._drawn[key]

    def __getstate__(self) -> dict[str, dict[FrameKey, Frame]]:
        return {"drawn": self._drawn}

    def __setstate__(self, state: dict[str, dict[FrameKey, Frame]]) -> None:
        self._draw = _no_drawer
        self._drawn = state["drawn"]


class Unframed(Frames):
    """For pages that are whole documents by their own templates: nothing is drawn around them."""

    def __init__(self) -> None:
        super().__init__(_no_drawer)

    def fill(self, page: Page, body: str, toc: Headings | None = None) -> bytes:  # noqa: ARG002 (a frame's own would)
        """The page as it is, UTF-8."""
        return _bytes(body)

    def draw_for(self, pages: Iterable[Page | Planned]) -> None:
        """There is nothing to draw."""


def _read_list(text: str) -> tuple[str, str, str]:
    """Return the text with one mark for the list; what joins an anchor to its heading; what parts two."""
    found = _TOC.search(text)
    if found is None:
        return text, "", ""
    link, gap, again = found.groups()
    if link != again:
        raise ValueError("the theme writes two entries of one list of headings differently")
    return f"{text[: found.start()]}{_LIST}{text[found.end() :]}", link, gap


def _no_drawer(key: FrameKey) -> NoReturn:
    raise LookupError(f"no frame was drawn for {key}: call draw_for() before frames go to a worker")


def _escaped(text: str) -> str:
    return escape(text) if SPECIAL.search(text) else text


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="xmlcharrefreplace")  # as MkDocs does: half a surrogate becomes &#…;

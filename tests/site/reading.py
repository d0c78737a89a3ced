"""A built page as a reader finds it: its words, its links, its anchors, what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LINKS = {"href", "src", "action", "poster", "data"}
SILENT = {"script", "style", "svg", "template"}
ROOM = re.compile(r"\s+")


@dataclass(slots=True)
class Reading:
    """One page. links: (tag, attribute, address); text: the words of its article, white space folded."""

    path: str
    lang: str = ""
    titles: list[str] = field(default_factory=list)
    metas: dict[str, list[str]] = field(default_factory=dict)
    canonical: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    crumbs: int = 0
    text: str = ""

    @property
    def url(self) -> str:
        """Its address relative to the root of the site."""
        return self.path.removesuffix("index.html")

    def anchors(self) -> list[str]:
        """Addresses of what a reader can click."""
        return [address for tag, _, address in self.links if tag == "a"]


def folded(text: str) -> str:
    """Text with each run of white space as one space, without any at its ends."""
    return ROOM.sub(" ", text).strip()


def read_site(folder: Path) -> dict[str, Reading]:
    """Read every HTML file of a built site."""
    return {
        path.relative_to(folder).as_posix(): read_page(path.relative_to(folder).as_posix(), path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def read_page(path: str, html: str) -> Reading:
    """Read one page."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    reader.page.text = folded("".join(reader.words))
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Reading(path)
        self.words: list[str] = []
        self._in: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in[tag] = self._in.get(tag, 0) + 1
        if "id" in given:
            self.page.ids.append(given["id"])
        self.page.links += [(tag, name, given[name]) for name in given.keys() & LINKS]
        if tag == "html":
            self.page.lang = given.get("lang", "")
        elif tag == "title" and not self._silent():
            self.page.titles.append("")
        elif tag == "h1":
            self.page.headings.append("")
        elif tag == "meta":
            name = given.get("name") or given.get("property") or ""
            self.page.metas.setdefault(name, []).append(given.get("content", ""))
        elif tag == "link" and given.get("rel") == "canonical":
            self.page.canonical.append(given.get("href", ""))
        if "md-path__item" in given.get("class", "").split():
            self.page.crumbs += 1

    def handle_endtag(self, tag: str) -> None:
        if self._in.get(tag):
            self._in[tag] -= 1

    def handle_data(self, data: str) -> None:
        if self._silent():
            return
        if self._in.get("title"):
            self.page.titles[-1] += data
        elif self._in.get("h1"):
            self.page.headings[-1] += data
        if self._in.get("article"):
            self.words.append(data)

    def _silent(self) -> bool:
        return any(self._in.get(tag) for tag in SILENT)


def targets(page: Reading) -> Mapping[str, str]:
    """Address as written -> path of the file within the site it leads to, for all addresses on the same site."""
    return {address: path for _, _, address in page.links if (path := _target(page, address)) is not None}


def _target(page: Reading, address: str) -> str | None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(urlsplit(urljoin(f"https://site/{page.path}", address)).path).removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path

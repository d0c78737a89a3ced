"""Lettering: which headings stand in the hall's own face. One that it cannot say wholly stands wholly in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import chain
from pathlib import Path

from honorhall.ground.page import Page, Planned
from honorhall.output.fonts import MOST_OUTLINES, digest, kept_or_cut, outlines
from honorhall.output.frame import Dress

ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "　·、，。；：！？（）《》〈〉“”‘’—…～％〇№×→‹›¶"
PLAIN_FACE = "hh-plain-face"
# Headings of three levels, and titles and large numbers that stand in their face elsewhere.
HEADING = re.compile(r"<(h[1-3]|(?:a|strong)(?=[^>]*?\bhh-(?:card-title|large)\b))\b([^>]*)>(.*?)</\1>", re.DOTALL)
# How one begins: found by the words before this asks, for most tags of a page are neither.
LEVEL = re.compile(r"<h[1-3]\b")
TITLED = re.compile(r"<(a|strong)(?=[^>]*?\bhh-(?:card-title|large)\b)\b")
CLASSES = ("hh-card-title", "hh-large")
BEFORE = '<a class="'
CARD = f'{BEFORE}hh-card-title"'
A_CLASS = ' class="'
WRITTEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^>]*>", re.DOTALL)  # what is no word of a template's own
MARKUP = re.compile(r"<[^>]*>")
CLASS = re.compile(r'class="(?<=\sclass=")')
FILE = "fonts/hall-serif.woff2"  # beside the joined styles
FACE = """@font-face {{
  font-family: "Hall Serif";
  src: url("{file}?v={digest}") format("woff2");
  font-weight: 400 700;
  font-display: swap;
}}
"""


@dataclass(frozen=True)
class Lettering:
    """The characters of the headings' font, sorted; store: the folder that keeps the font once it is cut."""

    characters: str
    store: Path

    @cached_property
    def _unknown(self) -> re.Pattern[str]:
        return re.compile(f"[^{re.escape(self.characters)}\\s]")

    def holds(self, words: str) -> bool:
        """Whether the font can say these words wholly."""
        return self._unknown.search(words) is None

    def marked(self, html: str) -> str:
        """HTML in which every heading that the font cannot say wholly has the class hh-plain-face."""
        pieces: list[str] = []
        unknown = self._unknown.search
        place = kept = 0  # behind the last heading, and behind the last attributes that were changed
        for start, tag in _starts(html):
            opened = html.find(">", start)
            close = html.find(f"</{tag}>", opened) if start >= place else -1
            if close < 0:
                continue
            place = close + len(tag) + len("</>")
            inner = html[opened + 1 : close]
            if unknown(_words(inner) if "<" in inner or "&" in inner else inner):
                begins = start + 1 + len(tag)
                pieces += html[kept:begins], _classed(html[begins:opened])
                kept = opened
        return f"{''.join(pieces)}{html[kept:]}" if pieces else html

    def rule(self) -> str:
        """The @font-face rule of the joined styles; its address changes when the font does."""
        return FACE.format(file=FILE, digest=digest(self.characters))

    def font(self) -> bytes:
        """The font: a woff2 that says these characters and no others."""
        return kept_or_cut(self.characters, self.store)


def _starts(html: str) -> list[tuple[int, str]]:
    """Where a tag opens that is a heading's, and which, in order; those of a link or of strong words by their class."""
    starts = [(at, html[at + 1 : at + 3]) for at in _places(html, "<h") if LEVEL.match(html, at)]
    titled = [at for name in CLASSES for at in _places(html, name)]
    for at in titled:
        if html.startswith(CARD, at - len(BEFORE)):  # as the templates write most of them
            starts.append((at - len(BEFORE), "a"))
        elif found := TITLED.match(html, max(html.rfind("<", 0, at), 0)):
            starts.append((found.start(), found[1]))
    return sorted(starts) if titled else starts


def _places(html: str, sought: str) -> list[int]:
    places = []
    at = html.find(sought)
    while at >= 0:
        places.append(at)
        at = html.find(sought, at + 1)
    return places


def _words(html: str) -> str:
    return unescape(MARKUP.sub("", html))


def _classed(attributes: str) -> str:
    """The attributes of a tag with our class among its own."""
    if attributes.startswith(A_CLASS) and attributes.count("class=") == 1:
        return f"{A_CLASS}{PLAIN_FACE} {attributes[len(A_CLASS) :]}"
    classed, changes = CLASS.subn(f'class="{PLAIN_FACE} ', attributes)
    return classed if changes else f'{attributes} class="{PLAIN_FACE}"'


def choose_letters(
    dress: Dress, pages: Iterable[Page | Planned], said: Iterable[str], folders: Iterable[Path], store: Path
) -> Lettering:
    """Choose the characters: frame and templates first, then page titles, section by section, as far as they fit.

    A title is taken whole or not at all. said: other words of the hall that stand in this face, such as its motto.
    folders: where templates lie.
    """
    words = chain((dress.name, *said), _of_menu(dress), _of_templates(folders), _titles(dress, pages))
    known, taken, left = outlines(), set(ALWAYS), MOST_OUTLINES
    left -= sum(known.get(one, 0) for one in taken)
    for title in words:
        new = {one for one in title if not one.isspace()} - taken
        cost = sum(known.get(one, MOST_OUTLINES) for one in new)  # a character that the font lacks never fits
        if cost <= left:
            taken |= new
            left -= cost
    return Lettering("".join(sorted(one for one in taken if one in known)), store)


def _of_menu(dress: Dress) -> Iterator[str]:
    for group in dress.menu:
        yield group.title
        yield from (item.title for item in group.items)


def template_words(folders: Iterable[Path]) -> tuple[str, ...]:
    """The headings that templates write themselves, in their order: the font must say them."""
    return tuple(_of_templates(folders))


def _of_templates(folders: Iterable[Path]) -> Iterator[str]:
    """The headings that templates write themselves, without what pages fill in."""
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            for _, _, inner in HEADING.findall(path.read_text(encoding="utf-8")):
                yield WRITTEN.sub("", inner)


def _titles(dress: Dress, pages: Iterable[Page | Planned]) -> Iterator[str]:
    places = {item.url: place for place, item in enumerate(item for group in dress.menu for item in group.items)}
    return (page.title for page in sorted(pages, key=lambda page: places.get(page.section, len(places))))

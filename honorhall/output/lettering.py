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
# Where one may begin, in letters that a search finds quickly: most tags of a page are neither.
LEVEL = re.compile(r"<h[1-3]")
TITLED = re.compile(r"hh-(?:card-title|large)")
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
        place = 0
        for start in _starts(html):
            found = HEADING.match(html, start) if start >= place else None
            if found is not None:
                pieces += html[place:start], self._heading(found)
                place = found.end()
        pieces.append(html[place:])
        return "".join(pieces)

    def _heading(self, found: re.Match[str]) -> str:
        tag, attributes, inner = found.groups()
        words = unescape(MARKUP.sub("", inner)) if "<" in inner or "&" in inner else inner
        if self.holds(words):
            return found[0]
        classed, changes = CLASS.subn(f'class="{PLAIN_FACE} ', attributes)
        if not changes:
            classed = f'{attributes} class="{PLAIN_FACE}"'
        return f"<{tag}{classed}>{inner}</{tag}>"

    def rule(self) -> str:
        """The @font-face rule of the joined styles; its address changes when the font does."""
        return FACE.format(file=FILE, digest=digest(self.characters))

    def font(self) -> bytes:
        """The font: a woff2 that says these characters and no others."""
        return kept_or_cut(self.characters, self.store)


def _starts(html: str) -> list[int]:
    """Where a tag opens that may be a heading's, in order; those of a link or of strong words by their class."""
    starts = [found.start() for found in LEVEL.finditer(html)]
    titled = []
    for found in TITLED.finditer(html):
        after = html.rfind(">", 0, found.start()) + 1
        titled.append(html.find("<", after, found.start()))
    return sorted(starts + titled) if titled else starts


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


def _of_templates(folders: Iterable[Path]) -> Iterator[str]:
    """The headings that templates write themselves, without what pages fill in."""
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            for _, _, inner in HEADING.findall(path.read_text(encoding="utf-8")):
                yield WRITTEN.sub("", inner)


def _titles(dress: Dress, pages: Iterable[Page | Planned]) -> Iterator[str]:
    places = {item.url: place for place, item in enumerate(item for group in dress.menu for item in group.items)}
    return (page.title for page in sorted(pages, key=lambda page: places.get(page.section, len(places))))

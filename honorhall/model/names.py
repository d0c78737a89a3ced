"""Names that an edition may not say, and what it says instead; found as people write them, not letter by letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from honorhall.ground.text import UNFILLED
from honorhall.model.archive import Archive
from honorhall.model.people import Person
from honorhall.model.standing import NOBODY, Edition, Standing, shown_name

SHORTEST = 2  # a single character is no name to search for
DOTS = "·•‧・"
ASIDE = re.compile(r"[（(][^）)]*[）)]")  # 王明（老王）
# What may stand between two characters of a name and not be seen: spaces, one line end, marks, tags, entities.
GAP = (
    rf"(?:[ \t\u3000\u00a0\u200b-\u200f\u2060\ufeff*_~{DOTS}]|\n(?!\s*\n)[ \t>]*|<[^<>\n]{{0,80}}>"
    r"|&(?:nbsp|ensp|emsp|thinsp|zwj|zwnj|shy);){0,6}"
)
ENTITY = re.compile(r"&#\w{1,8};")
Hide = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class HiddenName:
    """A name that an edition may not say. person: whose it is; instead: what is said in its place."""

    full: str
    person: str
    instead: str
    pattern: re.Pattern[str]


def hidden_names(archive: Archive, edition: Edition, standing: Mapping[str, Standing]) -> tuple[HiddenName, ...]:
    """Every name that this edition may not say, the longest first. Of namesakes, the one who is not shown decides."""
    found: dict[str, HiddenName] = {}
    for key, record in archive.records.items():
        if not isinstance(record, Person):
            continue
        pattern = _pattern(record.title)
        if pattern is None:
            continue
        if standing[key] in (Standing.WITHHELD, Standing.WITHDRAWN):
            found[record.title] = HiddenName(record.title, key, NOBODY, pattern)
        elif standing[key] is Standing.SHOWN and shown_name(record, edition) != record.title:
            instead = shown_name(record, edition)
            found.setdefault(record.title, HiddenName(record.title, key, instead, pattern))
    return tuple(sorted(found.values(), key=lambda name: (-len(name.full), name.full)))


def _pattern(title: str) -> re.Pattern[str] | None:
    """How a name is found in a text; None where the title is no name to search for."""
    characters = [one for one in ASIDE.sub("", title) if not one.isspace() and one not in DOTS]
    if len(characters) < SHORTEST or title.startswith(UNFILLED):
        return None
    spelled = GAP.join(re.escape(one) for one in characters)
    if characters[0].isascii():  # Li is not the beginning of List
        spelled = rf"(?<![A-Za-z]){spelled}(?![A-Za-z])"
    return re.compile(spelled, re.IGNORECASE)


def places(text: str, names: tuple[HiddenName, ...]) -> Iterator[tuple[HiddenName, int]]:
    """(name, position of its first mention) for each of these names that stands in a text."""
    plain = spelled_out(text)
    for name in names:
        found = name.pattern.search(plain)
        if found:
            yield name, min(found.start(), len(text))


def spelled_out(text: str) -> str:
    """A text with characters in the place of their numbers (&#25764;): a reader sees no difference."""
    return ENTITY.sub(lambda found: unescape(found.group()), text) if "&#" in text else text


def hider(names: tuple[HiddenName, ...]) -> Hide:
    """A function that puts into a text what may be said in place of each of these names."""

    def hide(text: str) -> str:
        plain = spelled_out(text)
        hidden = plain
        for name in names:
            hidden = name.pattern.sub(name.instead, hidden)
        return text if hidden == plain else hidden

    return hide

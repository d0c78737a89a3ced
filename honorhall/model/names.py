"""Names that an edition may not say, and what it says instead; found as people write them, not letter by letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from honorhall.ground.text import UNFILLED
from honorhall.model.archive import Archive
from honorhall.model.beginnings import DOTS, GAP, Beginnings, beginnings
from honorhall.model.people import Person
from honorhall.model.standing import NOBODY, Edition, Standing, shown_name

SHORTEST = 2  # a single character is no name to search for
ASIDE = re.compile(r"[（(][^）)]*[）)]")  # 王明（老王）
ENTITY = re.compile(r"&#\w{1,8};")
MOST_PATTERNS = 10_000  # kept; made only for names that begin in some text
Hide = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class HiddenName:
    """A name that an edition may not say. person: whose it is; instead: what is said in its place."""

    full: str
    person: str
    instead: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """How it is found in a text."""
        return _pattern(self.full)

    def hidden_in(self, text: str) -> str:
        """The text with what may be said in its place."""
        return self.pattern.sub(lambda _: self.instead, text)


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """All names that an edition may not say, the longest first; sought: how a text tells which of them it may hold."""

    names: tuple[HiddenName, ...]
    sought: tuple[Beginnings, ...]

    def may_stand_in(self, text: str) -> bool:
        """False where a text surely holds none of them, as most do: one search for all names."""
        return bool(self._begun_in(spelled_out(text)))

    def hide(self, text: str) -> str:
        """The text with what may be said in the place of each name."""
        plain = hidden = spelled_out(text)
        waiting = self._begun_in(plain)
        while waiting:
            name, before = self.names[waiting[0]], hidden
            hidden = name.hidden_in(before)
            # What is said instead may begin another name with what stands beside it.
            begun = waiting if hidden == before else self._begun_in(hidden)
            waiting = [one for one in begun if one > waiting[0]]
        return text if hidden == plain else hidden

    def places(self, text: str) -> Iterator[tuple[HiddenName, int]]:
        """(name, position of its first mention) for each of the names that stands in a text."""
        plain = spelled_out(text)
        for number in self._begun_in(plain):
            found = self.names[number].pattern.search(plain)
            if found:
                yield self.names[number], min(found.start(), len(text))

    def _begun_in(self, plain: str) -> list[int]:
        """The numbers of the names that may stand in a text, in their order."""
        return sorted({number for sought in self.sought for number in sought.begun_in(plain)})


def hidden_names(archive: Archive, edition: Edition, standing: Mapping[str, Standing]) -> HiddenNames:
    """Every name that this edition may not say. Of namesakes, the one who is not shown decides."""
    found: dict[str, HiddenName] = {}
    for key, record in archive.records.items():
        if not isinstance(record, Person) or not _sought(record.title):
            continue
        if standing[key] in (Standing.WITHHELD, Standing.WITHDRAWN):
            found[record.title] = HiddenName(record.title, key, NOBODY)
        elif standing[key] is Standing.SHOWN and shown_name(record, edition) != record.title:
            found.setdefault(record.title, HiddenName(record.title, key, shown_name(record, edition)))
    return _in_order(found)


def together(editions: Iterable[HiddenNames]) -> HiddenNames:
    """The names that any of these editions may not say."""
    return _in_order({name.full: name for one in editions for name in one.names})


def _in_order(found: Mapping[str, HiddenName]) -> HiddenNames:
    names = tuple(sorted(found.values(), key=lambda name: (-len(name.full), name.full)))
    return HiddenNames(names, beginnings([_sought(name.full) for name in names]))


def _sought(title: str) -> str:
    """The characters by which a name is found in a text; none where the title is no name to search for."""
    characters = "".join(one for one in ASIDE.sub("", title) if not one.isspace() and one not in DOTS)
    return "" if len(characters) < SHORTEST or title.startswith(UNFILLED) else characters


@lru_cache(MOST_PATTERNS)
def _pattern(title: str) -> re.Pattern[str]:
    characters = _sought(title)
    spelled = GAP.join(re.escape(one) for one in characters)
    if characters[0].isascii():  # Li is not the beginning of List
        spelled = rf"(?<![A-Za-z]){spelled}(?![A-Za-z])"
    return re.compile(spelled, re.IGNORECASE)


def spelled_out(text: str) -> str:
    """A text with characters in the place of their numbers (&#25764;): a reader sees no difference."""
    return ENTITY.sub(lambda found: unescape(found.group()), text) if "&#" in text else text

"""How the beginnings of many names are looked for at once: the first two characters, whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

DOTS = "·•‧・"
UNSEEN = rf" \t\u3000\u00a0\u200b-\u200f\u2060\ufeff*_~{DOTS}"
# What may stand between two characters of a name and not be seen: spaces, one line end, marks, tags, entities.
GAP = (
    rf"(?:[{UNSEEN}]|\n(?!\s*\n)[ \t>]*|<[^<>\n]{{0,80}}>"
    r"|&(?:nbsp|ensp|emsp|thinsp|zwj|zwnj|shy);){0,6}"
)
MAY_BE_GAP = re.compile(rf"[{UNSEEN}\n<>&]")


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Names by their beginnings. pattern: finds one, its group 1 is the second character; begun: both -> names."""

    pattern: re.Pattern[str]
    begun: Mapping[str, tuple[int, ...]]

    def begun_in(self, text: str) -> Iterator[int]:
        """The numbers of the names that begin somewhere in a text, as often as they do."""
        for found in self.pattern.finditer(text):
            yield from self.begun.get(_folded(found.group() + found.group(1)), ())


def beginnings(names: Sequence[str]) -> tuple[Beginnings, ...]:
    """Everything to look for, to find all names (of two characters or more) that may stand in a text.

    Chinese names; names with capital letters, which are found in small ones too; and names with a second character
    that may also stand between two others (王*明): those begin with their first character alone.
    """
    by_sort: dict[str, dict[int, str]] = {}
    for number, name in enumerate(names):
        first_two = name[:2]
        if MAY_BE_GAP.match(name[1]):
            by_sort.setdefault("marked", {})[number] = name[0]
        else:
            by_sort.setdefault("plain" if first_two.lower() == first_two.upper() else "cased", {})[number] = first_two
    return tuple(_beginnings(begun, 0 if sort == "plain" else re.IGNORECASE) for sort, begun in by_sort.items())


def _beginnings(names: Mapping[int, str], flags: int) -> Beginnings:
    begun: dict[str, tuple[int, ...]] = {}
    for number, name in names.items():
        begun[_folded(name)] = (*begun.get(_folded(name), ()), number)
    first, second = (_any_of({name[at:][:1] for name in names.values()}) for at in (0, 1))
    # Only the first character is taken, the second may be another name's first; a gap is looked at where one may be.
    rest = rf"(?=[{second}{UNSEEN}\n<&])(?={GAP}([{second}]))" if second else "()"
    return Beginnings(re.compile(rf"[{first}]{rest}", flags), begun)


def _any_of(characters: set[str]) -> str:
    """The inside of a character class."""
    return "".join(re.escape(one) for one in sorted(characters))


def _folded(text: str) -> str:
    """One spelling for all that re.IGNORECASE takes for the same: ſ S s, K k, ẞ ß."""
    return "".join(one.upper()[:1].lower()[:1].upper()[:1] for one in text)

"""Texts: what is shown of entries, and what a hit is held against, a few entries to a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log2

from honorhall.exports.search.entries import INDEX, PAGE, Entry
from honorhall.model import MODELS

A_BUNDLE = 10_000  # bytes of UTF-8
MOST_TOGETHER = 64
ENTRY, PART = "\x1e", "\x1f"  # between entries, between the parts of one: clean texts hold no such character
URL, DATE, SAMPLE = "u", "d", "s"
A_SAMPLE = "示例"  # said with the entry: where there is no sample, no file says so


@dataclass(frozen=True, slots=True)
class Stretch:
    """The entries of one kind, which stand in one run. together: how many share a file; files: the first of theirs."""

    kind: str
    first: int
    count: int
    together: int
    files: int

    def file_of(self, number: int) -> int:
        """The file in which an entry stands."""
        return self.files + (number - self.first) // self.together

    def bundles(self) -> tuple[tuple[int, range], ...]:
        """(file, numbers of its entries), in order."""
        last = self.first + self.count
        starts = range(self.first, last, self.together)
        return tuple((self.file_of(at), range(at, min(at + self.together, last))) for at in starts)


def stretches(kinds: Sequence[str], sizes: Sequence[int]) -> tuple[Stretch, ...]:
    """The kinds of a line. kinds, sizes: of every entry. How many share a file is a power of two, so that it seldom
    changes.
    """
    found, first, files = [], 0, 0
    for kind, some in groupby(range(len(kinds)), kinds.__getitem__):
        numbers = list(some)
        count = len(numbers)
        usual = sum(sizes[number] for number in numbers) / count
        together = min(MOST_TOGETHER, 1 << max(0, round(log2(A_BUNDLE / usual))))
        found.append(Stretch(kind, first, count, together, files))
        first += count
        files += -(-count // together)
    return tuple(found)


def bundle(entries: Iterable[Entry]) -> str:
    """Some entries as one text."""
    return ENTRY.join(map(written_entry, entries))


def written_entry(entry: Entry) -> str:
    """One entry as a text."""
    said = [f"{part}{text}" for part, text in entry.parts]
    marks = (
        [URL + _short(entry)]
        + ([DATE + entry.date] if entry.date else [])
        + ([SAMPLE + A_SAMPLE] if entry.sample else [])
    )
    return PART.join(marks + said)


def _short(entry: Entry) -> str:
    """The part of an address that its kind does not tell."""
    if entry.kind in (PAGE, INDEX):
        return entry.url
    return entry.url.removeprefix(f"{MODELS[entry.kind].folder}/").removesuffix("/")


def parts_of(written: str) -> tuple[tuple[int, str], ...]:
    """The parts of an entry as it was written."""
    return tuple((int(one[0]), one[1:]) for one in written.split(PART) if one[0].isdigit())

"""Paging: a long list becomes several pages, so that no page grows with the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from honorhall.pages.guide import Link

A_PAGE = 100  # entries; some 25 KB of HTML
MOST_STEPS = 12  # with more pages, the links to those far away are left out
AROUND = 3  # pages before and after the one being read that then keep their links
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Steps:
    """Where one page of a list stands. number: from 1; links: to all pages, none where there is but one.

    Of a long list only the first, the last and those around it have links; None stands for those between.
    """

    url: str
    number: int
    links: tuple[Link | None, ...]

    @property
    def suffix(self) -> str:
        """What the titles of later pages end in."""
        return f"（第 {self.number} 页）" if self.number > 1 else ""


def parted(entries: Sequence[T], folder: str, size: int = A_PAGE) -> Iterator[tuple[Sequence[T], Steps]]:
    """The entries of each page, with its place; an empty list has one empty page."""
    last = max(1, -(-len(entries) // size))
    for number in range(1, last + 1):
        links = tuple(Link(str(one), page_url(folder, one)) if one else None for one in steps_of(number, last))
        yield entries[(number - 1) * size : number * size], Steps(page_url(folder, number), number, links)


def steps_of(number: int, last: int) -> tuple[int | None, ...]:
    """The numbers of the pages to which page `number` of `last` leads, None for some left out; empty if it is alone."""
    if last <= MOST_STEPS:
        return tuple(range(1, last + 1)) if last > 1 else ()
    shown = sorted({1, *range(max(1, number - AROUND), min(last, number + AROUND) + 1), last})
    gaps = (one - before > 1 for before, one in pairwise((0, *shown)))
    return tuple(step for one, gap in zip(shown, gaps, strict=True) for step in ((None, one) if gap else (one,)))


def named_steps(url: str, number: int, names: Sequence[Link]) -> Steps:
    """The place of page `number`, where each page of a list has a name of its own."""
    return Steps(url, number, tuple(names[one - 1] if one else None for one in steps_of(number, len(names))))


def page_url(folder: str, number: int) -> str:
    """The url of one page of a list, the first being the folder itself."""
    return folder if number == 1 else f"{folder}page/{number}/"

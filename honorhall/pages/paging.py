"""Paging: a long list becomes several pages, so that no page grows with the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from honorhall.pages.guide import Link

A_PAGE = 100  # entries; some 25 KB of HTML
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Steps:
    """Where one page of a list stands. number: from 1; links: all pages, none where there is but one."""

    url: str
    number: int
    links: tuple[Link, ...]

    @property
    def suffix(self) -> str:
        """What the titles of later pages end in."""
        return f"（第 {self.number} 页）" if self.number > 1 else ""


def parted(entries: Sequence[T], folder: str, size: int = A_PAGE) -> Iterator[tuple[Sequence[T], Steps]]:
    """The entries of each page, with its place; an empty list has one empty page."""
    last = max(1, -(-len(entries) // size))
    links = tuple(Link(str(one), page_url(folder, one)) for one in range(1, last + 1)) if last > 1 else ()
    for number in range(1, last + 1):
        yield entries[(number - 1) * size : number * size], Steps(page_url(folder, number), number, links)


def page_url(folder: str, number: int) -> str:
    """The url of one page of a list, the first being the folder itself."""
    return folder if number == 1 else f"{folder}page/{number}/"

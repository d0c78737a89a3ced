"""Shelves: the entries of an index under headings (by year, by type); a long index has several pages of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from honorhall.model import Names, Record
from honorhall.pages.cards import Card, card
from honorhall.pages.guide import Guide
from honorhall.pages.paging import Steps, parted


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above some entries. order: its place among the headings; slug: its anchor."""

    order: int
    slug: str
    label: Names


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries of one page that stand under one heading. whole: how many stand under it on all pages."""

    heading: Heading
    cards: tuple[Card, ...]
    whole: int


def shelved(
    guide: Guide,
    records: Sequence[Any],
    heading: Callable[[Any], Heading],
    folder: str,
    make: Callable[[Any, Guide], Card] = card,
) -> Iterator[tuple[tuple[Shelf, ...], Steps]]:
    """The shelves of each page and its place. Under one heading records keep their order."""
    placed = sorted(((heading(record), record) for record in records), key=lambda pair: pair[0].order)
    whole: dict[str, int] = {}
    for at, _ in placed:
        whole[at.slug] = whole.get(at.slug, 0) + 1
    for part, steps in parted(placed, folder):
        shelves = groupby(part, key=lambda pair: pair[0])
        yield tuple(Shelf(at, _cards(pairs, guide, make), whole[at.slug]) for at, pairs in shelves), steps


def _cards(
    pairs: Iterator[tuple[Heading, Record]], guide: Guide, make: Callable[[Any, Guide], Card]
) -> tuple[Card, ...]:
    return tuple(make(record, guide) for _, record in pairs)

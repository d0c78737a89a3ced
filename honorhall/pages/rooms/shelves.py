"""Shelves: the entries of an index under headings (by year, by type); a long index has several pages of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from honorhall.model import Names, Record
from honorhall.pages.cards import Card, card
from honorhall.pages.guide import Guide
from honorhall.pages.paging import A_PAGE, Steps, parted


class Heading(NamedTuple):
    """What stands above some entries. order: its place among the headings; slug: its anchor."""

    order: int
    slug: str
    label: Names


class Shelf(NamedTuple):
    """The entries of one page that stand under one heading. whole: how many stand under it on all pages."""

    heading: Heading
    cards: tuple[Card, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The records of one page of shelves, those under one heading together. whole: by slug, on all pages."""

    records: tuple[Record, ...]
    whole: Mapping[str, int]


def shelved(records: Sequence[Any], heading: Callable[[Any], Heading], folder: str) -> Iterator[tuple[Standing, Steps]]:
    """What stands on each page, and its place. Under one heading records keep their order."""
    under: dict[Heading, list[Record]] = {}
    for record in records:
        under.setdefault(heading(record), []).append(record)
    placed = sorted(under.items(), key=lambda pair: pair[0].order)
    whole = {at.slug: len(held) for at, held in placed}
    slugs = [at.slug for at, held in placed for _ in held]
    for part, steps in parted([record for _, held in placed for record in held], folder):
        start = (steps.number - 1) * A_PAGE
        here = dict.fromkeys(slugs[start : start + A_PAGE])
        yield Standing(tuple(part), {slug: whole[slug] for slug in here}), steps


def shelves(
    standing: Standing, heading: Callable[[Any], Heading], guide: Guide, make: Callable[[Any, Guide], Card] = card
) -> tuple[Shelf, ...]:
    """The shelves of one page."""
    found = groupby(standing.records, key=heading)
    return tuple(Shelf(at, tuple(make(one, guide) for one in held), standing.whole[at.slug]) for at, held in found)

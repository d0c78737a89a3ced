"""The room of programmes: brands as large cards, then programmes, campaigns, projects and models by type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from honorhall.model import VOCABULARIES, Names, Programme, Team
from honorhall.pages.cards import Card, cards
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.rooms.deeds import naming, others, some
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.medals import medals_of
from honorhall.pages.rooms.room import room
from honorhall.pages.shots import Shot

BRAND = "brand"


@dataclass(frozen=True, slots=True)
class Sign:
    """One brand as it hangs on the wall. where: its place, in a few words."""

    link: Link
    slogan: str
    where: str
    summary: str
    shot: Shot | None


@dataclass(frozen=True, slots=True)
class Sort:
    """All programmes of one type on a page of the list: brands as signs, all others as cards."""

    slug: str
    label: Names
    count: int
    signs: tuple[Sign, ...]
    cards: tuple[Card, ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """Programmes by type, brands first."""
    types = list(VOCABULARIES["programme-type"])
    programmes = guide.of(Programme)
    for part, steps in parted(sorted(programmes, key=lambda one: types.index(one.programme_type)), "programmes/"):
        yield room(guide, Programme, steps, partial(_sorts, guide, part), "rooms/programmes.html")._replace(wide=True)


def _sorts(guide: Guide, part: Sequence[Programme]) -> Mapping[str, Any]:
    by_type = groupby(part, lambda one: one.programme_type)
    return {"sorts": tuple(_sort(code, tuple(held), guide) for code, held in by_type)}


def _sort(code: str, held: tuple[Programme, ...], guide: Guide) -> Sort:
    label = VOCABULARIES["programme-type"][code]
    if code == BRAND:
        return Sort(code, label, len(held), tuple(_sign(one, guide) for one in held), ())
    return Sort(code, label, len(held), (), cards(held, guide))


def _sign(brand: Programme, guide: Guide) -> Sign:
    return Sign(
        link=guide.link(brand.key),
        slogan=brand.slogan,
        where=guide.where(brand.region) if brand.region else "",
        summary=guide.summary(brand),
        shot=guide.shot(brand),
    )


def _own(programme: Programme, guide: Guide, _base: str) -> Mapping[str, Any]:
    """What it is made of, what came of it, who bears its name, what was done under it."""
    bearers = [one for one in naming(programme, "team", guide) if isinstance(one, Team) and one.brand == programme.key]
    return {
        "slogan": programme.slogan,
        "parts": programme.parts,
        "spoken": any(part.slogan for part in programme.parts),
        "principles": programme.principles,
        "outcomes": programme.outcomes,
        "medals": medals_of(programme, guide),
        "bearers": some(programme, bearers, guide, cards),
        "activities": some(programme, naming(programme, "activity", guide), guide, cards),
        "related": others(programme, guide, {"honor", "activity"}, bearers),
    }


FACE = Face("programme.html", _own, frozenset({"slogan", "parts", "principles", "outcomes"}))

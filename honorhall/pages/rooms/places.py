"""The room of places: halls first, then stations and points by type; and what a visitor asks of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from honorhall.model import VOCABULARIES, Names, Place
from honorhall.pages.cards import Card, cards
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.rooms.deeds import in_time, naming, others, some
from honorhall.pages.rooms.exhibits import SHORT, walk
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.medals import medals_of
from honorhall.pages.rooms.room import room

HALL = "hall"
NOT_STATED = "未说明"
STATES = {True: ("met", "达到"), False: ("unmet", "未达到"), None: ("unknown", NOT_STATED)}
TOLD = ("hours", "price", "address", "contact_office", "functions", "opened", "holdings", "visits", "milestones")


@dataclass(frozen=True, slots=True)
class Sort:
    """All places of one type on a page of the list. big: halls, which have more room; walks: (hall, its first stop)."""

    slug: str
    label: Names
    big: bool
    cards: tuple[Card, ...]
    walks: tuple[tuple[Link, Link], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of what a visitor asks. stated: whether anybody wrote it down."""

    label: Names
    text: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Checklist:
    """A standard line by line, with how many lines are met, are not, and are not known. policy: the standard.

    lines: (requirement, state, the state in words).
    """

    lines: tuple[tuple[str, str, str], ...]
    met: int
    unmet: int
    unknown: int
    policy: Link | None


def pages(guide: Guide) -> Iterator[Draft]:
    """Places by type, the hall's own place before all others of its type."""
    types = {code: at for at, code in enumerate(VOCABULARIES["place-type"])}
    home = guide.archive.hall.place
    places = guide.of(Place)
    in_order = sorted(places, key=lambda one: (types[one.place_type], one.key != home))
    for part, steps in parted(in_order, "places/"):
        yield room(guide, Place, steps, partial(_sorts, guide, part), "rooms/places.html")


def _sorts(guide: Guide, part: Sequence[Place]) -> Mapping[str, Any]:
    by_type = groupby(part, lambda one: one.place_type)
    return {"sorts": tuple(_sort(code, tuple(held), guide) for code, held in by_type)}


def _sort(code: str, held: tuple[Place, ...], guide: Guide) -> Sort:
    tours = guide.views.tours
    walks = tuple((guide.link(one.key), guide.link(tours[one.key].stops[0])) for one in held if one.key in tours)
    return Sort(code, VOCABULARIES["place-type"][code], code == HALL, cards(held, guide), walks)


def _own(place: Place, guide: Guide, _base: str) -> Mapping[str, Any]:
    """What visitors ask first, the walk through the hall, what it holds, who came, which standard it meets."""
    tour = guide.views.tours.get(place.key)
    return {
        "answers": tuple(_answers(place, guide)),
        "walk": walk(tour, guide) if tour else None,
        "sample_exhibits": guide.links(tour.samples[:SHORT]) if tour else (),
        "holdings": place.holdings,
        "visits": place.visits,
        "visits_as_of": any(one.as_of for one in place.visits),
        "checklist": _checklist(place, guide),
        "milestones": in_time(place.milestones),
        "medals": medals_of(place, guide),
        "activities": some(place, naming(place, "activity", guide), guide, cards),
        "related": others(place, guide, {"honor", "activity", "exhibit"}),
    }


def _answers(place: Place, guide: Guide) -> Iterator[Answer]:
    """Address, hours, price … of a place. Of a hall, these are asked even where nobody wrote them down."""
    hall = guide.archive.hall
    here, asked_of = place.key == hall.place, place.place_type == HALL
    where = "".join(link.title for link in guide.region(place.region)) if asked_of else ""
    for label, text, asked in (
        (Names("地址", "Address"), place.address or where, asked_of),
        (Names("开放时间", "Opening hours"), place.hours or (hall.hours if here else ""), asked_of),
        (Names("票价", "Price"), place.price, asked_of),
        (Names("联系", "Contact"), place.contact_office or (hall.contact if here else ""), asked_of),
        (Names("启用时间", "Opened"), place.opened.zh if place.opened else "", False),
        (Names("功能", "Functions"), "、".join(place.functions), False),
    ):
        if text or asked:
            yield Answer(label, text or NOT_STATED, bool(text))


def _checklist(place: Place, guide: Guide) -> Checklist | None:
    """A hall may have its list without a standard, or follow a standard that nobody has checked line by line."""
    if not place.checklist and not place.standard:
        return None
    lines = tuple((one.item, *STATES[one.met]) for one in place.checklist)
    states = [state for _, state, _ in lines]
    return Checklist(
        lines=lines,
        met=states.count("met"),
        unmet=states.count("unmet"),
        unknown=states.count("unknown"),
        policy=guide.link(place.standard) if place.standard else None,
    )


FACE = Face("place.html", _own, frozenset((*TOLD, "checklist", "standard")))

"""The room of exhibits: the walk through each hall, stop by stop, as the labels beside the exhibits tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from honorhall.ground.partial_date import PartialDate
from honorhall.model import Exhibit, Record
from honorhall.pages.cards import cards
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.named import FIRST
from honorhall.pages.paging import parted
from honorhall.pages.rooms.deeds import naming, others
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room
from honorhall.pages.shots import Shot
from honorhall.views import Stop, Tour

SHORT = 24  # stops on the page of their hall; the room of exhibits has all of them
TOLD = ("place", "zone", "order", "label", "object_date", "owner", "rights", "stories", "people")


@dataclass(frozen=True, slots=True)
class Plate:
    """One exhibit with its label. number: its stop on the tour, 0 where its hall is not shown."""

    link: Link
    number: int
    label: tuple[str, ...]
    date: PartialDate | None
    owner: str
    rights: str
    shot: Shot | None


@dataclass(frozen=True, slots=True)
class Zone:
    """Exhibits of one zone that follow each other on a tour. title: "" where no zone is named."""

    title: str
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """The stops of one hall, or as many as stand on one page. whole: all; start: the first, where it is here.

    samples: these are the sample exhibits of a hall that has real ones: no stops, and without numbers.
    """

    place: Link | None
    slug: str
    samples: bool
    count: int
    whole: bool
    start: Link | None
    zones: tuple[Zone, ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """Hall by hall and zone by zone; after a tour its hall's samples, after all tours exhibits of halls not shown."""
    exhibits = [one for one in map(guide.record, as_walked(guide)) if isinstance(one, Exhibit)]
    for part, steps in parted(exhibits, "exhibits/"):
        yield room(guide, Exhibit, steps, partial(_walks, guide, part), "rooms/exhibits.html")


def as_walked(guide: Guide) -> tuple[str, ...]:
    """Keys of all exhibits: tour by tour, after each its hall's samples; those of halls that are not shown last."""
    walked = (key for tour in guide.views.tours.values() for key in (*tour.stops, *tour.samples))
    return tuple(dict.fromkeys((*walked, *(one.key for one in guide.views.by_kind["exhibit"]))))


def _walks(guide: Guide, part: Sequence[Exhibit]) -> Mapping[str, Any]:
    halls = groupby(part, lambda one: (_place(one, guide), one.key in guide.views.stops))
    return {"walks": tuple(_walk(place, tuple(held), guide) for (place, _), held in halls)}


def _place(exhibit: Exhibit, guide: Guide) -> str:
    return exhibit.place if exhibit.place in guide.views.tours else ""


def walk(tour: Tour, guide: Guide) -> Walk:
    """The tour of one hall, as far as its first SHORT stops."""
    held = tuple(one for one in map(guide.record, tour.stops[:SHORT]) if isinstance(one, Exhibit))
    return _walk(tour.place, held, guide)


def _walk(place: str, held: Sequence[Exhibit], guide: Guide) -> Walk:
    """The stops of a hall among `held`, or its samples; place: "" where it is not shown."""
    tour = guide.views.tours.get(place)
    samples = tour is not None and held[0].key in tour.samples
    whole = [one.key for one in held] if tour is None else tour.samples if samples else tour.stops
    begins = tour is not None and tour.stops[0] == held[0].key
    return Walk(
        place=guide.link(place) if place else None,
        slug=f"walk-{place.partition(':')[2]}{'-samples' * samples}" if place else "walk",
        samples=samples,
        count=len(whole),
        whole=len(held) == len(whole),
        start=guide.link(held[0].key) if begins else None,
        zones=tuple(
            Zone(title, tuple(_plate(one, guide) for one in exhibits))
            for title, exhibits in groupby(held, lambda one: "" if samples else one.zone)
        ),
    )


def _plate(exhibit: Exhibit, guide: Guide) -> Plate:
    stop = guide.views.stops.get(exhibit.key)
    return Plate(
        link=guide.link(exhibit.key),
        number=stop.number if stop else 0,
        label=tuple(one for one in map(str.strip, exhibit.label.split("\n\n")) if one),
        date=exhibit.object_date,
        owner=exhibit.owner,
        rights=exhibit.rights,
        shot=guide.shot(exhibit),
    )


def _own(exhibit: Exhibit, guide: Guide, _base: str) -> Mapping[str, Any]:
    """The exhibit with its label, where it stands on the tour of its hall, and who and what belongs to it."""
    stop = guide.views.stops.get(exhibit.key)
    stories, people = (_with(exhibit, guide, kind) for kind in ("story", "person"))
    return {
        "plate": _plate(exhibit, guide),
        "place": guide.link(exhibit.place) if exhibit.place else None,
        "zone": exhibit.zone,
        "stop": stop,
        "stories": cards(stories, guide),
        "people": cards(people, guide),
        "hidden": sum(key not in guide.archive.records for key in (*exhibit.stories, *exhibit.people)),
        "related": others(exhibit, guide, {"story", "person"}),
        **_neighbours(stop, guide),
    }


def _with(exhibit: Exhibit, guide: Guide, kind: str) -> tuple[Record, ...]:
    """Stories, or people, that the exhibit names, in its own order; then the first of those that name it."""
    named = (guide.record(key) for key in (*exhibit.stories, *exhibit.people) if key in guide.archive.records)
    both = (*(one for one in named if one.kind == kind), *naming(exhibit, kind, guide)[:FIRST])
    return tuple({one.key: one for one in both}.values())


def _neighbours(stop: Stop | None, guide: Guide) -> Mapping[str, Link | None]:
    if stop is None:
        return {"before": None, "after": None}
    return {
        "before": guide.link(stop.before) if stop.before else None,
        "after": guide.link(stop.after) if stop.after else None,
    }


FACE = Face("exhibit.html", _own, frozenset(TOLD))

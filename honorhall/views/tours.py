"""Tours: the exhibits of a hall as stops, in the order in which visitors walk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from honorhall.model import WITHHELD, Exhibit, Record


@dataclass(frozen=True, slots=True)
class Tour:
    """The walk through one hall. stops: keys of its exhibits, the first stop first.

    samples: sample exhibits of a hall that has real ones; they are no stops. A hall of samples only walks through them.
    """

    place: str
    stops: tuple[str, ...]
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """One exhibit on its tour. number: from 1, of count; before, after: keys of its neighbours, "" at the ends."""

    number: int
    count: int
    before: str
    after: str


def tours(exhibits: Iterable[Record], home: str) -> dict[str, Tour]:
    """Key of a hall -> its tour; the hall `home` first. An exhibit of a hall that is not shown is on no tour."""
    found: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        if isinstance(exhibit, Exhibit) and exhibit.place not in ("", WITHHELD):
            found.setdefault(exhibit.place, []).append(exhibit)
    first_home = sorted(found, key=lambda place: (place != home, place))
    return {place: _tour(place, found[place]) for place in first_home}


def _tour(place: str, exhibits: Iterable[Exhibit]) -> Tour:
    held = tuple(exhibits)
    real = tuple(one.key for one in held if not one.sample)
    samples = tuple(one.key for one in held if one.sample)
    return Tour(place, real, samples) if real else Tour(place, samples)


def stops(walked: Mapping[str, Tour]) -> dict[str, Stop]:
    """Key of an exhibit -> where it stands on its tour."""
    return {
        key: Stop(
            number=at + 1,
            count=len(tour.stops),
            before=tour.stops[at - 1] if at else "",
            after=tour.stops[at + 1] if at + 1 < len(tour.stops) else "",
        )
        for tour in walked.values()
        for at, key in enumerate(tour.stops)
    }

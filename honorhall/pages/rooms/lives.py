"""A life as a line of years: born, served, volunteered, died, each as exactly as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from honorhall.ground.partial_date import PartialDate
from honorhall.model import VOCABULARIES, Names, Person
from honorhall.pages.guide import Guide, Link

WIDTH = 1000  # units of the drawn line
DECADE = 10
NARROWEST = 6  # units: what is narrower cannot be seen


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn of a life. date: None where nobody wrote it down; role: volunteer service, where: its team or place."""

    date: PartialDate | None
    what: Names
    where: Link | None = None
    role: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the drawn line. sort: served, perhaps (somewhere in it service began or ended), moment."""

    x: int
    width: int
    sort: str


@dataclass(frozen=True, slots=True)
class Line:
    """Years drawn to scale, in WIDTH units. first, last: the years at its ends; decades: where they begin.

    served: whether both ends of the service are known.
    """

    first: int
    last: int
    served: bool
    spans: tuple[Span, ...]
    decades: tuple[int, ...]


def moments(person: Person, guide: Guide) -> tuple[Moment, ...]:
    """The turns of a life, in time; those without a date after the dated ones, and death last."""
    told = [
        Moment(person.born, Names("出生", "Born")),
        Moment(person.enlisted, Names("入伍", "Enlisted")),
        Moment(person.discharged, Names("退役", "Discharged")),
    ]
    found = [one for one in told if one.date] + [
        Moment(one.since, VOCABULARIES["role"][one.role], guide.link(one.of) if one.of else None, role=True)
        for one in person.service
    ]
    found.sort(key=lambda one: (one.date is None, one.date.sort_key if one.date else ("", "")))
    return (*found, Moment(person.died, Names("去世", "Died"))) if person.died else tuple(found)


def line(person: Person) -> Line | None:
    """The line of a life's known years; None where fewer than two moments are dated."""
    others = (one.since for one in person.service)
    dates = [one for one in (person.born, person.enlisted, person.discharged, person.died, *others) if one]
    if len({date.year for date in dates}) < len(("from", "to")):
        return None
    first, last = min(date.year for date in dates), max(int(date.last[:4]) for date in dates) + 1
    scale = _Scale(first, last)
    decades = tuple(scale.x(f"{year}-01-01") for year in range(first - first % DECADE + DECADE, last, DECADE))
    spans = (*_served(person, scale), *_ends(dates, person, scale))
    return Line(first, last - 1, any(span.sort == "served" for span in spans), spans, decades)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    def x(self, day: str) -> int:
        """Where a day (YYYY-MM-DD) stands on the line; within a month all days stand together."""
        year, month = int(day[:4]), int(day[5:7])
        return round(WIDTH * (year + (month - 1) / 12 - self.first) / (self.last - self.first))

    def span(self, first: str, last: str, sort: str) -> Span:
        """From one day to another."""
        return Span(self.x(first), max(NARROWEST, self.x(last) - self.x(first)), sort)


def _served(person: Person, scale: _Scale) -> Iterator[Span]:
    """Service from its last possible first day to its first possible last day, and what is uncertain around that."""
    begun, ended = person.enlisted, person.discharged
    for date in (begun, ended):
        if date:
            yield scale.span(date.first, date.last, "perhaps")
    if begun and ended and begun.last < ended.first:
        yield scale.span(begun.last, ended.first, "served")


def _ends(dates: Iterable[PartialDate], person: Person, scale: _Scale) -> Iterator[Span]:
    """Every other moment, as wide as it is uncertain."""
    for date in dates:
        if date not in (person.enlisted, person.discharged):
            yield scale.span(date.first, date.last, "moment")

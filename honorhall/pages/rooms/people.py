"""The room of people: a wall of portraits by the strokes of surnames, and the page of one life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from typing import Any

from honorhall.ground.partial_date import PartialDate
from honorhall.model import VOCABULARIES, Person, surname
from honorhall.pages.cards import cards
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import Steps, named_steps, parted
from honorhall.pages.rooms.deeds import naming, others, some
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.lives import line, moments
from honorhall.pages.rooms.medals import medals_of
from honorhall.pages.rooms.room import room
from honorhall.pages.rows import ELSEWHERE, shown_rows
from honorhall.pages.shots import Shot
from honorhall.views import surname_strokes

FEW = 30  # people: with more, the wall is parted by surnames
FACTS = ("surname_reading", "pseudonym", "gender", "region", "branch", "era")
LIFE = ("born", "died", "enlisted", "discharged", "rank", "service", "martyr", "approval")


@dataclass(frozen=True, slots=True)
class Portrait:
    """One person on the wall. seal: the surname, shown where there is no picture; about: place and era.

    anchor: of the first of a surname on a page, "" of all others.
    """

    link: Link
    shot: Shot | None
    seal: str
    years: str
    about: tuple[str, ...]
    martyr: bool
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """All on a page whose surnames have as many strokes, 0 where not known; None on a wall that is not parted."""

    slug: str
    strokes: int | None
    surnames: tuple[str, ...]
    portraits: tuple[Portrait, ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """The wall, page by page; a page is known by the surnames on it."""
    people = guide.of(Person)
    parts = list(parted(people, "people/"))
    names = tuple(_range(part, steps) for part, steps in parts) if len(parts) > 1 else ()
    for part, steps in parts:
        own = partial(_wall, guide, part, parted_by_names=len(people) > FEW)
        named = named_steps(steps.url, steps.number, names)
        yield room(guide, Person, named, own, "rooms/people.html")._replace(wide=True)


def _wall(guide: Guide, part: Sequence[Person], *, parted_by_names: bool) -> Mapping[str, Any]:
    rows = _rows(part, guide) if parted_by_names else (_all(part, guide),)
    return {
        "rows": rows,
        "anchors": tuple((one.seal, one.anchor) for row in rows for one in row.portraits if one.anchor),
    }


def _range(part: Sequence[Person], steps: Steps) -> Link:
    first, last = surname(part[0].title), surname(part[-1].title)
    return Link(f"{steps.number} {first}" if first == last else f"{steps.number} {first}—{last}", steps.url)


def _all(people: Sequence[Person], guide: Guide) -> Row:
    return Row("wall", None, (), tuple(_portrait(one, guide) for one in people))


def _rows(people: Sequence[Person], guide: Guide) -> tuple[Row, ...]:
    """People in their order, parted by the strokes of their surnames; samples, who stand last, in rows of their own."""
    found = groupby(people, key=lambda one: (one.sample, surname_strokes(one.title)))
    return tuple(_row(tuple(held), guide, strokes, "sample-" * sample) for (sample, strokes), held in found)


def _row(people: Sequence[Person], guide: Guide, strokes: int, mark: str) -> Row:
    portraits, surnames = [], []
    for name, held in groupby(people, key=lambda one: surname(one.title)):
        first, *rest = (_portrait(one, guide) for one in held)
        portraits += [replace(first, anchor=f"{mark}surname-{name}"), *rest]
        surnames.append(name)
    return Row(f"{mark}strokes-{strokes}", strokes, tuple(surnames), tuple(portraits))


def _portrait(person: Person, guide: Guide) -> Portrait:
    where = guide.where(person.region) if person.region else ""
    eras = tuple(VOCABULARIES["era"][era].zh for era in person.era)
    return Portrait(
        link=guide.link(person.key),
        shot=guide.shot(person) if person.media else None,
        seal=surname(person.title),
        years=years_of(person),
        about=tuple(one for one in (where, *eras) if one),
        martyr=person.martyr,
    )


def years_of(person: Person) -> str:
    """From birth to death, as far as both are known: 1932年3月—2015年, 1966年5月生."""
    born, died = _zh(person.born), _zh(person.died)
    if born and died:
        return f"{born}—{died}"
    return f"{born}生" if born else f"{died}去世" if died else ""


def _zh(date: PartialDate | None) -> str:
    return date.zh if date else ""


def _own(person: Person, guide: Guide, _base: str) -> Mapping[str, Any]:
    """A life: the portrait beside its facts, its years in a line, what was received, where it is told."""
    shots = guide.gallery(person)
    return {
        "portrait": shots[0] if shots else None,
        "shots": shots[1:],
        "seal": surname(person.title),
        "years": years_of(person),
        "martyr": person.martyr,
        "approval": person.approval,
        "facts": shown_rows(person, guide, _all_but(FACTS)),
        "rank": person.rank,
        "line": line(person),
        "moments": moments(person, guide),
        "medals": medals_of(person, guide),
        "stories": some(person, naming(person, "story", guide), guide, cards),
        "related": others(person, guide, {"honor", "story"}),
    }


@cache
def _all_but(shown: tuple[str, ...]) -> frozenset[str]:
    return (frozenset(Person.model_fields) | ELSEWHERE) - frozenset(shown)


FACE = Face("person.html", _own, frozenset((*FACTS, *LIFE)))

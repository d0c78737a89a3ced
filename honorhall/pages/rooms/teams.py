"""The room of teams: by level from province to village; and a team's page with its tree, figures and deeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import Any

from honorhall.ground.quantity import Quantity
from honorhall.model import VOCABULARIES, WITHHELD, Names, Team
from honorhall.pages.cards import cards
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.rooms.deeds import in_time, naming, others, some
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.medals import medals_of
from honorhall.pages.rooms.room import room
from honorhall.pages.rooms.squads import branches
from honorhall.pages.rows import Shown, shown_rows

NO_LEVEL = Names("级别未说明", "Level not stated")


@dataclass(frozen=True, slots=True)
class Entry:
    """One team in the list. status: None of one that stands already; many: the record speaks of many at once."""

    link: Link
    brand: Link | None
    category: tuple[Names, ...]
    status: Names | None
    where: str
    members: Quantity | None
    count: Quantity | None
    many: bool
    summary: str


@dataclass(frozen=True, slots=True)
class Level:
    """All teams of one level on a page of the list. slug: "none" where nobody stated it."""

    slug: str
    label: Names
    entries: tuple[Entry, ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """Teams by level, the province first."""
    teams = guide.of(Team)
    for part, steps in parted(sorted(teams, key=lambda team: _place(team.level)), "teams/"):
        yield room(guide, Team, steps, partial(_levels, guide, part), "rooms/teams.html")


def _levels(guide: Guide, part: Sequence[Team]) -> Mapping[str, Any]:
    levels = (
        Level(level or "none", _label(level), _entries(held, guide))
        for level, held in groupby(part, lambda team: team.level)
    )
    return {"levels": tuple(levels)}


@cache
def _place(level: str) -> int:
    levels = list(VOCABULARIES["level"])
    return levels.index(level) if level else len(levels)


def _label(level: str) -> Names:
    return VOCABULARIES["level"][level] if level else NO_LEVEL


def _entries(teams: Iterable[Team], guide: Guide) -> tuple[Entry, ...]:
    return tuple(_entry(one, guide) for one in teams)


def _entry(team: Team, guide: Guide) -> Entry:
    return Entry(
        link=guide.link(team.key),
        brand=guide.link(team.brand) if team.brand else None,
        category=tuple(VOCABULARIES["team-category"][one] for one in team.category),
        status=VOCABULARIES["team-status"][team.status] if team.status != "formed" else None,
        where=guide.where(team.region) if team.region else "",
        members=team.members,
        count=team.count,
        many=_is_many(team),
        summary=guide.summary(team, of_body=False),
    )


def _is_many(team: Team) -> bool:
    return team.count is not None and any(amount.number > 1 for amount in team.count.amounts)


def _own(team: Team, guide: Guide, _base: str) -> Mapping[str, Any]:
    """A team between the teams above and below it, what it is made of, and what it did."""
    named = (one for one in naming(team, "team", guide) if isinstance(one, Team) and one.parent == team.key)
    below = sorted(named, key=lambda one: _place(one.level))
    return {
        "motto": team.motto,
        "count": team.count,
        "many": _is_many(team),
        "members": team.members,
        "above": _above(team, guide),
        "below": some(team, below, guide, _entries),
        "branches": branches(team.squads),
        "squads": len(team.squads),
        "registration": _registration(team, guide),
        "milestones": in_time(team.milestones),
        "outcomes": team.outcomes,
        "medals": medals_of(team, guide),
        "activities": some(team, naming(team, "activity", guide), guide, cards),
        "related": others(team, guide, {"honor", "activity"}, below),
    }


def _above(team: Team, guide: Guide) -> tuple[Link, ...]:
    """The teams above, the highest first; a chain that bites its tail ends there."""
    found: list[str] = []
    key = team.parent
    while key and key not in (*found, team.key):
        found.append(key)
        parent = guide.archive.records.get(key) if key != WITHHELD else None
        key = parent.parent if isinstance(parent, Team) else ""
    return guide.links(reversed(found))


def _registration(team: Team, guide: Guide) -> tuple[Shown, ...]:
    return shown_rows(team.registration, guide, frozenset()) if team.registration else ()


FACE = Face(
    "team.html", _own, frozenset({"motto", "count", "parent", "squads", "registration", "milestones", "outcomes"})
)

"""一村一队: for each town, the villages that are listed beside the teams that are told of, each with who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from honorhall.ground.quantity import Quantity
from honorhall.model import LEVELS, Archive, Figure, Region, Team

TOWN = next(length for length, level in LEVELS.items() if level == "town")
VILLAGE = next(length for length, level in LEVELS.items() if level == "village")
TEAM_UNITS = frozenset("支队个")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number as it is written, and the record that says it."""

    amount: Quantity
    key: str


@dataclass(frozen=True, slots=True)
class Village:
    """One village that has a record. teams: keys of the teams it has, those it shares with its neighbours included."""

    code: str
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One town. listed: how many villages it has; told: how many village teams, where a source counts them together.

    villages: those that have a record, by code. agrees: whether both numbers are the same; None where one of them is
    missing or no exact number.
    """

    code: str
    listed: tuple[Counted, ...]
    told: tuple[Counted, ...]
    villages: tuple[Village, ...]
    agrees: bool | None

    @property
    def covered(self) -> tuple[Village, ...]:
        """The villages with a team."""
        return tuple(village for village in self.villages if village.teams)

    @property
    def uncovered(self) -> tuple[Village, ...]:
        """The villages of which no team is told."""
        return tuple(village for village in self.villages if not village.teams)


def coverage(archive: Archive) -> dict[str, Coverage]:
    """Code of a town -> its coverage, by code: every town with a number of villages, villages, or village teams."""
    teams = _village_teams(archive)
    own, told = _by_village(teams), _told(teams)
    villages: dict[str, list[Village]] = {}
    for code in sorted(archive.regions):
        if len(code) == VILLAGE:
            villages.setdefault(code[:TOWN], []).append(Village(code, tuple(own.get(code, ()))))
    towns = (code for code in sorted(archive.regions) if len(code) == TOWN)
    found = {code: _town(archive, code, told.get(code, ()), tuple(villages.get(code, ()))) for code in towns}
    return {code: one for code, one in found.items() if one.listed or one.told or one.villages}


def _village_teams(archive: Archive) -> dict[str, Team]:
    """Teams of villages that are there: neither planned nor samples."""
    teams = {key: team for key, team in archive.records.items() if isinstance(team, Team)}
    return {key: team for key, team in teams.items() if _is_village_team(team)}


def _is_village_team(team: Team) -> bool:
    stands_in_one = any(len(code) == VILLAGE for code in _codes(team))
    return (team.level == "village" or stands_in_one) and team.status != "planned" and not team.sample


def _codes(team: Team) -> tuple[str, ...]:
    return (team.region, *team.joint)


def _by_village(teams: Mapping[str, Team]) -> dict[str, list[str]]:
    """Village -> its teams; a joint team is a team of each of its villages."""
    found: dict[str, list[str]] = {}
    for key, team in teams.items():
        for code in dict.fromkeys(one for one in _codes(team) if len(one) == VILLAGE):
            found.setdefault(code, []).append(key)
    return found


def _told(teams: Mapping[str, Team]) -> dict[str, tuple[Counted, ...]]:
    """Town -> numbers of teams that are told of together: records of the town that stand for many."""
    found: dict[str, list[Counted]] = {}
    for key, team in teams.items():
        if team.count and len(team.region) == TOWN:
            found.setdefault(team.region, []).append(Counted(team.count, key))
    return {code: tuple(counted) for code, counted in found.items()}


def _town(archive: Archive, code: str, told: tuple[Counted, ...], villages: tuple[Village, ...]) -> Coverage:
    listed = tuple(_listed(archive, code))
    return Coverage(code, listed, told, villages, _agrees(listed, told))


def _listed(archive: Archive, code: str) -> Iterator[Counted]:
    """The town's own number of villages; told by the figures that say the same, whose sources are narrower."""
    key = archive.regions[code]
    region = archive.records[key]
    if not isinstance(region, Region) or region.villages is None:
        return
    figures = (archive.records[name] for name in archive.named_by.get(key, ()) if name.startswith("figure:"))
    same = [one for one in figures if isinstance(one, Figure) and one.amount.amounts == region.villages.amounts]
    yield from (Counted(one.amount, one.key) for one in same)
    if not same:
        yield Counted(region.villages, key)


def _agrees(listed: tuple[Counted, ...], told: tuple[Counted, ...]) -> bool | None:
    numbers = [_exact(one.amount) for one in listed]
    teams = [_exact(one.amount, TEAM_UNITS) for one in told]
    if not numbers or not teams or None in numbers or None in teams:
        return None
    return set(numbers) == set(teams)


def _exact(quantity: Quantity, units: frozenset[str] = frozenset()) -> Fraction | None:
    """Its first number, where it is exact and counts one of these units."""
    first = quantity.amounts[0]
    return first.number if not first.approx and (not units or first.unit in units) else None

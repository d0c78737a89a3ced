"""The five-level tree with its roll-ups: what stands in a region and in all below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from honorhall.ground.quantity import Quantity, Total, total
from honorhall.model import Activity, Archive, Record, Region, Story, Team, parent_code


@dataclass(frozen=True, slots=True)
class RollUp:
    """One region with all below it.

    above: codes from province down, without its own; below: codes one level down.
    here: keys of its own records, in order; counts: kind -> number of records here and below.
    members, participants: totals by unit over the teams and activities here and below, samples left out.
    """

    code: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    here: tuple[str, ...]
    counts: Mapping[str, int]
    members: tuple[Total, ...]
    participants: tuple[Total, ...]


def roll_up(archive: Archive) -> dict[str, RollUp]:
    """Division code -> its roll-up. Each record is counted once in a region, however often it names places in it."""
    here: dict[str, list[str]] = {code: [] for code in archive.regions}
    within: dict[str, dict[str, None]] = {code: {} for code in archive.regions}
    for key, record in archive.records.items():
        codes = _codes(record)
        for own in here.keys() & codes:
            here[own].append(key)
        for one in within.keys() & {up for code in codes for up in (code, *above(code))}:
            within[one][key] = None
    below = _below(archive)
    return {
        code: RollUp(
            code=code,
            above=tuple(one for one in reversed(above(code)) if one in archive.regions),
            below=tuple(below[code]),
            here=tuple(here[code]),
            counts=_counts(archive, within[code]),
            members=total(_members(archive, within[code])),
            participants=total(_participants(archive, within[code])),
        )
        for code in archive.regions
    }


def _below(archive: Archive) -> dict[str, list[str]]:
    """Division code -> codes one level down, in order."""
    below: dict[str, list[str]] = {code: [] for code in archive.regions}
    for code in sorted(archive.regions):
        if parent_code(code) in below:
            below[parent_code(code)].append(code)
    return below


def above(code: str) -> tuple[str, ...]:
    """All codes above one, the nearest first."""
    found = []
    while code := parent_code(code):
        found.append(code)
    return tuple(found)


def _codes(record: Record) -> tuple[str, ...]:
    if isinstance(record, Region):
        return ()
    if isinstance(record, Story):
        return record.regions
    joint = record.joint if isinstance(record, Team) else ()
    region = record.get("region", "")
    return tuple(dict.fromkeys(code for code in (region, *joint) if code))


def _counts(archive: Archive, keys: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        kind = archive.records[key].kind
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def _members(archive: Archive, keys: Iterable[str]) -> list[Quantity]:
    teams = (archive.records[key] for key in keys)
    return [team.members for team in teams if isinstance(team, Team) and team.members and not team.sample]


def _participants(archive: Archive, keys: Iterable[str]) -> list[Quantity]:
    activities = (archive.records[key] for key in keys)
    return [one.participants for one in activities if isinstance(one, Activity) and one.participants and not one.sample]

"""The five-level tree with its roll-ups: what stands in a region and in all below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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
    sums = {code: _Sums() for code in archive.regions}
    ways: dict[str, tuple[str, ...]] = {}
    for key, record in archive.records.items():
        codes = _codes(record)
        for own in codes:
            if own in sums:
                sums[own].here[key] = None
            if own not in ways:
                ways[own] = tuple(one for one in (own, *above(own)) if one in sums)
        if codes:
            _count(record, [sums[one] for one in _all(ways, codes)])
    below = _below(archive)
    return {
        code: RollUp(
            code=code,
            above=tuple(one for one in reversed(above(code)) if one in archive.regions),
            below=tuple(below[code]),
            here=tuple(own.here),
            counts=own.counts,
            members=total(own.members),
            participants=total(own.participants),
        )
        for code, own in sums.items()
    }


@dataclass(frozen=True, slots=True)
class _Sums:
    """What has been found of one region so far."""

    here: dict[str, None] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    members: list[Quantity] = field(default_factory=list)
    participants: list[Quantity] = field(default_factory=list)


def _all(ways: Mapping[str, tuple[str, ...]], codes: tuple[str, ...]) -> Iterable[str]:
    """These regions and all above them, each once."""
    return ways[codes[0]] if len(codes) == 1 else {one for code in codes for one in ways[code]}


def _count(record: Record, sums: Iterable[_Sums]) -> None:
    """Count a record in each of these regions; what a sample states is added to nothing."""
    members = record.members if isinstance(record, Team) and not record.sample else None
    participants = record.participants if isinstance(record, Activity) and not record.sample else None
    for one in sums:
        one.counts[record.kind] = one.counts.get(record.kind, 0) + 1
        if members:
            one.members.append(members)
        if participants:
            one.participants.append(participants)


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

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
    ways = _Ways(archive.regions)
    here: dict[str, list[str]] = {code: [] for code in archive.regions}
    found: dict[str, dict[tuple[str, ...], list[Record]]] = {}  # kind -> where its records stand -> these records
    for key, record in archive.records.items():
        codes = _codes(record)
        for own in codes:
            if own in here:
                here[own].append(key)
        if codes:
            found.setdefault(record.kind, {}).setdefault(codes, []).append(record)
    sums = {code: _Sums() for code in archive.regions}
    for kind, places in found.items():
        for codes, records in places.items():
            _count(kind, records, [sums[one] for one in ways.all(codes)])
    below = _below(archive)
    return {
        code: RollUp(
            code=code,
            above=tuple(reversed(ways[code][1:])),
            below=tuple(below[code]),
            here=tuple(here[code]),
            counts=own.counts,
            members=total(own.members),
            participants=total(own.participants),
        )
        for code, own in sums.items()
    }


@dataclass(frozen=True, slots=True)
class _Sums:
    """What has been found of one region so far."""

    counts: dict[str, int] = field(default_factory=dict)
    members: list[Quantity] = field(default_factory=list)
    participants: list[Quantity] = field(default_factory=list)


class _Ways(dict[str, tuple[str, ...]]):
    """Division code -> the regions that it stands in, itself first, as far as there are records of them."""

    def __init__(self, regions: Mapping[str, str]) -> None:
        super().__init__()
        self.regions = regions

    def __missing__(self, code: str) -> tuple[str, ...]:
        way = self[code] = tuple(one for one in (code, *above(code)) if one in self.regions)
        return way

    def all(self, codes: tuple[str, ...]) -> Iterable[str]:
        """These regions and all above them, each once."""
        return self[codes[0]] if len(codes) == 1 else {one for code in codes for one in self[code]}


def _count(kind: str, records: list[Record], sums: Iterable[_Sums]) -> None:
    """Count records in each of these regions; what a sample states is added to nothing."""
    real = [record for record in records if not record.sample]
    members = [one.members for one in real if isinstance(one, Team) and one.members]
    participants = [one.participants for one in real if isinstance(one, Activity) and one.participants]
    for one in sums:
        one.counts[kind] = one.counts.get(kind, 0) + len(records)
        one.members.extend(members)
        one.participants.extend(participants)


def _below(archive: Archive) -> dict[str, list[str]]:
    """Division code -> codes one level down, in order."""
    below: dict[str, list[str]] = {code: [] for code in archive.regions}
    for code in sorted(archive.regions):
        parent = parent_code(code)
        if parent in below:
            below[parent].append(code)
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
        return tuple(dict.fromkeys(record.regions)) if len(record.regions) > 1 else record.regions
    region = record.get("region", "")
    if isinstance(record, Team) and record.joint:
        return tuple(dict.fromkeys(code for code in (region, *record.joint) if code))
    return (region,) if region else ()

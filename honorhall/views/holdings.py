"""Holdings: how much the archive itself holds, by kind and by year; samples are not counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from honorhall.model import Activity, Record


@dataclass(frozen=True, slots=True)
class Holdings:
    """kinds: (kind, records), the most first; years: (year, activities that began in it), the oldest first.

    undated: activities whose year nobody knows.
    """

    kinds: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    undated: int


def holdings(by_kind: Mapping[str, tuple[Record, ...]]) -> Holdings:
    """Count the records of every kind that has any, and the activities of every year that has any."""
    real = {kind: [record for record in records if not record.sample] for kind, records in by_kind.items()}
    counts = [(kind, len(records)) for kind, records in real.items() if records]
    activities = [record for record in real.get("activity", ()) if isinstance(record, Activity)]
    years = Counter(record.date.year for record in activities if record.date and record.date.precision != "decade")
    return Holdings(
        kinds=tuple(sorted(counts, key=lambda one: (-one[1], one[0]))),
        years=tuple(sorted(years.items())),
        undated=len(activities) - years.total(),
    )

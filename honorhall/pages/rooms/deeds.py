"""Deeds: what other records say of one: what it received and did, what came to pass, what else names it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from honorhall.model import Milestone, Record
from honorhall.pages.guide import Guide
from honorhall.pages.related import Related, grouped, naming_back
from honorhall.views import ordered


def naming(record: Record, kind: str, guide: Guide) -> tuple[Record, ...]:
    """The records of one kind that name this one, in readers' order."""
    keys = (key for key in guide.archive.named_by.get(record.key, ()) if key.startswith(f"{kind}:"))
    return ordered((guide.record(key) for key in keys), guide.archive)


def others(record: Record, guide: Guide, kinds: Collection[str], told: Iterable[Record] = ()) -> tuple[Related, ...]:
    """What names this record beyond the kinds, and the records, that its page tells of in a place of their own."""
    elsewhere = {one.key for one in told}
    keys = naming_back(record, guide)
    return grouped((key for key in keys if key.partition(":")[0] not in kinds and key not in elsewhere), guide)


def in_time(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """What came to pass, the oldest first; what has no date last, as it was written."""
    return tuple(sorted(milestones, key=lambda one: (one.date is None, one.date.sort_key if one.date else ("", ""))))

"""Deeds: what other records say of one: what it received and did, what came to pass, what else names it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from honorhall.model import Milestone, Record
from honorhall.pages.guide import Guide
from honorhall.pages.named import FIRST, Some, more_of
from honorhall.pages.related import Related, grouped, naming_back
from honorhall.views import ordered

T = TypeVar("T")
Made = Callable[[Sequence[Any], Guide], tuple[T, ...]]


def naming(record: Record, kind: str, guide: Guide) -> tuple[Record, ...]:
    """The records of one kind that name this one, in readers' order."""
    keys = [key for key in guide.archive.named_by.get(record.key, ()) if key.startswith(f"{kind}:")]
    return ordered(map(guide.record, keys), guide.archive) if keys else ()


def some(record: Record, found: Sequence[Record], guide: Guide, make: Made[T]) -> Some[T]:
    """The first of some records of one kind that name `record`, as its page shows them, and where all stand."""
    more = more_of(record, found[0].kind, len(found), guide) if found else None
    return Some(make(found[:FIRST], guide), len(found), more)


def others(record: Record, guide: Guide, kinds: Collection[str], told: Iterable[Record] = ()) -> tuple[Related, ...]:
    """What names this record beyond the kinds, and the records, that its page tells of in a place of their own."""
    keys = naming_back(record, guide)
    if not keys:
        return ()
    elsewhere = {one.key for one in told}
    apart = (key for key in keys if key.partition(":")[0] not in kinds and key not in elsewhere)
    return grouped(record, apart, guide)


def in_time(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """What came to pass, the oldest first; what has no date last, as it was written."""
    return tuple(sorted(milestones, key=lambda one: (one.date is None, one.date.sort_key if one.date else ("", ""))))

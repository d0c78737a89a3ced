"""The timeline: every dated event of the archive, uncertain dates included, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from honorhall.ground.partial_date import PartialDate
from honorhall.model import Archive, Record

# kind -> (field, what happened in zh and en)
EVENTS = {
    "activity": (("date", "举行", "held"),),
    "honor": (("date", "授予", "given"),),
    "place": (("opened", "启用", "opened"),),
    "team": (("founded", "成立", "founded"),),
    "programme": (("since", "开始", "began"),),
    "policy": (("date", "发布", "issued"),),
}


class Dated(NamedTuple):
    """One event: when, of which record, and what. zh, en: a word or two, or what a milestone says (milestone)."""

    date: PartialDate
    key: str
    zh: str
    en: str
    milestone: bool = False


def timeline(archive: Archive) -> tuple[Dated, ...]:
    """All events, sorted by the first day they may have happened on, then by key."""
    found = (event for record in archive.records.values() if not record.sample for event in _events(record))
    return tuple(sorted(found, key=lambda event: (event.date.first, event.date.last, event.key, event.zh)))


def _events(record: Record) -> Iterator[Dated]:
    for name, zh, en in EVENTS.get(record.kind, ()):
        date = getattr(record, name)
        if date:
            yield Dated(date, record.key, zh, en)
    for milestone in record.get("milestones", ()):
        if milestone.date:
            yield Dated(milestone.date, record.key, milestone.what, milestone.what, milestone=True)

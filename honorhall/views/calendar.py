"""The calendar: what happened on each day of the year, in whatever year, beside the days that are kept every year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from honorhall.views.days import KEPT, KeptDay, MonthDay
from honorhall.views.timeline import Dated

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The year without a year.

    days: (month, day) -> events of which the day is known, the oldest first; months: month -> events of which no more
    than the month is known; kept: days that are kept every year, in their order.
    """

    days: Mapping[MonthDay, tuple[Dated, ...]]
    months: Mapping[int, tuple[Dated, ...]]
    kept: tuple[KeptDay, ...] = KEPT


@dataclass(frozen=True, slots=True)
class OnThisDay:
    """What a day calls to mind. kept: days kept on it; events: of other years, the oldest first."""

    kept: tuple[KeptDay, ...]
    events: tuple[Dated, ...]


def calendar(events: Iterable[Dated]) -> Calendar:
    """The calendar of a timeline. Dates known to the year only, and spans over months, stand in no month."""
    days: dict[MonthDay, list[Dated]] = {}
    months: dict[int, list[Dated]] = {}
    for event in events:
        day = event.date.month_day()
        if day:
            days.setdefault(day, []).append(event)
        elif event.date.first[:7] == event.date.last[:7]:
            months.setdefault(int(event.date.first[5:7]), []).append(event)
    return Calendar(_fixed(days), _fixed(months))


def on_this_day(year: Calendar, today: date) -> OnThisDay:
    """What happened on today's day in earlier years, and what is kept today."""
    here = (today.month, today.day)
    kept = tuple(day for day in year.kept if day.on(today.year) == here)
    past = tuple(event for event in year.days.get(here, ()) if event.date.year < today.year)
    return OnThisDay(kept, past)


def _fixed(lists: Mapping[Key, list[Dated]]) -> dict[Key, tuple[Dated, ...]]:
    return {key: tuple(events) for key, events in lists.items()}

"""The calendar: the year at a glance, and a page a month with what happened on each day, in whatever year."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter

from honorhall.model import Names
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide, Link
from honorhall.pages.happenings import Occasion, count_of, occasions
from honorhall.pages.paging import A_PAGE, Steps, page_url, parted
from honorhall.pages.sections import CALENDAR
from honorhall.views import Dated, KeptDay

NOTHING = "还没有记下的事"
LEAP_YEAR = 2000  # 29 February is a day too
MONTHS = range(1, 13)
NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# What stands before the first day of a month: events of which no more than the month is known, and days that move.
HEAD, MOVING = 0, -1
UNDATED = {HEAD: Names("只知道月份", "Some day of the month"), MOVING: Names("每年日期不同", "Moves from year to year")}


@dataclass(frozen=True, slots=True)
class Day:
    """A day at a glance. url: where it stands in its month, None where nothing does; words: what it is for ears."""

    number: int
    mark: str
    url: str | None
    kept: bool
    words: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month at a glance. said: how much happened in it, in any year, and how many days are kept in it."""

    number: int
    label: Names
    link: Link
    days: tuple[Day, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A day kept every year, in words. when: 9月3日, or how it moves."""

    label: Names
    when: Names
    moves: bool
    basis: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of a month's page. mark: 07-29, "" at the head of the month; kept: days that fall on it or may."""

    anchor: str
    label: Names
    mark: str
    kept: tuple[Kept, ...]
    occasions: tuple[Occasion, ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """The year, then its months; a month with much in it has several pages."""
    yield Draft(CALENDAR, "日历", CALENDAR, "calendar.html", partial(_said_of_year, guide), wide=True)
    for month, lines in _by_month(guide).items():
        starts = _starts(lines)
        for part, steps in parted(lines, _folder(month)):
            said = partial(_said_of_month, guide, (month, starts), part, steps)
            yield Draft(steps.url, f"日历：{month}月{steps.suffix}", CALENDAR, "month.html", said)


_Line = tuple[int, Dated | KeptDay]
_Starts = dict[int, int]  # day of a month -> which of its lines is the first of that day


def _said_of_year(guide: Guide) -> Said:
    months = _by_month(guide)
    starts = {month: _starts(lines) for month, lines in months.items()}
    context = {
        "months": tuple(_month(month, lines) for month, lines in months.items()),
        "kept": tuple(_kept(one, starts[one.first[0]]) for one in guide.views.calendar.kept),
        "count": sum(count_of(_events(line for _, line in lines)) for lines in months.values()),
    }
    return Said(f"{guide.archive.hall.title}的日历：一年里每一天发生过什么，以及每年的纪念日。", context)


def _by_month(guide: Guide) -> dict[int, list[_Line]]:
    """Month -> (day, what stands there), by day: first what is kept, then what happened, the oldest first."""
    year = guide.views.calendar
    months: dict[int, list[_Line]] = {
        month: [(HEAD, event) for event in year.months.get(month, ())] for month in MONTHS
    }
    for kept in year.kept:
        month, day = kept.first
        months[month].append((MOVING if kept.moves else day, kept))
    for (month, day), events in sorted(year.days.items()):
        months[month] += ((day, event) for event in events)
    for lines in months.values():
        lines.sort(key=itemgetter(0))
    return months


def _starts(lines: list[_Line]) -> _Starts:
    starts: _Starts = {}
    for place, (day, _) in enumerate(lines):
        starts.setdefault(day, place)
    return starts


def _month(month: int, lines: list[_Line]) -> Month:
    days = calendar.monthrange(LEAP_YEAR, month)[1]
    label = Names(f"{month}月", NAMES[month - 1])
    by_day = {day: [line for _, line in held] for day, held in groupby(lines, key=lambda line: line[0])}
    starts = _starts(lines)
    shown = tuple(_day(month, number, by_day.get(number, []), starts) for number in range(1, days + 1))
    return Month(month, label, Link(label.zh, _folder(month)), shown, _said([line for _, line in lines]) or NOTHING)


def _day(month: int, number: int, here: Sequence[Dated | KeptDay], starts: _Starts) -> Day:
    kept = [line.label.zh for line in here if isinstance(line, KeptDay)]
    words = "，".join((*kept, *filter(None, [_said(_events(here))])))
    url = _url(month, number, starts) if here else None
    return Day(number, f"{month:02}-{number:02}", url, bool(kept), words)


def _said(lines: Sequence[Dated | KeptDay]) -> str:
    """3 件事 · 1 个纪念日: as much of it as there is."""
    happened, kept = count_of(_events(lines)), sum(isinstance(line, KeptDay) for line in lines)
    return " · ".join((*([f"{happened} 件事"] if happened else []), *([f"{kept} 个纪念日"] if kept else [])))


def _events(lines: Iterable[Dated | KeptDay]) -> list[Dated]:
    return [line for line in lines if isinstance(line, Dated)]


def _url(month: int, number: int, starts: _Starts) -> str:
    """Where a day stands: the page of its month that holds its first line."""
    return f"{page_url(_folder(month), starts[number] // A_PAGE + 1)}#{_anchor(number)}"


def _folder(month: int) -> str:
    return f"{CALENDAR}{month:02}/"


def _anchor(number: int) -> str:
    return {MOVING: "moving", HEAD: "some-day"}.get(number, f"day-{number:02}")


def _kept(one: KeptDay, starts: _Starts) -> Kept:
    month, day = one.first
    when = one.rule if one.moves else Names(f"{month}月{day}日", f"{day} {NAMES[month - 1]}")
    return Kept(one.label, when, one.moves, one.basis, _url(month, MOVING if one.moves else day, starts))


def _said_of_month(guide: Guide, whole: tuple[int, _Starts], part: Sequence[_Line], steps: Steps) -> Said:
    month, starts = whole
    by_day = groupby(part, key=lambda line: line[0])
    entries = tuple(_entry(guide, (month, day), [line for _, line in found], starts) for day, found in by_day)
    context = {
        "label": Names(f"{month}月", NAMES[month - 1]),
        "entries_of_days": entries,
        "before": _beside(month - 1),
        "after": _beside(month + 1),
        "index": Link("全年", CALENDAR),
        "steps": steps,
    }
    return Said(f"{guide.archive.hall.title}的日历：{month}月里每一天发生过什么。", context)


def _beside(month: int) -> Link:
    around = (month - 1) % len(MONTHS) + 1
    return Link(f"{around}月", _folder(around))


def _entry(guide: Guide, when: tuple[int, int], lines: list[Dated | KeptDay], starts: _Starts) -> Entry:
    month, day = when
    kept = tuple(_kept(line, starts) for line in lines if isinstance(line, KeptDay))
    happened = occasions(guide, _events(lines))
    if day in UNDATED:
        return Entry(_anchor(day), UNDATED[day], "", kept, happened)
    label = Names(f"{month}月{day}日", f"{day} {NAMES[month - 1]}")
    return Entry(_anchor(day), label, f"{month:02}-{day:02}", kept, happened)

"""The timeline: all that happened, year by year and date by date; a date not known to the day is drawn as a span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from honorhall.ground.partial_date import PartialDate, Precision
from honorhall.model import Names
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide, Link
from honorhall.pages.happenings import Occasion, count_of, occasions
from honorhall.pages.paging import Steps, named_steps, page_url
from honorhall.pages.sections import TIMELINE
from honorhall.views import Dated

A_PAGE = 200  # events; a year stays whole unless it alone has more
DAYS = 366  # the width of the bar on which a span is drawn

# How much of a date is known, in words; a date known to the day needs none.
KNOWN: dict[Precision, Names] = {
    "month": Names("只知道年月", "month only"),
    "year": Names("只知道年份", "year only"),
    "season": Names("只知道季节", "season only"),
    "decade": Names("只知道年代", "decade only"),
    "interval": Names("一段时间", "a span of time"),
    "about": Names("大致时间", "approximate"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Where in its year an event may lie: from the left, and how wide, of DAYS; later: it reaches beyond the year."""

    known: Names
    left: int
    width: int
    later: bool


@dataclass(frozen=True, slots=True)
class When:
    """A date of the timeline, said once, with all that happened on it. span: None where the day is known."""

    occasion: Occasion
    span: Span | None


@dataclass(frozen=True, slots=True)
class Year:
    """The dates of one year on one page. whole: happenings on all pages; again: some stand on an earlier one."""

    year: int
    dates: tuple[When, ...]
    whole: int
    again: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """What every page of the timeline tells of all of it. years: each with the page on which it begins."""

    count: int
    years: tuple[Link, ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """Every dated event, the oldest first; a long timeline has several pages, each with the years it holds."""
    if not guide.views.timeline:
        return
    by_year = _by_year(guide.views.timeline)
    parts = _parts(by_year)
    links = tuple(Link(_years(part), page_url(TIMELINE, at)) for at, part in enumerate(parts, 1))
    counts = {year: count_of(events) for year, events in by_year.items()}
    first = _first_pages(parts)
    years = tuple(Link(str(year), f"{page_url(TIMELINE, at)}#year-{year}") for year, at in first.items())
    whole = Whole(sum(counts.values()), years)
    for number, part in enumerate(parts, 1):
        steps = named_steps(page_url(TIMELINE, number), number, links)
        title = f"大事记：{_years(part)}（第 {number} 页）" if number > 1 else "大事记"
        ours = [(year, events, (counts[year], first[year] < number)) for year, events in part]
        yield Draft(steps.url, title, TIMELINE, "timeline.html", partial(_said, guide, ours, whole, steps))


def _said(
    guide: Guide, part: Sequence[tuple[int, Sequence[Dated], tuple[int, bool]]], whole: Whole, steps: Steps
) -> Said:
    context = {
        "count": whole.count,
        "years": tuple(_year(guide, *one) for one in part),
        "all_years": whole.years,
        "days": DAYS,
        "steps": steps,
    }
    name = _years([(year, events) for year, events, _ in part])
    return Said(f"{guide.archive.hall.title}的大事记，按时间先后排列，{name}。", context)


_Part = list[tuple[int, Sequence[Dated]]]


def _parts(by_year: Mapping[int, Sequence[Dated]]) -> list[_Part]:
    """The years of each page, with their events: as many whole years as there is room for."""
    parts: list[_Part] = [[]]
    room = A_PAGE
    for year, found in by_year.items():
        for start in range(0, len(found), A_PAGE):
            some = found[start : start + A_PAGE]
            if len(some) > room:
                parts.append([])
                room = A_PAGE
            parts[-1].append((year, some))
            room -= len(some)
    return parts


def _years(part: _Part) -> str:
    first, last = part[0][0], part[-1][0]
    return f"{first}年" if first == last else f"{first}—{last}年"


def _by_year(events: Sequence[Dated]) -> dict[int, list[Dated]]:
    found: dict[int, list[Dated]] = {}
    for event in events:
        found.setdefault(event.date.year, []).append(event)
    return found


def _first_pages(parts: Sequence[_Part]) -> dict[int, int]:
    """Year -> the number of the first page that holds some of it."""
    found: dict[int, int] = {}
    for number, part in enumerate(parts, 1):
        for year, _ in part:
            found.setdefault(year, number)
    return found


def _year(guide: Guide, year: int, events: Sequence[Dated], place: tuple[int, bool]) -> Year:
    dates = tuple(When(one, span_of(one.date)) for one in occasions(guide, events))
    return Year(year, dates, *place)


def span_of(when: PartialDate) -> Span | None:
    """How a date that is not known to the day is drawn."""
    known = KNOWN.get(when.precision)
    if known is None:
        return None
    first, last = date.fromisoformat(when.first), date.fromisoformat(when.last)
    left = first.timetuple().tm_yday - 1
    later = last.year > first.year
    right = DAYS if later else last.timetuple().tm_yday
    return Span(known, left, right - left, later)

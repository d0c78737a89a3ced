"""Floor 3: derive() computes once what pages and exports ask for: order, back-links, roll-ups, dated records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from honorhall.model import Archive, Record
from honorhall.views.awards import AwardYears, award_years, by_award, is_given
from honorhall.views.calendar import Calendar, OnThisDay, calendar, on_this_day
from honorhall.views.comparisons import Comparison, Part, compared
from honorhall.views.coverage import Counted, Coverage, Village, coverage
from honorhall.views.days import KeptDay, MonthDay
from honorhall.views.facets import Facet, Value, facets, slug_of
from honorhall.views.holdings import Holdings, holdings
from honorhall.views.ledger import Sum, ledger
from honorhall.views.order import in_order, ordered, surname_strokes
from honorhall.views.regions import RollUp, roll_up
from honorhall.views.resources import resources
from honorhall.views.timeline import Dated, timeline
from honorhall.views.tours import Stop, Tour, stops, tours


@dataclass(frozen=True, slots=True)
class Views:
    """What was computed of an archive.

    by_kind: kind -> records in readers' order; roll_ups: division code -> totals; timeline: oldest first;
    calendar: the year without a year; coverage: code of a town -> its villages beside its village teams;
    resources: sort of help -> keys of its records;
    facets: kind -> the ways to part its records; tours: place -> its exhibits as a walk; stops: exhibit -> its stop;
    awards: name of an award -> keys of the records that give it; compared: figure -> comparisons that it stands in;
    holdings: how much there is of what; ledger: what came in, by type of fund.
    """

    by_kind: Mapping[str, Sequence[Record]]
    roll_ups: Mapping[str, RollUp]
    timeline: tuple[Dated, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    calendar: Calendar
    coverage: Mapping[str, Coverage]
    resources: Mapping[str, tuple[str, ...]]
    today: date
    tours: Mapping[str, Tour]
    stops: Mapping[str, Stop]
    awards: Mapping[str, tuple[str, ...]]
    compared: Mapping[str, tuple[Comparison, ...]]
    holdings: Holdings
    ledger: tuple[Sum, ...]


def derive(archive: Archive, today: date) -> Views:
    """Compute every view of a redacted archive."""
    by_kind = in_order(archive)
    events = timeline(archive)
    walked = tours(by_kind["exhibit"], archive.hall.place)
    return Views(
        by_kind=by_kind,
        roll_ups=roll_up(archive),
        timeline=events,
        calendar=calendar(events),
        coverage=coverage(archive),
        resources=resources(archive, by_kind),
        facets=facets(archive, by_kind),
        today=today,
        tours=walked,
        stops=stops(walked),
        awards=by_award(by_kind["honor"]),
        compared=compared(archive),
        holdings=holdings(by_kind),
        ledger=ledger(by_kind["fund"]),
    )


__all__ = [
    "AwardYears",
    "Calendar",
    "Comparison",
    "Counted",
    "Coverage",
    "Dated",
    "Facet",
    "Holdings",
    "KeptDay",
    "MonthDay",
    "OnThisDay",
    "Part",
    "RollUp",
    "Stop",
    "Sum",
    "Tour",
    "Value",
    "Views",
    "Village",
    "award_years",
    "derive",
    "is_given",
    "on_this_day",
    "ordered",
    "slug_of",
    "surname_strokes",
]

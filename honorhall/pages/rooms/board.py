"""The board of districts: the latest dated entry of each, with its date: a dispatch screen as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from honorhall.ground.partial_date import PartialDate
from honorhall.model import LEVELS, WITHHELD, Activity, Names, Record, Team
from honorhall.pages.draft import Draft, Said
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import Steps, parted
from honorhall.views import Dated

URL = "activities/board/"
BEGINNINGS = ("activity:", "team:", "place:", "org:")  # of the keys of what happens at a place
COUNTY = next(length for length, level in LEVELS.items() if level == "county")
A_FEW = 3  # teams in a cell


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest dated entry of a district. teams: the first few; others: how many more there are."""

    date: PartialDate
    link: Link
    what: str
    kind: Names
    teams: tuple[Link, ...]
    others: int


@dataclass(frozen=True, slots=True)
class District:
    """One line of the board. way: from the province down; dated: entries with a date; undated: activities without."""

    way: tuple[Link, ...]
    latest: Latest | None
    dated: int
    undated: int


@dataclass(frozen=True, slots=True)
class Held:
    """What the timeline has of a district. dated, undated: how many entries."""

    code: str
    latest: Dated | None
    dated: int
    undated: int


def pages(guide: Guide) -> Iterator[Draft]:
    """The board, by division code."""
    held = _by_district(guide)
    if not any(one.latest for one in held):
        return
    for part, steps in parted(held, URL):
        said = partial(_said, guide, part, steps, len(held))
        yield Draft(steps.url, f"各地最近一条{steps.suffix}", "activities/", "rooms/board.html", said, wide=True)


def _said(guide: Guide, part: Sequence[Held], steps: Steps, count: int) -> Said:
    context = {
        "count": count,
        "index": Link(Activity.zh, f"{Activity.folder}/"),
        "ways": ways(guide, Activity.kind),
        "districts": tuple(_district(guide, one) for one in part),
        "steps": steps,
    }
    return Said(f"{guide.archive.hall.title}所收各地区最近一条有日期的记录，每行写明截至哪一天。", context)


def _by_district(guide: Guide) -> list[Held]:
    """By division code: a county, or what lies above it for what is told of a city or a province."""
    dated: dict[str, list[Dated]] = {}
    records = guide.archive.records
    for event in guide.views.timeline:
        if event.key.startswith(BEGINNINGS) and (code := _district_of(records[event.key])):
            dated.setdefault(code, []).append(event)
    undated = _undated(guide)
    return [
        Held(code, _last(dated[code]) if code in dated else None, len(dated.get(code, ())), undated.get(code, 0))
        for code in sorted(dated.keys() | undated.keys())
    ]


def _last(events: Sequence[Dated]) -> Dated:
    latest = max(event.date.last for event in events)
    return max((one for one in events if one.date.last == latest), key=lambda one: (one.date.first, one.key))


def _undated(guide: Guide) -> Mapping[str, int]:
    """District -> how many of its activities tell no date."""
    found: dict[str, int] = {}
    for one in guide.views.by_kind["activity"]:
        if isinstance(one, Activity) and one.date is None and not one.sample and (code := _district_of(one)):
            found[code] = found.get(code, 0) + 1
    return found


def _district_of(record: Record) -> str:
    code: str = record.get("region", "")
    return "" if code == WITHHELD else code[:COUNTY]


def _district(guide: Guide, one: Held) -> District:
    return District(guide.region(one.code), _latest(guide, one.latest) if one.latest else None, one.dated, one.undated)


def _latest(guide: Guide, event: Dated) -> Latest:
    record = guide.record(event.key)
    teams = record.teams if isinstance(record, Activity) else (record.key,) if isinstance(record, Team) else ()
    kind = Names(type(record).zh, type(record).en)
    shown = guide.links(teams[:A_FEW])
    return Latest(event.date, guide.link(event.key), event.zh, kind, shown, len(teams) - len(shown))

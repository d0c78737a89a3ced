"""The board of districts: the latest dated entry of each, with its date: a dispatch screen as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from honorhall.ground.page import Page
from honorhall.ground.partial_date import PartialDate
from honorhall.model import LEVELS, WITHHELD, Activity, Names, Record, Team
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.views import Dated

URL = "activities/board/"
KINDS = frozenset({"activity", "team", "place", "org"})  # what happens at a place
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


def there_is_any(guide: Guide) -> bool:
    """Whether the board is there."""
    return bool(_by_district(guide))


def pages(guide: Guide) -> Iterator[Page]:
    """The board, by division code."""
    events, undated = _by_district(guide), _undated(guide)
    if not events:
        return
    for codes, steps in parted(sorted(events.keys() | undated.keys()), URL):
        context = {
            "count": len(events.keys() | undated.keys()),
            "index": Link(Activity.zh, f"{Activity.folder}/"),
            "ways": ways(guide, Activity.kind),
            "districts": tuple(_district(guide, code, events.get(code, []), undated.get(code, 0)) for code in codes),
            "steps": steps,
        }
        about = f"{guide.archive.hall.title}所收各地区最近一条有日期的记录，每行写明截至哪一天。"
        yield Page(
            steps.url, "rooms/board.html", f"各地最近一条{steps.suffix}", about, "activities/", context, wide=True
        )


def _by_district(guide: Guide) -> Mapping[str, list[Dated]]:
    """District -> its dated entries: a county, or what lies above it for what is told of a city or a province."""
    found: dict[str, list[Dated]] = {}
    for event in guide.views.timeline:
        record = guide.record(event.key)
        code = _district_of(record)
        if record.kind in KINDS and code:
            found.setdefault(code, []).append(event)
    return found


def _undated(guide: Guide) -> Mapping[str, int]:
    """District -> how many of its activities tell no date."""
    found: dict[str, int] = {}
    for one in guide.views.by_kind["activity"]:
        code = _district_of(one)
        if code and isinstance(one, Activity) and one.date is None and not one.sample:
            found[code] = found.get(code, 0) + 1
    return found


def _district_of(record: Record) -> str:
    code: str = record.get("region", "")
    return "" if code == WITHHELD else code[:COUNTY]


def _district(guide: Guide, code: str, events: list[Dated], undated: int) -> District:
    return District(guide.region(code), _latest(guide, events) if events else None, len(events), undated)


def _latest(guide: Guide, events: list[Dated]) -> Latest:
    event = max(events, key=lambda one: (one.date.last, one.date.first, one.key))
    record = guide.record(event.key)
    teams = record.teams if isinstance(record, Activity) else (record.key,) if isinstance(record, Team) else ()
    kind = Names(type(record).zh, type(record).en)
    shown = guide.links(teams[:A_FEW])
    others = len(teams) - len(shown)

    return Latest(event.date, guide.link(event.key), event.zh, kind, shown, others)

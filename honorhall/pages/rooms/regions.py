"""The room of regions: the five-level tree; on a page of one what lies below it, its totals, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from honorhall.model import LEVELS, MODELS, VOCABULARIES, Names, Region
from honorhall.pages.draft import Draft
from honorhall.pages.facets import way_into, way_to
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import A_PAGE, Steps
from honorhall.pages.rooms import coverage
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.passage import Passage
from honorhall.pages.rooms.room import room
from honorhall.views import RollUp

WHOLE_TREE = A_PAGE * 5  # regions; with more, the tree ends at the counties
COUNTY = next(length for length, level in LEVELS.items() if level == "county")
FIRST = 24  # records of a kind on a region's page; with more, the rest is where the kind is parted by region


@dataclass(frozen=True, slots=True)
class Node:
    """One region of the tree with those below it. count: records there and below; folds: they can be folded away."""

    link: Link
    level: Names
    count: int
    below: tuple[Node, ...]
    folds: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one kind in a region. whole: how many there are; more: where the rest stands, or None."""

    label: Names
    links: tuple[Link, ...]
    whole: int
    more: Link | None


def pages(guide: Guide) -> Iterator[Draft]:
    """All regions on one page: a province of villages has its lower levels on its own regions' pages."""
    yield room(guide, Region, Steps("regions/", 1, ()), partial(_tree, guide), "rooms/regions.html")
    yield from coverage.pages(guide)


def _tree(guide: Guide) -> Mapping[str, Any]:
    records = guide.views.by_kind["region"]
    roots = [code for code, one in guide.views.roll_ups.items() if not one.above]
    deep = len(records) <= WHOLE_TREE
    others = [one.key for one in records if isinstance(one, Region) and one.region_type != "division"]
    return {
        "nodes": tuple(_node(guide, code, deep=deep) for code in sorted(roots)),
        "others": guide.links(others[:WHOLE_TREE]),
        "passages": tuple(_passages(guide)),
    }


def _passages(guide: Guide) -> Iterator[Passage]:
    if guide.views.coverage:
        words = "每个乡镇（街道）列出多少个村、说到多少支队，两个数各注来源。"
        yield Passage(Link("一村一队对照", coverage.URL), words)


def _node(guide: Guide, code: str, *, deep: bool) -> Node:
    roll_up = guide.views.roll_ups[code]
    record = guide.record(guide.archive.regions[code])
    level = VOCABULARIES["level"][record.level] if isinstance(record, Region) else Names("", "")
    go_on = deep or len(code) < COUNTY
    below = tuple(_node(guide, one, deep=deep) for one in roll_up.below) if go_on else ()
    return Node(guide.link(record.key), level, sum(roll_up.counts.values()), below, folds=len(code) < COUNTY)


def _own(region: Region, guide: Guide, _base: str) -> Mapping[str, Any]:
    """A region's place in the tree, what is in it, and totals over all below it."""
    roll_up = guide.views.roll_ups.get(region.code)
    lists: dict[str, Any] = {"code": region.code, "above": (), "below": (), "counts": (), "totals": (), "town": None}
    lists["here"] = tuple(_here(region, guide))
    if roll_up is None or region.region_type != "division":
        return {"level": VOCABULARIES["region-type"][region.region_type], **lists}
    sums = (
        (Names("队伍人数合计", "Members of teams, in all"), roll_up.members),
        (Names("活动参加合计", "Participants in activities, in all"), roll_up.participants),
    )
    town = guide.views.coverage.get(region.code)
    return {
        **lists,
        "level": VOCABULARIES["level"][region.level],
        "above": guide.links(guide.archive.regions[code] for code in roll_up.above),
        "below": tuple(_node(guide, code, deep=False) for code in roll_up.below),
        "counts": tuple(_counted(roll_up, guide)),
        "totals": tuple((label, totals) for label, totals in sums if totals),
        "town": coverage.town(town, guide, most=WHOLE_TREE) if town else None,
    }


def _counted(roll_up: RollUp, guide: Guide) -> Iterator[tuple[Names, int, str | None]]:
    """How many records of each kind a region and all below it have, and where they stand (None: nowhere apart)."""
    for kind, model in MODELS.items():
        if kind in roll_up.counts:
            count = roll_up.counts[kind]
            yield Names(model.zh, model.en_many), count, _listed(roll_up.code, kind, count, guide)


def _listed(code: str, kind: str, count: int, guide: Guide) -> str | None:
    """Just these records, where a page has them; else where those within the region begin."""
    if count == len(guide.views.by_kind[kind]):
        return f"{MODELS[kind].folder}/"
    just = next((one for one in guide.views.facets[kind] if one.field == _field(kind)), None)
    if just and code in just.at and len(just.values[just.at[code]].keys) == count:
        return way_to(guide, kind, just.field, code)
    return way_into(guide, kind, _field(kind), code)


def _field(kind: str) -> str:
    return "regions" if kind == "story" else "region"


def _here(region: Region, guide: Guide) -> Iterator[Group]:
    """What stands in a region itself or names it, by kind."""
    roll_up = guide.views.roll_ups.get(region.code)
    named = guide.archive.named_by.get(region.key, ())
    keys = tuple(dict.fromkeys((*(roll_up.here if roll_up else ()), *named)))
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        by_kind.setdefault(key.partition(":")[0], []).append(key)
    for kind, model in MODELS.items():
        if found := by_kind.get(kind):
            more = _more(region, kind, guide) if len(found) > FIRST else None
            yield Group(Names(model.zh, model.en_many), guide.links(found[:FIRST]), len(found), more)


def _more(region: Region, kind: str, guide: Guide) -> Link:
    """Where all records of a kind in a region stand; where none is parted so far down, those of a region above it."""
    codes = (region.code[:length] for length in sorted(LEVELS, reverse=True) if length <= len(region.code))
    url = next((url for code in codes if (url := way_to(guide, kind, _field(kind), code))), None)
    return Link("全部", url or f"{MODELS[kind].folder}/")


FACE = Face("region.html", _own, frozenset({"code", "region_type"}))

"""The room of regions: the five-level tree, with how much stands in each region and below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from honorhall.ground.page import Page
from honorhall.model import MODELS, VOCABULARIES, Names, Region
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import A_PAGE, Steps
from honorhall.pages.related import grouped
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room


@dataclass(frozen=True, slots=True)
class Node:
    """One region of the tree with those below it. count: records there and below."""

    link: Link
    level: Names
    count: int
    below: tuple[Node, ...]


def pages(guide: Guide) -> Iterator[Page]:
    """All regions on one page: a province of villages has its lower levels on its own regions' pages."""
    records = guide.views.by_kind["region"]
    roots = [code for code, one in guide.views.roll_ups.items() if not one.above]
    deep = len(records) <= A_PAGE * 5
    own = {
        "nodes": tuple(_node(guide, code, deep=deep) for code in sorted(roots)),
        "others": guide.links(
            record.key for record in records if isinstance(record, Region) and record.region_type != "division"
        ),
    }
    yield room(guide, Region, Steps("regions/", 1, ()), own, "rooms/regions.html")


def _node(guide: Guide, code: str, *, deep: bool) -> Node:
    roll_up = guide.views.roll_ups[code]
    record = guide.record(guide.archive.regions[code])
    level = VOCABULARIES["level"][record.level] if isinstance(record, Region) else Names("", "")
    go_on = deep or len(code) < len("350105")
    below = tuple(_node(guide, one, deep=deep) for one in roll_up.below) if go_on else ()
    return Node(guide.link(record.key), level, sum(roll_up.counts.values()), below)


def _own(region: Region, guide: Guide, _base: str) -> Mapping[str, Any]:
    """A region's place in the tree, what is in it, and totals over all below it."""
    roll_up = guide.views.roll_ups.get(region.code)
    lists = {
        "code": region.code,
        "above": (),
        "below": (),
        "counts": (),
        "totals": (),
        "here": grouped(_naming(region, guide), guide),
    }
    if roll_up is None or region.region_type != "division":
        return {"level": None, **lists}
    sums = (
        (Names("队伍人数合计", "Members of teams, in all"), roll_up.members),
        (Names("活动参加合计", "Participants in activities, in all"), roll_up.participants),
    )
    counted = ((model, roll_up.counts[kind]) for kind, model in MODELS.items() if kind in roll_up.counts)
    return {
        **lists,
        "level": VOCABULARIES["level"][region.level],
        "above": guide.links(guide.archive.regions[code] for code in roll_up.above),
        "below": guide.links(guide.archive.regions[code] for code in roll_up.below),
        "counts": tuple((Names(model.zh, model.en_many), count) for model, count in counted),
        "totals": tuple((label, totals) for label, totals in sums if totals),
    }


def _naming(region: Region, guide: Guide) -> tuple[str, ...]:
    roll_up = guide.views.roll_ups.get(region.code)
    here = roll_up.here if roll_up else ()
    return tuple(dict.fromkeys((*here, *guide.archive.named_by.get(region.key, ()))))


FACE = Face("region.html", _own)

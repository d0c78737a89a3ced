"""The room of needs: three columns by status. Only occasions and counts are published, never a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from honorhall.ground.page import Page
from honorhall.ground.quantity import Quantity
from honorhall.model import VOCABULARIES, Names, Need
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.rooms.chosen import chosen
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room

A_COLUMN = 40  # entries of each status on a page
FIELDS = ("trigger", "category", "region", "team", "count", "response")


@dataclass(frozen=True, slots=True)
class Entry:
    """One need as a card. where: the last two steps of the way to its region."""

    link: Link
    trigger: str
    categories: tuple[str, ...]
    where: str
    team: Link | None
    count: Quantity | None


@dataclass(frozen=True, slots=True)
class Column:
    """The needs of one status. whole: how many there are on all pages."""

    slug: str
    label: Names
    entries: tuple[Entry, ...]
    whole: int


def pages(guide: Guide) -> Iterator[Page]:
    """All needs; where a column is long its rest follows on the next page, beside the rest of the others."""
    by_status: dict[str, list[Need]] = {status: [] for status in VOCABULARIES["need-status"]}
    for need in guide.views.by_kind["need"]:
        if isinstance(need, Need):
            by_status[need.status].append(need)
    longest = range(max(map(len, by_status.values())))
    for places, steps in parted(longest, "needs/", A_COLUMN):
        columns = tuple(
            Column(status, VOCABULARIES["need-status"][status], _entries(needs, places, guide), len(needs))
            for status, needs in by_status.items()
        )
        page = room(guide, Need, steps, {"columns": columns, "how": _how(guide)}, "rooms/needs.html")
        yield replace(page, wide=True)


def _entries(needs: Sequence[Need], places: Sequence[int], guide: Guide) -> tuple[Entry, ...]:
    """The entries of a column that stand in these places."""
    return tuple(_entry(need, guide) for need in needs[places[0] : places[-1] + 1]) if places else ()


def _entry(need: Need, guide: Guide) -> Entry:
    return Entry(
        link=guide.link(need.key),
        trigger=VOCABULARIES["need-trigger"][need.trigger].zh if need.trigger else "",
        categories=tuple(VOCABULARIES["need-category"][code].zh for code in need.category),
        where="".join(link.title for link in guide.region(need.region)[-2:]) if need.region else "",
        team=guide.link(need.team) if need.team else None,
        count=need.count,
    )


def _how(guide: Guide) -> Mapping[str, Any]:
    """How to claim a need: through the hall's office where it says how to reach it."""
    hall = guide.archive.hall
    centres = Link("服务中心（站）", "orgs/") if guide.views.by_kind["org"] else None
    return {"contact": hall.contact, "centres": centres}


def _own(need: Need, guide: Guide, _base: str) -> Mapping[str, Any]:
    terms = VOCABULARIES["need-status"]
    return {
        "path": tuple((label, status == need.status) for status, label in terms.items()),
        "box": chosen(need, guide, *FIELDS),
        "uncounted": need.count is None,
        "how": _how(guide),
    }


FACE = Face("need.html", _own, frozenset({"status", *FIELDS}))

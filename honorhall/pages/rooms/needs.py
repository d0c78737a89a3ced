"""The room of needs: three columns by status. Only occasions and counts are published, never a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from honorhall.ground.quantity import Quantity
from honorhall.model import VOCABULARIES, Names, Need
from honorhall.pages.draft import Draft
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
class How:
    """How to claim a need: through the hall's office, where it says how to reach it, or one of the centres."""

    contact: str
    centres: Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """The needs of one status. whole: how many there are on all pages."""

    slug: str
    label: Names
    entries: tuple[Entry, ...]
    whole: int


def pages(guide: Guide) -> Iterator[Draft]:
    """All needs; where a column is long its rest follows on the next page, beside the rest of the others."""
    by_status: dict[str, list[Need]] = {status: [] for status in VOCABULARIES["need-status"]}
    for need in guide.views.by_kind["need"]:
        if isinstance(need, Need):
            by_status[need.status].append(need)
    longest = range(max(map(len, by_status.values())))
    for places, steps in parted(longest, "needs/", A_COLUMN):
        parts = tuple((status, _in(needs, places), len(needs)) for status, needs in by_status.items())
        yield room(guide, Need, steps, partial(_columns, guide, parts), "rooms/needs.html")._replace(wide=True)


def _in(needs: Sequence[Need], places: Sequence[int]) -> Sequence[Need]:
    """The needs of a column that stand in these places."""
    return needs[places[0] : places[-1] + 1] if places else ()


def _columns(guide: Guide, parts: Sequence[tuple[str, Sequence[Need], int]]) -> Mapping[str, Any]:
    """parts: status, its needs on this page, how many it has on all."""
    columns = (
        Column(status, VOCABULARIES["need-status"][status], tuple(_entry(need, guide) for need in needs), whole)
        for status, needs, whole in parts
    )
    return {"columns": tuple(columns), "how": _how(guide)}


def _entry(need: Need, guide: Guide) -> Entry:
    return Entry(
        link=guide.link(need.key),
        trigger=VOCABULARIES["need-trigger"][need.trigger].zh if need.trigger else "",
        categories=tuple(VOCABULARIES["need-category"][code].zh for code in need.category),
        where=guide.where(need.region) if need.region else "",
        team=guide.link(need.team) if need.team else None,
        count=need.count,
    )


def _how(guide: Guide) -> How:
    centres = Link("服务中心（站）", "orgs/") if guide.views.by_kind["org"] else None
    return How(guide.archive.hall.contact, centres)


def _own(need: Need, guide: Guide, _base: str) -> Mapping[str, Any]:
    terms = VOCABULARIES["need-status"]
    return {
        "path": tuple((label, status == need.status) for status, label in terms.items()),
        "box": chosen(need, guide, *FIELDS),
        "uncounted": need.count is None,
        "how": _how(guide),
    }


FACE = Face("need.html", _own, frozenset({"status", *FIELDS}))

"""The room of activities: by year, the newest first; on a page of one, when, where, who and how many."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from typing import Any

from honorhall.model import VOCABULARIES, Activity, Names
from honorhall.pages.cards import Card, card
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.rooms import board, operations
from honorhall.pages.rooms.chosen import chosen
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.passage import Passage
from honorhall.pages.rooms.room import room
from honorhall.pages.rooms.shelves import Heading, Standing, shelved, shelves
from honorhall.views import Dated

LATER_THAN_ALL = 9999
UNDATED = Heading(LATER_THAN_ALL, "undated", Names("没有写明时间", "No date given"))
A_FEW = 3  # categories on a card

# What the page of an activity tells in its box: heading -> fields.
BOX = (
    (Names("时间", "When"), ("date", "festival", "duration", "hours")),
    (Names("地点", "Where"), ("region", "place", "venue", "venues")),
    (Names("参加", "Who"), ("participants", "teams", "orgs")),
    (Names("做什么", "What"), ("activity_type", "category", "posts", "beneficiaries", "campaign", "programmes")),
)
APART = ("outcomes", "agenda", "needs")


def pages(guide: Guide) -> Iterator[Draft]:
    """The index of activities, the emergency operations, and the board of districts."""
    beside = (*operations.pages(guide), *board.pages(guide))
    aside = tuple(_passages({draft.url for draft in beside}))
    for standing, steps in shelved(guide.views.by_kind["activity"], _year, "activities/"):
        yield room(guide, Activity, steps, partial(_shelves, guide, standing, aside), "rooms/shelves.html")
    yield from beside


def _shelves(guide: Guide, standing: Standing, aside: tuple[Passage, ...]) -> Mapping[str, Any]:
    return {"shelves": shelves(standing, _year, guide, _card), "passages": aside}


def _passages(there: Collection[str]) -> Iterator[Passage]:
    if operations.URL in there:
        yield Passage(Link("应急行动", operations.URL), "疫情防控、防汛抢险和救援：点位、人员、历时、转移。")
    if board.URL in there:
        yield Passage(Link("各地最近一条", board.URL), "每个地区最近一条有日期的记录，逐行写明截至哪一天。")


def _year(activity: Activity) -> Heading:
    if activity.date is None:
        return UNDATED
    return _heading(activity.date.year)


@cache
def _heading(year: int) -> Heading:
    return Heading(-year, f"year-{year}", Names(f"{year}年", ""))


def _card(activity: Activity, guide: Guide) -> Card:
    """A card that says the categories too."""
    made = card(activity, guide)
    kinds = [VOCABULARIES["activity-category"][code].zh for code in activity.category[:A_FEW]]
    return made._replace(about=(*made.about[:1], *kinds, *made.about[1:]))


def _own(activity: Activity, guide: Guide, _base: str) -> Mapping[str, Any]:
    boxes = ((label, chosen(activity, guide, *fields)) for label, fields in BOX)
    earlier, later = _in_time(activity, guide)
    near = {"before": earlier, "after": later} if earlier or later else {}
    return {
        "boxes": tuple(box for box in boxes if box[1]),
        "undated": activity.date is None,
        "agenda": activity.agenda,
        "outcomes": next(iter(chosen(activity, guide, "outcomes")), None),
        "needs": guide.links(activity.needs),
        **near,
    }


def _in_time(activity: Activity, guide: Guide) -> tuple[Link | None, Link | None]:
    """The activities before and after one in time, with their dates; none for one without a date."""
    if activity.date is None or activity.sample:
        return None, None
    events, places = guide.once(_in_order, "activity")
    place = places[activity.key]
    earlier = events[place - 1] if place else None
    later = events[place + 1] if place + 1 < len(events) else None
    return _dated(earlier, guide), _dated(later, guide)


def _in_order(kind: str, guide: Guide) -> tuple[tuple[Dated, ...], Mapping[str, int]]:
    """The events of a kind, and at which of them each record begins."""
    events = tuple(event for event in guide.views.timeline if event.key.startswith(f"{kind}:"))
    return events, {event.key: place for place, event in reversed(list(enumerate(events)))}


def _dated(event: Dated | None, guide: Guide) -> Link | None:
    if event is None:
        return None
    link = guide.link(event.key)
    return link._replace(title=f"{event.date.zh}　{link.title}")


FACE = Face("activity.html", _own, frozenset({*APART, *(name for _, names in BOX for name in names)}))

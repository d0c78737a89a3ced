"""The room of activities: by year, the newest first; on a page of one, when, where, who and how many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from honorhall.ground.page import Page
from honorhall.model import VOCABULARIES, Activity, Names
from honorhall.pages.cards import Card, card
from honorhall.pages.guide import Guide, Link
from honorhall.pages.rooms import board, operations
from honorhall.pages.rooms.chosen import chosen
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.passage import Passage
from honorhall.pages.rooms.room import room
from honorhall.pages.rooms.shelves import Heading, shelved
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


def pages(guide: Guide) -> Iterator[Page]:
    """The index of activities, the emergency operations, and the board of districts."""
    aside = tuple(_passages(guide))
    for shelves, steps in shelved(guide, guide.views.by_kind["activity"], _year, "activities/", _card):
        own = {"shelves": shelves, "passages": aside}
        yield room(guide, Activity, steps, own, "rooms/shelves.html")
    yield from operations.pages(guide)
    yield from board.pages(guide)


def _passages(guide: Guide) -> Iterator[Passage]:
    if operations.there_are_any(guide):
        yield Passage(Link("应急行动", operations.URL), "疫情防控、防汛抢险和救援：点位、人员、历时、转移。")
    if board.there_is_any(guide):
        yield Passage(Link("各地最近一条", board.URL), "每个地区最近一条有日期的记录，逐行写明截至哪一天。")


def _year(activity: Activity) -> Heading:
    if activity.date is None:
        return UNDATED
    year = activity.date.year
    return Heading(-year, f"year-{year}", Names(f"{year}年", ""))


def _card(activity: Activity, guide: Guide) -> Card:
    """A card that says the categories too."""
    made = card(activity, guide)
    kinds = [VOCABULARIES["activity-category"][code].zh for code in activity.category[:A_FEW]]
    return replace(made, about=(*made.about[:1], *kinds, *made.about[1:]))


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
    events = guide.views.timeline
    when = (activity.date.first, activity.date.last, activity.key)
    place = bisect_left(events, when, key=lambda event: (event.date.first, event.date.last, event.key))
    return _next(reversed(events[:place]), guide), _next(islice(events, place + 1, None), guide)


def _next(events: Iterator[Dated], guide: Guide) -> Link | None:
    event = next((one for one in events if one.key.startswith("activity:")), None)
    if event is None:
        return None
    link = guide.link(event.key)
    return replace(link, title=f"{event.date.zh}　{link.title}")


FACE = Face("activity.html", _own, frozenset({*APART, *(name for _, names in BOX for name in names)}))

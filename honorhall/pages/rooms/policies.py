"""The room of policies: by type; on a page of one its stages, its ladder of stars, its duties and its sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from honorhall.model import VOCABULARIES, Policy
from honorhall.pages.cards import Card, card
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.rooms import duties
from honorhall.pages.rooms.chosen import chosen
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.passage import Passage
from honorhall.pages.rooms.room import room
from honorhall.pages.rooms.shelves import Heading, Standing, shelved, shelves

STARS = "零一二三四五六七八九十"
TOLD = ("policy_type", "status", "basis", "based_on", "sections", "stages", "ladder", "duties")


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder. name: 三星; won, open: as many stars as to fill and to leave empty; hours: served."""

    name: str
    won: str
    open: str
    hours: int


def pages(guide: Guide) -> Iterator[Draft]:
    """The index of policies, and the table of who has which duty."""
    table = tuple(duties.pages(guide))
    words = "哪个单位在哪份制度里负责什么，放在一张表里。"
    aside = (Passage(Link("部门职责一览", duties.URL), words),) if table else ()
    for standing, steps in shelved(guide.views.by_kind["policy"], _type, "policies/"):
        yield room(guide, Policy, steps, partial(_shelves, guide, standing, aside), "rooms/shelves.html")
    yield from table


def _shelves(guide: Guide, standing: Standing, aside: tuple[Passage, ...]) -> Mapping[str, Any]:
    return {"shelves": shelves(standing, _type, guide, _card), "passages": aside}


def _type(policy: Policy) -> Heading:
    return _heading(policy.policy_type)


@cache
def _heading(code: str) -> Heading:
    terms = VOCABULARIES["policy-type"]
    return Heading(list(terms).index(code), code, terms[code])


def _card(policy: Policy, guide: Guide) -> Card:
    """A card that says the status; its type stands above it."""
    made = card(policy, guide)
    terms, status = VOCABULARIES["policy-type"], VOCABULARIES["policy-status"]
    rest = (words for words in made.about if words != terms[policy.policy_type].zh)
    return made._replace(about=(status[policy.status].zh, *rest))


def _own(policy: Policy, guide: Guide, _base: str) -> Mapping[str, Any]:
    return {
        "words": chosen(policy, guide, "policy_type", "status"),
        "basis": policy.basis,
        "based_on": guide.links(policy.based_on),
        "stages": policy.stages,
        "ladder": _ladder(policy),
        "adopted": guide.archive.hall.ladder == policy.key,
        "duties": tuple((guide.link(one.org), duties.items(one.duty)) for one in policy.duties),
        "sections": tuple((f"section-{number}", one) for number, one in enumerate(policy.sections, 1)),
    }


def _ladder(policy: Policy) -> tuple[Rung, ...]:
    top = max((rung.stars for rung in policy.ladder), default=0)
    return tuple(Rung(_named(one.stars), "★" * one.stars, "☆" * (top - one.stars), one.hours) for one in policy.ladder)


def _named(stars: int) -> str:
    return f"{STARS[stars] if 0 <= stars < len(STARS) else stars}星"


FACE = Face("policy.html", _own, frozenset(TOLD))

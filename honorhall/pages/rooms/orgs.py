"""The room of organisations: by type; on a page of one its duties, what stands above and below it, its members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from honorhall.model import VOCABULARIES, Org
from honorhall.pages.cards import Card, card
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.rooms.chosen import chosen
from honorhall.pages.rooms.deeds import others, some
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room
from honorhall.pages.rooms.shelves import Heading, Standing, shelved, shelves

TOLD = ("org_type", "level", "parent", "duties", "services", "members", "partners")
DEEPEST = 3  # levels below an organisation that its page shows
MOST_BELOW = 60  # of one level


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation and those below it. more: how many of those are left out."""

    link: Link
    below: tuple[Branch, ...]
    more: int


def pages(guide: Guide) -> Iterator[Draft]:
    """The index of organisations."""
    for standing, steps in shelved(guide.views.by_kind["org"], _type, "orgs/"):
        yield room(guide, Org, steps, partial(_shelves, guide, standing), "rooms/shelves.html")


def _shelves(guide: Guide, standing: Standing) -> Mapping[str, Any]:
    return {"shelves": shelves(standing, _type, guide, _card), "passages": ()}


def _type(org: Org) -> Heading:
    return _heading(org.org_type)


@cache
def _heading(code: str) -> Heading:
    terms = VOCABULARIES["org-type"]
    return Heading(list(terms).index(code), code, terms[code])


def _card(org: Org, guide: Guide) -> Card:
    """A card without its type: that stands above it."""
    made = card(org, guide)
    type_of = VOCABULARIES["org-type"][org.org_type].zh
    return made._replace(about=tuple(words for words in made.about if words != type_of))


def _own(org: Org, guide: Guide, _base: str) -> Mapping[str, Any]:
    naming = _naming(org, guide)
    member_of = [one for one in naming if org.key in one.members]
    below = [one for one in naming if one.parent == org.key]
    return {
        "words": chosen(org, guide, "org_type", "level"),
        "above": _above(org, guide),
        "tree": _branch(org, guide, DEEPEST),
        "duties": org.duties,
        "services": org.services,
        "members": guide.links(org.members),
        "partners": guide.links(org.partners),
        "member_of": some(org, member_of, guide, _links),
        "related": others(org, guide, (), (*member_of, *below[:MOST_BELOW])),
    }


def _links(orgs: Iterable[Org], guide: Guide) -> tuple[Link, ...]:
    return guide.links(one.key for one in orgs)


def _above(org: Org, guide: Guide) -> tuple[Link, ...]:
    """The organisations above one, the highest first. Two that name each other as parent end the way."""
    way: dict[str, None] = {}
    while org.parent and org.parent not in way:
        way[org.parent] = None
        parent = guide.archive.records.get(org.parent)
        if not isinstance(parent, Org):
            break
        org = parent
    return guide.links(reversed(way))


def _branch(org: Org, guide: Guide, levels: int) -> Branch:
    below = [one for one in _naming(org, guide) if one.parent == org.key] if levels else []
    shown = tuple(_branch(one, guide, levels - 1) for one in below[:MOST_BELOW])
    return Branch(guide.link(org.key), shown, len(below) - len(shown))


def _naming(org: Org, guide: Guide) -> list[Org]:
    """The organisations that name one."""
    named = (guide.record(key) for key in guide.archive.named_by.get(org.key, ()) if key.startswith("org:"))
    return [one for one in named if isinstance(one, Org)]


FACE = Face("org.html", _own, frozenset(TOLD))

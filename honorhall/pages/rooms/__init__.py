"""Rooms: what the index of a kind, and a page of one of its records, show beyond what all kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.rooms import (
    activities,
    exhibits,
    figures,
    funds,
    honors,
    lessons,
    needs,
    orgs,
    people,
    places,
    policies,
    programmes,
    regions,
    sources,
    stories,
    teams,
)
from honorhall.pages.rooms.face import PLAIN, Face

# kind -> planner of `<folder>/` and of whatever stands beside it; every other kind has a plain index (indexes.py).
ROOMS: Mapping[str, Callable[[Guide], Iterator[Draft]]] = {
    "person": people.pages,
    "team": teams.pages,
    "programme": programmes.pages,
    "honor": honors.pages,
    "place": places.pages,
    "exhibit": exhibits.pages,
    "lesson": lessons.pages,
    "figure": figures.pages,
    "fund": funds.pages,
    "region": regions.pages,
    "org": orgs.pages,
    "activity": activities.pages,
    "need": needs.pages,
    "policy": policies.pages,
    "source": sources.pages,
}

# kind -> how a page of one record of it looks; every other kind shows its fields only (records.py).
FACES: Mapping[str, Face] = {
    "story": stories.FACE,
    "person": people.FACE,
    "team": teams.FACE,
    "programme": programmes.FACE,
    "honor": honors.FACE,
    "place": places.FACE,
    "exhibit": exhibits.FACE,
    "lesson": lessons.FACE,
    "figure": figures.FACE,
    "region": regions.FACE,
    "org": orgs.FACE,
    "activity": activities.FACE,
    "need": needs.FACE,
    "policy": policies.FACE,
    "source": sources.FACE,
}

__all__ = ["FACES", "PLAIN", "ROOMS", "Face"]

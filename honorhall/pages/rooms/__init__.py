"""Rooms: what the index of a kind, and a page of one of its records, show beyond what all kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from honorhall.ground.page import Page
from honorhall.pages.guide import Guide
from honorhall.pages.rooms import lessons, regions, stories
from honorhall.pages.rooms.face import PLAIN, Face

# kind -> planner of `<folder>/` and of whatever stands beside it; every other kind has a plain index (indexes.py).
ROOMS: Mapping[str, Callable[[Guide], Iterator[Page]]] = {
    "region": regions.pages,
}

# kind -> how a page of one record of it looks; every other kind shows its fields only (records.py).
FACES: Mapping[str, Face] = {
    "story": stories.FACE,
    "lesson": lessons.FACE,
    "region": regions.FACE,
}

__all__ = ["FACES", "PLAIN", "ROOMS", "Face"]

"""Stories: read first, then what they are made of, then what else one may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from heapq import nsmallest
from typing import Any

from honorhall.ground.text import characters
from honorhall.model import Story
from honorhall.pages.cards import cards
from honorhall.pages.guide import Guide
from honorhall.pages.related import grouped, named_in, naming_back
from honorhall.pages.rooms.face import Face

A_MINUTE = 400  # characters: what an adult reads aloud-slow in a minute; the elderly and pupils read no faster
NEARBY = 3
MOST_ASKED = 50  # records that name one thing: where a thousand do, it says little that two of them share it


def _own(story: Story, guide: Guide, _base: str) -> Mapping[str, Any]:
    shots, near = guide.gallery(story), nearest(story, guide)
    return {
        "minutes": max(1, round(characters(story.body) / A_MINUTE)),
        "first": next(iter(shots), None),
        "shots": shots[1:],
        "nearby": cards(map(guide.record, near), guide),
        "related": grouped(story, (key for key in naming_back(story, guide) if key not in near), guide),
    }


def nearest(story: Story, guide: Guide) -> tuple[str, ...]:
    """Keys of stories that name the same people, teams, places or sources, those that share most first."""
    shared: Counter[str] = Counter()
    told = named_in(story, guide)
    for target in {*told.in_fields, *told.in_prose}:
        shared.update(guide.once(_stories_naming, target))
    shared.pop(story.key, None)
    return tuple(nsmallest(NEARBY, shared, key=lambda key: (-shared[key], key)))


def _stories_naming(target: str, guide: Guide) -> tuple[str, ...]:
    """Keys of the stories that name a record, or a region by its code; none where very many records do."""
    key = target if ":" in target else guide.archive.regions.get(target, "")
    naming = guide.archive.named_by.get(key, ())
    return tuple(one for one in naming if one.startswith("story:")) if len(naming) <= MOST_ASKED else ()


FACE = Face("story.html", _own, wide=True)

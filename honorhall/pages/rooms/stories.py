"""Stories: read first, then what they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from honorhall.ground.text import characters
from honorhall.model import Story
from honorhall.pages.guide import Guide
from honorhall.pages.rooms.face import Face

A_MINUTE = 400  # characters: what an adult reads aloud-slow in a minute; the elderly and pupils read no faster


def _own(story: Story, _guide: Guide, _base: str) -> Mapping[str, Any]:
    return {"minutes": max(1, round(characters(story.body) / A_MINUTE))}


FACE = Face("story.html", _own)

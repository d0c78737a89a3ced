"""Lessons: a page for the teacher, with the worksheet for the pupils."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from honorhall.model import Lesson
from honorhall.pages.guide import Guide
from honorhall.pages.rooms.face import Face


def _own(lesson: Lesson, guide: Guide, base: str) -> Mapping[str, Any]:
    return {"worksheet": guide.prose(lesson, lesson.worksheet, base)}


FACE = Face("lesson.html", _own, frozenset({"worksheet"}))

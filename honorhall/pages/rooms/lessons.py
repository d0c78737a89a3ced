"""The room of lessons: a table for the teacher who looks for one, and a page to teach from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from honorhall.ground.quantity import Quantity, Total, total
from honorhall.model import VOCABULARIES, Lesson, Names
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room

TOLD = ("grade", "subject", "duration", "aims", "stories", "exhibits", "route", "steps", "questions", "worksheet")


@dataclass(frozen=True, slots=True)
class Entry:
    """One lesson in the table."""

    link: Link
    grade: tuple[Names, ...]
    subject: str
    duration: Quantity | None
    stories: tuple[Link, ...]
    summary: str


def pages(guide: Guide) -> Iterator[Draft]:
    """Lessons by the youngest grade they are for; those for nobody in particular last."""
    lessons = guide.of(Lesson)
    for part, steps in parted(sorted(lessons, key=_youngest), "lessons/"):
        yield room(guide, Lesson, steps, partial(_table, guide, part), "rooms/lessons.html")


def _table(guide: Guide, part: Sequence[Lesson]) -> Mapping[str, Any]:
    return {"lessons": tuple(_entry(one, guide) for one in part)}


def _youngest(lesson: Lesson) -> int:
    grades = list(VOCABULARIES["audience"])
    return min((grades.index(one) for one in lesson.grade), default=len(grades))


def _grades(lesson: Lesson) -> tuple[Names, ...]:
    return tuple(VOCABULARIES["audience"][one] for one in lesson.grade)


def _entry(lesson: Lesson, guide: Guide) -> Entry:
    return Entry(
        link=guide.link(lesson.key),
        grade=_grades(lesson),
        subject=lesson.subject,
        duration=lesson.duration,
        stories=guide.links(lesson.stories),
        summary=guide.summary(lesson, of_body=False),
    )


def _own(lesson: Lesson, guide: Guide, base: str) -> Mapping[str, Any]:
    """A lesson at a glance, then step by step, its questions, and the worksheet for the pupils."""
    return {
        "grade": _grades(lesson),
        "subject": lesson.subject,
        "duration": lesson.duration,
        "aims": lesson.aims,
        "steps": lesson.steps,
        "sum": _sum(lesson),
        "questions": lesson.questions,
        "materials": tuple(
            (label, guide.links(keys))
            for label, keys in (
                (Names("故事", "Stories"), lesson.stories),
                (Names("展项", "Exhibits"), lesson.exhibits),
                (Names("路线", "Route"), lesson.route),
            )
            if keys
        ),
        "worksheet": guide.prose(lesson, lesson.worksheet, base),
    }


def _sum(lesson: Lesson) -> tuple[Total, ...]:
    """How long all steps take together; nothing where a step does not say."""
    times = [step.time for step in lesson.steps if step.time]
    return total(times) if times and len(times) == len(lesson.steps) else ()


FACE = Face("lesson.html", _own, frozenset(TOLD))

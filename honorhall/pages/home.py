"""The front page: what this hall is, one story, numbers with their dates, and doors for those who come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.text import opening, shorten
from honorhall.model import LEVELS, MODELS, Figure, Names, Story
from honorhall.pages.cards import card, cards
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide, Link
from honorhall.pages.sections import FORM, GROUPS, MADE, handwritten, is_made

STORIES = 4  # beside the featured one
FIGURES = 6
OPENING = 220  # characters of the featured story


@dataclass(frozen=True, slots=True)
class Door:
    """A way in for one kind of visitor. art: which drawing stands on it; links: what lies behind, the first large."""

    art: str
    label: Names
    words: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """One section with how many records stand in it."""

    link: Link
    label: Names
    count: int


@dataclass(frozen=True, slots=True)
class Number:
    """One dated figure. parts: (number as written, what it counts) of each amount."""

    link: Link
    amount: str
    measure: str
    where: str
    as_of: PartialDate | None


DOORS = (
    (
        "gate",
        Names("来参观", "Visit"),
        "馆在哪里，怎样走，先看什么",
        ("visit/", "place", "exhibit", "calendar/"),
    ),
    (
        "book",
        Names("带学生来", "Schools"),
        "可以直接上课的材料，能打印的学习单",
        ("lesson", "exhibit", "story", "timeline/"),
    ),
    (
        "hands",
        Names("做志愿者", "Volunteer"),
        "写一段故事，认领一件需求，找到身边的队伍",
        (FORM, "contribute/", "need", "team", "resources/"),
    ),
)
NAMES = {"visit/": "怎样参观", "contribute/": "怎样投稿"}


def pages(guide: Guide) -> Iterator[Draft]:
    """The front page."""
    hall = guide.archive.hall
    yield Draft("", hall.title, "", "home.html", partial(_said, guide), wide=True, described=bool(hall.summary))


def _said(guide: Guide) -> Said:
    hall = guide.archive.hall
    featured = _featured(guide)
    others = [story for story in guide.views.by_kind["story"] if story is not featured and not story.sample]
    context = {
        "hall": hall,
        "place": guide.link(hall.place) if hall.place else None,
        "way": guide.region(hall.region) if hall.region else (),
        "featured": card(featured, guide) if featured else None,
        "opening": shorten(opening(guide.telling(featured).body), OPENING) if featured else "",
        "stories": cards(others[:STORIES], guide),
        "numbers": tuple(_number(guide, one) for one in _near(guide)[:FIGURES]),
        "doors": tuple(door for door in (_door(guide, *one) for one in DOORS) if door.links),
        "holdings": tuple(
            _holding(guide, entry) for group in GROUPS for entry in group.entries if _holds(guide, entry)
        ),
        "dated": bool(guide.views.timeline),
        "empty": not guide.archive.records,
    }
    return Said(hall.summary, context)


def _featured(guide: Guide) -> Story | None:
    """Another story every month; samples only where there is nothing else."""
    stories = guide.of(Story)
    told = [one for one in stories if not one.sample] or stories
    month = guide.views.today.year * 12 + guide.views.today.month
    return told[month % len(told)] if told else None


def _number(guide: Guide, figure: Figure) -> Number:
    where = "".join(link.title for link in guide.region(figure.region)[-1:])
    return Number(guide.link(figure.key), figure.amount.verbatim, figure.measure, where, figure.as_of)


def _near(guide: Guide) -> list[Figure]:
    """Figures of the hall's own region first, then of those around it."""
    home = guide.archive.hall.region
    figures = guide.of(Figure)
    return sorted(figures, key=lambda figure: -_levels_shared(figure.region, home))


def _levels_shared(one: str, other: str) -> int:
    """How many levels of the tree, from the province down, two division codes have in common."""
    return sum(len(one) >= length and one[:length] == other[:length] for length in LEVELS)


def _door(guide: Guide, art: str, label: Names, words: str, entries: tuple[str, ...]) -> Door:
    found = (_way(guide, entry) for entry in entries)
    return Door(art, label, words, tuple(link for link in found if link is not None))


def _way(guide: Guide, entry: str) -> Link | None:
    """A link to a section that holds something, or to a page that is there."""
    if entry in MODELS:
        return Link(MODELS[entry].zh, f"{MODELS[entry].folder}/") if _holds(guide, entry) else None
    there = entry in handwritten(guide.archive) or is_made(entry, guide.views)
    return Link(NAMES.get(entry) or MADE[entry], entry) if there else None


def _holds(guide: Guide, entry: str) -> bool:
    return entry in MODELS and bool(guide.views.by_kind[entry])


def _holding(guide: Guide, kind: str) -> Holding:
    model = MODELS[kind]
    records = guide.views.by_kind[kind]
    told = [one for one in records if not one.sample] or records
    return Holding(Link(model.zh, f"{model.folder}/"), Names(model.zh, model.en_many), len(told))

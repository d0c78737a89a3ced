"""The screen that calls, and the doors behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeVar

from honorhall.ground.text import shorten
from honorhall.model import MODELS, Exhibit, Figure, Names, Record, Story
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.kiosk.screen import Own, page
from honorhall.pages.shots import Shot

STORIES, EXHIBITS, FIGURES = 8, 4, 4
WORDS = 90  # characters that are read in passing
HOME = Names("首页", "Home")
R = TypeVar("R", bound=Record)


class Slide(NamedTuple):
    """One slide. kind: what stands on it, in small; large: what is read from afar."""

    kind: Names
    large: str
    words: str
    shot: Shot | None
    sample: bool


class Way(NamedTuple):
    """One door. art: the drawing on it; held: how much lies behind it, 0 where that says nothing."""

    art: str
    label: Names
    url: str
    held: int = 0


# Drawing, label, address; and the kind behind it: a door behind which nothing lies is not there.
LARGE = (
    ("book", Names("老兵故事", "Stories"), "stories/", "story"),
    ("hands", Names("服务队", "Teams"), "teams/", "team"),
    ("medal", Names("荣誉榜", "Honours"), "honors/", "honor"),
    ("gate", Names("展区导览", "The tour"), "exhibits/", "exhibit"),
    ("sun", Names("今天", "This day"), "today/", ""),
    ("lesson", Names("学习", "Learn"), "lessons/", "lesson"),
)
SMALL = (
    ("", Names("人物", "People"), "people/", "person"),
    ("", Names("分类看", "Browse"), "browse/", ""),
    ("", Names("关于本馆", "About"), "about/", ""),
)


def pages(guide: Guide) -> Iterator[Draft]:
    """The loop, and the home of the screen."""
    yield page(guide, "", "attract.html", Own(Names(guide.archive.hall.title, ""), partial(_slides, guide)))
    yield page(guide, "home/", "home.html", Own(HOME, partial(_doors, guide)))


def _slides(guide: Guide) -> Mapping[str, Any]:
    stories = [one for one in _told(guide.of(Story)) if one.summary or one.body]
    # Those with a picture first: it is seen across the hall.
    stories.sort(key=lambda one: guide.shot(one) is None)
    figures = _told(guide.of(Figure))
    slides = (
        *(_slide(one, guide) for one in stories[:STORIES]),
        *(_slide(one, guide) for one in _told(guide.of(Exhibit))[:EXHIBITS]),
        *(_number(one, guide) for one in figures[:FIGURES]),
    )
    return {"slides": slides}


def _told(records: Iterable[R]) -> list[R]:
    """Samples only where there is nothing else."""
    every = list(records)
    return [one for one in every if not one.sample] or every


def _slide(record: Record, guide: Guide) -> Slide:
    model = type(record)
    words = shorten(guide.description(record), WORDS)
    return Slide(Names(model.zh, model.en), record.title, words, guide.shot(record), record.sample)


def _number(figure: Figure, guide: Guide) -> Slide:
    where = "".join(link.title for link in guide.region(figure.region)[-1:])
    of = f"（{figure.as_of.zh}）" if figure.as_of else ""
    return Slide(
        Names(Figure.zh, Figure.en), figure.amount.verbatim, f"{where} {figure.measure}{of}", None, figure.sample
    )


def _doors(guide: Guide) -> Mapping[str, Any]:
    return {"large": tuple(_ways(LARGE, guide)), "small": tuple(_ways(SMALL, guide))}


def _ways(doors: Iterable[tuple[str, Names, str, str]], guide: Guide) -> Iterator[Way]:
    for art, label, url, kind in doors:
        count = len(guide.views.by_kind[kind]) if kind in MODELS else 0
        if count or not kind:
            yield Way(art, label, url, count)

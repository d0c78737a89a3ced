"""The front of the site: home, the timeline, and the page that a withdrawn record leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from honorhall.ground.page import Page
from honorhall.ground.partial_date import PartialDate
from honorhall.model import LEVELS, MODELS, Figure, Names
from honorhall.pages.guide import Guide, Link
from honorhall.pages.sections import GROUPS, TIMELINE

STORIES_AT_HOME = 6
FIGURES_AT_HOME = 6
NO_INDEX = '<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True)
class Door:
    """A way into one section, with how many records stand behind it."""

    link: Link
    label: Names
    count: int


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline."""

    date: PartialDate
    link: Link
    what: str
    kind: Names


def home(guide: Guide) -> Iterator[Page]:
    """What this hall is, and the doors to everything it holds."""
    hall = guide.archive.hall
    doors = [_door(guide, entry) for group in GROUPS for entry in group.entries if entry in MODELS]
    stories = [story for story in guide.views.by_kind["story"] if not story.sample][:STORIES_AT_HOME]
    stories = stories or list(guide.views.by_kind["story"][:STORIES_AT_HOME])
    context = {
        "hall": hall,
        "place": guide.link(hall.place) if hall.place else None,
        "doors": tuple(door for door in doors if door.count),
        "stories": tuple((guide.link(one.key), guide.description(one)) for one in stories),
        "figures": tuple(_figure(guide, one) for one in _near(guide)[:FIGURES_AT_HOME]),
        "empty": not guide.archive.records,
    }
    yield Page("", "home.html", hall.title, hall.summary, "", context)


def _door(guide: Guide, kind: str) -> Door:
    model = MODELS[kind]
    return Door(Link(model.zh, f"{model.folder}/"), Names(model.zh, model.en_many), len(guide.views.by_kind[kind]))


def _near(guide: Guide) -> list[Figure]:
    """Figures of the hall's own region first, then of those around it."""
    home = guide.archive.hall.region
    figures = [one for one in guide.views.by_kind["figure"] if isinstance(one, Figure)]
    return sorted(figures, key=lambda figure: -_levels_shared(figure.region, home))


def _levels_shared(one: str, other: str) -> int:
    """How many levels of the tree, from the province down, two division codes have in common."""
    return sum(len(one) >= length and one[:length] == other[:length] for length in LEVELS)


def _figure(guide: Guide, figure: Figure) -> tuple[Link, str, str, PartialDate | None]:
    return guide.link(figure.key), figure.amount.verbatim, figure.measure, figure.as_of


def timeline(guide: Guide) -> Iterator[Page]:
    """Every dated event, oldest first, by year; uncertain dates keep their words."""
    if not guide.views.timeline:
        return
    years: dict[int, list[Event]] = {}
    for one in guide.views.timeline:
        model = type(guide.record(one.key))
        event = Event(one.date, guide.link(one.key), one.zh, Names(model.zh, model.en))
        years.setdefault(one.date.year, []).append(event)
    context = {"years": tuple((year, tuple(events)) for year, events in years.items())}
    about = f"{guide.archive.hall.title}的大事记，按时间先后排列。"
    yield Page(TIMELINE, "timeline.html", "大事记", about, TIMELINE, context)


def withdrawn(guide: Guide) -> Iterator[Page]:
    """A page that says that it is no longer public, and nothing else. No list, feed or search knows it."""
    for key in guide.archive.withdrawn:
        kind, _, name = key.partition(":")
        url = f"{MODELS[kind].folder}/{name}/"
        yield Page(
            url,
            "withdrawn.html",
            "此页不再公开",
            "应本人或家属要求，此页不再公开。",
            "",
            {},
            head=NO_INDEX,
            listed=False,
        )

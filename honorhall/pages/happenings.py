"""What happened on one date: the date is said once, and what many records say in the same words is said once too."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from honorhall.ground.partial_date import PartialDate
from honorhall.model import Names
from honorhall.pages.guide import Guide, Link
from honorhall.views import Dated

A_LINE = 6  # links that one line holds; more of them are folded away under it


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, and to which records of a kind. folded: they are too many to be named in a line."""

    links: tuple[Link, ...]
    what: str
    kind: Names
    folded: bool


@dataclass(frozen=True, slots=True)
class Occasion:
    """All that happened on one date, in the order of its events."""

    date: PartialDate
    happenings: tuple[Happening, ...]


def occasions(guide: Guide, events: Iterable[Dated]) -> tuple[Occasion, ...]:
    """The dates of these events, in order; dates of the same bounds said in other words stay apart."""
    by_date: dict[str, list[Dated]] = {}
    for event in events:
        by_date.setdefault(event.date.zh, []).append(event)
    return tuple(Occasion(some[0].date, _happenings(guide, some)) for some in by_date.values())


def count_of(events: Iterable[Dated]) -> int:
    """How many happenings these events are: what several records say in the same words counts once."""
    events = tuple(events)
    shared = [event for event in events if event.milestone]
    return len(events) - len(shared) + len({(event.date.zh, _matter(event)) for event in shared})


def _happenings(guide: Guide, events: Sequence[Dated]) -> tuple[Happening, ...]:
    by_matter: dict[Hashable, list[Dated]] = {}
    for event in events:
        by_matter.setdefault(_matter(event), []).append(event)
    return tuple(_happening(guide, some) for some in by_matter.values())


def _matter(event: Dated) -> Hashable:
    """Records of a kind share what their milestones say in the same words; 举行 and 成立 are each record's own."""
    kind, _, _ = event.key.partition(":")
    return (kind, event.zh) if event.milestone else event


def _happening(guide: Guide, events: Sequence[Dated]) -> Happening:
    model = type(guide.record(events[0].key))
    links = guide.links(dict.fromkeys(event.key for event in events))
    return Happening(links, events[0].zh, Names(model.zh, model.en), len(links) > A_LINE)

"""A page for every record of every kind: its fields, its sources, and everything that names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from honorhall.ground.page import Page
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.text import characters
from honorhall.model import MODELS, VOCABULARIES, Document, Lesson, Names, Record, Region, SourceRef, Story
from honorhall.pages.guide import Guide, Link
from honorhall.pages.rows import shown_rows

A_MINUTE = 400  # characters: what an adult reads aloud-slow in a minute; the elderly and pupils read no faster
TEMPLATES = {"story": "story.html", "region": "region.html", "lesson": "lesson.html"}


@dataclass(frozen=True, slots=True)
class Related:
    """Records of one kind that name this one."""

    label: Names
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, and where in it."""

    link: Link
    publisher: str
    date: PartialDate | None
    at: str


def pages(guide: Guide) -> Iterator[Page]:
    """One page a record, kind by kind, in readers' order."""
    for model in MODELS.values():
        records = guide.views.by_kind[model.kind]
        for place, record in enumerate(records):
            before = records[place - 1] if place else None
            after = records[place + 1] if place + 1 < len(records) else None
            yield page_of(record, guide, (before, after))


def page_of(record: Record, guide: Guide, neighbours: tuple[Record | None, Record | None]) -> Page:
    """The page of one record. neighbours: the records before and after it in its index."""
    model = type(record)
    base = "../" * record.page_url.count("/")
    context: dict[str, Any] = {
        "kind": Names(model.zh, model.en),
        "index": Link(model.zh, f"{model.folder}/"),
        "title": record.title,
        "summary": record.summary,
        "body": guide.prose(record, record.body, base),
        "sample": record.sample,
        "rows": shown_rows(record, guide),
        "tags": record.tags,
        "shots": guide.shots(record),
        "sources": tuple(_cited(one, guide) for one in record.sources),
        "related": related(record, guide),
        "before": guide.link(neighbours[0].key) if neighbours[0] else None,
        "after": guide.link(neighbours[1].key) if neighbours[1] else None,
        **_own(record, guide, base),
    }
    return Page(
        url=record.page_url,
        template=TEMPLATES.get(record.kind, "record.html"),
        title=record.title,
        description=guide.description(record),
        section=f"{model.folder}/",
        context=context,
    )


def _cited(one: SourceRef, guide: Guide) -> Cited:
    source = guide.archive.records.get(one.source)
    if not isinstance(source, Document):
        return Cited(guide.link(one.source), "", None, one.at)
    return Cited(guide.link(one.source), source.publisher or source.origin, source.date, one.at)


def related(record: Record, guide: Guide) -> tuple[Related, ...]:
    """Back-links, gathered by kind. A region's page has its own lists instead."""
    if isinstance(record, Region):
        return ()
    keys = guide.archive.named_by.get(record.key, ())
    return grouped(keys, guide)


def grouped(keys: tuple[str, ...], guide: Guide) -> tuple[Related, ...]:
    """Records by kind, kinds in the order of the menu."""
    found = []
    for model in MODELS.values():
        links = guide.links(key for key in keys if key.startswith(f"{model.kind}:"))
        if links:
            found.append(Related(Names(model.zh, model.en_many), links))
    return tuple(found)


def _own(record: Record, guide: Guide, base: str) -> dict[str, Any]:
    """What a page of this kind shows beyond its fields."""
    if isinstance(record, Story):
        return {"minutes": max(1, round(characters(record.body) / A_MINUTE))}
    if isinstance(record, Lesson):
        return {"worksheet": guide.prose(record, record.worksheet, base)}
    if isinstance(record, Region):
        return _region(record, guide)
    return {}


def _region(record: Region, guide: Guide) -> dict[str, Any]:
    """A region's place in the tree, what is in it, and totals over all below it."""
    roll_up = guide.views.roll_ups.get(record.code)
    lists = {
        "code": record.code,
        "above": (),
        "below": (),
        "counts": (),
        "totals": (),
        "here": grouped(_naming(record, guide), guide),
    }
    if roll_up is None or record.region_type != "division":
        return {"level": None, **lists}
    sums = (
        (Names("队伍人数合计", "Members of teams, in all"), roll_up.members),
        (Names("活动参加合计", "Participants in activities, in all"), roll_up.participants),
    )
    counted = ((model, roll_up.counts[kind]) for kind, model in MODELS.items() if kind in roll_up.counts)
    return {
        **lists,
        "level": VOCABULARIES["level"][record.level],
        "above": guide.links(guide.archive.regions[code] for code in roll_up.above),
        "below": guide.links(guide.archive.regions[code] for code in roll_up.below),
        "counts": tuple((Names(model.zh, model.en_many), count) for model, count in counted),
        "totals": tuple((label, totals) for label, totals in sums if totals),
    }


def _naming(record: Region, guide: Guide) -> tuple[str, ...]:
    roll_up = guide.views.roll_ups.get(record.code)
    here = roll_up.here if roll_up else ()
    return tuple(dict.fromkeys((*here, *guide.archive.named_by.get(record.key, ()))))

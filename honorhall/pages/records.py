"""A page for every record of every kind: its fields, its sources, and everything that names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from honorhall.ground.page import Page
from honorhall.model import MODELS, Names, Record
from honorhall.pages.facets import way_to
from honorhall.pages.guide import Guide, Link
from honorhall.pages.related import cited, related
from honorhall.pages.rooms import FACES, PLAIN
from honorhall.pages.rows import ELSEWHERE, shown_rows
from honorhall.views import slug_of


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
    model, face = type(record), FACES.get(record.kind, PLAIN)
    base = "../" * record.page_url.count("/")
    context: dict[str, Any] = {
        "kind": Names(model.zh, model.en),
        "index": Link(model.zh, f"{model.folder}/"),
        "title": record.title,
        "summary": record.summary,
        "body": guide.prose(record, record.body, base),
        "sample": record.sample,
        "rows": shown_rows(record, guide, ELSEWHERE | face.told),
        "tags": tuple(Link(tag, way_to(guide, record.kind, "tags", slug_of(tag))) for tag in record.tags),
        "shots": guide.gallery(record),
        "sources": cited(record.sources, guide),
        "related": related(record, guide),
        "changed": guide.changed.get(record.key),
        "before": guide.link(neighbours[0].key) if neighbours[0] else None,
        "after": guide.link(neighbours[1].key) if neighbours[1] else None,
        **face.own(record, guide, base),
    }
    return Page(
        url=record.page_url,
        template=face.template,
        title=record.title,
        description=guide.description(record),
        section=f"{model.folder}/",
        context=context,
        wide=face.wide,
    )

"""A page for every record of every kind: its fields, its sources, and everything that names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from honorhall.model import MODELS, Names
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide, Link
from honorhall.pages.related import cited, related
from honorhall.pages.rooms import FACES, PLAIN
from honorhall.pages.rows import ELSEWHERE, link_to, shown_rows


def pages(guide: Guide) -> Iterator[Draft]:
    """One page a record, kind by kind, in readers' order."""
    for model in MODELS.values():
        face, section = FACES.get(model.kind, PLAIN), f"{model.folder}/"
        records = guide.views.by_kind[model.kind]
        keys = ["", *(record.key for record in records), ""]
        for record, before, key, after in zip(records, keys, keys[1:], keys[2:], strict=False):
            said = partial(_said, guide, key, before, after)
            yield Draft(record.page_url, record.title, section, face.template, said, key, wide=face.wide)


def _said(guide: Guide, key: str, before: str, after: str) -> Said:
    """What the page of one record says. before, after: keys of its neighbours in its index, "" at the ends."""
    record = guide.record(key)
    model, face = type(record), FACES.get(record.kind, PLAIN)
    base = "../" * record.page_url.count("/")
    context: dict[str, Any] = {
        "kind": Names(model.zh, model.en),
        "index": Link(model.zh, f"{model.folder}/"),
        "title": record.title,
        "summary": record.summary,
        "body": guide.prose(record, record.body, base),
        "sample": record.sample,
        "rows": shown_rows(record, guide, _elsewhere(record.kind)),
        "tags": tuple([link_to(guide, model.kind, "tags", tag) for tag in record.tags]),
        "shots": guide.gallery(record),
        "sources": cited(record.sources, guide),
        "related": related(record, guide),
        "changed": guide.changed.get(record.key),
        "before": guide.link(before) if before else None,
        "after": guide.link(after) if after else None,
        **face.own(record, guide, base),
    }
    return Said(guide.description(record), context)


@cache
def _elsewhere(kind: str) -> frozenset[str]:
    """The fields of a kind that its pages show in a place of their own."""
    return ELSEWHERE | FACES.get(kind, PLAIN).told

"""A page for every record: stories to be turned like a book, exhibits as stops of the tour, all others as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from honorhall.model import MODELS, Names, Record
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.kiosk.screen import Own, page
from honorhall.pages.related import cited, grouped, named_in, naming_back
from honorhall.pages.rooms import FACES, PLAIN
from honorhall.pages.rows import ELSEWHERE, shown_rows

TEMPLATES = {"story": "story.html", "exhibit": "exhibit.html"}
TAKEN_HOME = frozenset(("story", "exhibit", "person", "place", "programme", "lesson"))  # kinds that have a code
GONE = Names("此页不再公开", "No longer public")


def pages(guide: Guide) -> Iterator[Draft]:
    """Every record, and what the withdrawn leave behind."""
    for model in MODELS.values():
        template = TEMPLATES.get(model.kind, "record.html")
        for record in guide.views.by_kind[model.kind]:
            own = Own(Names(model.zh, model.en), partial(_shown, guide, record.key))
            yield page(guide, record.page_url, template, own, record.key)
    for key in guide.archive.withdrawn:
        kind, _, name = key.partition(":")
        yield page(guide, f"{MODELS[kind].folder}/{name}/", "gone.html", Own(GONE, partial(dict)))


def _shown(guide: Guide, key: str) -> Mapping[str, Any]:
    record = guide.record(key)
    base = "../" * record.page_url.count("/")
    face = FACES[record.kind] if record.kind in TEMPLATES else PLAIN
    shots = guide.gallery(record)
    return {
        "title": record.title,
        "summary": record.summary,
        "body": guide.prose(record, record.body, base),
        "worksheet": guide.prose(record, record.get("worksheet", ""), base),
        "sample": record.sample,
        "rows": shown_rows(record, guide, ELSEWHERE | face.told),
        "first": next(iter(shots), None),
        "shots": shots[1:],
        "sources": cited(record.sources, guide),
        "tags": record.tags,
        "code": _address(record, guide),
        **face.own(record, guide, base),
        "related": _related(record, guide),
    }


def _related(record: Record, guide: Guide) -> tuple[Any, ...]:
    """All that it names, and all that names it: in a story that is read at the screen, words are no links."""
    told = named_in(record, guide)
    regions = guide.archive.regions
    named = (*told.in_fields, *told.in_prose)
    keys = [one if ":" in one else regions.get(one, "") for one in named]
    known = [key for key in keys if key in guide.archive.records]
    every = dict.fromkeys((*known, *naming_back(record, guide)))
    every.pop(record.key, None)
    return grouped(record, (key for key in every if not key.startswith("source:")), guide)


def _address(record: Record, guide: Guide) -> str:
    """Where a phone finds it on the public site, "" where that has no page of it."""
    root = guide.archive.hall.base_url
    there = root and record.kind in TAKEN_HOME and record.key in guide.archive.online
    return f"{root.rstrip('/')}/{record.page_url}" if there else ""

"""The room of sources: who published each, when, and how much of the hall rests on it; on its page, all of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from honorhall.ground.partial_date import PartialDate
from honorhall.model import MODELS, Document, Record
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.named import FIRST, folder_of, group, naming_by_kind, pages_of
from honorhall.pages.paging import parted
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room


@dataclass(frozen=True, slots=True)
class Entry:
    """One source in the index. counts: how many records of each kind cite it; whole: of all kinds."""

    link: Link
    publisher: str
    origin: str
    date: PartialDate | None
    counts: tuple[tuple[str, int], ...]
    whole: int


def pages(guide: Guide) -> Iterator[Draft]:
    """The index of sources, and the full lists of those that many records cite."""
    for part, steps in parted(guide.views.by_kind["source"], "sources/"):
        yield room(guide, Document, steps, partial(_documents, guide, part), "rooms/sources.html")
    for source in guide.views.by_kind["source"]:
        yield from pages_of(source, guide)


def _documents(guide: Guide, part: Sequence[Record]) -> Mapping[str, Any]:
    return {"documents": tuple(_entry(one, guide) for one in part if isinstance(one, Document))}


def _entry(source: Document, guide: Guide) -> Entry:
    citing = naming_by_kind(source.key, guide)
    counts = tuple((MODELS[kind].zh, len(keys)) for kind, keys in citing.items())
    whole = sum(count for _, count in counts)
    return Entry(guide.link(source.key), source.publisher, source.origin, source.date, counts, whole)


def _own(source: Document, guide: Guide, _base: str) -> Mapping[str, Any]:
    citing = naming_by_kind(source.key, guide)
    shown = ((group(source, kind, keys[:FIRST], guide), len(keys)) for kind, keys in citing.items())
    cut = any(len(keys) > FIRST for keys in citing.values())
    return {
        "related": (),  # what names a source is what cites it: told below, by kind
        "groups": tuple(replace(one, whole=whole) for one, whole in shown),
        "whole": sum(map(len, citing.values())),
        "all": Link("全部引用它的资料", folder_of(source)) if cut else None,
    }


FACE = Face("source.html", _own)

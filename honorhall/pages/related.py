"""What else the hall has: records that name one record, by kind; and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from honorhall.ground.partial_date import PartialDate
from honorhall.model import MODELS, Document, Named, Names, Record, Region, SourceRef, named
from honorhall.pages.guide import Guide, Link
from honorhall.pages.named import FIRST, more_of


class Related(NamedTuple):
    """Records of one kind that name this one. whole: how many; more: where all stand, None where all are here."""

    label: Names
    links: tuple[Link, ...]
    whole: int
    more: Link | None


class Cited(NamedTuple):
    """A source, and where in it."""

    link: Link
    publisher: str
    date: PartialDate | None
    at: str


def related(record: Record, guide: Guide) -> tuple[Related, ...]:
    """Back-links, gathered by kind. A region's page has its own lists instead."""
    return () if isinstance(record, Region) else grouped(record, naming_back(record, guide), guide)


def naming_back(record: Record, guide: Guide) -> tuple[str, ...]:
    """Keys of what names a record, without those that its own fields name: its page shows them where the field is."""
    naming = guide.archive.named_by.get(record.key, ())
    if not naming:
        return ()
    own = set(named_in(record, guide).in_fields)
    own |= {key for code in own if (key := guide.archive.regions.get(code))}
    return tuple(key for key in naming if key not in own)


def named_in(record: Record, guide: Guide) -> Named:
    """What a record names: the archive knows it, except after an edit of words."""
    return guide.archive.names.get(record.key) or named(record)


def grouped(record: Record, keys: Iterable[str], guide: Guide) -> tuple[Related, ...]:
    """Records that name one by kind, kinds in the order of the menu; of many the first, and where all stand."""
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(key.partition(":")[0], []).append(key)
    return tuple(_related(record, kind, found[kind], guide) for kind in MODELS if kind in found) if found else ()


def _related(record: Record, kind: str, keys: list[str], guide: Guide) -> Related:
    label = Names(MODELS[kind].zh, MODELS[kind].en_many)
    return Related(label, guide.links(keys[:FIRST]), len(keys), more_of(record, kind, len(keys), guide))


def cited(sources: Iterable[SourceRef], guide: Guide) -> tuple[Cited, ...]:
    """Citations with who published them and when."""
    return tuple(_cited(one, guide) for one in sources)


def _cited(one: SourceRef, guide: Guide) -> Cited:
    source = guide.archive.records.get(one.source)
    if not isinstance(source, Document):
        return Cited(guide.link(one.source), "", None, one.at)
    return Cited(guide.link(one.source), source.publisher or source.origin, source.date, one.at)

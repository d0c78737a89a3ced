"""What else the hall has: records that name one record, by kind; and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from honorhall.ground.partial_date import PartialDate
from honorhall.model import MODELS, Document, Names, Prose, Record, Region, SourceRef, mentions, rows
from honorhall.pages.guide import Guide, Link


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


def related(record: Record, guide: Guide) -> tuple[Related, ...]:
    """Back-links, gathered by kind. A region's page has its own lists instead."""
    return () if isinstance(record, Region) else grouped(naming_back(record, guide), guide)


def naming_back(record: Record, guide: Guide) -> tuple[str, ...]:
    """Keys of what names a record, without those that its own fields name: its page shows them where the field is."""
    in_words = _words(type(record))
    in_fields = {mention.target for mention in mentions(record) if mention.path[0] not in in_words}
    own = {key for code in in_fields if (key := guide.archive.regions.get(code))} | in_fields
    return tuple(key for key in guide.archive.named_by.get(record.key, ()) if key not in own)


@cache
def _words(model: type[Record]) -> frozenset[str]:
    """The fields of a kind that hold prose."""
    return frozenset(row.name for row in rows(model) if row.mark(Prose))


def grouped(keys: Iterable[str], guide: Guide) -> tuple[Related, ...]:
    """Records by kind, kinds in the order of the menu."""
    named, found = tuple(keys), []
    for model in MODELS.values():
        links = guide.links(key for key in named if key.startswith(f"{model.kind}:"))
        if links:
            found.append(Related(Names(model.zh, model.en_many), links))
    return tuple(found)


def cited(sources: Iterable[SourceRef], guide: Guide) -> tuple[Cited, ...]:
    """Citations with who published them and when."""
    return tuple(_cited(one, guide) for one in sources)


def _cited(one: SourceRef, guide: Guide) -> Cited:
    source = guide.archive.records.get(one.source)
    if not isinstance(source, Document):
        return Cited(guide.link(one.source), "", None, one.at)
    return Cited(guide.link(one.source), source.publisher or source.origin, source.date, one.at)

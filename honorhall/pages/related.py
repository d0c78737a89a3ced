"""What else the hall has: records that name one record, by kind; and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from honorhall.ground.partial_date import PartialDate
from honorhall.model import MODELS, Base, Code, Document, Names, Prose, Record, Ref, Region, SourceRef, mentions, rows
from honorhall.pages.guide import Guide, Link
from honorhall.pages.named import FIRST, more_of


@dataclass(frozen=True, slots=True)
class Related:
    """Records of one kind that name this one. whole: how many; more: where all stand, None where all are here."""

    label: Names
    links: tuple[Link, ...]
    whole: int
    more: Link | None


@dataclass(frozen=True, slots=True)
class Cited:
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
    own = set(_in_fields(record))
    own |= {key for code in own if (key := guide.archive.regions.get(code))}
    return tuple(key for key in naming if key not in own)


def _in_fields(record: Record) -> Iterator[str]:
    """Keys and division codes that the fields of a record hold, apart from its prose."""
    values = record.__dict__
    for name, whether in _naming_fields(type(record)):
        value = values[name]
        for one in value if isinstance(value, tuple) else (value,):
            if whether and one:
                yield one
            elif isinstance(one, Base):
                yield from (mention.target for mention in mentions(one))


@cache
def _naming_fields(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """(field, whether it holds keys or codes) of all but prose; other fields may have parts, and these name records."""
    told = (row for row in rows(model) if row.mark(Ref) or row.mark(Code) or not row.mark(Prose))
    return tuple((row.name, bool(row.mark(Ref) or row.mark(Code))) for row in told)


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

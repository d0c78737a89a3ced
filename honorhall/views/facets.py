"""Facets: the ways to part the records of a kind (by level, by year, by brand …), made from the field table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from honorhall.ground.partial_date import PartialDate
from honorhall.model import (
    LEVELS,
    MODELS,
    VOCABULARIES,
    WITHHELD,
    Archive,
    Code,
    Names,
    Privacy,
    Record,
    Ref,
    Row,
    Term,
    rows,
)

FEWEST = 2  # values: a facet of one parts nothing
MOST_REGIONS = 40  # regions of one level on a page; with more, the level above is taken
SLUG_BYTES = 60
EVERYONE = ("audience", "all")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet. slug: its part of an address; keys: the records that have it, in readers' order."""

    slug: str
    label: Names
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One field that parts the records of a kind. url: of its page, relative to the root; at: slug -> which value."""

    field: str
    label: Names
    url: str
    values: tuple[Value, ...]
    at: Mapping[str, int]


def facets(archive: Archive, by_kind: Mapping[str, tuple[Record, ...]]) -> dict[str, tuple[Facet, ...]]:
    """Kind -> its facets, in the order of the field table; those that part nothing are left out."""
    found: dict[str, tuple[Facet, ...]] = {}
    for kind, model in MODELS.items():
        keys, said = [record.key for record in by_kind[kind]], [vars(record) for record in by_kind[kind]]
        fields = [row for row in rows(model) if row.facet and row.privacy is not Privacy.PRIVATE]
        written = ((row, [one[row.name] for one in said]) for row in fields)
        made = (_facet(row, list(zip(keys, values, strict=True)), archive, model) for row, values in written)
        found[kind] = tuple(facet for facet in made if facet is not None)
    return found


def _facet(row: Row, written: list[tuple[str, Any]], archive: Archive, model: type[Record]) -> Facet | None:
    """The facet of one field. written: (key of a record, what stands in the field), in readers' order."""
    values: dict[tuple[Any, ...], tuple[str, Names, list[str]]] = {}
    known: dict[Any, list[list[str]]] = {}  # a value as it is written -> the lists that its records stand in
    length = _region_length(row, written)
    for key, said in written:
        for value in _every(said):
            token = value.year if type(value) is PartialDate else value
            if token not in known:
                meant = _values(row, value, archive, length)
                known[token] = [values.setdefault((*order, slug), (slug, label, []))[2] for order, slug, label in meant]
            _note(key, known[token])
    parts = [Value(slug, label, tuple(keys)) for _, (slug, label, keys) in sorted(values.items())]
    if all(len(place) == 1 for place in values):  # plain words have no order of their own
        parts.sort(key=lambda value: -len(value.keys))
    if len(parts) < FEWEST or all(len(value.keys) == 1 for value in parts):
        return None
    at = {value.slug: number for number, value in enumerate(parts)}
    return Facet(row.name, Names(row.zh, row.en), _url(model, row.name), tuple(parts), at)


def _every(said: Any) -> tuple[Any, ...]:
    """Every value that is written in a field."""
    if type(said) is tuple:
        return said
    return (said,) if said else ()


def _note(key: str, lists: Iterable[list[str]]) -> None:
    """A record at the end of each list, once."""
    for keys in lists:
        if not keys or keys[-1] != key:
            keys.append(key)


def _url(model: type[Record], name: str) -> str:
    return f"{model.folder}/by/{name.replace('_', '-')}/"


def _values(row: Row, value: Any, archive: Archive, length: int) -> Iterator[tuple[tuple[Any, ...], str, Names]]:
    """(order, slug, label) of each value that is meant by one. length: digits of a region's code."""
    term = row.mark(Term)
    if value == WITHHELD:
        return
    if isinstance(value, PartialDate):
        yield (-value.year,), str(value.year), Names(f"{value.year}年", "")
    elif term is not None:
        yield from _terms(term.vocabulary, value)
    elif row.mark(Code):
        yield from _region(value[:length], archive)
    elif row.mark(Ref):
        title = archive.records[value].title
        yield (title,), value.partition(":")[2], Names(title, "")
    elif not isinstance(value, bool):
        yield (), slug_of(str(value)), Names(str(value), "")


def _terms(vocabulary: str, code: str) -> Iterator[tuple[tuple[Any, ...], str, Names]]:
    """A term; and what suits everyone suits each."""
    terms = VOCABULARIES[vocabulary]
    codes = list(terms) if (vocabulary, code) == EVERYONE else [code]
    for one in codes:
        yield (list(terms).index(one),), one, terms[one]


def _region(code: str, archive: Archive) -> Iterator[tuple[tuple[Any, ...], str, Names]]:
    codes = [code[:length] for length in LEVELS if length <= len(code) and code[:length] in archive.regions]
    if codes:
        way = " › ".join(archive.records[archive.regions[one]].title for one in codes)
        yield (codes[-1],), codes[-1], Names(way, "")


def _region_length(row: Row, written: Iterable[tuple[str, Any]]) -> int:
    """How many digits of a division code to part by: the deepest level that brings some together, in not too many."""
    if not row.mark(Code):
        return 0
    named = [code for _, value in written for code in (set(value) if type(value) is tuple else (value,))]
    codes = set(named)
    for length in sorted(LEVELS, reverse=True):
        parts = {one[:length] for one in codes}
        if len(parts) <= MOST_REGIONS and len(parts) < len(named):
            return length
    return min(LEVELS)


def slug_of(text: str) -> str:
    """A text as part of an address: its own letters and characters; where some had to go, a digest tells it apart."""
    kept = "-".join("".join(one if one.isalnum() else " " for one in text).split())
    if kept == text and len(kept.encode()) <= SLUG_BYTES:
        return kept
    short = kept.encode()[:SLUG_BYTES].decode(errors="ignore")
    return f"{short}-{sha256(text.encode()).hexdigest()[:6]}"

"""Rows: the fields of a record as a template shows them, made from the field table; nothing is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import VOCABULARIES, Base, Code, Names, Privacy, Record, Ref, Row, Term, rows
from honorhall.pages.facets import way_to
from honorhall.pages.guide import Guide, Link
from honorhall.views import slug_of

# Fields that every page shows in a place of its own.
ELSEWHERE = frozenset({"id", "title", "summary", "body", "media", "sources", "tags", "sample", "worksheet"})


class Shown(NamedTuple):
    """One field on a page. form says which macro of parts/values.html draws `value`.

    text: a text; lines: texts; date, amount: the value; terms: Links, without a url where nobody shares the term;
    links: Links; way: Links down the tree; table: (heads, lines) with a Shown or None in each cell.
    """

    label: Names
    form: str
    value: Any


class Column(NamedTuple):
    """What is known of a field before any record is seen.

    sort: terms; texts (of a facet); links; way; plain. vocabulary: of terms. silent: a False says nothing.
    """

    name: str
    label: Names
    sort: str
    vocabulary: str
    silent: bool


def shown_rows(part: BaseModel, guide: Guide, skip: frozenset[str] = ELSEWHERE) -> tuple[Shown, ...]:
    """All fields of a record or of a part of one that have a value, in the order of the field table."""
    return _drawn(_columns(type(part), skip), part, guide)


def rows_of(part: BaseModel, guide: Guide, names: tuple[str, ...]) -> tuple[Shown, ...]:
    """Some fields that have a value, in this order."""
    return _drawn(_chosen(type(part), names), part, guide)


def _drawn(columns: Iterable[Column], part: BaseModel, guide: Guide) -> tuple[Shown, ...]:
    values, kind = part.__dict__, part.kind if isinstance(part, Record) else ""
    found = []
    for column in columns:
        value = values[column.name]
        if value or not _is_silent(value, column):
            shown = _shown(column, value, guide, kind)
            if shown is not None:
                found.append(shown)
    return tuple(found)


@cache
def _columns(model: type[BaseModel], skip: frozenset[str]) -> tuple[Column, ...]:
    return tuple(column for name, column in _by_name(model).items() if name not in skip)


@cache
def _chosen(model: type[BaseModel], names: tuple[str, ...]) -> tuple[Column, ...]:
    columns = _by_name(model)
    return tuple(columns[name] for name in names if name in columns)


@cache
def _by_name(model: type[BaseModel]) -> Mapping[str, Column]:
    """Every field that may be shown, by its name, in the order of the field table."""
    return {row.name: _column(row) for row in rows(model) if row.privacy is not Privacy.PRIVATE}


def _column(row: Row) -> Column:
    term = row.mark(Term)
    links, way = row.mark(Ref), row.mark(Code)
    sort = "terms" if term else "links" if links else "way" if way else "texts" if row.facet else "plain"
    vocabulary = term.vocabulary if term else ""
    return Column(row.name, Names(row.zh, row.en), sort, vocabulary, row.info.default is False)


def _shown(column: Column, value: Any, guide: Guide, kind: str) -> Shown | None:
    """One field that says something; None where it is a way to nowhere. kind: of its record, "" within a part."""
    if column.sort == "plain" and isinstance(value, str):
        return Shown(column.label, "text", value)
    form, shown = _form(column, value if isinstance(value, tuple) else (value,), guide, kind)
    if form == "way" and not any(shown):
        return None
    return Shown(column.label, form, shown)


def _is_silent(value: Any, column: Column) -> bool:
    return not value and (value is None or value in ("", ()) or column.silent)


def _form(column: Column, values: tuple[Any, ...], guide: Guide, kind: str) -> tuple[str, Any]:
    sort, first = column.sort, values[0]
    if sort == "terms":
        return "terms", tuple([guide.once(_term, (kind, column.name, column.vocabulary, code)) for code in values])
    if sort == "links":
        return "links", guide.links(values)
    if sort == "way":
        return "way", tuple(map(guide.region, values))
    if isinstance(first, str):
        if sort == "texts":
            return "terms", tuple([link_to(guide, kind, column.name, text) for text in values])
        return ("text", first) if len(values) == 1 else ("lines", values)
    return _value(values, guide)


def _term(asked: tuple[str, str, str, str], guide: Guide) -> Link:
    """A term, leading to all records of the kind that share it."""
    kind, name, vocabulary, code = asked
    return Link(VOCABULARIES[vocabulary][code].zh, way_to(guide, kind, name, code))


def link_to(guide: Guide, kind: str, name: str, text: str) -> Link:
    """A text by which readers may look, leading to all records of the kind that share it."""
    return guide.once(_text, (kind, name, text))


def _text(asked: tuple[str, str, str], guide: Guide) -> Link:
    kind, name, text = asked
    return Link(text, way_to(guide, kind, name, slug_of(text)))


def _value(values: tuple[Any, ...], guide: Guide) -> tuple[str, Any]:
    first = values[0]
    if isinstance(first, Base):
        return "table", _table(values, guide)
    if isinstance(first, bool):
        return "text", "是 Yes" if first else "否 No"
    if isinstance(first, PartialDate):
        return "date", first
    if isinstance(first, Quantity):
        return "amount", first
    texts = tuple(map(str, values))
    return ("text", texts[0]) if len(texts) == 1 else ("lines", texts)


def _table(parts: tuple[Base, ...], guide: Guide) -> tuple[tuple[Names, ...], tuple[tuple[Shown | None, ...], ...]]:
    """Parts of one model as a table; a column that no part fills is left out."""
    columns = _columns(type(parts[0]), frozenset())
    lines = [[_cell(column, part.__dict__[column.name], guide) for column in columns] for part in parts]
    filled = [at for at in range(len(columns)) if any(line[at] for line in lines)]
    return tuple(columns[at].label for at in filled), tuple(tuple(line[at] for at in filled) for line in lines)


def _cell(column: Column, value: Any, guide: Guide) -> Shown | None:
    return None if _is_silent(value, column) else _shown(column, value, guide, "")

"""Rows: the fields of a record as a template shows them, made from the field table; nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import VOCABULARIES, Base, Code, Names, Privacy, Record, Ref, Row, Term, rows
from honorhall.pages.facets import way_to
from honorhall.pages.guide import Guide, Link
from honorhall.views import slug_of

# Fields that every page shows in a place of its own.
ELSEWHERE = frozenset({"id", "title", "summary", "body", "media", "sources", "tags", "sample", "worksheet"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One field on a page. form says which macro of parts/values.html draws `value`.

    text: a text; lines: texts; date, amount: the value; terms: Links, without a url where nobody shares the term;
    links: Links; way: Links down the tree; table: (heads, lines) with a Shown or None in each cell.
    """

    label: Names
    form: str
    value: Any


def shown_rows(part: BaseModel, guide: Guide, skip: frozenset[str] = ELSEWHERE) -> tuple[Shown, ...]:
    """All fields of a record or of a part of one that have a value, in the order of the field table."""
    return tuple(_shown_all(part, guide, skip))


def _shown_all(part: BaseModel, guide: Guide, skip: frozenset[str]) -> Iterator[Shown]:
    for row in rows(type(part)):
        if row.name in skip or row.privacy is Privacy.PRIVATE:
            continue
        shown = _shown(row, getattr(part, row.name), guide, part.kind if isinstance(part, Record) else "")
        if shown is not None:
            yield shown


def _shown(row: Row, value: Any, guide: Guide, kind: str) -> Shown | None:
    """One field, or None where there is nothing to show. kind: of the record it stands in, "" within a part."""
    if value is None or value in ("", ()) or (value is False and row.info.default is False):
        return None
    values = value if isinstance(value, tuple) else (value,)
    form, shown = ("terms", shared(row, values, guide, kind)) if _is_word(row, values) else _form(row, values, guide)
    if form == "way" and not any(shown):
        return None
    return Shown(Names(row.zh, row.en), form, shown)


def _is_word(row: Row, values: tuple[Any, ...]) -> bool:
    """Whether a field holds terms, or texts by which readers may look."""
    if row.mark(Term):
        return True
    return row.facet and isinstance(values[0], str) and not (row.mark(Ref) or row.mark(Code))


def shared(row: Row, values: tuple[str, ...], guide: Guide, kind: str) -> tuple[Link, ...]:
    """Terms or texts, each leading to all records of the kind that share it."""
    term = row.mark(Term)
    if term is not None:
        terms = VOCABULARIES[term.vocabulary]
        return tuple(Link(terms[code].zh, way_to(guide, kind, row.name, code)) for code in values)
    return tuple(Link(text, way_to(guide, kind, row.name, slug_of(text))) for text in values)


def _form(row: Row, values: tuple[Any, ...], guide: Guide) -> tuple[str, Any]:
    first = values[0]
    if row.mark(Ref):
        return "links", guide.links(values)
    if row.mark(Code):
        return "way", tuple(guide.region(code) for code in values)
    if isinstance(first, Base):
        return "table", _table(values, guide)
    if isinstance(first, bool):
        return "text", "是 Yes" if first else "否 No"
    if isinstance(first, PartialDate):
        return "date", first
    if isinstance(first, Quantity):
        return "amount", first
    texts = tuple(str(one) for one in values)
    return ("text", texts[0]) if len(texts) == 1 else ("lines", texts)


def _table(parts: tuple[Base, ...], guide: Guide) -> tuple[tuple[Names, ...], tuple[tuple[Shown | None, ...], ...]]:
    """Parts of one model as a table; a column that no part fills is left out."""
    lines = [{row.label.zh: row for row in shown_rows(part, guide, frozenset())} for part in parts]
    columns = [row for row in rows(type(parts[0])) if any(row.zh in line for line in lines)]
    heads = tuple(Names(row.zh, row.en) for row in columns)
    return heads, tuple(tuple(line.get(head.zh) for head in heads) for line in lines)

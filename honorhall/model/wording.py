"""All that a record says, as one text: a single look at it tells whether its fields need to be looked at one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from honorhall.model.fields import rows

BETWEEN = "\0"  # stands in no text of an author, so that no name goes on from one text to the next


def wording(record: BaseModel) -> str:
    """Every text of a record and of its parts, its id left out. Codes, terms and references are among them."""
    found: list[str] = []
    _gather(record, found)
    return BETWEEN.join(found)


def _gather(part: BaseModel, found: list[str]) -> None:
    plan, written = _plan(type(part)), part.__dict__.__getitem__
    found.extend(filter(None, map(written, plan.texts)))
    for several in filter(None, map(written, plan.lists)):
        found.extend(several)
    for value in filter(None, map(written, plan.parts)):
        for one in value if type(value) is tuple else (value,):
            _gather(one, found)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The fields of one model that can hold one text, several, or parts with texts of their own."""

    texts: tuple[str, ...]
    lists: tuple[str, ...]
    parts: tuple[str, ...]


@cache
def _plan(model: type[BaseModel]) -> _Plan:
    holding = {row.name: set(_types(row.info.annotation)) for row in rows(model) if not row.hidden}
    parts = tuple(name for name, types in holding.items() if any(issubclass(one, BaseModel) for one in types))
    worded = [name for name, types in holding.items() if str in types]
    lists = tuple(name for name in worded if tuple in holding[name])
    return _Plan(tuple(name for name in worded if name not in lists), lists, parts)


def _types(annotation: Any) -> Iterator[type]:
    """All types that an annotation is made of: tuple and str for tuple[Annotated[str, …], ...]."""
    origin = getattr(annotation, "__origin__", annotation)
    if isinstance(origin, type):
        yield origin
    for part in getattr(annotation, "__args__", ()):
        yield from _types(part)

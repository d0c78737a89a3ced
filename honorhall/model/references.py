"""Where a record names other records: in reference fields, in division codes, in the links of its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from honorhall.model.fields import rows
from honorhall.model.values import KINDS, Code, Prose, Ref

LINK = re.compile(  # [words](team:dongqi), with or without a "title"
    rf"\[([^\]\n]*)\]\(\s*({'|'.join(KINDS)}):([a-z0-9-]+)(?:\s+[^)\n]*)?\s*\)"
)
PICTURE = re.compile(  # ![alt](gate.jpg "title")
    r"""!\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+("[^"\n]*"|'[^'\n]*'|[^)\n]*))?\s*\)"""
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of one record. target: "kind:id", or a division code where the field holds one."""

    path: tuple[str | int, ...]
    target: str
    line: int = 0  # within prose, from 0


@cache
def naming_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """(field, "ref" | "code" | "prose" | "parts") for each field of `model` that can name a record."""
    found = []
    for row in rows(model):
        if row.mark(Ref):
            found.append((row.name, "ref"))
        elif row.mark(Code):
            found.append((row.name, "code"))
        elif row.mark(Prose):
            found.append((row.name, "prose"))
        elif has_parts(row.info.annotation):
            found.append((row.name, "parts"))
    return tuple(found)


def has_parts(annotation: Any) -> bool:
    """Whether values of this type are, or hold, models of their own."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(has_parts(part) for part in getattr(annotation, "__args__", ()))


class Named(NamedTuple):
    """What a record names, each once: "kind:id", or a division code where a field holds one."""

    in_fields: tuple[str, ...] = ()
    in_prose: tuple[str, ...] = ()


def named(record: BaseModel) -> Named:
    """What its fields name, in their order, and what the links of its own prose lead to."""
    in_fields: dict[str, None] = {}
    in_prose: dict[str, None] = {}
    values = record.__dict__
    for name, how in naming_fields(type(record)):
        if value := values[name]:
            _gather(value, how, in_prose if how == "prose" else in_fields)
    return Named(tuple(in_fields), tuple(in_prose))


def _gather(value: Any, how: str, found: dict[str, None]) -> None:
    """What one field names, and the parts in it."""
    for one in value if isinstance(value, tuple) else (value,):
        if how == "parts":
            _gather_part(one, found)
        elif how == "prose":
            found.update((mention.target, None) for mention in _links(one, ()))
        elif one:
            found[one] = None


def _gather_part(part: BaseModel, found: dict[str, None]) -> None:
    for name, how in naming_fields(type(part)):
        if part.__dict__[name]:
            _gather(part.__dict__[name], how, found)


def mentions(part: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[Mention]:
    """Every record that `part` names, with the place of each naming, in the order of its fields."""
    for name, how in naming_fields(type(part)):
        value = part.__dict__[name]
        many = isinstance(value, tuple)
        for place, one in enumerate(value if many else (value,)):
            here = (*path, name, place) if many else (*path, name)
            if not one:
                continue
            if how == "parts":
                yield from mentions(one, here)
            elif how == "prose":
                yield from _links(one, here)
            else:
                yield Mention(here, one)


def _links(text: str, path: tuple[str | int, ...]) -> Iterator[Mention]:
    if "](" not in text:  # as for most texts
        return
    for found in LINK.finditer(text):
        line = text.count("\n", 0, found.start())
        yield Mention(path, f"{found.group(2)}:{found.group(3)}", line)

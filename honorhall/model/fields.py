"""The field table: each field says once what it is called, how it is found, how it is exported and who may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import itemgetter
from typing import Any, TypedDict, TypeVar, Unpack

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

M = TypeVar("M")
_set = object.__setattr__  # a frozen model lets nothing else fill it


class Privacy(StrEnum):
    """Who may see a field. `redact` is the only reader of this class."""

    PUBLIC = "public"  # everybody
    CONSENT = "consent"  # everybody, where the person's consent covers the edition
    COARSE = "coarse"  # everybody, but less exact than it was recorded (month, township, 1 km)
    PRIVATE = "private"  # nobody: it stays in the repository


class Base(BaseModel):
    """What every part of a record is: frozen, and closed to fields it does not know."""

    # defer_build: a command that reads no record does not wait for the validators of all kinds.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def __reduce__(self) -> tuple[Any, ...]:
        """Between processes go the values of all fields, in their order: they were validated, and are not again."""
        model = type(self)
        return _revived, (model, _values(model)(self.__dict__))

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or `default` where there is no such field: getattr() takes pydantic 3 µs to refuse."""
        return self.__dict__.get(name, default)


@cache
def _values(model: type[BaseModel]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    """What takes the values of all fields out of a model's dict; every model has more than one."""
    return itemgetter(*model.model_fields)


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, ...], set[str]]:
    """The fields in their order; and as a set, for records that came from another process: all of them are set."""
    return tuple(model.model_fields), set(model.model_fields)


def _revived(model: type[Base], values: tuple[Any, ...]) -> Base:
    made = model.__new__(model)
    names, said = _names(model)
    made.__dict__.update(zip(names, values, strict=True))
    _set(made, "__pydantic_fields_set__", said)  # one for all: pydantic copies it before it adds to it
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


class Columns(TypedDict, total=False):
    """The columns of the field table that a field may fill.

    facet: readers may filter by it. weight: in search, 0 is not searched, 8 a name or title. dc: Dublin Core term.
    schema: schema.org property. hint: one sentence for the person who fills it in (zh). hidden: made by the house
    (the id), never written as a field of its own by an author.
    """

    required: bool
    facet: bool
    weight: int
    dc: str
    schema: str
    privacy: Privacy
    hint: str
    example: str
    hidden: bool


def field(zh: str, en: str, default: Any = None, **columns: Unpack[Columns]) -> Any:
    """One row of the field table: its labels, its default, and whichever columns are not empty."""
    extra: dict[str, Any] = {
        "en": en,
        "facet": columns.get("facet", False),
        "weight": columns.get("weight", 0),
        "dc": columns.get("dc", ""),
        "schema": columns.get("schema", ""),
        "privacy": columns.get("privacy", Privacy.PUBLIC).value,
        "hidden": columns.get("hidden", False),
    }
    example = columns.get("example")
    shape: dict[str, Any] = {
        "title": zh,
        "description": columns.get("hint") or None,
        "examples": [example] if example else None,
    }
    return Field(... if columns.get("required") else default, json_schema_extra=extra, **shape)


@dataclass(frozen=True, slots=True)
class Row:
    """One field, as everything outside the model sees it."""

    name: str
    zh: str
    en: str
    required: bool
    facet: bool
    weight: int
    dc: str
    schema: str
    privacy: Privacy
    hint: str
    example: str
    hidden: bool
    info: FieldInfo
    marks: tuple[Any, ...]

    def mark(self, sort: type[M]) -> M | None:
        """The first mark of one class (Ref, Term, Prose …) on the field's type; every mark counts as true."""
        return next(self.marked(sort), None)

    def marked(self, sort: type[M]) -> Iterator[M]:
        """All marks of one class on the field's type, at any depth of it."""
        return (one for one in self.marks if isinstance(one, sort))


@cache
def rows(model: type[BaseModel]) -> tuple[Row, ...]:
    """The field table of one model, in the order in which a reader meets the fields."""
    return tuple(_row(name, info) for name, info in model.model_fields.items())


def _row(name: str, info: FieldInfo) -> Row:
    extra: Any = info.json_schema_extra or {}
    return Row(
        name=name,
        zh=info.title or name,
        en=extra["en"],
        required=info.is_required(),
        facet=extra["facet"],
        weight=extra["weight"],
        dc=extra["dc"],
        schema=extra["schema"],
        privacy=Privacy(extra["privacy"]),
        hint=info.description or "",
        example=(info.examples or [""])[0],
        hidden=extra["hidden"],
        info=info,
        marks=(*info.metadata, *_in_annotation(info.annotation)),
    )


def _in_annotation(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in getattr(annotation, "__args__", ()):
        yield from _in_annotation(part)
    origin = getattr(annotation, "__origin__", None)
    if origin is not None and hasattr(annotation, "__metadata__"):
        yield from _in_annotation(origin)

"""decode(): a Source and the model of its kind give a record, or every Problem that stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from honorhall.ground import messages
from honorhall.ground.problem import Problem
from honorhall.ground.text import shorten
from honorhall.sources.source import Path, Plain, Source

QUOTED = 40  # characters of a value that a message repeats
Record = TypeVar("Record", bound=BaseModel)


def decode(source: Source, model: type[Record], extra: Mapping[str, Plain]) -> tuple[Record | None, list[Problem]]:
    """The record, or None and all its problems. extra: values that come from elsewhere than the file's fields."""
    data = {**_given(source.data), **extra}
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=True)
    return None, [_problem(fault, source, model) for fault in found]


def _given(data: Mapping[str, Plain]) -> dict[str, Plain]:
    """What was filled in: an empty value is a field that was left out (`author:` at the end of a form)."""
    return {key: _filled(value) for key, value in data.items() if value not in ("", [], {})}


def _filled(value: Plain) -> Plain:
    if isinstance(value, dict):
        return _given(value)
    if isinstance(value, list):
        return [_filled(one) for one in value]
    return value


def _problem(fault: Any, source: Source, model: type[BaseModel]) -> Problem:
    path: Path = tuple(fault["loc"])
    name = ".".join(str(part) for part in path)
    kind, facts = fault["type"], {"field": name}
    place = source.place(path)
    if kind == "missing":
        return Problem("field-missing", place, {**facts, "label": _label(model, path)})
    if kind == "extra_forbidden":
        known = _fields_at(model, path[:-1])
        near = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
        facts |= {"near": near[0] if near else "-", "known": " ".join(known)}
        return Problem("field-unknown", place, facts)
    if kind in messages.codes():
        context = {key: str(value) for key, value in (fault.get("ctx") or {}).items()}
        return Problem(kind, place, {"value": _short(fault.get("input")), **facts, **context})
    if kind.startswith("int_"):
        return Problem("number-unreadable", place, {**facts, "value": _short(fault.get("input"))})
    return Problem("value-wrong-shape", place, {**facts, "value": _short(fault.get("input")), "detail": fault["msg"]})


def _short(value: object) -> str:
    return shorten(" ".join(str(value).split()), QUOTED)


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """Names of the fields that may stand at `path`, for "did you mean"."""
    here: Any = model
    for part in path:
        if isinstance(part, str) and part in here.model_fields:
            here = _inner_model(here.model_fields[part].annotation) or here
    return [name for name, one in here.model_fields.items() if not (one.json_schema_extra or {}).get("hidden")]


def _label(model: type[BaseModel], path: Path) -> str:
    """What people call the field at `path`."""
    here: Any = model
    label = str(path[-1])
    for part in path:
        if isinstance(part, str) and part in here.model_fields:
            label = here.model_fields[part].title or label
            here = _inner_model(here.model_fields[part].annotation) or here
    return label


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _inner_model(part)
        if found:
            return found
    return None

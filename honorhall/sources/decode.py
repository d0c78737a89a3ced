"""decode(): a Source and the model of its kind give a record, or every Problem that stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from honorhall.ground import messages
from honorhall.ground.problem import Problem
from honorhall.ground.text import shorten
from honorhall.sources.source import Path, Plain, Source

NONE = "无 none"
ALL = "运行 honorhall fields"  # one good guess is enough: the other names stand in the field table
TITLES = ("name", "名称", "姓名", "名字", "标题", "题目")  # what other systems and people call a title
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
    return {key: value if type(value) is str else _filled(value) for key, value in data.items() if value}


def _filled(value: Plain) -> Plain:
    if isinstance(value, dict):
        return _given(value)
    if isinstance(value, list):
        return [one if type(one) is str else _filled(one) for one in value]
    return value


def _problem(fault: Any, source: Source, model: type[BaseModel]) -> Problem:
    path: Path = tuple(fault["loc"])
    name = ".".join(str(part) for part in path)
    kind, facts = fault["type"], {"field": name}
    place = source.place(path)
    if kind == "missing":
        return Problem("field-missing", place, {**facts, "label": _label(model, path)})
    if kind == "extra_forbidden":
        return Problem("field-unknown", place, {**facts, **_nearest(str(path[-1]), _model_at(model, path[:-1]))})
    facts["value"] = _short(fault.get("input"))
    if kind in messages.codes():
        return Problem(kind, place, {**{key: str(one) for key, one in (fault.get("ctx") or {}).items()}, **facts})
    if kind.startswith("int_"):
        return Problem("number-unreadable", place, facts)
    # What is left is a text or a list where a part has fields of its own ("model_type").
    return Problem("group-expected", place, {**facts, "known": _known(_model_at(model, path))})


def _short(value: object) -> str:
    return shorten(" ".join(str(value).split()), QUOTED)


def _nearest(written: str, model: type[BaseModel]) -> dict[str, str]:
    """The field that an unknown name may mean, by name or by label, and all that there are."""
    labels = {info.title: name for name, info in _open_fields(model) if info.title} | dict.fromkeys(TITLES, "title")
    names = [name for name, _ in _open_fields(model)]
    close = get_close_matches(written, [*names, *labels], n=1, cutoff=0.6)
    near = labels.get(written) or next((labels.get(one, one) for one in close), "")
    if near in names:
        return {"near": near, "known": ALL}
    return {"near": NONE, "known": _known(model)}


def _known(model: type[BaseModel]) -> str:
    return "、".join(f"{name} {info.title}" for name, info in _open_fields(model))


def _open_fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields that an author may write."""
    fields = model.model_fields.items()
    return [(name, info) for name, info in fields if not dict(info.json_schema_extra or {}).get("hidden")]  # type: ignore[arg-type]


def _label(model: type[BaseModel], path: Path) -> str:
    """What people call the field at `path`."""
    info = _model_at(model, path[:-1]).model_fields.get(str(path[-1]))
    return (info.title if info else None) or str(path[-1])


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the part that stands at `path`."""
    here = model
    for part in path:
        info = here.model_fields.get(str(part))
        here = (_inner_model(info.annotation) if info else None) or here
    return here


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _inner_model(part)
        if found:
            return found
    return None

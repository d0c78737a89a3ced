"""changes(): what an offer would change in the record that the hall has: only fields that the offer gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.text import shorten
from honorhall.model import MODELS, decoded, rows
from honorhall.sources import Plain, Source

SHOWN = 60  # characters of a value


class Change(NamedTuple):
    """One field: its name, its label, what stands there and what would (as a person would write it), the new value."""

    field: str
    label: str
    before: str
    after: str
    value: Plain


def joined(existing: Source, given: Source) -> Source:
    """The record as it would be: the offer's fields over its own, and its places where a field is given."""
    data: dict[str, Plain] = {**existing.data}
    for name, value in given.data.items():
        data[name] = _joined(name, data.get(name, ""), value)
    body = given.body if given.body.strip() else existing.body
    if given.body.strip():
        data.pop("body", None)
    return replace(given, id=existing.id, data=data, body=body)


def _joined(name: str, old: Plain, new: Plain) -> Plain:
    """Within a part, only what is given changes; pictures are added to those that are there."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **new}
    if name == "media" and isinstance(new, list) and old:
        kept = old if isinstance(old, list) else [old]
        files = {one.get("file"): one for one in new if isinstance(one, dict)}
        there = {one.get("file") for one in kept if isinstance(one, dict)}
        over = [_over(one, files) for one in kept]
        return [*over, *(one for one in new if not isinstance(one, dict) or one.get("file") not in there)]
    return new


def _over(part: Plain, files: Mapping[Any, dict[str, Plain]]) -> Plain:
    return {**part, **files.get(part.get("file"), {})} if isinstance(part, dict) else part


def changes(existing: Source, new: Source, given: Source) -> list[Change]:
    """The fields of `given` by which the record `new` is not what `existing` is, in the order of the field table."""
    before, after = decoded(existing).record, decoded(new).record
    found = []
    for row in rows(MODELS[existing.kind]):
        name = row.name
        said = bool(given.body.strip()) if name == "body" and not given.data.get(name) else name in given.data
        if not said:
            continue
        old, value = (_written(source, name) for source in (existing, new))
        same = _same(before.get(name), after.get(name)) if before and after else old == value
        if not same:
            found.append(Change(name, row.zh, as_seen(old), as_seen(value), value))
    return found


def _written(source: Source, name: str) -> Plain:
    if name == "body" and source.body.strip():
        return source.body.strip()
    return source.data.get(name, "")


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same: 2020-07 and 2020年7月 do."""
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return (one.edtf, one.first, one.last) == (other.edtf, other.first, other.last)
    return bool(one == other)


def as_seen(value: Plain) -> str:
    """A value on one line, short enough to be read."""
    if isinstance(value, list):
        text = "、".join(as_seen(one) for one in value)
    elif isinstance(value, dict):
        text = "，".join(f"{name}: {as_seen(one)}" for name, one in value.items())
    else:
        text = " ".join(value.split())
    return shorten(text, SHOWN) or "（空 empty）"

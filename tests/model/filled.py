"""One record of every kind with every field of the field table filled in, and every private text a secret."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import (
    MODELS,
    VOCABULARIES,
    Archive,
    Code,
    Hall,
    Privacy,
    Prose,
    Ref,
    Row,
    Term,
    gather,
    rows,
)
from honorhall.model.values import Pattern
from honorhall.sources import Plain, Reading, Source

UNSEEN = "机密"
CODE = "120101001201"
GRANTED: dict[str, Plain] = {
    "status": "已同意",
    "scope": ["文字", "照片", "网站", "馆内屏幕"],
    "name_as": "全名",
    "until": "2099",
}


def archive() -> Archive:
    """A hall with one record, `x`, of every kind, that name one another; all five levels of its region are there."""
    sources = [Source("all.yml", kind, "x", fields(model)) for kind, model in MODELS.items() if kind != "region"]
    for length in (2, 4, 6, 9, 12):
        name = "x" if length == 12 else f"up-{length}"
        sources.append(Source("all.yml", "region", name, {**fields(MODELS["region"]), "code": CODE[:length]}))
    sources.append(Source("content/hall.yml", "hall", "hall", fields(Hall)))
    made, problems = gather(Reading(tuple(sources), ()))
    assert problems == []
    return made


def fields(model: type[BaseModel], *, secret: bool = False) -> dict[str, Plain]:
    """What an author would write for a model, every field filled in. secret: all of it is private."""
    made = {row.name: value(model, row, secret=secret) for row in rows(model) if not row.hidden}
    exact = {
        "public": "是",
        "sample": "否",
        "show_samples": "是",
        "region_type": "行政区划",
        "died": "",
        "lat": "26.0512345",
    }
    made |= {name: text for name, text in exact.items() if name in made}
    made |= {"lon": "-119.123456"} if "lon" in made else {}
    made |= {"status": "有效"} if model is MODELS["honor"] else {}
    return {**made, **GRANTED} if "name_as" in made else made


def value(model: type[BaseModel], row: Row, *, secret: bool) -> Plain:
    """A text, list or mapping for one field, read off its type."""
    private = secret or row.privacy is Privacy.PRIVATE
    text = f"{UNSEEN}之{model.__name__}{row.name}" if private else f"{model.__name__}的{row.zh}"
    for term in row.marked(Term):
        return next(iter(VOCABULARIES[term.vocabulary].values())).zh
    for ref in row.marked(Ref):
        return f"{ref.kinds[0]}:x"
    for shape in row.marked(Pattern):
        return str(shape.example)
    if row.mark(Code):
        return CODE
    if row.mark(Prose):
        return f"{text}\n\n见[队伍](team:x)，图在![门](gate.jpg)。"
    return by_type(row.info.annotation, text, secret=private)


def by_type(annotation: Any, text: str, *, secret: bool) -> Plain:
    """The same by the plain type, the first that fits of its parts."""
    plain: dict[Any, Plain] = {PartialDate: "2020-07-29", Quantity: "30余名", bool: "是", int: "3", str: text}
    if annotation in plain:
        return plain[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return fields(annotation, secret=secret)
    inside = [part for part in getattr(annotation, "__args__", ()) if part not in {type(None), Ellipsis}]
    found = by_type(inside[0], text, secret=secret)
    return [found] if getattr(annotation, "__origin__", None) is tuple else found


def leaves(part: Any) -> set[str]:
    """Every text of a record, at any depth, as its reader would find it."""
    if isinstance(part, BaseModel):
        return set().union(*(leaves(getattr(part, name)) for name in type(part).model_fields))
    if isinstance(part, tuple):
        return set().union(*map(leaves, part))
    if isinstance(part, PartialDate | Quantity):
        return {part.verbatim}
    return {part} if isinstance(part, str) and part else set()

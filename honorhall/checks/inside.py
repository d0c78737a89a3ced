"""All that stands in a record, part by part, each value with its path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

Path = tuple[str | int, ...]


def inside(
    part: BaseModel, fields: Callable[[type[BaseModel]], tuple[str, ...]], path: Path = ()
) -> Iterator[tuple[Path, Any]]:
    """Every value that is not empty, with its path, parts and lists opened. fields: a model's to be looked at."""
    for name in fields(type(part)):
        value = part.__dict__[name]
        if not value:
            continue
        many = isinstance(value, tuple)
        for place, one in enumerate(value if many else (value,)):
            here = (*path, name, place) if many else (*path, name)
            if isinstance(one, BaseModel):
                yield from inside(one, fields, here)
            else:
                yield here, one

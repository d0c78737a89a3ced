"""A face: the template of a record's page, and what it shows beyond the fields that every page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from honorhall.pages.guide import Guide


def _nothing(_record: Any, _guide: Guide, _base: str) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Face:
    """How a page of one record looks.

    own: (record, guide, way back to the root) -> what its template sees beyond that. told: fields that the template
    shows in a place of its own, and that the table of fields leaves out. wide: without the theme's columns beside it.
    """

    template: str = "record.html"
    own: Callable[[Any, Guide, str], Mapping[str, Any]] = _nothing
    told: frozenset[str] = frozenset()
    wide: bool = False


PLAIN = Face()

"""A draft: a page as its planner hands it in, with the way to what it will say. Nothing of that is computed yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Said(NamedTuple):
    """What a page says: its description, and all that its template sees."""

    description: str
    context: Mapping[str, Any]


class Draft(NamedTuple):
    """One page of the plan; see Planned (ground/page.py) for what its fields mean. Made by the ten thousand.

    say: what it will say (picklable: a module's function with values, no more of them than stand on the page).
    head: what stands in its head before all that every page says there.
    """

    url: str
    title: str
    section: str
    template: str
    say: Callable[[], Said]
    key: str = ""
    head: str = ""
    listed: bool = True
    wide: bool = False
    lang: str = "zh"
    described: bool = True

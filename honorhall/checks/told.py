"""One sentence for what every check says: this record, this rule, at this value."""

from __future__ import annotations

from honorhall.ground.problem import Problem
from honorhall.model import Archive


def told(archive: Archive, key: str, code: str, path: tuple[str | int, ...] = (), **facts: str) -> Problem:
    """A Problem about record `key`, at the value that stands at `path`."""
    return Problem(code, archive.place(key, *path), facts, key)

"""An Origin is where a record was written: so little that a hall can keep one for each; lines are looked up again."""

# ruff: noqa: PTH116
# A Path costs more to make than its file to look at.

from __future__ import annotations

import os
from functools import lru_cache
from typing import NamedTuple

from honorhall.ground.problem import Place
from honorhall.sources.read import read_named
from honorhall.sources.source import Path, Source


class Origin(NamedTuple):
    """Where a record was written: path and name of the file, and which of its sources it is, from 0."""

    path: str
    file: str
    kind: str
    id: str
    number: int = 0

    @property
    def key(self) -> str:
        """The way other records name this one: "team:dongqi"."""
        return f"{self.kind}:{self.id}"

    def place(self, path: Path = ()) -> Place:
        """As Source.place(). The file is read again."""
        source = self.source()
        return source.place(path) if source else Place(self.file, 1, 1)

    def place_within(self, path: Path) -> Place:
        """The same, but ("body", 3) is the third line below the first of the text under a front matter."""
        source = self.source()
        if source and source.body and path[:1] == ("body",):
            return source.in_body(int(path[1]) if path[1:] else 0)
        return self.place(path)

    def source(self) -> Source | None:
        """The record as it is written now; None where the file no longer has it."""
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        sources = _read(self.path, self.file, self.kind, (found.st_size, found.st_mtime_ns))
        return sources[self.number] if self.number < len(sources) else None


def origin(source: Source) -> Origin:
    """Where a source was written."""
    return Origin(source.path, source.file, source.kind, source.id, source.number)


@lru_cache(maxsize=16)  # the problems of a file come one after the other
def _read(path: str, file: str, kind: str, _stamp: tuple[int, int]) -> list[Source]:
    return read_named(path, file, kind)[0]

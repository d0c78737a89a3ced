"""A Source is one record as its author wrote it: plain text values, each of which knows its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

from honorhall.ground.problem import Place, Problem

Plain = Union[str, "list[Plain]", "dict[str, Plain]"]
Path = tuple[str | int, ...]
Marks = Mapping[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Source:
    """One record of one file.

    file: posix path relative to the root; kind: "team", "story", "hall", "page"; id: from the file name or `id`.
    data: texts, lists and mappings only (the field's type decides later, never YAML's guess).
    marks: path of a value -> (line, column), from 1. body: the Markdown after the front matter, from body_line on.
    number: which of the sources of its file it is, from 0. path: where the file was found.
    """

    file: str
    kind: str
    id: str
    data: Mapping[str, Plain]
    marks: Marks = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    number: int = 0
    path: str = ""

    def place(self, path: Path = ()) -> Place:
        """Where the value at `path` stands, or its nearest ancestor that was written."""
        for length in range(len(path), -1, -1):
            mark = self.marks.get(path[:length])
            if mark:
                return Place(self.file, *mark)
        return Place(self.file, 1, 1)

    def in_body(self, line: int) -> Place:
        """Where a line of the body stands, counted from 0 at the first that says something."""
        blank = self.body[: len(self.body) - len(self.body.lstrip())].count("\n")
        return Place(self.file, self.body_line + blank + line, 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: the records as written, and what could not be read.

    unread: "kind:id" that the names of unreadable files stand for; to name one of them is no fault of the other.
    """

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()

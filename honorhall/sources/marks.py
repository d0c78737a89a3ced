"""YAML read the short way where that will do; the line and column of its values found when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from honorhall.ground.problem import Problem
from honorhall.sources.plain_yaml import plain_data
from honorhall.sources.source import Marks, Path, Plain
from honorhall.sources.yaml_text import YamlText

Mark = tuple[int, int]


def yaml_data(text: str, file: str, first_line: int = 1) -> tuple[Plain | None, list[Problem]]:
    """The texts, lists and mappings that a YAML text holds, and what is the matter with it (data: None)."""
    data = plain_data(text)
    if data is not None:
        return data, []
    document = YamlText(text, file, first_line)
    return document.data, document.problems


class LateMarks(Mapping[Path, Mark]):
    """Path of a value -> (line, column), from 1: only a Problem asks for them, so no reading waits for them.

    first_line: the line of the file that the text begins on. own: marks of values that stand elsewhere.
    entry: the text is a list, and the marks are those of this one of it.
    """

    __slots__ = ("entry", "first_line", "own", "text")

    def __init__(self, text: str, first_line: int = 1, own: Marks | None = None, entry: int | None = None) -> None:
        self.text = text
        self.first_line = first_line
        self.own = own or {}
        self.entry = entry

    def __getitem__(self, path: Path) -> Mark:
        return self._found()[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found())

    def __len__(self) -> int:
        return len(self._found())

    def _found(self) -> Marks:
        whole = _marks(self.text, self.first_line)
        if self.entry is not None:
            return _by_entry(self.text)[self.entry]
        return {**whole, **self.own} if self.own else whole


@lru_cache(maxsize=8)  # the problems of a file come one after the other
def _marks(text: str, first_line: int) -> Marks:
    return YamlText(text, "", first_line).marks


@lru_cache(maxsize=8)
def _by_entry(text: str) -> Mapping[int, Marks]:
    found: dict[int, dict[Path, Mark]] = {}
    for path, mark in _marks(text, 1).items():
        if path:
            found.setdefault(int(path[0]), {})[path[1:]] = mark
    return found

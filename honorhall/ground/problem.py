"""A Problem: what is wrong, where it stands, and the facts its message needs. A value, never an exception."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands: file relative to the hall's root, line and column from 1 (0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `code` is permanent and names its message in messages.yml; `facts` fill the message.

    about: the record it is about ("team:dongqi"), where it is about one.
    """

    code: str
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)
    about: str = ""


class Refused(ValueError):  # noqa: N818 (not an error of ours: a value that an author must mend)
    """Raised by a value's parser; decode() turns it into a Problem with the value's own line."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of the files."""
    return sorted(problems, key=lambda problem: (problem.place, problem.code))

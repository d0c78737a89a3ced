"""An order for a build, and what is told of it while it goes on and when it is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from honorhall.ground.messages import blocks
from honorhall.ground.problem import Problem

Told = Callable[[str, int, int], None]  # what is going on, how many are done, of how many
EDITIONS = ("public", "kiosk", "preview")


@dataclass(frozen=True, slots=True)
class Order:
    """What to build.

    jobs: processes that share the work, 0 to choose by how much there is; scheduler: address of a Dask scheduler whose
    workers do it, "" for our own processes.
    """

    root: Path
    out: Path
    edition: str
    today: date
    jobs: int = 0
    scheduler: str = ""


def nobody(_what: str, _done: int, _whole: int) -> None:
    """Hears of the steps and says nothing."""


@dataclass(slots=True)
class Steps:
    """Seconds by step, in the order they were taken; `told` hears of each."""

    told: Told = nobody
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step and tell of it."""
        self.told(name, 0, 0)
        start = time.perf_counter()
        yield
        self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - start, 3)


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build. pages, files, changed: counts; changed: files other than in the old site."""

    problems: tuple[Problem, ...]
    pages: int = 0
    files: int = 0
    changed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def built(self) -> bool:
        """Whether there is a new site."""
        return not any(blocks(problem) for problem in self.problems)


class Busy(Exception):  # noqa: N818
    """Another build writes to the same folder just now."""


class Unreachable(Exception):  # noqa: N818
    """The workers that were asked for are not to be had. The text says why, and what to do."""


class HostError(RuntimeError):
    """MkDocs gave up. The text is all that it said, a line each."""

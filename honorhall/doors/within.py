"""A build of ours within MkDocs' own: `mkdocs build` and `mkdocs serve` take the same steps as our command."""

from __future__ import annotations

import logging
from contextlib import ExitStack

from honorhall.doors.build import Order, Prepared, Steps, finish, prepare
from honorhall.doors.report import as_text
from honorhall.ground.messages import Severity, blocks, severity
from honorhall.ground.problem import Problem
from honorhall.output import Frames, stage_for

_log = logging.getLogger("mkdocs.plugins.honorhall")


class HostError(RuntimeError):
    """MkDocs gave up. The text is all that it said, a line each."""


class Within:
    """One build of ours within MkDocs': begun when its configuration is read, ended when its pages are written."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._steps = Steps()
        self._stage = ExitStack()
        self._prepared: Prepared | None = None
        self.problems: list[Problem] = []
        self.folder = order.out

    def begin(self) -> Prepared | None:
        """Find all problems, tell of them, and open a stage (`folder`) for MkDocs to write to. None: blocked."""
        prepared, self.problems = prepare(self._order, self._steps)
        for problem in self.problems:
            _log.log(_level(problem), "%s", as_text(problem))
        self._prepared = prepared
        if prepared is not None:
            self.folder = self._stage.enter_context(stage_for(self._order.out))
        return prepared

    def end(self, frames: Frames) -> None:
        """Add our pages to MkDocs' and let the whole take the old site's place."""
        if self._prepared is not None:
            finish(self._prepared, frames, self.folder, self._steps)
            self._stage.close()

    def give_up(self, error: BaseException) -> None:
        """Leave the old site as it is."""
        self._stage.__exit__(type(error), error, error.__traceback__)


def _level(problem: Problem) -> int:
    """How loud MkDocs says it: a hint is no warning, or it would fail `mkdocs build --strict`."""
    if blocks(problem):
        return logging.ERROR
    return logging.INFO if severity(problem.code) is Severity.HINTS else logging.WARNING

"""A build of ours within MkDocs' own: `mkdocs build` and `mkdocs serve` take the same steps as our command."""

from __future__ import annotations

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from honorhall.disk import refuse_strangers
from honorhall.doors.build import Prepared, finish, prepare
from honorhall.doors.hosted import Hosted, unhosted
from honorhall.doors.order import Order, Steps
from honorhall.doors.report import as_text
from honorhall.ground.messages import Severity, blocks, severity
from honorhall.ground.problem import Problem
from honorhall.output import Frames

_log = logging.getLogger("mkdocs.plugins.honorhall")


class Within:
    """One build of ours within MkDocs': begun when its configuration is read, ended when its pages are written."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._steps = Steps()
        self._written: TemporaryDirectory[str] | None = None
        self._prepared: Prepared | None = None
        self.problems: list[Problem] = []
        self.folder = order.out

    def begin(self) -> Prepared | None:
        """Find all problems, tell of them, and open a folder for MkDocs to write to. None: blocked."""
        prepared, self.problems = prepare(self._order, self._steps)
        for problem in self.problems:
            _log.log(_level(problem), "%s", as_text(problem))
        self._prepared = prepared
        if prepared is not None:
            refuse_strangers(self._order.out)
            self._written = TemporaryDirectory(prefix="honorhall-")
            self.folder = Path(self._written.name)
        return prepared

    def end(self, frames: Frames) -> None:
        """Add our pages to MkDocs' and let the whole take the old site's place."""
        if self._prepared is not None:
            hosted = Hosted(frames, files_in(self.folder), ()) if self._prepared.framed else unhosted()
            finish(self._prepared, hosted, self._steps)
        self.give_up()

    def give_up(self) -> None:
        """Leave the old site as it is."""
        if self._written is not None:
            self._written.cleanup()


def files_in(folder: Path) -> dict[str, bytes]:
    """Path relative to a folder -> bytes, of every file in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _level(problem: Problem) -> int:
    """How loud MkDocs says it: a hint is no warning, or it would fail `mkdocs build --strict`."""
    if blocks(problem):
        return logging.ERROR
    return logging.INFO if severity(problem.code) is Severity.HINTS else logging.WARNING

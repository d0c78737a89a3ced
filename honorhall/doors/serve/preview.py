"""The preview: what a hall's site looks like now, and what stands in the way of a newer one."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from honorhall.doors.build import Prepared, artifacts, lettered, prepare
from honorhall.doors.order import Order, Steps
from honorhall.doors.panel import panel
from honorhall.doors.report import summary, worth_telling
from honorhall.doors.serve.drawing import Drawing
from honorhall.doors.serve.site import Site
from honorhall.doors.serve.templates import Templates
from honorhall.doors.stopped import stopped_as_text
from honorhall.ground.messages import blocks
from honorhall.ground.problem import Problem
from honorhall.output import Compiled

MOST_LOOKED_AT = 6  # pages asked for lately: those a writer has open
RECORDS = ("content", "stories", ".git")  # by git's log it is known when a record was last changed
STYLES = ("templates/assets/css/",)


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers of the preview get. site: None until a first one could be made.

    panel: HTML of what stands in the way, "" if nothing does. turn, styles, trouble: how often the site, its styles
    alone, and the panel have changed.
    """

    site: Site | None = None
    panel: str = ""
    turn: int = 0
    styles: int = 0
    trouble: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What came of looking again. texts: what stands in the way; counted: problems of each kind, in a line."""

    texts: tuple[str, ...]
    counted: str
    warnings: tuple[str, ...]
    seconds: float


class Preview:
    """Looks at a hall again when it is told of changes; `shown` is always whole, and safe to read from any thread.

    store: an empty folder of its own.
    """

    def __init__(self, order: Order, store: Path) -> None:
        self.shown = Shown()
        self._order = order
        self._drawing = Drawing(order.root)
        self._templates = Templates(order.root, store)
        self._compiled = Compiled()
        self._prepared: Prepared | None = None
        self._problems: list[Problem] = []
        self._warnings: tuple[str, ...] = ()
        self._looked_at: deque[str] = deque(maxlen=MOST_LOOKED_AT)
        self._drawn_by: tuple[Path, ...] = ()  # the templates of the site that is shown,
        self._tried = 0  # and which state of them it was

    def look_again(self, changed: Iterable[str] = ()) -> Told:
        """Take in what changed: paths relative to the hall, none for "anything". Whatever happens, it is told."""
        start = time.perf_counter()
        paths = tuple(changed)
        texts, counted = self._taken_in(paths)
        self._templates.forget(self._drawn_by)
        return Told(texts, counted, self._warnings, time.perf_counter() - start)

    def look_at(self, path: str) -> None:
        """Remember that somebody has this page open."""
        if path in self._looked_at:
            self._looked_at.remove(path)
        self._looked_at.append(path)

    def folders(self) -> tuple[Path, ...]:
        """The files and folders outside content/, stories/ and templates/ that the site was made from."""
        return self._drawing.reads()

    def _taken_in(self, paths: Sequence[str]) -> tuple[tuple[str, ...], str]:
        try:
            site = self._site(paths)
        except Exception as error:  # noqa: BLE001 (a preview outlives every fault, and its panel tells of it)
            return self._stand((stopped_as_text(error),), "")
        counted = summary(self._problems)
        if site is None:
            return self._stand(worth_telling(filter(blocks, self._problems)), counted)
        only_styles = bool(paths) and all(path.startswith(STYLES) for path in paths) and not self.shown.panel
        now = replace(self.shown, site=site, panel="")
        if only_styles and self.shown.site is not None:
            self.shown = replace(now, styles=now.styles + 1)
        else:
            self.shown = replace(now, turn=now.turn + 1, trouble=now.trouble + bool(self.shown.panel))
        self._drawn_by, self._tried = self._templates.folders, self._templates.written
        return (), counted

    def _stand(self, texts: tuple[str, ...], counted: str) -> tuple[tuple[str, ...], str]:
        """Let the site stay as it is, and say why."""
        drawn = panel(texts, counted, stays=self.shown.site is not None)
        self.shown = replace(self.shown, panel=drawn, trouble=self.shown.trouble + (drawn != self.shown.panel))
        return texts, counted

    def _site(self, paths: Sequence[str]) -> Site | None:
        """The site as it is on disk now; None where a problem stands in the way. Raises whatever breaks it."""
        prepared = self._prepared
        if prepared is None or not paths or any(path.partition("/")[0] in RECORDS for path in paths):
            self._prepared = None
            prepared, self._problems = prepare(self._order, Steps())
            self._prepared = prepared
        if prepared is None:
            return None
        self._templates.take()
        drawn = self._drawing.of(prepared)
        self._warnings = drawn.warnings
        folders = self._templates.folders
        made = artifacts(lettered(prepared, folders), drawn.frames, folders, self._compiled)
        site = Site(prepared, drawn.files, made)
        if self.shown.site is not None:
            site.take_over(self.shown.site)
        looked_at = [path for path in self._looked_at if path in site]
        for path in (*looked_at, *(site.examples() if self._templates.written != self._tried else ())):
            site.read(path)  # a template that does not hold is found before it takes a good site's place
        return site

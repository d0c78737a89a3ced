"""The preview: what a hall's site looks like now, and what stands in the way of a newer one."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from honorhall.doors.build import Prepared, all_beside, lettered, prepare, to_be_found
from honorhall.doors.changes import Past
from honorhall.doors.days import moved_days
from honorhall.doors.inputs import holds_records
from honorhall.doors.inventory import Edits, Inventory, inventory_of
from honorhall.doors.order import Order, Steps
from honorhall.doors.panel import panel
from honorhall.doors.report import summary, worth_telling
from honorhall.doors.reword import Reworded, reworded
from honorhall.doors.searching import searched_again
from honorhall.doors.serve.drawing import Drawing
from honorhall.doors.serve.site import Site
from honorhall.doors.serve.templates import Templates
from honorhall.doors.stopped import stopped_as_text
from honorhall.doors.work import uncollected
from honorhall.exports import sitemap
from honorhall.ground.messages import blocks
from honorhall.ground.problem import Problem
from honorhall.output import Compiled, Renderer
from honorhall.pages import Carrier

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
        self._found: Inventory | None = None  # the hall as it was last shown
        self._waiting: set[str] = set()  # files that were edited since
        self._listed: Mapping[str, date | None] = {}
        self._problems: list[Problem] = []
        self._warnings: tuple[str, ...] = ()
        self._past: Past | None = None
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
            self._found = None  # whatever is edited next, all of it must hold
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
        if self._found is not None and paths and all(map(holds_records, paths)):
            self._waiting.update(paths)
            now = reworded(self._found.afresh(self._waiting), self._order.root, self._waiting)
            if now is not None:
                return self._reworded(now)
        prepared = self._prepared
        of_records = self._waiting or any(path.partition("/")[0] in RECORDS for path in paths)
        if prepared is None or not paths or of_records:
            self._prepared = self._found = None
            with uncollected():
                prepared, self._problems = prepare(self._order, Steps(), past=self._past)
            self._prepared = prepared
        if prepared is None:
            return None
        self._past = prepared.past
        return self._made(prepared)

    def _reworded(self, now: Reworded) -> Site | None:
        """The site after an edit of words; None where a problem stands in the way."""
        self._problems = list(now.problems)
        before = self.shown.site
        moved, past = moved_days(self._order, now.inventory, now.keys, self._past)
        if any(map(blocks, now.problems)) or before is None or moved is None:
            return None
        found = now.inventory.with_edits(Edits(moved, now.inventory.own))
        days = {found.guide.record(key).page_url: day for key, day in moved.items()}
        self._listed = {url: days.get(url, day) for url, day in self._listed.items()}
        self._found, self._past, self._waiting = found, past, set()
        self._prepared = None  # it has the words of before: for another template the hall is read again
        made = [*searched_again(found.guide.archive, before.paths())]
        made += sitemap(found.guide.archive.hall.base_url, self._listed) if moved else ()
        return self._tried_out(before.reworded(Carrier(found.guide, found.above), made))

    def _made(self, prepared: Prepared) -> Site:
        self._templates.take()
        drawn = self._drawing.of(prepared)
        self._warnings = drawn.warnings
        folders = self._templates.folders
        now = lettered(prepared, folders)
        renderer = Renderer(folders, drawn.frames, now.lettering, self._compiled)
        site = Site(now, drawn.files, renderer, all_beside(now, folders))
        if self.shown.site is not None:
            site.take_over(self.shown.site)
        self._tried_out(site, site.examples() if self._templates.written != self._tried else ())
        self._found, self._waiting = inventory_of(now, renderer), set()
        self._listed = to_be_found(now)
        return site

    def _tried_out(self, site: Site, examples: Iterable[str] = ()) -> Site:
        """The same: a template that does not hold is found before it takes a good site's place."""
        for path in (*(path for path in self._looked_at if path in site), *examples):
            site.read(path)
        return site

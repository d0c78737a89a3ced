"""build(): the whole flow on one page, from files to a site that takes the old one's place."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from pathlib import Path

from honorhall.checks import check
from honorhall.doors.changes import changed_records
from honorhall.doors.folders import template_folders
from honorhall.doors.pictures import Pictures, look, shown_pictures
from honorhall.exports import export
from honorhall.ground.messages import blocks
from honorhall.ground.page import Artifact, Page
from honorhall.ground.problem import Problem
from honorhall.model import FOLDERS, Archive, Edition, Hall, gather, hidden_in, redact
from honorhall.output import Compiled, Dress, Frames, Lettering, Renderer, choose_letters, write
from honorhall.pages import Guide, collisions, handwritten, lead, menu, plan
from honorhall.sources import read
from honorhall.views import derive

Told = Callable[[str, int, int], None]  # what is going on, how many are done, of how many
WORTH_WORKERS = 2_000  # pages: below that, starting processes costs more than they save
ICP = '<a href="https://beian.miit.gov.cn/" rel="noopener">{}</a>'
POLICE = '<a href="https://beian.mps.gov.cn/" rel="noopener">{}</a>'


@dataclass(frozen=True, slots=True)
class Order:
    """What to build. jobs: processes that render, 0 to choose by the number of pages."""

    root: Path
    out: Path
    edition: str
    today: date
    jobs: int = 0


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
class Prepared:
    """A site that is known to be buildable: everything but its frames and bytes."""

    order: Order
    guide: Guide
    pages: tuple[Page, ...]
    dress: Dress
    hide: Callable[[str], str]
    lettering: Lettering

    def prose(self, markdown: str, url: str) -> str:
        """Markdown of a hand-written page: names that may not be said hidden, links to records leading there."""
        return lead(self.hide(markdown), url, self.guide)


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


def inspect(root: Path, today: date, steps: Steps) -> tuple[Archive, Pictures, list[Problem]]:
    """Read, gather and check a hall: its archive, its pictures, and every problem in the order of the files."""
    with steps.step("read"):
        reading = read(root, FOLDERS)
    with steps.step("gather"):
        archive, problems = gather(reading)
    with steps.step("check"):
        problems += check(archive, today)
        pictures, broken = look(root, archive)
        problems += broken
    return archive, pictures, sorted(problems, key=lambda problem: (problem.place, problem.code))


def prepare(order: Order, steps: Steps) -> tuple[Prepared | None, list[Problem]]:
    """All of a build that can find problems. None where one of them stands in the way."""
    archive, pictures, problems = inspect(order.root, order.today, steps)
    if any(map(blocks, problems)):
        return None, problems
    with steps.step("redact"):
        edition = Edition(order.edition, order.today)
        shown, hide = redact(archive, edition), hidden_in(archive, edition)
        pictures = shown_pictures(pictures, shown)
    with steps.step("changes"):
        files = {key: archive.origins[key].file for key in shown.records}
        changed = changed_records(order.root, files, pictures, order.today)
    with steps.step("derive"):
        guide = Guide(shown, derive(shown, order.today), pictures, changed)
    with steps.step("plan"):
        pages = tuple(plan(guide))
        problems += collisions(pages, shown)
    if any(map(blocks, problems)):
        return None, problems
    hall = shown.hall
    # A preview shows what its makers have not published yet: every page says so.
    name = f"{hall.title}（预览，不公开）" if order.edition == "preview" else hall.title
    dress = Dress(name, hall.summary, hall.base_url, footer(hall), menu(shown, guide.views))
    bare = Prepared(order, guide, pages, dress, hide, Lettering("", order.root / ".cache" / "honorhall"))
    with steps.step("letter"):
        return lettered(bare, template_folders(order.root)), problems


def lettered(prepared: Prepared, folders: tuple[Path, ...]) -> Prepared:
    """The same with the characters of its headings' font chosen for the templates in `folders`."""
    store = prepared.lettering.store
    face = choose_letters(prepared.dress, prepared.pages, _said(prepared), folders, store)
    return replace(prepared, lettering=face)


def _said(prepared: Prepared) -> Iterator[str]:
    """The hall's own words in its headings' face: its motto, and the headings of hand-written pages."""
    shown = prepared.guide.archive
    yield shown.hall.motto
    for page in shown.pages:
        yield from (line.lstrip("# ") for line in prepared.hide(page.body).splitlines() if line.startswith("#"))


def finish(prepared: Prepared, frames: Frames, stage: Path, steps: Steps) -> tuple[int, int]:
    """Write all that MkDocs did not: (files written, of them changed since the old site)."""
    pages, order = prepared.pages, prepared.order
    jobs = order.jobs or (os.cpu_count() or 1 if len(pages) >= WORTH_WORKERS else 1)
    with steps.step("frames"):
        if jobs > 1:  # a worker cannot draw; without workers each frame is drawn when its first page asks for it
            frames.draw_for(pages)
    made = artifacts(prepared, frames, template_folders(order.root))
    files = changed = 0
    with steps.step("write"), ProcessPoolExecutor(jobs) if jobs > 1 else nullcontext() as executor:
        for done, different in write(made, (stage, order.out), executor):
            files, changed = files + done, changed + different
            steps.told("write", files, len(pages))
    return files, changed


def artifacts(
    prepared: Prepared, frames: Frames, folders: tuple[Path, ...], compiled: Compiled | None = None
) -> Iterator[Artifact]:
    """Every file of the site that MkDocs does not write, the pages first. folders: where templates lie."""
    guide, pages = prepared.guide, prepared.pages
    listed = {} if prepared.order.edition == "preview" else to_be_found(prepared)
    yield from Renderer(folders, frames, prepared.lettering, compiled).artifacts(pages)
    yield from export(guide.archive, listed, guide.pictures, folders, prepared.lettering)


def to_be_found(prepared: Prepared) -> Mapping[str, date | None]:
    """Url of every page that a search engine may keep -> the day it was last changed. A sample is no fact to find."""
    records = {record.page_url: record for record in prepared.guide.archive.records.values()}
    days = {url: prepared.guide.changed.get(record.key) for url, record in records.items()}
    urls = [*(page.url for page in prepared.pages if page.listed), *handwritten(prepared.guide.archive)]
    return {url: days.get(url) for url in urls if url not in records or not records[url].sample}


def footer(hall: Hall) -> str:
    """Who answers for the site: names, contacts and filing numbers, as safe HTML."""
    parts = [escape(hall.title)]
    parts += [f"主办 {escape(hall.host)}"] if hall.host else []
    parts += [f"协办 {escape('、'.join(hall.co_hosts))}"] if hall.co_hosts else []
    parts += [f"联系 {escape(hall.contact)}"] if hall.contact else []
    parts += [f"纠错与撤下 {escape(hall.corrections)}"] if hall.corrections else []
    parts += [f"内容许可 {escape(hall.content_licence)}"] if hall.content_licence else []
    parts += [ICP.format(escape(hall.icp))] if hall.icp else []
    parts += [POLICE.format(escape(hall.police))] if hall.police else []
    parts += [f"审图号 {escape(hall.map_approval)}"] if hall.map_approval else []
    return " · ".join(parts)

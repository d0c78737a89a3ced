"""build(): the whole flow on one page, from files to a site that takes the old one's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from itertools import chain
from pathlib import Path

from honorhall.checks import TEXT_RULES
from honorhall.disk import STORE, Sites, changed_files, stage_for
from honorhall.doors.beforehand import compiled
from honorhall.doors.changes import Past, changed_records, last_changes, written_files
from honorhall.doors.folders import template_folders
from honorhall.doors.hosted import Hosted
from honorhall.doors.making import Made, Making, make_others, make_pages
from honorhall.doors.order import Order, Steps
from honorhall.doors.pictures import shown_pictures
from honorhall.doors.searching import indexing, search_artifacts
from honorhall.doors.survey import Survey, survey
from honorhall.doors.work import Workers, own_workers, uncollected
from honorhall.exports import contribute_file, export, kiosk_files, search
from honorhall.ground.messages import blocks
from honorhall.ground.page import Artifact, Planned
from honorhall.ground.problem import Problem
from honorhall.model import KIOSK, PUBLIC, Archive, Edition, Hall
from honorhall.output import Dress, Lettering, Renderer, choose_letters
from honorhall.pages import KIOSK_WORDS, Carrier, Guide, Plan, collisions, handwritten, lead, menu, plan
from honorhall.views import derive

ICP = '<a href="https://beian.miit.gov.cn/" rel="noopener">{}</a>'
POLICE = '<a href="https://beian.mps.gov.cn/" rel="noopener">{}</a>'


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site that is known to be buildable: everything but its frames and bytes.

    cut: waits until the headings' font has been cut, where another process does that.
    """

    order: Order
    guide: Guide
    plan: Plan
    dress: Dress
    hide: Callable[[str], str]
    lettering: Lettering
    found: Survey
    collisions: tuple[Problem, ...] = ()
    past: Past | None = None
    cut: Callable[[], object] = bool

    @property
    def pages(self) -> tuple[Planned, ...]:
        """Its pages that are made from records."""
        return self.plan.pages

    @property
    def framed(self) -> bool:
        """Whether its pages stand in the frame that MkDocs draws."""
        return self.order.edition != KIOSK

    def prose(self, markdown: str, url: str) -> str:
        """Markdown of a hand-written page: names that may not be said hidden, links to records leading there."""
        return lead(self.hide(markdown), url, self.guide)


def inspect(root: Path, today: date, steps: Steps) -> tuple[Archive, list[Problem]]:
    """Read, gather and check a hall: its archive, and every problem in the order of the files."""
    with uncollected():
        found = survey(root, Edition(PUBLIC, today), steps, own_workers(0), redacting=False)
    return found.archive, found.problems


def prepare(
    order: Order, steps: Steps, workers: Workers | None = None, past: Past | None = None
) -> tuple[Prepared | None, list[Problem]]:
    """All of a build that can find problems. None where one of them stands in the way.

    past: what the log of commits had said when it was last asked.
    """
    found = survey(order.root, Edition(order.edition, order.today), steps, workers or own_workers(order.jobs))
    problems = found.problems
    if any(map(blocks, problems)):
        return None, problems
    with steps.step("redact"):
        shown, hide = found.redaction.applied(found.changes), found.redaction.names.hide
        if order.edition == KIOSK:  # hand-written pages are made for the web: the screen has sheets of its own
            shown = replace(shown, pages=())
        pictures = shown_pictures(found.pictures, shown)
    with steps.step("changes"):
        files = {key: found.archive.origins[key].file for key in shown.records}
        days, past = last_changes(order.root, written_files(files, pictures), order.today, past)
        changed = changed_records(days, files, pictures)
    with steps.step("derive"):
        guide = Guide(shown, derive(shown, order.today), pictures, changed)
    with steps.step("plan"):
        planned = plan(guide)
        collided = tuple(collisions(planned.pages, shown))
        problems += collided
    if any(map(blocks, problems)):
        return None, problems
    hall = shown.hall
    # A preview shows what its makers have not published yet: every page says so.
    name = f"{hall.title}（预览，不公开）" if order.edition == "preview" else hall.title
    dress = Dress(name, hall.summary, hall.base_url, footer(hall), menu(shown, guide.views))
    face = Lettering("", order.root / STORE)
    bare = Prepared(order, guide, planned, dress, hide, face, found, collided, past)
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
    if not prepared.framed:
        yield from KIOSK_WORDS
    for page in shown.pages:
        yield from (line.lstrip("# ") for line in prepared.hide(page.body).splitlines() if line.startswith("#"))


@dataclass(frozen=True, slots=True)
class Finished:
    """A site that was written. made: what came of its files, its folders among them; changed: how many are others.

    index: what the next build must know of the search.
    """

    made: Made
    changed: int
    renderer: Renderer
    index: search.Searched


def finish(
    prepared: Prepared, hosted: Hosted, steps: Steps, workers: Workers | None = None, sites: Sites | None = None
) -> Finished:
    """Write the site. sites: what is known of sites that were made before; with them plans are packed for the next."""
    pages, order, frames = prepared.pages, prepared.order, hosted.frames
    workers = workers or own_workers(order.jobs)
    folders = template_folders(order.root)
    with steps.step("frames"):
        # A worker cannot draw; without workers each frame is drawn when its first page asks for it.
        if workers.share_out(len(pages)):
            frames.draw_for(pages)
    carrier = Carrier(prepared.guide, prepared.plan.above) if sites is not None else None
    with steps.step("write"), stage_for(order.out, sites) as (stage, files):
        made = Made(files)
        files.update((path, stage.put(path, data)) for path, data in hosted.files.items())
        renderer = Renderer(folders, frames, prepared.lettering, compiled(order.root))
        making = Making(pages, tuple(beside_pages(prepared, folders)), renderer, stage, carrier)
        whole = len(files) + len(making.others) + len(pages)
        with indexing(prepared.guide.archive, workers, stage) as indexed:
            for some in chain(make_pages(making, workers), make_others(making, prepared.cut)):
                made.add(some)
                steps.told("write", len(files), whole)
            steps.told("search", 0, 0)
            found, index = indexed.answer()
        files.update(found)
        changed = changed_files(stage, files)
    return Finished(made, changed, renderer, index)


def beside_pages(prepared: Prepared, folders: tuple[Path, ...]) -> Iterator[Artifact]:
    """Every file of the site that is neither a page nor made by MkDocs. folders: where templates lie."""
    guide = prepared.guide
    yield from export(guide.archive, to_be_found(prepared), guide.pictures, folders, prepared.lettering)
    if prepared.framed:
        yield contribute_file(guide.archive, TEXT_RULES)
    else:
        yield from kiosk_files(guide.archive, guide.views)


def all_beside(prepared: Prepared, folders: tuple[Path, ...]) -> Iterator[Artifact]:
    """Every file that is no page, with the index of the search: made in this process when a file of it is asked for."""
    yield from beside_pages(prepared, folders)
    yield from search_artifacts(prepared.guide.archive)


def to_be_found(prepared: Prepared) -> Mapping[str, date | None]:
    """Url of every page that a search engine may keep -> the day it was last changed. A sample is no fact to find.

    A preview is for its makers, the kiosk for the hall's visitors: nobody is to find any of it on the web.
    """
    if prepared.order.edition != PUBLIC:
        return {}
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

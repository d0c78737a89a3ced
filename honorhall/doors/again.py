"""again(): a build that begins where the last one ended: it makes anew what an edit has changed, and keeps the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from honorhall.disk import (
    Files,
    Known,
    Pack,
    Spoiled,
    Stage,
    Standing,
    changed_files,
    edited,
    noted,
    spare_of,
    stage_for,
    stands,
)
from honorhall.doors.changes import Past
from honorhall.doors.days import moved_days
from honorhall.doors.folders import template_folders
from honorhall.doors.inputs import holds_records
from honorhall.doors.inventory import PAGES, WHOLE, Edits, Inventory
from honorhall.doors.kept import Kept, Wanted, folder_of, keep_build, site_pack
from honorhall.doors.order import Order, Report, Steps
from honorhall.doors.redrawn import assets_of, drawn_anew
from honorhall.doors.reword import Reworded, reworded
from honorhall.doors.searching import put_again
from honorhall.doors.work import Workers
from honorhall.exports import sitemap
from honorhall.ground.messages import blocks


@dataclass(frozen=True, slots=True)
class Asked:
    """A build that is asked for, after edits. changed: paths of the files; touched: in the spare, that have changed."""

    wanted: Wanted
    changed: Collection[str]
    touched: frozenset[str]
    workers: Workers

    @property
    def order(self) -> Order:
        """What is to be built."""
        return self.wanted.order

    def spare_is_ready(self, standing: Standing) -> bool:
        """Whether the spare stands as it was left."""
        spare = standing.spare
        return spare is not None and not self.touched and stands(spare_of(self.order.out.absolute()), spare)

    def untouched(self, _folder: Path, files: Files) -> Files:
        """What still stands in the spare as it was left."""
        touched = self.touched
        return {path: there for path, there in files.items() if path not in touched} if touched else files


@dataclass(frozen=True, slots=True)
class _Now:
    """A hall after an edit. urls: pages to be made anew; moved: new days of a last change."""

    words: Reworded
    moved: Mapping[str, date]
    past: Past | None
    urls: tuple[str, ...]
    assets: bool


def recalled(order: Order, kept: Kept) -> Inventory:
    """The inventory with all edits since it was taken. Raises Spoiled."""
    found: Any = Pack(folder_of(order) / WHOLE).load(kept.parts["inventory"])
    if not isinstance(found, Inventory):
        raise Spoiled(WHOLE)
    return found.with_edits(kept.edits) if kept.edits != Edits() else found


def again(asked: Asked, kept: Kept, found: Inventory, steps: Steps) -> Report | None:
    """The report of a build after an edit of words, templates or styles; None where more was edited than that.

    found: what was recalled. Raises Spoiled or LookupError where what was kept cannot be gone by, OSError where the
    disk says no.
    """
    if not stands(asked.order.out, kept.standing.site):
        return None
    with steps.step("check"):
        words = reworded(found, asked.order.root, [path for path in asked.changed if holds_records(path)])
    if words is None or any(map(blocks, words.problems)):
        return Report(words.problems, seconds=steps.seconds) if words else None
    with steps.step("changes"):
        now = _now(asked, kept, words, [path for path in asked.changed if not holds_records(path)])
    return _published(asked, kept, now, steps) if now else None


def _now(asked: Asked, kept: Kept, words: Reworded, templates: Sequence[str]) -> _Now | None:
    found, folders = words.inventory, template_folders(asked.order.root)
    drawn = drawn_anew(found, folders, templates)
    moved, past = moved_days(asked.order, found, tuple(found.guide.archive.records), kept.past)
    if drawn is None or moved is None:
        return None
    words = replace(words, inventory=found.with_edits(Edits(moved, found.own)))
    urls = tuple(sorted({*words.urls(moved), *drawn}))
    return _Now(words, moved, past, urls, any("/assets/" in path for path in templates))


def _published(asked: Asked, kept: Kept, now: _Now, steps: Steps) -> Report:
    """The new site in the place of the old one."""
    quick = asked.spare_is_ready(kept.standing)
    found, listed = now.words.inventory, {**kept.listed, **_days_by_url(now, kept.listed)}
    staged = (
        edited(asked.order.out, kept.standing) if quick else stage_for(asked.order.out, kept.sites, asked.untouched)
    )
    with steps.step("write"), staged as (stage, files):
        for some in asked.workers.each(_made, (found, Pack(folder_of(asked.order) / PAGES), stage), now.urls):
            files.update(some)
            steps.told("write", len(files), len(now.urls))
        files.update(_beside_pages(now, listed, stage))
        changed_index, index = put_again(kept.searched, found.guide.archive.records, now.words.keys, stage)
        files.update(changed_index)
        stage.keep_others(files)
        changed, more = changed_files(stage, files), sum(path not in stage.shown for path in files)
    outcome = replace(kept.outcome, problems=now.words.problems, files=kept.outcome.files + more)
    with steps.step("keep"):
        told = {**kept.edits.descriptions, **now.words.descriptions}
        edits = Edits({**kept.edits.days, **now.moved}, found.own, told)
        site = kept.standing.site
        standing = (
            kept.standing.after(files) if quick else noted(site_pack(folder_of(asked.order)), files, site.whole())
        )
        parts = {
            "past": now.past,
            "standing": standing,
            "edits": edits,
            "searched": index,
            "listed": listed if now.moved else kept.raw("listed"),
            "inventory": kept.raw("inventory"),
            "reads": kept.raw("reads"),
        }
        keep_build(asked.wanted, outcome, parts)
    return outcome.report(changed, steps.seconds)


def _made(at_hand: tuple[Inventory, Pack, Stage], urls: tuple[str, ...]) -> dict[str, Known]:
    found, plans, stage = at_hand
    made = found.planned(urls, plans)
    return {page.path: stage.put(page.path, found.renderer.page(page.make())) for page in made}


def _days_by_url(now: _Now, listed: Mapping[str, object]) -> dict[str, date]:
    """The new days of those that may be found."""
    guide = now.words.inventory.guide
    days = {guide.record(key).page_url: day for key, day in now.moved.items()}
    return {url: day for url, day in days.items() if url in listed}


def _beside_pages(now: _Now, listed: Mapping[str, date | None], stage: Stage) -> Iterator[tuple[str, Known]]:
    """The sitemap, where a day in it has changed; styles and scripts, where one of them has."""
    found = now.words.inventory
    made = list(sitemap(found.guide.archive.hall.base_url, listed)) if now.moved else []
    made += assets_of(found.renderer, found.guide.archive.edition) if now.assets else []
    return ((one.path, stage.put(one.path, one.make())) for one in made)

"""edited(): a site after an edit of words: only the pages that tell them are made anew, all others stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from honorhall.disk import Known, Pack, Spoiled, Stage, changed_files, known_site, stage_for
from honorhall.doors.changes import Past, changed_records, last_changes, written_files
from honorhall.doors.inputs import Inputs
from honorhall.doors.inventory import PAGES, WHOLE, Edits, Inventory
from honorhall.doors.kept import Kept, Outcome, folder_of, keep_build
from honorhall.doors.order import Order, Report, Steps
from honorhall.doors.reword import Reworded, reworded
from honorhall.exports import sitemap
from honorhall.ground.messages import blocks

Of = tuple[str, ...]


def edited(order: Order, of: Of, inputs: Inputs, kept: Kept, steps: Steps) -> Report | None:
    """The report of a build after an edit of words; None where the edit changes more than that.

    Raises Spoiled or LookupError where what was kept cannot be gone by, OSError where the disk says no.
    """
    folder = folder_of(order)
    with steps.step("recall"):
        found = recalled(kept, folder)
    with steps.step("check"):
        now = reworded(found, order.root, inputs.changed_since(kept.inputs, order.root))
    if now is None:
        return None
    if any(map(blocks, now.problems)):
        return Report(now.problems, seconds=steps.seconds)
    with steps.step("changes"):
        days, past = _days(order, found, kept.past)
        moved = {key: day for key, day in days.items() if found.guide.changed.get(key) != day}
    if set(found.guide.changed) - set(days):
        return None  # a day that was known is known no longer
    now = replace(now, inventory=now.inventory.with_edits(Edits(moved, now.inventory.own)))
    site = known_site(order.out, kept.sites)
    if site is None:
        return None
    with steps.step("write"), stage_for(order.out, kept.sites) as (stage, files):
        files.update(_written(now, moved, Pack(folder / PAGES), stage))
        listed = {**kept.listed, **_days_by_url(now, moved, kept.listed)}
        files.update(_listed(now, listed if moved else {}, stage))
        files.update((path, stage.keep(path)) for path, there in site.items() if there[0] and path not in files)
        changed = changed_files(stage, files)
    outcome = Outcome(now.problems, kept.outcome.pages, kept.outcome.warnings)
    with steps.step("keep"):
        edits = Edits({**kept.edits.days, **moved}, now.inventory.own)
        parts = {"asked": of, "inputs": inputs, "outcome": outcome, "past": past, "sites": (files, site)}
        parts |= {"reads": kept.reads, "inventory": kept.parts["inventory"], "edits": edits, "listed": listed}
        keep_build(folder, parts)
    count = sum(1 for there in files.values() if there[0])
    return Report(now.problems, outcome.pages, count, changed, steps.seconds, outcome.warnings)


def recalled(kept: Kept, folder: Path) -> Inventory:
    """The inventory with all edits since it was taken. Raises Spoiled."""
    found: Any = Pack(folder / WHOLE).load(kept.parts["inventory"])
    edits = kept.edits
    if not isinstance(found, Inventory):
        raise Spoiled(WHOLE)
    return found.with_edits(edits) if edits != Edits() else found


def _days(order: Order, found: Inventory, past: Past | None) -> tuple[Mapping[str, date], Past | None]:
    """Record -> day of its last change, of all that are shown."""
    files = {key: found.archive.origins[key].file for key in found.guide.archive.records}
    days, past = last_changes(order.root, written_files(files, found.guide.pictures), order.today, past)
    return changed_records(days, files, found.guide.pictures), past


def _written(now: Reworded, moved: Mapping[str, date], pages: Pack, stage: Stage) -> dict[str, Known]:
    """The pages that tell the words, or the days, anew."""
    found = now.inventory
    made = found.planned(now.urls(moved), pages)
    return {page.path: stage.put(page.path, found.renderer.page(page.make())) for page in made}


def _days_by_url(now: Reworded, moved: Mapping[str, date], listed: Mapping[str, object]) -> dict[str, date]:
    """The new days of those that may be found."""
    guide = now.inventory.guide
    days = {guide.record(key).page_url: day for key, day in moved.items()}
    return {url: day for url, day in days.items() if url in listed}


def _listed(now: Reworded, listed: Mapping[str, date | None], stage: Stage) -> dict[str, Known]:
    """The sitemap, where a day in it has changed."""
    made = sitemap(now.inventory.guide.archive.hall.base_url, listed)
    return {one.path: stage.put(one.path, one.make()) for one in made}

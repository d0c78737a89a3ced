"""build(): a hall becomes a site by our own command; what a build before it has done is not done again."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from pathlib import Path

from honorhall import __version__
from honorhall.disk import (
    STORE,
    Files,
    Sites,
    Spoiled,
    known_site,
    link_some,
    make_spare,
    refuse_strangers,
    spare_of,
    untouched,
)
from honorhall.doors.changes import Past, head_of
from honorhall.doors.inputs import Inputs, inputs_of
from honorhall.doors.kept import Kept, Outcome, alone_in, folder_of, keep_build, kept_at
from honorhall.doors.meanwhile import Meanwhile
from honorhall.doors.order import Order, Report, Steps
from honorhall.doors.work import Workers, own_workers, uncollected

WORTH_A_SPARE = 2_000  # files: fewer are linked in no time when they are needed


def build(order: Order, steps: Steps) -> Report:
    """Build a hall. Where a problem blocks, nothing is touched: the old site stays.

    Raises NotOurs where the out folder is somebody else's, OSError where the disk says no, HostError where
    mkdocs.yml does not hold, Busy where another build writes to the same folder.
    """
    refuse_strangers(order.out)
    kept = kept_at(folder_of(order))
    stands = Meanwhile(partial(_stands, order.out, kept)) if kept else None
    with steps.step("look"):
        inputs = inputs_of(order.root, _reads(kept))
        of = asked(order)  # what is committed from here on is for the next build to see
    with alone_in(folder_of(order)), uncollected():
        report = _from_kept(order, of, inputs, (kept, stands), steps) if kept and stands else None
        return report or _anew(order, of, inputs, kept, steps)


def asked(order: Order) -> tuple[str, ...]:
    """What a build was asked for, and which commit it is of: the log of commits tells when a record was changed."""
    return head_of(order.root), order.edition, order.today.isoformat(), __version__, sys.version


def _from_kept(
    order: Order, of: tuple[str, ...], inputs: Inputs, before: tuple[Kept, Meanwhile[bool]], steps: Steps
) -> Report | None:
    """The report of a build that begins where the last one ended; None where it cannot."""
    kept, stands = before
    try:
        if kept.reads is None or kept.inputs.makers != inputs.makers or kept.asked[1:] != of[1:]:
            return None
        changed = inputs.changed_since(kept.inputs, order.root)
        if not changed and kept.asked == of:
            with steps.step("look"):
                return _as_before(kept, steps) if stands.answer() else None
        if not all(path in inputs.files and path in kept.inputs.files for path in changed):
            return None
    except Spoiled:
        return None
    finally:
        stands.give_up()
    touched = Meanwhile(partial(_touched, order.out, kept))
    try:
        from honorhall.doors.again import Asked, again  # noqa: PLC0415 (half a second to import)

        with suppress(Spoiled, LookupError), _workers(order) as workers:
            return again(Asked(order, of, inputs, workers, touched), kept, changed, steps)
        return None
    finally:
        touched.give_up()


def _stands(out: Path, kept: Kept) -> bool:
    """Whether the site stands there as it was left: to look at 45,000 files and folders takes a third of a second."""
    try:
        site = known_site(out, kept.sites)
    except Spoiled:
        return False
    return site is not None and len(untouched(out, site)) == len(site)


def _touched(out: Path, kept: Kept) -> frozenset[str]:
    """Paths in the spare that are not as they were left."""
    spare = spare_of(out.absolute())
    try:
        there = known_site(spare, kept.sites) if spare.is_dir() else None
    except Spoiled:
        return frozenset()
    return frozenset(there.keys() - untouched(spare, there).keys()) if there else frozenset()


def _as_before(kept: Kept, steps: Steps) -> Report:
    """The report of a build that would come to the site that stands there already."""
    done = kept.outcome
    return Report(done.problems, done.pages, done.files, 0, steps.seconds, done.warnings)


def _anew(order: Order, of: tuple[str, ...], inputs: Inputs, kept: Kept | None, steps: Steps) -> Report:
    # Half a second to import, MkDocs another third: not before it is sure to be needed.
    from honorhall.doors.build import finish, prepare  # noqa: PLC0415
    from honorhall.doors.host import host  # noqa: PLC0415
    from honorhall.doors.inventory import taken  # noqa: PLC0415

    with _workers(order) as workers:
        prepared, problems = prepare(order, steps, workers, _past(kept))
        if prepared is None:
            return Report(tuple(problems), seconds=steps.seconds)
        with steps.step("host"):
            hosted = host(order.root, prepared.dress, prepared.prose)
        sites = _sites(kept)
        before = known_site(order.out, sites) if sites else None
        done = finish(prepared, hosted, steps, workers, sites)
        files = done.made.files
        count = sum(not path.endswith("/") for path in files)
        with steps.step("keep"), suppress(OSError):  # a disk that says no costs the next build some seconds
            spare = _spare(order.out, files, workers) or before
            outcome = Outcome(tuple(problems), len(prepared.pages), count, hosted.warnings)
            parts = {"asked": of, "inputs": inputs, "outcome": outcome, "past": prepared.past, "sites": (files, spare)}
            if hosted.alone:
                parts["inputs"] = inputs.with_more(order.root, hosted.reads)
                parts |= {"searched": done.index, "reads": hosted.reads, **taken(folder_of(order), prepared, done)}
            keep_build(folder_of(order), {"reads": None, **parts})
    return Report(tuple(problems), len(prepared.pages), count, done.changed, steps.seconds, hosted.warnings)


def _spare(out: Path, files: Files, workers: Workers) -> Files | None:
    """A spare beside a large site that has none yet: made now, the next edit need not wait for it."""
    if len(files) < WORTH_A_SPARE:
        return None
    return make_spare(out, files, partial(workers.each, link_some, out, size=2_000))


def _workers(order: Order) -> AbstractContextManager[Workers]:
    """Who shares the work: processes of our own, or those of a cluster. Raises Unreachable."""
    if not order.scheduler:
        return nullcontext(own_workers(order.jobs))
    from honorhall.doors.cluster import cluster  # noqa: PLC0415 (most halls need none)

    return cluster(order.scheduler, order.root / STORE / "shared")


def _reads(kept: Kept | None) -> tuple[Path, ...]:
    """What MkDocs read the last time, beyond the files of every hall."""
    try:
        return (kept.reads if kept else None) or ()
    except Spoiled:
        return ()


def _past(kept: Kept | None) -> Past | None:
    try:
        return kept.past if kept else None
    except Spoiled:
        return None


def _sites(kept: Kept | None) -> Sites:
    try:
        return kept.sites if kept else {}
    except Spoiled:
        return {}

"""build(): a hall becomes a site by our own command; what a build before it has done is not done again."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from honorhall import __version__
from honorhall.disk import (
    Files,
    Sites,
    Spoiled,
    known_site,
    link_some,
    make_spare,
    noted,
    refuse_strangers,
    spare_of,
    stands,
    untouched,
    without_folders,
)
from honorhall.doors.beforehand import compiling, cutting
from honorhall.doors.changes import head_of
from honorhall.doors.inputs import inputs_of
from honorhall.doors.kept import Kept, Outcome, Wanted, alone_in, folder_of, keep_build, kept_at, site_pack, sure
from honorhall.doors.meanwhile import Hear, Lost, Meanwhile, Standby
from honorhall.doors.order import Order, Report, Steps
from honorhall.doors.work import Workers, own_workers, uncollected

WORTH_A_SPARE = 2_000  # files: fewer are linked in no time when they are needed


def build(order: Order, steps: Steps) -> Report:
    """Build a hall. Where a problem blocks, nothing is touched: the old site stays.

    Raises NotOurs where the out folder is somebody else's, OSError where the disk says no, HostError where
    mkdocs.yml does not hold, Busy where another build writes to the same folder.
    """
    refuse_strangers(order.out)
    with alone_in(folder_of(order)), uncollected():
        kept = kept_at(folder_of(order))
        if kept is None or sure(kept, lambda kept: kept.reads, None) is None:
            return _anew(_wanted(order, (), steps), kept, steps)
        return _from_kept(order, kept, steps)


def _from_kept(order: Order, kept: Kept, steps: Steps) -> Report:
    """A build that begins where the last one ended, if it can."""
    with _standby(order, kept, steps) as standby:
        wanted = _wanted(order, kept.reads or (), steps)
        changed = _edited(wanted, kept)
        if changed == () and kept.asked == wanted.of:
            if standby:
                standby.give_up()
            report = _as_before(order.out, kept, steps) or _again(wanted, kept, changed, None, steps)
        else:
            report = _again(wanted, kept, changed, standby, steps) if changed is not None else None
    return report or _anew(wanted, kept, steps)


def _wanted(order: Order, reads: tuple[Path, ...], steps: Steps) -> Wanted:
    """What is asked for, and what the disk says. What is committed from here on is for the next build to see."""
    with steps.step("look"):
        return Wanted(order, asked(order), inputs_of(order.root, reads))


def asked(order: Order) -> tuple[str, ...]:
    """What a build was asked for, and which commit it is of: the log of commits tells when a record was changed."""
    return head_of(order.root), order.edition, order.today.isoformat(), __version__, sys.version


def _edited(wanted: Wanted, kept: Kept) -> tuple[str, ...] | None:
    """Paths of files that were edited since a build was kept; None where more has happened than edits."""
    inputs = wanted.inputs
    try:
        if kept.inputs.makers != inputs.makers or kept.asked[1:] != wanted.of[1:]:
            return None
        changed = tuple(inputs.changed_since(kept.inputs, wanted.order.root))
        return changed if all(path in inputs.files and path in kept.inputs.files for path in changed) else None
    except Spoiled:
        return None


def _standby(order: Order, kept: Kept, steps: Steps) -> AbstractContextManager[Standby[Report | None] | None]:
    """Another process that recalls the last build while this one looks whether anything was edited since.

    To import what makes pages, and to recall, takes two thirds of the time that an edit takes.
    """
    alone = order.scheduler or order.jobs == 1 or (os.cpu_count() or 1) == 1 or not hasattr(os, "fork")
    return nullcontext() if alone else Standby(partial(_go_on, order, kept, steps))


def _go_on(order: Order, kept: Kept, steps: Steps, hear: Hear) -> Report | None:
    """What comes of an edit. hear: tells what it was, once that is known."""
    from honorhall.doors.again import Asked, again, recalled  # noqa: PLC0415 (half a second to import)

    with suppress(Spoiled, LookupError):
        with steps.step("recall"):
            found = recalled(order, kept)
        wanted, changed, touched = hear()
        with _workers(order) as workers:
            return again(Asked(wanted, changed, touched, workers), kept, found, steps)
    return None


def _again(
    wanted: Wanted, kept: Kept, changed: tuple[str, ...], standby: Standby[Report | None] | None, steps: Steps
) -> Report | None:
    """The report of a build after an edit; None where it has to begin from nothing."""
    try:
        told = wanted, changed, _touched(wanted.order.out, kept)
    except Spoiled:
        return None
    if standby:
        with suppress(Lost):  # what went wrong there will go wrong here, and be told
            report = standby.answer(told)
            return replace(report, seconds={**steps.seconds, **report.seconds}) if report else None
    return _go_on(wanted.order, kept, steps, lambda: told)


def _as_before(out: Path, kept: Kept, steps: Steps) -> Report | None:
    """The report of a build with nothing to do; None where the site does not stand there as it was left."""
    with steps.step("look"), suppress(Spoiled):
        site = kept.standing.site
        if not stands(out, site) or not _untouched(out, site.whole()):
            return None
    return sure(kept, lambda kept: kept.outcome.report(0, steps.seconds), None)


def _untouched(out: Path, site: Files) -> bool:
    """Whether nobody has touched a site. To look at 45,000 files and folders takes a third of a second: we halve it."""
    half = dict(islice(site.items(), len(site) // 2))
    with Meanwhile(lambda: len(untouched(out, half)) == len(half), apart=len(half) > WORTH_A_SPARE) as theirs:
        ours = dict(islice(site.items(), len(half), None))
        return len(untouched(out, ours)) == len(ours) and theirs.answer()


def _touched(out: Path, kept: Kept) -> frozenset[str]:
    """Paths in the spare that are not as they were left. Raises Spoiled where nobody can say."""
    folder, spare = spare_of(out.absolute()), kept.standing.spare
    if spare is None or not stands(folder, spare):
        return frozenset()
    there = spare.whole()
    return frozenset(there.keys() - untouched(folder, there).keys())


def _anew(wanted: Wanted, kept: Kept | None, steps: Steps) -> Report:
    order = wanted.order
    with _workers(order) as workers, compiling(order.root, apart=workers.jobs > 1) as ready:
        # Half a second to import, MkDocs another third: not before it is sure to be needed.
        from honorhall.doors.build import finish, prepare  # noqa: PLC0415
        from honorhall.doors.host import host  # noqa: PLC0415
        from honorhall.doors.hosted import unhosted  # noqa: PLC0415
        from honorhall.doors.inventory import taken  # noqa: PLC0415

        prepared, problems = prepare(order, steps, workers, sure(kept, lambda kept: kept.past, None))
        if prepared is None:
            return Report(tuple(problems), seconds=steps.seconds)
        with cutting(prepared.lettering, apart=workers.jobs > 1) as cut:
            with steps.step("host"):
                hosted = host(order.root, prepared.dress, prepared.prose) if prepared.framed else unhosted()
            sites: Sites = sure(kept, lambda kept: kept.sites, {})
            before = known_site(order.out, sites) if sites else None
            ready.answer()
            done = finish(replace(prepared, cut=cut.answer), hosted, steps, workers, sites)
        outcome = Outcome(tuple(problems), len(prepared.pages), len(without_folders(done.made.files)), hosted.warnings)
        with steps.step("keep"), suppress(OSError):  # a disk that says no costs the next build some seconds
            spare = _spare(order.out, done.made.files, workers) or before
            standing = noted(site_pack(folder_of(order)), done.made.files, spare)
            parts: dict[str, object] = {"past": prepared.past, "standing": standing}
            if hosted.alone:
                wanted = replace(wanted, inputs=wanted.inputs.with_more(order.root, hosted.reads))
                parts |= {"searched": done.index, "reads": hosted.reads, **taken(folder_of(order), prepared, done)}
            keep_build(wanted, outcome, parts)
    return outcome.report(done.changed, steps.seconds)


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

    return cluster(order.scheduler, folder_of(order) / "shared")

"""build(): a hall becomes a site by our own command; MkDocs is called for its part of it."""

from __future__ import annotations

from honorhall.doors.build import Order, Report, Steps, finish, prepare
from honorhall.output import stage_for


def build(order: Order, steps: Steps) -> Report:
    """Build a hall. Where a problem blocks, nothing is touched: the old site stays.

    Raises NotOurs where the out folder is somebody else's, OSError where the disk says no, HostError where
    mkdocs.yml does not hold.
    """
    # MkDocs takes a third of a second to import: not before it is sure to be needed.
    from honorhall.doors.host import host  # noqa: PLC0415

    prepared, problems = prepare(order, steps)
    if prepared is None:
        return Report(tuple(problems), seconds=steps.seconds)
    with stage_for(order.out) as stage:
        with steps.step("host"):
            hosted = host(order.root, stage, prepared.dress, prepared.prose)
        files, changed = finish(prepared, hosted.frames, stage, steps)
    return Report(tuple(problems), len(prepared.pages), files, changed, steps.seconds, hosted.warnings)

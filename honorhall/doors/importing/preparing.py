"""prepared(): an input and a hall become a plan: what to write, and what is private where git does not look."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from honorhall.doors.importing.journal import PRIVATE
from honorhall.doors.importing.known import Known, known
from honorhall.doors.importing.offer import STORY, Intake
from honorhall.doors.importing.planning import Plan, planned
from honorhall.doors.importing.reading import taken
from honorhall.doors.importing.submission import LETTER
from honorhall.ground.messages import blocks

SUBMISSIONS = "submissions"
Told = Callable[[str, int, int], None]


def prepared(root: Path, path: Path, kind: str, told: Told, *, leaving_out: bool) -> Plan:
    """What an import would do; root is only read. leaving_out: without the records that a problem keeps out."""
    with tempfile.TemporaryDirectory(prefix="honorhall-import-") as folder:
        told("intake", 0, 0)
        intake = taken(path, kind, Path(folder))
        told("read", 0, 0)
        hall = known(root)
        plan = planned(intake, hall, told)
        if leaving_out:
            intake, plan = _without_problems(intake, hall, plan, told)
        return replace(plan, files={**plan.files, **_kept_apart(root, intake, plan)})


def _without_problems(intake: Intake, hall: Known, plan: Plan, told: Told) -> tuple[Intake, Plan]:
    """The input and its plan without what a problem keeps out, nor what names that; all problems are told still."""
    problems, left, rest = list(plan.problems), list(plan.left), plan
    while rest.left:
        gone = {one.mark for one in rest.left}
        intake = replace(intake, offers=tuple(one for one in intake.offers if one.mark not in gone))
        rest = planned(intake, hall, told)
        said = {(one.code, one.place) for one in problems}
        problems += [one for one in rest.problems if (one.code, one.place) not in said]
        left += rest.left
    return intake, replace(rest, problems=tuple(problems), left=tuple(left))


def may_be_written(plan: Plan, *, leaving_out: bool) -> bool:
    """Whether nothing stands in the way of writing a plan."""
    return leaving_out or not any(map(blocks, plan.problems))


def _kept_apart(root: Path, intake: Intake, plan: Plan) -> dict[str, bytes]:
    """Who sent it, and consent forms: below private/submissions/, in a folder for each submission."""
    if not intake.kept_apart or not plan.entries:
        return {}
    first = next((one for one in plan.entries if one.offer.kind == STORY), plan.entries[0])
    files = {name: one if isinstance(one, bytes) else one.read_bytes() for name, one in intake.kept_apart.items()}
    number, folder = 1, f"{PRIVATE}/{SUBMISSIONS}/{first.id}"
    while _is_others(root / folder, files):
        number += 1
        folder = f"{PRIVATE}/{SUBMISSIONS}/{first.id}-{number}"
    missing = {name: data for name, data in files.items() if not (root / folder / name).is_file()}
    return {f"{folder}/{name}": data for name, data in missing.items()}


def _is_others(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether another submission of the same story lies there."""
    there = folder / LETTER
    return there.is_file() and there.read_bytes() != files[LETTER]

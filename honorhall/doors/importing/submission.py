"""submission(): the zip that the form makes: its records as offers; who sent it and consent forms are kept apart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from honorhall.doors.importing.columns import look_up
from honorhall.doors.importing.folders import with_photos
from honorhall.doors.importing.offer import STORY, Intake, Offer
from honorhall.doors.importing.zips import unpacked
from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Place, Problem
from honorhall.model import FOLDERS
from honorhall.sources import Source, read_file

LETTER = "submission.json"
VERSION = 1
CONSENT = "consent"
AS_SENT = "as-sent"  # below it, the files of records that told what is private
UNASKED = ("reviewed", "review")  # what an office says of a record, and no sender
README = (".txt", ".html")
LARGEST_LETTER = 1_000_000  # bytes


def submission(file: Path, folder: Path) -> Intake:
    """All that a zip gives. folder: an empty one, to which it is unpacked."""
    if problems := unpacked(file, folder):
        return Intake(problems=tuple(problems))
    letter, problems = _letter(file, folder)
    if letter is None:
        return Intake(problems=tuple(problems))
    read = _Reading(file.name, folder)
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        read.add(path)
    if not read.offers and not read.problems:
        read.problems.append(Problem("import-nothing-found", Place(file.name)))
    apart: dict[str, Path | bytes] = {LETTER: folder / LETTER, **read.apart}
    return Intake(tuple(read.offers), tuple(read.problems), apart, sent=True)


def _letter(file: Path, folder: Path) -> tuple[Any, list[Problem]]:
    """What submission.json says; None with the problem that it is not there or says something else."""
    path = folder / LETTER
    place = Place(f"{file.name}/{LETTER}")
    if not path.is_file():
        return None, [Problem("import-not-a-submission", Place(file.name))]
    if path.stat().st_size > LARGEST_LETTER:
        return None, [Problem("import-unreadable", place, {"detail": "> 1 MB"})]
    try:
        letter = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        return None, [Problem("import-unreadable", place, {"detail": type(error).__name__})]
    version = letter.get("honorhall") if isinstance(letter, dict) else None
    if version != VERSION:
        return None, [Problem("import-other-version", place, {"version": str(version), "known": str(VERSION)})]
    return letter, []


class _Reading:
    """The files of an unpacked submission, one after the other."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.offers: list[Offer] = []
        self.problems: list[Problem] = []
        self.apart: dict[str, Path | bytes] = {}

    def add(self, path: Path) -> None:
        """Take one file for what its place says it is."""
        inside = path.relative_to(self.folder)
        top = inside.parts[0]
        kind = _kind(inside)
        if top == CONSENT:
            self.apart[inside.as_posix()] = path
        elif kind:
            self._record(path, kind)
        elif inside.as_posix() != LETTER and not _goes_along(inside):
            self.problems.append(Problem("import-file-unasked", Place(f"{self.name}/{inside.as_posix()}")))

    def _record(self, path: Path, kind: str) -> None:
        sources, problems = read_file(self.folder, path, kind)
        self.problems += (_in_zip(one, self.name) for one in problems)
        for source in sources:
            unasked = [name for name in UNASKED if name in source.data]
            private = [name for name in source.data if (column := look_up(kind, name)) and column.kept_out]
            own = _in_zip_source(source, self.name, [*unasked, *private])
            for code, names in (("import-field-unasked", unasked), ("import-field-private", private)):
                if names:
                    self.problems.append(Problem(code, own.place((names[0],)), {"field": "、".join(names)}))
            if private:  # what it says of them is kept where the sender's own address is
                inside = path.relative_to(self.folder).as_posix()
                self.apart[f"{AS_SENT}/{inside}"] = path
            offer, missing = with_photos(own, path.parent)
            self.offers.append(offer)
            self.problems += missing


def _kind(inside: Path) -> str:
    if inside.parts[0] == "stories" and inside.suffix == ".md":
        return STORY
    shape = ("content", "folder", "file")
    if inside.parts[0] == "content" and len(inside.parts) == len(shape) and inside.suffix == ".yml":
        return FOLDERS.get(inside.parts[1], "")
    return ""


def _goes_along(inside: Path) -> bool:
    """Pictures come with the records that name them; the note to people who open the zip stays with them."""
    with_records = inside.parts[0] in ("stories", "content") and inside.suffix.lower() in PICTURES
    return with_records or (len(inside.parts) == 1 and inside.suffix.lower() in README)


def _in_zip(problem: Problem, name: str) -> Problem:
    return replace(problem, place=replace(problem.place, file=f"{name}/{problem.place.file}"))


def _in_zip_source(source: Source, name: str, unasked: list[str]) -> Source:
    data = {field: value for field, value in source.data.items() if field not in unasked}
    return replace(source, file=f"{name}/{source.file}", data=data)

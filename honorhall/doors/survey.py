"""survey(): all records of a hall read, gathered and checked, by as many processes as there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from honorhall.checks import Asked, ask, check_some, check_whole
from honorhall.doors.order import Steps
from honorhall.doors.pictures import Pictures, look
from honorhall.doors.work import Workers
from honorhall.ground.problem import Problem
from honorhall.model import (
    FOLDERS,
    Archive,
    Changes,
    Decoding,
    Edition,
    Redaction,
    decoding,
    gathered,
    joined_decodings,
    redaction,
)
from honorhall.sources import FileToRead, files, joined, read_alone


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is, and what is the matter with it.

    asked: the archive with all that its checks need to know; own: problems that a record has by itself; others: all
    others; redaction, changes: of the edition that was asked for.
    """

    asked: Asked
    pictures: Pictures
    own: tuple[Problem, ...]
    others: tuple[Problem, ...]
    redaction: Redaction
    changes: Changes

    @property
    def archive(self) -> Archive:
        """All records as they are written."""
        return self.asked.archive

    @property
    def problems(self) -> list[Problem]:
        """Every problem, in the order of the files."""
        return in_order((*self.own, *self.others))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of the files."""
    return sorted(problems, key=lambda problem: (problem.place, problem.code))


def survey(root: Path, edition: Edition, steps: Steps, workers: Workers, *, redacting: bool = True) -> Survey:
    """Read, gather and check a hall, and say what is changed of its records for an edition."""
    with steps.step("read"):
        listed, problems = files(root, FOLDERS)
        parts = [Decoding(problems=problems)]
        for part in workers.each(_read, root, listed):
            parts.append(part)
            steps.told("read", len(parts), -(-len(listed) // workers.share))
    with steps.step("gather"):
        archive, faults = gathered(joined_decodings(parts))
    with steps.step("check"):
        asked = ask(archive, edition.today)
        made = next((one for one in asked.redactions if one.edition == edition), None) or redaction(archive, edition)
        found = list(workers.each(_checked, (asked, made if redacting else None), tuple(archive.records)))
        pictures, broken = look(root, archive)
        own = tuple(problem for problems, _ in found for problem in problems)
        others = (*faults, *check_whole(asked), *broken)
    changes = {key: record for _, some in found for key, record in some.items()}
    return Survey(asked, pictures, own, others, made, changes)


def _read(root: Path, share: tuple[FileToRead, ...]) -> Decoding:
    """Some files, as what they came to."""
    return decoding(joined(read_alone(root, one.path, one.kind) for one in share))


def _checked(at_hand: tuple[Asked, Redaction | None], keys: tuple[str, ...]) -> tuple[list[Problem], Changes]:
    """The problems of some records, and what is shown in their place."""
    asked, made = at_hand
    return check_some(asked, keys), made.changes(keys) if made else {}

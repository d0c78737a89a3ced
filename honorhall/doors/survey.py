"""survey(): all records of a hall read, gathered and checked, by as many processes as there are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from honorhall.checks import Asked, ask, check_asked, check_whole
from honorhall.doors.order import Steps
from honorhall.doors.pictures import Pictures, look
from honorhall.doors.unread import secrets_unread
from honorhall.doors.work import Workers
from honorhall.ground.problem import Problem, in_order
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

A_SHARE = 256  # files or records: each is so little work that to hand it over must cost next to nothing


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


def survey(root: Path, edition: Edition, steps: Steps, workers: Workers, *, redacting: bool = True) -> Survey:
    """Read, gather and check a hall, and say what is changed of its records for an edition."""
    with steps.step("read"):
        listed, problems = files(root, FOLDERS)
        parts = [Decoding(problems=problems)]
        for part in workers.each(_read, root, listed, A_SHARE):
            parts.append(part)
            steps.told("read", len(parts) - 1, -(-len(listed) // A_SHARE))
    with steps.step("gather"):
        archive, faults = gathered(joined_decodings(parts))
    with steps.step("check"):
        asked = ask(archive, edition.today)
        made = next((one for one in asked.redactions if one.edition == edition), None) or redaction(archive, edition)
        at_hand = (root, asked, made if redacting else None)
        found = list(workers.each(_checked, at_hand, tuple(archive.records), A_SHARE))
        if not found:  # a hall of hand-written pages only
            found = [_Checked([], {}, {}, [], check_whole(asked))]
        own = tuple(problem for one in found for problem in one.problems)
        broken = (problem for one in found for problem in one.broken)
        whole = (problem for one in found for problem in one.whole)
        others = (*faults, *whole, *broken, *secrets_unread(root, faults, own))
    pictures = {place: picture for one in found for place, picture in one.pictures.items()}
    changes = {key: record for one in found for key, record in one.changes.items()}
    return Survey(asked, pictures, own, others, made, changes)


def _read(root: Path, share: tuple[FileToRead, ...]) -> Decoding:
    """Some files, as what they came to."""
    return decoding(joined(read_alone(root, one.path, one.kind) for one in share))


class _Checked(NamedTuple):
    """What is told of some records: problems of theirs, what is shown in their place, their pictures, broken ones.

    whole: problems that only show where all lie side by side, told with the first share: others go on meanwhile.
    """

    problems: list[Problem]
    changes: Changes
    pictures: Pictures
    broken: list[Problem]
    whole: list[Problem]


def _checked(at_hand: tuple[Path, Asked, Redaction | None], keys: tuple[str, ...]) -> _Checked:
    root, asked, made = at_hand
    some = asked.about(keys)
    # What a public edition may not say was looked for with the rest.
    looked_for = any(made is one for one in asked.redactions)
    changes = made.changes(keys, some.naming if looked_for else None) if made else {}
    whole = check_whole(asked) if keys[0] == next(iter(asked.archive.records)) else []
    return _Checked(check_asked(some), changes, *look(root, asked.archive, keys), whole)

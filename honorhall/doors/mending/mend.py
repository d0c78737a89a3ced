"""mend(): files as they are meant, each held against the check before it counts: what it does not better is dropped."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from honorhall.doors.mending.slips import MENDS
from honorhall.doors.mending.tidying import tidied
from honorhall.ground.problem import Problem
from honorhall.sources import LARGEST

ROUNDS = 20  # a YAML reader stumbles over one slip after the other
UNREAD = ("yaml-", "front-matter-")  # behind these nobody has looked yet: what shows up then was there before
Check = Callable[[str, bytes | None], Sequence[Problem]]  # a file of the hall, and what would stand in it (None: does)


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that can be bettered. dropped: problems whose mend would not have bettered it."""

    file: str
    before: bytes
    after: bytes
    dropped: tuple[Problem, ...] = ()

    @property
    def diff(self) -> str:
        """What changes, as a unified diff."""
        old, new = (data.decode("utf-8", "replace").split("\n") for data in (self.before, self.after))
        lines = unified_diff(old, new, f"a/{self.file}", f"b/{self.file}", lineterm="", n=1)
        return "\n".join(line.rstrip("\r") for line in lines)

    def write(self, root: Path) -> None:
        """Put it in the old one's place, in one move. Raises OSError."""
        path = root / self.file
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            beside.write_bytes(self.after)
            shutil.copymode(path, beside)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def mend(root: Path, files: Iterable[str], slips: Collection[str], check: Check) -> Iterator[Mended]:
    """Every file of these that can be bettered, or whose mends had to be dropped. Nothing is written.

    slips: those of which a problem with a mend was told.
    """
    for file in files:
        path = root / file
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            continue
        before = path.read_bytes()
        if file not in slips and _tidy(file, before) == before:
            continue
        found = _mended(file, before, check)
        if found.after != before or found.dropped:
            yield found


def _mended(file: str, before: bytes, check: Check) -> Mended:
    now, problems = before, list(check(file, None))
    dropped: list[Problem] = []
    for _ in range(ROUNDS):
        tried = [one for one in problems if one.code in MENDS and one.place.file == file and one not in dropped]
        step = _together(file, now, problems, tried, check) or _singly(file, now, problems, tried, check)
        if step is None:
            dropped += tried
            break
        now, problems = step
    tidy = _tidy(file, now)
    if tidy != now and not _new(problems, check(file, tidy)):
        now = tidy
    return Mended(file, before, now, tuple(dropped))


Step = tuple[bytes, list[Problem]]


def _together(file: str, now: bytes, problems: list[Problem], tried: list[Problem], check: Check) -> Step | None:
    """All at once, where that is for the better."""
    after = _applied(now, tried) if tried else None
    if after is None or after == now:
        return None
    left = list(check(file, after))
    gone = {(one.code, one.place) for one in tried} - {(one.code, one.place) for one in left}
    hidden = any(one.code.startswith(UNREAD) for one in tried)
    return (after, left) if gone and (hidden or not _new(problems, left)) else None


def _singly(file: str, now: bytes, problems: list[Problem], tried: list[Problem], check: Check) -> Step | None:
    """The first that is for the better by itself."""
    steps = (_together(file, now, problems, [one], check) for one in tried) if len(tried) > 1 else ()
    return next((step for step in steps if step), None)


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> bool:
    """Whether anything is wrong that was not."""
    return bool(Counter(map(_what, after)) - Counter(map(_what, before)))


def _what(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.about


def _applied(data: bytes, problems: Iterable[Problem]) -> bytes | None:
    """The file with the lines of these problems mended; None where it has lines that no editor shows alike."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    lines = text.split("\n")
    if any("\r" in line[:-1] for line in lines):
        return None
    for problem in sorted(problems, key=lambda one: one.place, reverse=True):
        at = problem.place.line - 1
        if 0 <= at < len(lines):
            end = "\r" if lines[at].endswith("\r") else ""
            meant = MENDS[problem.code](lines[at].removesuffix("\r"), problem)
            lines[at] = meant.replace("\n", f"{end}\n") + end
    sign = data[: len(data) - len(text.encode())]
    return sign + "\n".join(lines).encode()


def _tidy(file: str, data: bytes) -> bytes:
    try:
        return tidied(data.decode(), markdown=file.lower().endswith(".md")).encode()
    except UnicodeDecodeError:
        return data

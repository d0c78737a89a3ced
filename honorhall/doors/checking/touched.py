"""touched_since(): the files of a hall that differ from where a branch began, and what they held there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from honorhall.doors.changes import asked_of_git, not_committed
from honorhall.model import FOLDERS

BRANCHES = ("origin/HEAD", "origin/main", "main", "origin/master", "master")
HELD = ("content", "stories")


class Before(NamedTuple):
    """A file as it was: its name within the hall, the kind of its records, its bytes."""

    file: str
    kind: str
    data: bytes


class Touched(NamedTuple):
    """files: their names within the hall, those that are gone included; before: what stood in them."""

    files: frozenset[str]
    before: tuple[Before, ...] = ()


class NoBaseError(LookupError):
    """There is no git here, or no such commit; the text is the name that was asked for."""


def touched_since(root: Path, reference: str = "") -> Touched:
    """Files that were changed, added or removed since the merge base with `reference`, committed or not.

    reference: a commit or a branch; "" for the branch that others begin from. Raises NoBaseError.
    """
    base = _base(root, reference)
    prefix = os.fsdecode(_lines(asked_of_git(root, "rev-parse", "--show-prefix"))[0])
    told = asked_of_git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", base, "--", *HELD)
    if told is None:
        raise NoBaseError(reference)
    committed = (os.fsdecode(one) for one in told.split(b"\0") if one)
    every = frozenset((*committed, *not_committed(root, prefix)))
    return Touched(every, tuple(_before(root, base, prefix, sorted(every))))


def _base(root: Path, reference: str) -> str:
    for name in (reference,) if reference else BRANCHES:
        if name.startswith("-"):
            continue
        told = asked_of_git(root, "merge-base", name, "HEAD")
        if told:
            return os.fsdecode(_lines(told)[0])
    raise NoBaseError(reference or " ".join(BRANCHES[1:]))


def _before(root: Path, base: str, prefix: str, files: Iterable[str]) -> Iterable[Before]:
    for file in files:
        kind = kind_of(file)
        data = asked_of_git(root, "cat-file", "blob", f"{base}:{prefix}{file}") if kind else None
        if data is not None:
            yield Before(file, kind, data)


def is_held(file: str) -> bool:
    """Whether a file lies where a hall has its records: it is checked, be it a record, a picture or out of place."""
    return file.partition("/")[0] in HELD


def kind_of(file: str) -> str:
    """The kind of what a file of this name holds, "hall" and "page" among them; "" for any other file."""
    top, _, rest = file.partition("/")
    folder = rest.partition("/")[0]
    lower = file.lower()
    if file == "content/hall.yml":
        return "hall"
    if top == "stories" or (top == "content" and folder == "pages"):
        return ("story" if top == "stories" else "page") if lower.endswith(".md") else ""
    return FOLDERS.get(folder, "") if top == "content" and lower.endswith((".yml", ".yaml")) else ""


def _lines(told: bytes | None) -> list[bytes]:
    return (told or b"").split(b"\n")

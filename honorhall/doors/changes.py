"""When each record was last changed, as git remembers it: one pass over its log, no further back than is needed.

What the log said is kept: the next build reads only what was committed since. 20,000 commits take 8 s to read.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

WRITTEN = ("content", "stories")
# git tells its hooks by these where it is at work: a hall that is built from a hook may lie elsewhere.
OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
# Nothing is fetched, asked, locked or run for a date.
MEEK = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
PLAIN = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "log.showRoot=true")
# One day a commit and the files that it changed, a merge's own too; a file that was renamed counts as new.
LOG = ("log", "-z", "--format=%x01%cd", "--date=short", "--name-only", "--relative", "--no-renames", "-c")
STATUS = ("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all")
DAY = re.compile(rb"\x01(\d{4}-\d\d-\d\d)")
STATE = len("?? ")
A_PIECE = 1 << 16
NEVER = date.min


@dataclass(frozen=True, slots=True)
class Past:
    """What the log said when `head` was its newest commit.

    days: file, relative to the hall -> day of its last change, NEVER where the log does not know it.
    """

    head: str
    days: Mapping[str, date]


def changed_records(
    days: Mapping[str, date], files: Mapping[str, str], pictures: Collection[tuple[str, str]]
) -> Mapping[str, date]:
    """Key of a record -> the day its file or one of its pictures was last changed, as far as that is known.

    days: of all `written_files`. files: key -> where the record is written. pictures: (key, name) of those to be shown.
    """
    found = {key: days[file] for key, file in files.items() if file in days}
    for key, name in pictures:
        day = days.get(_beside(files[key], name))
        if day is not None:
            found[key] = max(day, found.get(key, day))
    return found


def written_files(files: Mapping[str, str], pictures: Collection[tuple[str, str]]) -> frozenset[str]:
    """The files in which these records are written, and their pictures."""
    return frozenset((*files.values(), *(_beside(files[key], name) for key, name in pictures)))


def _beside(file: str, name: str) -> str:
    return str(PurePosixPath(file).parent / name)


def last_changes(
    root: Path, files: Collection[str], today: date, past: Past | None = None
) -> tuple[Mapping[str, date], Past | None]:
    """(file -> the day of its last change, what to keep for the next time). Files are relative to `root`.

    What is not committed yet was changed `today`. Empty where nobody can know: no git, no repository, a clone without
    its past.
    """
    told = asked_of_git(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
    if told is None or not told.startswith(b"false\n"):
        return {}, None
    head = head_of(root)
    wanted = frozenset(files)
    loose = wanted.intersection(not_committed(root, os.fsdecode(told.split(b"\n")[1])))
    known = _known(root, past, head)
    missing = wanted - loose - known.keys()
    if missing and head:
        known = {**known, **dict.fromkeys(missing, NEVER), **_found(root, missing, ())}
    days = {file: today if file in loose else known.get(file, NEVER) for file in files}
    return {file: day for file, day in days.items() if day != NEVER}, Past(head, known)


def _known(root: Path, past: Past | None, head: str) -> Mapping[str, date]:
    """What was kept, brought up to date where the new commits stand in one line upon the old ones."""
    if past is None or not past.head or past.head == head:
        return past.days if past else {}
    since = f"{past.head}..{head}"
    follows = asked_of_git(root, "merge-base", "--is-ancestor", past.head, head) is not None
    if not follows or asked_of_git(root, "rev-list", "--merges", "--max-count=1", since) != b"":
        return {}
    return {**past.days, **_found(root, None, (since,))}


def _found(root: Path, wanted: Collection[str] | None, which: tuple[str, ...]) -> dict[str, date]:
    """File -> day of the newest of these commits that changed it. wanted: None for all files."""
    found: dict[str, date] = {}
    waiting = None if wanted is None else set(wanted)
    for file, day in _committed(root, which):
        if file in found or (waiting is not None and file not in waiting):
            continue
        found[file] = day
        if waiting is not None:
            waiting.remove(file)
            if not waiting:
                break
    return found


def head_of(root: Path) -> str:
    """The newest commit of the repository that a hall lies in; "" where there is none."""
    return (asked_of_git(root, "rev-parse", "--quiet", "--verify", "HEAD") or b"").decode().strip()


def asked_of_git(root: Path, *command: str) -> bytes | None:
    """What git says, None where there is no git or it says no."""
    try:
        done = subprocess.run(
            ("git", *PLAIN, *command), cwd=root, env=_surroundings(), capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _surroundings() -> dict[str, str]:
    return {**{name: value for name, value in os.environ.items() if name not in OF_HOOKS}, **MEEK}


def not_committed(root: Path, prefix: str) -> Iterator[str]:
    """Files that differ from the last commit. prefix: of the hall within its repository, "" or "halls/dongqi/"."""
    for entry in (asked_of_git(root, *STATUS, "--", *WRITTEN) or b"").split(b"\0"):
        file = os.fsdecode(entry[STATE:])
        if file and file.startswith(prefix):
            yield file.removeprefix(prefix)


def _committed(root: Path, which: tuple[str, ...]) -> Iterator[tuple[str, date]]:
    """(file, day) of every change below `root`, the newest first. Who has heard enough may stop listening."""
    day = date.min
    for word in _words(root, which):
        if found := DAY.fullmatch(word):
            day = date.fromisoformat(found[1].decode())
        elif word:
            yield os.fsdecode(word), day


def _words(root: Path, which: tuple[str, ...]) -> Iterator[bytes]:
    """The log word by word, as git writes it: who stops listening stops git."""
    command = ("git", *PLAIN, *LOG, *which)  # asked for some folders only, git compares each pair of commits twice
    with subprocess.Popen(
        command, cwd=root, env=_surroundings(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as log:
        try:
            rest = b""
            while log.stdout and (piece := log.stdout.read(A_PIECE)):
                *whole, rest = (rest + piece).split(b"\0")
                yield from (word.strip(b"\n") for word in whole)
        finally:
            log.kill()

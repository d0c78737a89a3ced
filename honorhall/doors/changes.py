"""When each record was last changed, as git remembers it: one pass over its log, no further back than is needed."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
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


def changed_records(
    root: Path, files: Mapping[str, str], pictures: Collection[tuple[str, str]], today: date
) -> Mapping[str, date]:
    """Key of a record -> the day its file or one of its pictures was last changed, as far as that is known.

    files: key -> where the record is written. pictures: (key, file name) of those to be shown.
    """
    parts = {key: [file] for key, file in files.items()}
    for key, name in pictures:
        parts[key].append(str(PurePosixPath(files[key]).parent / name))
    days = last_changes(root, {file for group in parts.values() for file in group}, today)
    known = {key: [days[file] for file in group if file in days] for key, group in parts.items()}
    return {key: max(found) for key, found in known.items() if found}


def last_changes(root: Path, files: Collection[str], today: date) -> Mapping[str, date]:
    """File, relative to `root` -> the day of its last change; what is not committed yet was changed `today`.

    Empty where nobody can know: no git, no repository, a clone without its past.
    """
    told = _told(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
    if told is None or not told.startswith(b"false\n"):
        return {}
    prefix = os.fsdecode(told.split(b"\n")[1])
    wanted = set(files)
    found = {file: today for file in _not_committed(root, prefix) if file in wanted}
    waiting = wanted - found.keys()
    for file, day in _committed(root) if waiting else ():
        if file in waiting:
            found[file] = day
            waiting.remove(file)
            if not waiting:
                break
    return found


def _told(root: Path, *command: str) -> bytes | None:
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


def _not_committed(root: Path, prefix: str) -> Iterator[str]:
    """Files that differ from the last commit. prefix: of the hall within its repository, "" or "halls/dongqi/"."""
    for entry in (_told(root, *STATUS, "--", *WRITTEN) or b"").split(b"\0"):
        file = os.fsdecode(entry[STATE:])
        if file.startswith(prefix):
            yield file.removeprefix(prefix)


def _committed(root: Path) -> Iterator[tuple[str, date]]:
    """(file, day) of every change below `root`, the newest first. Who has heard enough may stop listening."""
    day = date.min
    for word in _words(root):
        if found := DAY.fullmatch(word):
            day = date.fromisoformat(found[1].decode())
        elif word:
            yield os.fsdecode(word), day


def _words(root: Path) -> Iterator[bytes]:
    """The log word by word, as git writes it: who stops listening stops git."""
    command = ("git", *PLAIN, *LOG)  # asked for some folders only, git compares each pair of commits twice
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

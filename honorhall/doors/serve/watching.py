"""Watching a hall: what has changed on disk, gathered until the disk is quiet again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from watchfiles import watch

from honorhall.doors.folders import shipped_templates

FOLDERS = ("content", "stories", "templates")
SETTINGS = "mkdocs.yml"
COMMITTED = ".git"  # the log of commits, by which it is known when a record was last changed
QUIET = 50  # ms without a change: an editor writes one file in several steps
LOOK = 250  # ms between two looks at single files, and for folders that have come or gone
LONGEST_SWITCH = 60.0  # seconds; a lock that git left behind when it was killed must not end the preview
LATE = 0.2  # seconds that a change may take from the disk to here
EDITORS = (".swp", ".swx", ".swo", ".tmp", ".bak", "~")


class Changes:
    """Paths that have changed since somebody last asked, relative to the hall. Filled and asked by two threads."""

    def __init__(self, root: Path) -> None:
        git = git_folder(root)
        self._lock = git / "index.lock" if git else None
        self._heard: set[str] = set()
        self._some = threading.Condition()

    def add(self, paths: Iterable[str]) -> None:
        """Hear of changes."""
        with self._some:
            self._heard.update(paths)
            self._some.notify_all()

    def take(self) -> tuple[str, ...]:
        """Wait for a change and for the end of what git is doing: a switch of branches is one change."""
        with self._some:
            self._some.wait_for(lambda: bool(self._heard))
        self._wait_for_git()
        with self._some:
            taken, self._heard = self._heard, set()
        return tuple(sorted(taken))

    def _wait_for_git(self) -> None:
        if self._lock is None or not self._lock.exists():
            return
        end = time.monotonic() + LONGEST_SWITCH
        while self._lock.exists() and time.monotonic() < end:
            time.sleep(QUIET / 1000)
        time.sleep(LATE)


def git_folder(root: Path) -> Path | None:
    """Where git keeps what it knows of this hall's working tree, None where there is no git."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_file():  # a second working tree names its own place
            return folder / git.read_text(encoding="utf-8").partition("gitdir:")[2].strip()
        if git.is_dir():
            return git
    return None


def watch_hall(root: Path, hear: Callable[[Iterable[str]], None], more: Callable[[], Iterable[Path]]) -> None:
    """Tell `hear` of every change, for ever. more: other files and folders that the site is made from, as of now."""
    known = _places(root, more())
    while True:
        _watch(root, known, hear, more)
        now = _places(root, more())
        hear(_name(root, path) for path, _ in sorted(known ^ now))
        known = now


def _watch(
    root: Path, known: frozenset[tuple[Path, int]], hear: Callable[[Iterable[str]], None],
    more: Callable[[], Iterable[Path]],
) -> None:  # fmt: skip
    """Tell of changes until a place comes or goes."""
    folders = sorted(path for path, _ in known if path.is_dir())
    files = {SETTINGS: root / SETTINGS, **{path.as_posix(): path for path, _ in known if path.is_file()}}
    git = git_folder(root)
    if git is not None:
        files[COMMITTED] = git / "logs" / "HEAD"
    states = {name: _state(path) for name, path in files.items()}
    changes = watch(
        *folders,
        watch_filter=lambda _, path: is_content(_name(root, Path(path))),
        step=QUIET,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    for heard in changes:
        names = [_name(root, Path(path)) for _, path in heard]
        now = {name: _state(path) for name, path in files.items()}
        names += [name for name, state in now.items() if state != states[name]]
        states = now
        if names:
            hear(names)
        if _places(root, more()) != known:
            return


def _places(root: Path, more: Iterable[Path]) -> frozenset[tuple[Path, int]]:
    """Everything to watch with its number on the disk: a folder that was replaced is another folder."""
    homes = (*(root / name for name in FOLDERS), shipped_templates())
    others = (path for path in more if not any(path.is_relative_to(home) for home in homes))
    return frozenset((path, path.stat().st_ino) for path in (*homes, *others) if path.exists())


def _state(path: Path) -> tuple[int, int] | None:
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size


def _name(root: Path, path: Path) -> str:
    """Relative to the hall where it is in it; the templates that we ship are called as a hall's own."""
    for home, prefix in ((root, ""), (shipped_templates(), "templates/")):
        if path.is_relative_to(home):
            return f"{prefix}{path.relative_to(home).as_posix()}"
    return path.as_posix()


def is_content(name: str) -> bool:
    """Whether a change of this path can show: not what editors leave for a moment, nor hidden files."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((".", "#")) or part == "__pycache__" for part in parts)
    return not hidden and not name.endswith(EDITORS) and parts[-1:] != ("4913",)

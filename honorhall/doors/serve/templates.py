"""Templates as they stood at one moment, so that a page asked for later is still drawn by those of its own site."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from honorhall.doors.folders import template_folders
from honorhall.doors.serve.drawing import Seen, seen


class Templates:
    """Copies of a hall's template folders, a new one whenever something in them has changed.

    written: grows when more than styles, scripts and art have changed.
    """

    def __init__(self, root: Path, store: Path) -> None:
        self._root = root
        self._store = store
        self._count = 0
        self._seen: Seen = {}
        self.folders: tuple[Path, ...] = ()
        self.written = 0

    def take(self) -> None:
        """Bring `folders` up to date: copies, in the order of the folders that were copied."""
        places = template_folders(self._root)
        now = seen(places)
        whole = self.folders and all(folder.is_dir() for folder in self.folders)  # a system may clean its /tmp
        if now == self._seen and whole:
            return
        self._count += 1
        self.written += _of_pages(now) != _of_pages(self._seen)
        copies = [self._store / str(self._count) / str(place) / "templates" for place in range(len(places))]
        for place, copy in zip(places, copies, strict=True):
            shutil.copytree(place, copy, ignore_dangling_symlinks=True)
        self._seen, self.folders = now, tuple(copies)

    def forget(self, used: Iterable[Path]) -> None:
        """Remove every copy but the newest and the one whose folders are still `used`."""
        kept = {folder.parents[1] for folder in (*used, *self.folders)}
        for copy in sorted(self._store.glob("*")):
            if copy not in kept:
                shutil.rmtree(copy, ignore_errors=True)


def _of_pages(files: Seen) -> Seen:
    return {path: state for path, state in files.items() if "/templates/assets/" not in Path(path).as_posix()}

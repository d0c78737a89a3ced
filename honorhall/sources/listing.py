"""files(): the content files of a hall in a fixed order."""

# ruff: noqa: PTH113, PTH118
# A Path costs more to make than its file to look at.

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Place, Problem

STORIES = "stories"
CONTENT = "content"
HALL = "hall.yml"
PAGES = "pages"


class FileToRead(NamedTuple):
    """One file to read, and the kind of its records."""

    path: str
    kind: str


def files(
    root: Path, folders: Mapping[str, str], kinds: Container[str] | None = None
) -> tuple[tuple[FileToRead, ...], tuple[Problem, ...]]:
    """What there is to read, and what stands where nothing is read. folders: name in content/ -> the kind it holds.

    kinds: those that are looked for ("page" and "story" among them), None for all.
    """
    listing = _Listing(os.fspath(root), folders, kinds)
    return tuple(listing.files()), tuple(listing.problems)


def name_in(root: str, path: str) -> str:
    """A file's name relative to the root, with "/"; the bytes of other encodings (an older Windows) spelled out."""
    start = len(root) + 1
    inside = path[start:] if path[:start] == f"{root}{os.sep}" else os.path.relpath(path, root)
    return utf8(inside if os.sep == "/" else inside.replace(os.sep, "/"))


def utf8(name: str) -> str:
    """A name that can be printed."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode()


class _Listing:
    """One look at the folders of a hall; problems: what it met that is not read."""

    def __init__(self, root: str, folders: Mapping[str, str], kinds: Container[str] | None) -> None:
        self.root = root
        self.kinds = kinds
        self.real = os.path.realpath(root)
        self.folders = folders
        self.problems: list[Problem] = []

    def files(self) -> Iterator[FileToRead]:
        content = os.path.join(self.root, CONTENT)
        yield from self._hall(os.path.join(content, HALL))
        entries = _entries(content)
        self.problems += (self._not_read(one.path, HALL) for one in entries if _is_stray(one))
        for folder in entries:
            if not folder.is_dir():
                continue
            if folder.name == PAGES:
                yield from self._below(folder.path, "page", (".md",))
            elif folder.name in self.folders:
                yield from self._below(folder.path, self.folders[folder.name], (".yml", ".yaml"))
            elif not folder.name.startswith((".", "_")):
                self.problems.append(self._unknown_folder(folder.name))
        yield from self._below(os.path.join(self.root, STORIES), "story", (".md",))

    def _hall(self, path: str) -> Iterator[FileToRead]:
        if not os.path.isfile(path):
            self.problems.append(Problem("hall-missing", Place(f"{CONTENT}/{HALL}")))
        elif self._is_inside(path):
            yield FileToRead(path, "hall")

    def _below(self, folder: str, kind: str, endings: tuple[str, ...]) -> Iterator[FileToRead]:
        """The files of one folder, at any depth. Links to folders are not followed."""
        if self.kinds is not None and kind not in self.kinds:
            return
        inside = self._is_inside_real(folder)  # asked once: only a link can lead elsewhere than its folder
        for entry in _below(folder):
            if _ending(entry.name) not in endings:
                if _ending(entry.name) not in PICTURES and _is_file(entry):
                    self.problems.append(self._not_read(entry.path, " ".join(endings)))
                continue
            # A link is read even if it leads nowhere: reading it says what is the matter with it.
            is_link = entry.is_symlink()
            if not is_link and not entry.is_file(follow_symlinks=False):
                continue
            if self._is_inside(entry.path) if is_link else inside or self._outside(entry.path):
                yield FileToRead(entry.path, kind)

    def _is_inside(self, path: str) -> bool:
        return self._is_inside_real(path) or self._outside(path)

    def _is_inside_real(self, path: str) -> bool:
        # Not Path.resolve(): before Python 3.13 it raises on a link that leads to itself.
        return Path(os.path.realpath(path)).is_relative_to(self.real)

    def _outside(self, path: str) -> bool:
        """False, once it is told of."""
        self.problems.append(Problem("file-outside", Place(name_in(self.root, path))))
        return False

    def _not_read(self, path: str, known: str) -> Problem:
        return Problem("file-not-read", Place(name_in(self.root, path)), {"known": known})

    def _unknown_folder(self, folder: str) -> Problem:
        near = get_close_matches(folder, self.folders, n=1)
        name = utf8(folder)
        facts = {"folder": name, "known": " ".join(sorted(self.folders)), "near": near[0] if near else "无 none"}
        return Problem("folder-unknown", Place(f"{CONTENT}/{name}"), facts)


def _below(folder: str) -> Iterator[os.DirEntry[str]]:
    """All that is in a folder, at any depth, in the order of the names; what begins with . or _ is hidden."""
    for entry in _entries(folder):
        if entry.name[0] not in "._":
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; nothing for a folder that is not there, or that may not be looked into."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and dot and ending else ""


def _is_stray(entry: os.DirEntry[str]) -> bool:
    return entry.name != HALL and entry.name[0] not in "._" and _is_file(entry)


def _is_file(entry: os.DirEntry[str]) -> bool:
    # entry.is_file() raises on a link that leads to itself.
    return os.path.isfile(entry.path) if entry.is_symlink() else entry.is_file(follow_symlinks=False)

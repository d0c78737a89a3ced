"""A stage: a site in the making, put together of new files and of links to those that have not changed."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from honorhall.disk.files import Files, Known, digest_of, holds, known, link_or_copy


@dataclass(frozen=True, slots=True)
class Stage:
    """A site in the making. Files may be put into it from several processes; each hears of its own only.

    folder: where it stands; old: the site whose place it will take. held: what is known to stand in `folder` already;
    shown: what was known of the old site. empty: `folder` was made for this build; first: there is no old site.
    paths: all that stands in `folder`, None where only the disk knows. behind: of an edit, what `folder` has otherwise
    than the old site, or alone, or not at all.
    """

    folder: Path
    old: Path
    held: Files = field(default_factory=dict)
    shown: Files = field(default_factory=dict)
    empty: bool = True
    first: bool = False
    paths: frozenset[str] | None = frozenset()
    behind: frozenset[str] | None = None

    def put(self, path: str, data: bytes) -> Known:
        """Let the site hold these bytes at `path`. What stands there, or in the old site, is not written again."""
        digest = digest_of(data)
        held, shown = self.held.get(path), self.shown.get(path)
        if held and held[0] == digest:
            return held
        if shown and shown[0] == digest and known(f"{self.old}/{path}", digest) == shown:
            return self._linked(path, shown)
        if not self.empty and not held and holds(f"{self.folder}/{path}", data):
            return known(f"{self.folder}/{path}", digest) or self._written(path, data, digest)
        if not self.first and not shown and holds(f"{self.old}/{path}", data):
            return self._linked(path, known(f"{self.old}/{path}", digest))
        return self._written(path, data, digest)

    def keep_others(self, files: dict[str, Known]) -> None:
        """Let the site hold wherever nothing else was put what the old one holds, and note it; of an edit, what of it
        was not held already.

        Raises LookupError where that is not what was known.
        """
        held, shown = self.held, self.shown
        for path in shown if self.behind is None else sorted(self.behind):
            if path not in files and path[-1] != "/" and path in shown:
                there = shown[path]
                files[path] = there if held.get(path) == there else self._kept(path, there)

    def _kept(self, path: str, shown: Known) -> Known:
        if known(f"{self.old}/{path}", shown[0]) != shown:
            raise LookupError(path)
        return self._linked(path, shown)

    def read(self, path: str) -> bytes:
        """What the old site holds at `path`. Raises LookupError where that is not what was known."""
        shown = self.shown[path]
        try:
            with open(f"{self.old}/{path}", "rb") as file:
                data = file.read()
        except OSError:
            raise LookupError(path) from None
        if digest_of(data) != shown[0]:
            raise LookupError(path)
        return data

    def _linked(self, path: str, there: Known | None) -> Known:
        source, target = f"{self.old}/{path}", f"{self.folder}/{path}"
        try:
            os.link(source, target)
        except OSError:
            self._clear(target)
            link_or_copy(source, target)
        data = Path(target).read_bytes() if there is None else b""
        return there or known(target, digest_of(data)) or _gone(target)

    def _written(self, path: str, data: bytes, digest: bytes) -> Known:
        target = f"{self.folder}/{path}"
        file = self._opened(target)
        try:
            done = os.write(file, data)
            while done < len(data):  # a disk that is nearly full takes a part
                done += os.write(file, data[done:])
            now = os.fstat(file)
        finally:
            os.close(file)
        return digest, now.st_size, now.st_mtime_ns, now.st_ino

    def _opened(self, target: str) -> int:
        """A new file, open to be written."""
        for prepare in (_nothing, _folder_for, self._clear):
            prepare(target)
            with suppress(FileNotFoundError, FileExistsError, NotADirectoryError, IsADirectoryError):
                return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)

    def _clear(self, target: str) -> None:
        """Nothing stands at `target`, and its folder is there. Files are never written over: they may be links."""
        with suppress(FileNotFoundError, NotADirectoryError):
            if os.path.isdir(target) and not os.path.islink(target):
                shutil.rmtree(target)
            else:
                os.unlink(target)
        parent = os.path.dirname(target)
        while parent.startswith(f"{self.folder}/"):  # a file may stand where a folder is to be
            if os.path.lexists(parent) and not os.path.isdir(parent):
                os.unlink(parent)
            parent = os.path.dirname(parent)
        os.makedirs(os.path.dirname(target), exist_ok=True)


def _gone(path: str) -> Known:
    raise FileNotFoundError(path)


def _nothing(_target: str) -> None:
    """Most folders are there."""


def _folder_for(target: str) -> None:
    """Most others lack one folder."""
    with suppress(OSError):
        os.mkdir(os.path.dirname(target))

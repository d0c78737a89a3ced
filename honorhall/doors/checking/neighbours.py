"""A hall searched without being decoded: of 28,000 files only those are read as records that may be meant.

What is found is always what a file says when it is read; to look at bytes first only tells which to read.
"""

# A Path costs more to make than its file to look at.

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from honorhall.ground.problem import Problem
from honorhall.model import FOLDERS, Decoding, Region, decoding
from honorhall.sources import (
    LARGEST,
    READING,
    FileToRead,
    Reading,
    files,
    name_in,
    read_alone,
    read_bytes,
    stem_of,
)

ESCAPED = b"\\"  # a text that holds one may say an id by the numbers of its letters
AN_ID = re.compile(rb"^[- {\[]*[\"']?id[\"']?[ \t]*:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
TITLE = re.compile(rb"[\"']?title[\"']?[ \t]*:[ \t]*([^\n]*)")
ASIDE = "(（&*!|>{[\\"  # a name with one of these may be written otherwise than it begins


class Neighbours:
    """The files of a hall, read when they are asked for, each once.

    instead: name of a file -> what would stand in it; problems: what stands where nothing is read.
    """

    def __init__(self, root: Path, instead: Mapping[str, bytes] | None = None) -> None:
        self.root = root
        self.instead = instead or {}
        self.problems: list[Problem] = []
        self._listed: dict[str, tuple[FileToRead, ...]] = {}
        self._read: dict[str, Decoding] = {}

    def of_kind(self, kind: str) -> tuple[FileToRead, ...]:
        """The files that hold one kind."""
        if kind not in self._listed:
            listed, problems = files(self.root, FOLDERS, (kind,))
            self.problems += problems
            self._listed[kind] = tuple(one for one in listed if one.kind == kind)
        return self._listed[kind]

    def look_at_all(self) -> None:
        """Find out what stands where nothing is read."""
        self.problems += files(self.root, FOLDERS)[1]

    def decoded(self, one: FileToRead) -> Decoding:
        """What one file holds."""
        if one.path not in self._read:
            self._read[one.path] = decoding(self._reading(one))
        return self._read[one.path]

    def _reading(self, one: FileToRead) -> Reading:
        file = name_in(os.fspath(self.root), one.path) if self.instead else ""
        if file not in self.instead:
            return read_alone(self.root, one.path, one.kind)
        sources, problems = read_bytes(self.instead[file], one.path, file, one.kind)
        unread = () if sources else (f"{one.kind}:{stem_of(one.path)}",)
        return Reading(tuple(sources), tuple(problems), frozenset(unread))

    @property
    def every(self) -> tuple[Decoding, ...]:
        """Everything that was read so far."""
        return tuple(self._read.values())

    def known(self) -> set[str]:
        """All that may be named of what was read so far."""
        return {key for part in self.every for key in known_of(part)}

    def named_by_file(self, keys: Collection[str]) -> None:
        """Read the files that are named after these keys ("kind:id")."""
        for kind in {key.partition(":")[0] for key in keys}:
            for one in self.of_kind(kind):
                if f"{kind}:{stem_of(one.path)}" in keys:
                    self.decoded(one)

    def saying(self, keys: Collection[str]) -> None:
        """Read every file of a kind in which one of these ids may stand, for whatever."""
        for kind in {key.partition(":")[0] for key in keys}:
            said = words(key.partition(":")[2] for key in keys if key.startswith(f"{kind}:"))
            for one in self.of_kind(kind):
                if f"{kind}:{stem_of(one.path)}" in keys or may_hold(one.path, said):
                    self.decoded(one)

    def with_codes(self, codes: Collection[str]) -> None:
        """Read every file of regions that may hold one of these division codes, with or without zeros behind."""
        said = re.compile(rb"(?<!\d)(?:%s)0*(?!\d)" % b"|".join(sorted(code.encode() for code in codes)))
        for one in self.of_kind("region") if codes else ():
            if may_hold(one.path, said):
                self.decoded(one)

    def with_names_in(self, text: str) -> None:
        """Read every person whose name may stand in a text."""
        letters = frozenset((*text.casefold(), *text.lower(), *text.upper()))
        for one in self.of_kind("person"):
            titles = TITLE.findall(bytes_of(one.path))
            if not titles or any(_may_stand(title, letters) for title in titles):
                self.decoded(one)

    def anywhere(self, names: Collection[str]) -> None:
        """Read every file, a hand-written page too, in which one of these ids or codes may stand."""
        said = words(names)
        for one in files(self.root, FOLDERS)[0] if names else ():
            if may_hold(one.path, said):
                self.decoded(one)

    def ids(self, kind: str) -> Iterator[str]:
        """The keys that seem to stand in the files of a kind: good enough to guess which one was meant."""
        for one in self.of_kind(kind):
            yield f"{kind}:{stem_of(one.path)}"
            yield from (f"{kind}:{found[1].decode()}" for found in AN_ID.finditer(bytes_of(one.path)))


def words(some: Iterable[str]) -> re.Pattern[bytes]:
    """Looks for any of these words."""
    return re.compile(b"|".join(re.escape(one.encode()) for one in sorted(some)))


def may_hold(path: str, said: re.Pattern[bytes]) -> bool:
    """Whether these bytes stand in a file, or may be meant by what stands there."""
    data = bytes_of(path)
    return bool(said.search(data)) or ESCAPED in data


def bytes_of(path: str) -> bytes:
    """A file's bytes; none where it cannot be read: who reads it as a record says so."""
    try:
        opened = os.open(path, READING)
    except OSError:
        return b""
    try:
        return os.read(opened, min(os.fstat(opened).st_size, LARGEST))
    except OSError:
        return b""
    finally:
        os.close(opened)


def known_of(part: Decoding) -> Iterator[str]:
    """What may be named of a file: its keys and codes; where it could not be read, what its name stands for."""
    yield from part.unread
    for one in part.decoded:
        yield one.origin.key
        code = one.record.code if isinstance(one.record, Region) else one.code
        if code:
            yield code


def _may_stand(title: bytes, letters: Collection[str]) -> bool:
    """Whether a name that begins as this one is written may stand in a text of these letters. When in doubt, yes."""
    written = title.decode("utf-8", "replace")
    if any(one in written for one in ASIDE):
        return True
    sought = [one for one in written.casefold() if one.isalnum()][:2]
    return len(sought) < 2 or all(one in letters for one in sought)  # noqa: PLR2004 (the first two tell)

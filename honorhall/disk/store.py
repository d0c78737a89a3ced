"""What is kept beside the hall from one build to the next. Whoever deletes it waits for one build, and nothing else.

Nothing in it is believed that is not what was put there: every file carries its digest, made with a key that only this
user's builds know (secret.py), and the digests of the pieces it names.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any

from honorhall.disk.secret import secret

STORE = Path(".cache") / "honorhall"  # within the hall
_SHORT = 16
Piece = tuple[int, int, bytes]  # of a pack: where it begins, how long it is, its digest


class Spoiled(Exception):  # noqa: N818
    """What is kept is not what was put there, or is not there."""


def kept_or_made(path: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes kept at `path`, or made and put there. What is not what was put there is made anew.

    The name of the file must tell all that the bytes depend on, the versions of their makers included.
    """
    try:
        return kept(path)
    except Spoiled:
        data = make()
    keep(path, data)
    return data


def made_by(package: str, modules: Sequence[str], libraries: Sequence[str]) -> str:
    """A word for a name: all that depends on this Python, these libraries and these modules of ours has to bear it."""
    from importlib.metadata import version  # noqa: PLC0415 (a fiftieth of a second, for who makes something)
    from importlib.resources import files  # noqa: PLC0415

    own = files(package)
    texts = [own.joinpath(name).read_text(encoding="utf-8") for name in modules]
    told = repr((sys.version, [version(one) for one in libraries], texts))
    return blake2b(told.encode(), digest_size=_SHORT // 2).hexdigest()


def kept(path: Path) -> bytes:
    """The bytes kept at `path`. Raises Spoiled."""
    try:
        whole = path.read_bytes()
    except OSError:
        raise Spoiled(str(path)) from None
    data = whole[_SHORT:]
    if not compare_digest(_sealed(data), whole[:_SHORT]):
        raise Spoiled(str(path))
    return data


def keep(path: Path, data: bytes) -> None:
    """Write in one move. A disk that says no costs the next build some seconds, and nothing else."""
    with suppress(OSError):
        _written(path, (_sealed(data), data))


class Pack:
    """A file of many pieces, each read by itself. Pieces are added at its end, and never changed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, piece: Piece) -> bytes:
        """One piece. Raises Spoiled."""
        start, length, digest = piece
        try:
            with self._path.open("rb", buffering=0) as file:
                file.seek(start)
                data = file.read(length)
        except OSError:
            raise Spoiled(str(self._path)) from None
        if len(data) != length or _short(data) != digest:
            raise Spoiled(str(self._path))
        return data

    def load(self, piece: Piece) -> Any:
        """What was pickled into one piece. Raises Spoiled."""
        return pickle.loads(self.read(piece))  # noqa: S301 (its digest is that of what we wrote)

    def add(self, pieces: list[bytes]) -> list[Piece]:
        """Add pieces at the end; where each of them stands. Raises OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            start = file.seek(0, os.SEEK_END)
            file.writelines(pieces)
        found = []
        for data in pieces:
            found.append((start, len(data), _short(data)))
            start += len(data)
        return found

    def clear(self) -> None:
        """Begin anew. Raises OSError."""
        self._path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Sections:
    """A file of a few parts, written in one move, each read when it is asked for."""

    pack: Pack
    parts: Mapping[str, Piece]

    def __getitem__(self, name: str) -> Any:
        """One part. Raises Spoiled."""
        return pickle.loads(self.raw(name))  # noqa: S301 (its digest is that of what we wrote)

    def raw(self, name: str) -> bytes:
        """One part as it lies there. Raises Spoiled."""
        try:
            return self.pack.read(self.parts[name])
        except KeyError:
            raise Spoiled(name) from None


HEAD = 8 + _SHORT  # the length of the list of parts, and its digest


def sections(path: Path) -> Sections:
    """What was kept by `keep_sections`. Raises Spoiled."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            listed = file.read(int.from_bytes(head[:8], "big"))
    except (OSError, OverflowError, MemoryError):
        raise Spoiled(str(path)) from None
    if len(head) != HEAD or not compare_digest(_sealed(listed), head[8:]):
        raise Spoiled(str(path))
    parts = pickle.loads(listed)  # noqa: S301 (nobody else can have sealed it)
    first = HEAD + len(listed)
    return Sections(Pack(path), {name: (first + at, length, digest) for name, (at, length, digest) in parts.items()})


def keep_sections(path: Path, parts: Mapping[str, bytes]) -> None:
    """Keep some parts under their names, in one move; all or nothing. Raises OSError."""
    found, at = {}, 0
    for name, data in parts.items():
        found[name] = (at, len(data), _short(data))
        at += len(data)
    listed = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    _written(path, (len(listed).to_bytes(8, "big"), _sealed(listed), listed, *parts.values()))


def _written(path: Path, pieces: Iterable[bytes]) -> None:
    """A file that is there whole, or not at all. Raises OSError."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.writelines(pieces)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _sealed(data: bytes) -> bytes:
    """What only a build of this user can say of these bytes."""
    return blake2b(data, digest_size=_SHORT, key=secret()).digest()


def _short(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SHORT).digest()

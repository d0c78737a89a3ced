"""secrets_unread(): what must not be published, found in files that could not be read as what they should be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from honorhall.checks import secrets_of_unread
from honorhall.ground.messages import blocks
from honorhall.ground.problem import Problem

LARGEST = 1_000_000  # bytes; whatever is larger is told of for that


def secrets_unread(
    root: Path, faults: Iterable[Problem], told: Iterable[Problem], instead: Mapping[str, bytes] | None = None
) -> list[Problem]:
    """Numbers and addresses in the files of these faults, but for those that were told of the records in them.

    instead: what would stand in some files.
    """
    known = {_where(one) for one in told}
    files = sorted({one.place.file for one in faults if blocks(one)})
    found = (problem for file in files for problem in _in(file, (instead or {}).get(file) or _bytes(root / file)))
    return [one for one in found if _where(one) not in known]


def _in(file: str, data: bytes) -> Iterator[Problem]:
    return secrets_of_unread(file, data.decode("utf-8", "replace"))


def _where(one: Problem) -> tuple[str, str, int]:
    return one.code, one.place.file, one.place.line


def _bytes(path: Path) -> bytes:
    try:
        wanted = path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST
        return path.read_bytes() if wanted else b""
    except (OSError, ValueError):
        return b""

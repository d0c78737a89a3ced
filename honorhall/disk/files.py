"""What is known of files on disk: their bytes as a digest, and whether somebody has touched them since."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

A_DIGEST = 16
# Digest of its bytes (none of a folder), and what the disk says while nobody touches it: size, change in ns, number.
Known = tuple[bytes, int, int, int]
Files = Mapping[str, Known]  # path relative to the site -> what is known of it; of folders, too: they end in "/"


def known(path: str, digest: bytes) -> Known | None:
    """What the disk says of a file of this digest; None where there is none."""
    try:
        now = os.stat(path)
    except OSError:
        return None
    return digest, now.st_size, now.st_mtime_ns, now.st_ino


def untouched(folder: Path, files: Files) -> dict[str, Known]:
    """Those of the files that nobody has touched since: 45,000 of them take 0.15 s."""
    found: dict[str, Known] = {}
    stat, root = os.stat, f"{folder}/"
    for path, then in files.items():
        try:
            now = stat(root + path)
        except OSError:
            continue
        if now.st_mtime_ns == then[2] and now.st_ino == then[3] and now.st_size == then[1]:
            found[path] = then
    return found


def digest_of(data: bytes) -> bytes:
    """What tells one file's bytes from another's."""
    return blake2b(data, digest_size=A_DIGEST).digest()


def holds(path: str, data: bytes) -> bool:
    """Whether a file has just these bytes."""
    try:
        with open(path, "rb") as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:
        return False


def link_or_copy(source: str, target: str) -> None:
    """Let a file stand at `target`, too: as a link, or as a copy where the disk has no links."""
    try:
        os.link(source, target)
    except FileExistsError:  # to copy would write into a file that may be a link to another site's
        raise
    except OSError:
        shutil.copy2(source, target)

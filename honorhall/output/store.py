"""kept_or_made(): bytes that take long to make, kept beside the hall from one build to the next."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

STORE = Path(".cache") / "honorhall"  # within the hall; whoever deletes it waits for one build, and nothing else
_DIGEST = sha256().digest_size


def kept_or_made(path: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes kept at `path`, or made and put there. What is not what was put there is made anew.

    The name of the file must tell all that the bytes depend on, the versions of their makers included.
    """
    kept = path.read_bytes() if path.is_file() else b""
    if kept and sha256(kept[_DIGEST:]).digest() == kept[:_DIGEST]:
        return kept[_DIGEST:]
    data = make()
    _keep(path, sha256(data).digest() + data)
    return data


def _keep(path: Path, data: bytes) -> None:
    """Write in one move. A disk that says no costs the next build some seconds, and nothing else."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)

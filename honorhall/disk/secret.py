"""secret(): what only this user's builds know. Halls are shared; what is kept beside one is believed with this alone.
user_store(): where it lies, and what is made of the program alone, whatever the hall.

Pieces that are kept are pickles and compiled code: whoever could write one that is believed could run what they like.
A hall comes from others, in a pull request with whatever files it has; so the key stays outside of it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

LENGTH = 32


@cache
def secret() -> bytes:
    """The key; where it can be kept nowhere, one for this process alone: its builds begin from nothing."""
    try:
        place = user_store() / "key"
        return _read(place) or _written(place)
    except OSError:  # not to be written to
        return os.urandom(LENGTH)


def user_store() -> Path:
    """A folder of this user's; where there is no home, one that nothing can be written to."""
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:
        base = os.devnull
    return Path(base) / "honorhall"


def _read(place: Path) -> bytes:
    try:
        found = place.read_bytes()
    except FileNotFoundError:
        return b""
    return found if len(found) == LENGTH else b""


def _written(place: Path) -> bytes:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f"key.{os.getpid()}")
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(file, os.urandom(LENGTH))
    finally:
        os.close(file)
    try:
        if place.exists():  # what stands there is no key
            beside.replace(place)
        else:
            with suppress(FileExistsError):  # another build was quicker
                os.link(beside, place)
    finally:
        beside.unlink(missing_ok=True)
    return _read(place) or os.urandom(LENGTH)

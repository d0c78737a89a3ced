"""made_once(): tables of what the libraries know, whatever the hall: made by a user's first build, and kept for all."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TypeVar

from honorhall.disk import kept_or_made, user_store

Made = TypeVar("Made")
MAKERS = ("folding.py", "readings.py")


def made_once(name: str, libraries: Sequence[str], make: Callable[[], Made]) -> Made:
    """What make() gives, for these versions of the libraries, of Python and of ourselves."""
    own = files("honorhall.exports.search")
    makers = [own.joinpath(maker).read_text(encoding="utf-8") for maker in MAKERS]
    made_by = repr((sys.version, [version(one) for one in libraries], makers))
    path = user_store() / "search" / f"{name}-{sha256(made_by.encode()).hexdigest()[:16]}"
    data = kept_or_made(path, lambda: pickle.dumps(make(), pickle.HIGHEST_PROTOCOL))
    found: Made = pickle.loads(data)  # noqa: S301 (its digest is that of what we wrote)
    return found

"""made_once(): tables of what the libraries know, whatever the hall: made by a user's first build, and kept for all."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import TypeVar

from honorhall.disk import kept_or_made, made_by, user_store

Made = TypeVar("Made")
MAKERS = ("folding.py", "readings.py")


def made_once(name: str, libraries: Sequence[str], make: Callable[[], Made]) -> Made:
    """What make() gives, for these versions of the libraries, of Python and of ourselves."""
    path = user_store() / "search" / f"{name}-{made_by('honorhall.exports.search', MAKERS, libraries)}"
    data = kept_or_made(path, lambda: pickle.dumps(make(), pickle.HIGHEST_PROTOCOL))
    found: Made = pickle.loads(data)  # noqa: S301 (its digest is that of what we wrote)
    return found

"""The page that a withdrawn record leaves behind."""

from __future__ import annotations

from collections.abc import Iterator

from honorhall.model import MODELS
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide

NO_INDEX = '<meta name="robots" content="noindex">'


def withdrawn(guide: Guide) -> Iterator[Draft]:
    """A page that says that it is no longer public, and nothing else. No list, feed or search knows it."""
    for key in guide.archive.withdrawn:
        kind, _, name = key.partition(":")
        url = f"{MODELS[kind].folder}/{name}/"
        yield Draft(url, "此页不再公开", "", "withdrawn.html", _said, head=NO_INDEX, listed=False)


def _said() -> Said:
    return Said("应本人或家属要求，此页不再公开。", {})

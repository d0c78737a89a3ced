"""Passages: the ways from a room to the pages that stand beside it, each with a sentence on what is there."""

from __future__ import annotations

from dataclasses import dataclass

from honorhall.pages.guide import Link


@dataclass(frozen=True, slots=True)
class Passage:
    """A link that says what lies behind it."""

    link: Link
    words: str

"""What MkDocs makes of a site: its own pages and the theme's files, and frames for all other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from honorhall.output import Frames, Unframed


@dataclass(frozen=True, slots=True)
class Hosted:
    """What came of a build: frames to fill, the files that MkDocs wrote, and its warnings in the order they came.

    reads: what it was made from, beyond the files of every hall; alone: whether nobody else had a hand in it.
    """

    frames: Frames
    files: Mapping[str, bytes]
    warnings: tuple[str, ...]
    reads: tuple[Path, ...] = ()
    alone: bool = False


def unhosted() -> Hosted:
    """What the kiosk's edition has of a host: nothing. Its pages are whole documents by templates of their own."""
    return Hosted(Unframed(), {}, (), alone=True)

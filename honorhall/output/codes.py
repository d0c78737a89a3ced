"""Codes: an address as a QR code (ISO/IEC 18004) that a phone reads from the screen, drawn by segno."""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup

QUIET = 4  # modules of white around it: the standard's own
KEPT = 256
# Every reader reads every mask; to weigh all eight against each other takes 14 ms a code, four fifths of a page's time.
MASK = 0


@lru_cache(maxsize=KEPT)
def code(address: str) -> Markup:
    """An SVG without a size of its own, dark on white whatever the page's colours are."""
    made = segno.make(address, micro=False, error="m", mask=MASK)
    return Markup(made.svg_inline(border=QUIET, omitsize=True, light="#fff", dark="#000"))  # noqa: S704 (paths only)

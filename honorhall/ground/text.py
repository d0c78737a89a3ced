"""Text: plain words out of Markdown, cut where a reader would stop."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"(?m)^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+\.\s+)|\*\*|__|`|~~|^\s*[-|: ]{3,}$")
_STOPS = "。！？；，、.!?;, "


def plain(markdown: str) -> str:
    """Markdown without its marks, on one line: for descriptions and counting, not for display as HTML."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", markdown)).split())


def shorten(text: str, length: int) -> str:
    """At most `length` characters, cut after a mark of punctuation if there is one in the last third."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    stop = max((cut.rfind(mark) for mark in _STOPS), default=-1)
    return f"{cut[:stop] if stop > length * 2 // 3 else cut}…"


def characters(markdown: str) -> int:
    """How many characters a reader reads: punctuation counts, spaces do not."""
    return len(plain(markdown).replace(" ", ""))

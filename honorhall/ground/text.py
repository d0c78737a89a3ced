"""Text: plain words out of Markdown, cut where a reader would stop."""

from __future__ import annotations

import re

# What a template holds until somebody fills it in.
UNFILLED = "请填写"  # and what is asked for: 请填写姓名
UNFILLED_BODY = "在这里写故事。空一行分段，用 ## 写小标题。"
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_OF_LINES = r"(?m)^(?:\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+\.\s+)|\s*[-|: ]{3,}$)"
_MARKS = re.compile(rf"{_OF_LINES}|\*\*|__|`|~~")
_LINE_MARKS = re.compile(_OF_LINES)
_HINT = re.compile(r"[*_`~]")  # one of these stands in every mark within a line
_GAP = re.compile(r"\n\s*\n")
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)  # no page shows what is within
_TAG = re.compile(r"</?[A-Za-z][^>\n]*>")
_STOPS = "。！？；，、.!?;, "


def plain(markdown: str) -> str:
    """Markdown without its marks, on one line: for descriptions and counting, not for display as HTML."""
    return " ".join(_words(markdown))


def _words(markdown: str) -> list[str]:
    text = _LINK.sub(r"\1", _PICTURE.sub("", markdown)) if "](" in markdown else markdown
    text = (_MARKS if _HINT.search(text) else _LINE_MARKS).sub("", text)
    return (_TAG.sub("", _UNSEEN.sub("", text)) if "<" in text else text).split()


def opening(markdown: str) -> str:
    """The plain words of the first paragraph: headings and pictures do not begin a text."""
    markdown = _UNSEEN.sub("", markdown) if "<" in markdown else markdown  # it may hold gaps of its own
    start = 0
    while start <= len(markdown):
        gap = _GAP.search(markdown, start)
        part = markdown[start : gap.start()] if gap else markdown[start:]
        if not part.lstrip().startswith("#") and (words := plain(part)):
            return words
        start = gap.end() if gap else len(markdown) + 1
    return plain(markdown)


def shorten(text: str, length: int) -> str:
    """At most `length` characters, cut after a mark of punctuation if there is one in the last third."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    stop = max((cut.rfind(mark) for mark in _STOPS), default=-1)
    return f"{cut[:stop] if stop > length * 2 // 3 else cut}…"


def characters(markdown: str) -> int:
    """How many characters a reader reads: punctuation counts, spaces do not."""
    return sum(map(len, _words(markdown)))

"""plain_data(): the short way through YAML, for what nearly every record is; None where only the parser can tell.

It knows one key to a line, lists by dashes, [brackets] and {braces} on one line, quotes without escapes, and texts
of several lines after | or >. Whatever else it meets (an anchor, a tag, a tab, a field written twice, any slip of the
pen) it gives up on, and yaml_text reads the whole text anew: one way to read that is quick, and one that knows all.
"""

from __future__ import annotations

import re
from typing import Any

from honorhall.sources.source import Plain

# What YAML reads as it stands. Left out: tabs, the odd line breaks, the byte order mark, and control characters.
SAFE = re.compile("[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
KEY = "[A-Za-z_][A-Za-z0-9_]{0,99}"
FIRST = r"[^ \-?:,\[\]{}#&*!|>'\"%@`]"  # how a text without quotes may begin
LINE = re.compile(
    rf"( *)(- +)?(?:({KEY}):(?: +|$))?"
    rf"(?:({FIRST}.*)|\"([^\"\\]*)\" *|'([^']*)' *|([\[{{].*)|([|>]-?) *|(\#.*))?"
)
ONE = rf"{FIRST}[^,\[\]{{}}:#?]*(?<! )"
TEXTS = re.compile(rf"\[({ONE}(?:, {ONE})*)\]")  # a list of texts without quotes, written as most people do
PIECE = re.compile(rf" *(?:([\[\]{{}},])|({KEY}): |\"([^\"\\]*)\"|'([^']*)'|({FIRST}[^,\[\]{{}}:#?]*))")
DEEPEST = 16  # levels; yaml_text tells of what is too deep
NOTE = 9  # the group of LINE that is one


class _NotPlain(Exception):  # noqa: N818 (no error: the sign to go the other way)
    """Never leaves this module."""


def plain_data(text: str) -> dict[str, Plain] | list[Plain] | None:
    """The fields of one record, or a list; None for a text that is not plain enough, or that says nothing."""
    if not SAFE.fullmatch(text):
        return None
    try:
        found: dict[str, Plain] | list[Plain] | None = _Reader(text.split("\n")).whole()
    except _NotPlain:
        return None
    return found


class _Reader:
    """Lines, read from the first to the last.

    open: the lists and mappings that the next line may go on with, each with its column, outermost first.
    waiting: the key of the innermost mapping that stood alone on the last line: what is under it is its value.
    """

    __slots__ = ("at", "lines", "open", "root", "waiting")

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.root: Any = None
        self.open: list[tuple[int, Any]] = []
        self.waiting: str | None = None

    def whole(self) -> Any:
        """The value that all lines make; None where none says anything."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if line:
                self._line(line)
        return self.root

    def _line(self, line: str) -> None:
        found = LINE.fullmatch(line)
        if found is None:
            raise _NotPlain
        indent, dash, key, text, double, single, flow, block, note = found.groups()
        if not dash and not key:
            if text or found.lastindex not in {1, NOTE}:
                raise _NotPlain
            return
        column = len(indent)
        if dash:
            self._dash(column)
        if key:
            self._key(column + len(dash or ""), key, within=dash is None)
        if text:
            self._put(key, _text(text))
        elif flow:
            self._put(key, _flow(flow))
        elif block:
            text, self.at = _block(self.lines, self.at, block, column + len(dash) if dash and key else column)
            self._put(key, text)
        elif note or (double is None and single is None):
            self._nothing(key, note)
        else:
            self._put(key, double or single or "")

    def _dash(self, column: int) -> None:
        """Make the list whose dash stands here the innermost."""
        if self.waiting is not None and column >= self.open[-1][0]:
            self._begin(column, [], self.waiting)
        elif self.root is None:
            self._root(column, [])
        else:
            self._close(column, list)

    def _key(self, column: int, key: str, *, within: bool) -> None:
        """Make the mapping that this key stands in the innermost. within: it stands alone, not after a dash."""
        if not within:
            self._begin(column, {}, None)
        elif self.waiting is not None and column > self.open[-1][0]:
            self._begin(column, {}, self.waiting)
        elif self.root is None:
            self._root(column, {})
        else:
            self._close(column, dict)
        if key in self.open[-1][1]:
            raise _NotPlain

    def _root(self, column: int, value: Any) -> None:
        self.root = value
        self.open.append((column, value))

    def _begin(self, column: int, value: Any, key: str | None) -> None:
        """Open a list or a mapping, as the value of a key, or as the next of a list (None)."""
        self._put(key, value)
        self.open.append((column, value))
        if len(self.open) > DEEPEST:
            raise _NotPlain

    def _close(self, column: int, sort: type) -> None:
        """Close what ends before this column, down to the list or the mapping that stands in it."""
        stack = self.open
        self.waiting = None
        if stack[-1][0] == column and type(stack[-1][1]) is sort:  # as for nearly every line
            return
        while stack and (stack[-1][0] > column or (stack[-1][0] == column and type(stack[-1][1]) is not sort)):
            stack.pop()
        if not stack or stack[-1][0] != column:
            raise _NotPlain

    def _put(self, key: str | None, value: Any) -> None:
        if key is None:
            self.open[-1][1].append(value)
        else:
            self.open[-1][1][key] = value
        self.waiting = None

    def _nothing(self, key: str | None, note: str | None) -> None:
        """A key that stands alone: its value is under it, or it was left empty."""
        if key is None or note:
            raise _NotPlain
        self._put(key, "")
        self.waiting = key


def _block(lines: list[str], start: int, mark: str, column: int) -> tuple[str, int]:
    """The text under | or >, all lines from `start` that stand further in than `column`; and the line after it."""
    first = lines[start] if start < len(lines) else ""
    indent = len(first) - len(first.lstrip(" "))
    if indent <= column or indent == len(first):
        raise _NotPlain
    margin, end = first[:indent], start
    while end < len(lines) and (lines[end].startswith(margin) or not lines[end]):
        end += 1
    if end < len(lines) and not lines[end].strip(" "):  # a line of fewer spaces
        raise _NotPlain
    texts = [line[indent:] for line in lines[start:end]]
    is_cut = end == len(lines) and bool(texts[-1])  # the text ends within its last line: no line end is kept
    while not texts[-1]:
        texts.pop()
    if any(text.isspace() for text in texts):
        raise _NotPlain
    whole = "\n".join(texts) if mark[0] == "|" else _folded(texts)
    return (whole if is_cut or mark.endswith("-") else f"{whole}\n"), end


def _folded(lines: list[str]) -> str:
    """Lines that were broken for the eye, made one; empty lines stand for line ends."""
    if any(line.startswith(" ") for line in lines):
        raise _NotPlain
    return re.sub("\n+", lambda found: found[0][1:] or " ", "\n".join(lines))


def _text(written: str) -> str:
    """A text without quotes, unless it holds what ends one."""
    text = written.rstrip(" ")
    if ": " in text or " #" in text or text[-1] == ":":
        raise _NotPlain
    return text


def _flow(written: str) -> Plain:
    """What stands in brackets or braces, to the end of the line."""
    found = TEXTS.fullmatch(written)
    if found:
        return [*found[1].split(", ")]
    value, end = _flowing(written, 0, 0)
    if written[end:].strip(" "):
        raise _NotPlain
    return value


def _flowing(written: str, at: int, depth: int) -> tuple[Plain, int]:
    """The value that begins here, and where it ends."""
    found = PIECE.match(written, at)
    if found is None or found[2] or depth > DEEPEST:
        raise _NotPlain
    if found[1] == "[":
        return _brackets(written, found.end(), depth)
    if found[1] == "{":
        return _braces(written, found.end(), depth)
    if found[1]:
        raise _NotPlain
    return found[3] or found[4] or (found[5] or "").rstrip(" "), found.end()


def _brackets(written: str, at: int, depth: int) -> tuple[list[Plain], int]:
    found: list[Plain] = []
    mark, end = _mark(written, at)
    while mark != "]":
        value, at = _flowing(written, end if found else at, depth + 1)
        found.append(value)
        mark, end = _mark(written, at)
        if mark not in {",", "]"}:
            raise _NotPlain
    return found, end


def _braces(written: str, at: int, depth: int) -> tuple[dict[str, Plain], int]:
    found: dict[str, Plain] = {}
    mark, end = _mark(written, at)
    while mark != "}":
        key = PIECE.match(written, end if found else at)
        if key is None or key[2] is None or key[2] in found:
            raise _NotPlain
        empty = _mark(written, key.end())[0] in {",", "}"}
        found[key[2]], at = ("", key.end()) if empty else _flowing(written, key.end(), depth + 1)
        mark, end = _mark(written, at)
        if mark not in {",", "}"}:
            raise _NotPlain
    return found, end


def _mark(written: str, at: int) -> tuple[str, int]:
    """The bracket or comma that stands here, and what is after it; no mark where a value stands."""
    found = PIECE.match(written, at)
    return (found[1] or "", found.end()) if found else ("", at)

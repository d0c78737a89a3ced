"""Front matter as people really write it: BOM, CRLF, no front matter at all, a heading instead of a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from honorhall.ground.problem import Place, Problem

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
UTF_8_SIGN = b"\xef\xbb\xbf"
FENCE = re.compile(r"^---[ \t]*$")
OPENING = re.compile(r"(?:[^\S\n]*\n)*(---)[ \t]*(?:\n|\Z)")  # the first line that says something
END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
HEADING = re.compile(r"#[ \t]+(.*)")
FIELD = re.compile(r"[a-z][a-z_]*[ \t]*[:：]")
OF_FIELDS = re.compile(r"#|[ \t]|-[ \t]|" + FIELD.pattern)  # how the lines of a front matter begin


@dataclass(frozen=True, slots=True)
class Split:
    """A Markdown file in its two parts. matter is None where the file has no front matter; lines count from 1."""

    matter: str | None
    matter_line: int
    body: str
    body_line: int


def decode_text(data: bytes, file: str) -> tuple[str, list[Problem]]:
    r"""Bytes -> text with "\n" line ends and no BOM. Other encodings than UTF-8 are a Problem that names them."""
    if data.startswith(UTF_16):
        return "", [Problem("encoding-not-utf8", Place(file, 1, 1), {"encoding": "UTF-16"})]
    try:
        text = data.removeprefix(UTF_8_SIGN).decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1  # what stands before a first line is on it
        facts = {"encoding": _likely(data)}
        return "", [Problem("encoding-not-utf8", Place(file, line, 1), facts)]
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, []


def _likely(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GB18030 (GBK)"


def split(text: str, file: str) -> tuple[Split, list[Problem]]:
    """Part a Markdown file at its fences. A front matter that lacks its first or its last fence is a Problem."""
    opened = OPENING.match(text)
    if opened is None:
        return _without(text, file)
    closed = END.search(text, opened.end())
    if closed is None:
        problem = Problem("front-matter-open", Place(file, text.count("\n", 0, opened.start(1)) + 1, 1))
        return Split(None, 1, "", text.count("\n") + 1), [problem]
    matter = text[opened.end() : max(closed.start() - 1, opened.end())]
    first, last = (text.count("\n", 0, at) + 1 for at in (opened.end(), closed.start()))
    return Split(matter, first, text[closed.end() + 1 :], last + 1), []


def _without(text: str, file: str) -> tuple[Split, list[Problem]]:
    """A file that does not begin with a fence: all of it is text, unless only the fence was forgotten."""
    lines = text.split("\n")
    start = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if _lacks_its_first(lines[start:]):  # as text, what is meant for nobody would be published
        return Split(None, 1, "", len(lines)), [Problem("front-matter-unopened", Place(file, start + 1, 1))]
    return Split(None, 1, text, 1), []


def _lacks_its_first(lines: list[str]) -> bool:
    """Whether nothing but fields and comments stands before the first fence."""
    end = next((place for place, line in enumerate(lines) if FENCE.match(line)), 0)
    before = [line for line in lines[:end] if line.strip()]
    return any(map(FIELD.match, before)) and all(map(OF_FIELDS.match, before))


def lift_heading(body: str) -> tuple[str, str, int]:
    """A body whose first line is `# heading` gives (heading, the rest, lines taken); else ("", body, 0)."""
    if not body.lstrip().startswith("#"):  # as for nearly every story
        return "", body, 0
    lines = body.split("\n")
    start = next((place for place, line in enumerate(lines) if line.strip()), 0)
    found = HEADING.match(lines[start])
    title = _unclosed(found.group(1).strip()) if found else ""
    return (title, "\n".join(lines[start + 1 :]), start + 1) if title else ("", body, 0)


def _unclosed(heading: str) -> str:
    """A heading without the marks that may close it: `雨夜 ##` is 雨夜, while `C#` stays."""
    words = heading.rstrip("#")
    return words.strip() if not words or words != words.rstrip() else heading

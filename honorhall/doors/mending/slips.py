"""MENDS: for a problem that has one safe mend, the line as it was meant. What is in doubt is left to its author."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from unicodedata import normalize

from honorhall.ground.problem import Problem

Mend = Callable[
    [str, Problem], str
]  # a line without its end, what is the matter with it -> the line, or lines, instead
FIELD = re.compile(r"^([ \-]*[A-Za-z_][\w-]*)[ \t]*：[ \t]*")
NO_SPACE = re.compile(r"^([ \-]*[A-Za-z_][\w-]*):(?=\S)")
INDENT = re.compile(r"^[ \t]+")
VALUE = re.compile(r"^([ \-]*[A-Za-z_][\w-]*: +)([^\"'\\\s#][^\"'\\]*?) *$")
MADE_OF_TWO = "  "  # a tab in the place of an indent
# Marks that a keyboard for Chinese gives where plain ones are meant, beyond those that NFKC knows.
PLAIN = str.maketrans({"。": ".", "、": ",", "—": "-", "–": "-", "−": "-", "“": "", "”": "", "‘": "", "’": ""})
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _colon(line: str, _: Problem) -> str:
    return FIELD.sub(r"\1: ", line, count=1)


def _space(line: str, _: Problem) -> str:
    return NO_SPACE.sub(r"\1: ", line, count=1)


def _tab(line: str, _: Problem) -> str:
    return INDENT.sub(lambda found: found.group().replace("\t", MADE_OF_TWO), line, count=1)


def _comma(line: str, _: Problem) -> str:
    """Within brackets, from the first that opens."""
    start = min((at for at in (line.find("["), line.find("{")) if at >= 0), default=len(line))
    return line[:start] + re.sub(" *， *", ", ", line[start:])


def _quoted(line: str, _: Problem) -> str:
    """The whole value in quotes, where it holds none."""
    return VALUE.sub(r'\1"\2"', line, count=1)


def _character(line: str, problem: Problem) -> str:
    """A character that nobody can see goes; before a mark that means something else, the value gets quotes."""
    name = problem.facts.get("character", "")
    found = re.fullmatch(r"U\+([0-9A-F]{4,6})", name)
    return line.replace(chr(int(found[1], 16)), "") if found else _quoted(line, problem)


def _instead(line: str, problem: Problem) -> str:
    """What the message itself says to write."""
    return _changed(line, problem.facts["value"], problem.facts["instead"])


def _narrow(line: str, problem: Problem) -> str:
    """A value in plain digits, letters and marks, without what cannot be seen."""
    value = problem.facts.get("value", "")
    return _changed(line, value, UNSEEN.sub("", normalize("NFKC", value).translate(PLAIN)).strip())


def _close(line: str, problem: Problem) -> str:
    """The same without spaces: 红色 宣讲 is a term with a slip in it."""
    narrow = _narrow(line, problem)
    value = problem.facts.get("value", "")
    return narrow if narrow != line else _changed(line, value, re.sub(r"\s", "", value))


def _changed(line: str, old: str, new: str) -> str:
    return line.replace(old, new) if old and new and line.count(old) == 1 else line


def _fence(line: str, _: Problem) -> str:
    return f"---\n{line}"


MENDS: Mapping[str, Mend] = {
    "yaml-full-width-colon": _colon,
    "yaml-space-missing": _space,
    "yaml-tab": _tab,
    "yaml-full-width-comma": _comma,
    "yaml-colon-in-text": _quoted,
    "yaml-character": _character,
    "front-matter-unopened": _fence,
    "quantity-chinese-numerals": _instead,
    "quantity-unreadable": _narrow,
    "date-unreadable": _narrow,
    "number-unreadable": _narrow,
    "seconds-shape": _narrow,
    "flag-unreadable": _narrow,
    "region-code-shape": _narrow,
    "reference-shape": _narrow,
    "url-shape": _narrow,
    "icp-shape": _narrow,
    "term-unknown": _close,
}

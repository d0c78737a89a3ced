"""Words of somebody else within words of ours: whatever they hold, they stay words, on one line, and short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from honorhall.ground.problem import Place, Problem

LONGEST = 160  # characters
EMPTY = "（空）"


def printable(text: str, longest: int = LONGEST) -> str:
    """A text on one line: what a screen would not show, or show as something else, is spelled out."""
    # The bytes of other encodings are spelled out before they are counted.
    words = " ".join(text.split()) if text.isprintable() else text.strip()
    shown = "".join(one if one.isprintable() else one.encode("unicode_escape", "replace").decode() for one in words)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def quoted(text: str, longest: int = LONGEST) -> str:
    """The same as Markdown: within a code span nothing is a link, a picture, a tag, a name to call or a number."""
    shown = printable(text, longest).replace("`", "´")
    return f"`{shown or EMPTY}`"


def quoting(problem: Problem) -> Problem:
    """A problem whose facts stand quoted in what is said of it."""
    return replace(problem, facts={name: quoted(text) for name, text in problem.facts.items()})


def plainly(problem: Problem) -> Problem:
    """A problem whose facts are safe on a terminal and in a log that takes lines for commands."""
    facts: Mapping[str, str] = {name: printable(text) for name, text in problem.facts.items()}
    place = Place(printable(problem.place.file), problem.place.line, problem.place.column)
    return replace(problem, facts=facts, place=place)

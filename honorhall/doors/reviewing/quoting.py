"""Words of somebody else within words of ours: whatever they hold, they stay words, on one line, and short."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from honorhall.doors.reviewing.posting import tamed
from honorhall.ground.messages import Lang, Said, say
from honorhall.ground.problem import Place, Problem

LONGEST = 160  # characters
SPACES = re.compile("[ \t\u00a0\u3000]+")
SPECIAL = re.compile(r"[\\`*_\[\]<>#!|~&]")  # to Markdown
MARKED = re.compile("\ue000(\\d+)\ue001")
EMPTY = "（空）"


def printable(text: str, longest: int = LONGEST) -> str:
    """A text on one line: what a screen would not show, or show as something else, is spelled out."""
    words = SPACES.sub(" ", text).strip()
    shown = "".join(one if one.isprintable() else one.encode("unicode_escape", "replace").decode() for one in words)
    # A log of a forge takes these for commands.
    shown = shown.replace("::", "：：").replace("##[", "＃＃[")
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def quoted(text: str, longest: int = LONGEST) -> str:
    """The same as Markdown: within a code span nothing is a link, a picture, a tag, a name to call or a number."""
    shown = tamed(printable(text, longest).replace("<", "＜")).replace("`", "´")  # no two forges read Markdown alike
    return f"`{shown or EMPTY}`"


def said(problem: Problem, lang: Lang) -> Said:
    """What is said of a problem, as Markdown: its facts quoted, our own words as they are."""
    names, facts = list(problem.facts), _nameless(problem)
    marked = replace(problem, facts={name: f"\ue000{at}\ue001" for at, name in enumerate(names)})
    plain = say(marked, lang)

    def whole(text: str) -> str:
        return MARKED.sub(lambda found: quoted(facts[names[int(found[1])]]), SPECIAL.sub(r"\\\g<0>", text))

    return Said(whole(plain.what), whole(plain.why), whole(plain.next))


def _nameless(problem: Problem) -> Mapping[str, str]:
    """Facts that name nobody: a comment stays, also when somebody wants to be forgotten."""
    of_a_person = problem.about.startswith("person:")
    return {**problem.facts, **({"name": problem.about} if of_a_person and "name" in problem.facts else {})}


def plainly(problem: Problem) -> Problem:
    """A problem whose facts are safe on a terminal and in a log that takes lines for commands."""
    facts: Mapping[str, str] = {name: printable(text) for name, text in problem.facts.items()}
    place = Place(printable(problem.place.file), problem.place.line, problem.place.column)
    return replace(problem, facts=facts, place=place)

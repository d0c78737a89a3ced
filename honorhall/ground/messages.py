"""Messages: what a Problem says to people, in Chinese and English, and how grave it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from honorhall.ground.problem import Problem

Lang = Literal["zh", "en"]
FACT = re.compile(r"\{\w+\}")


class Severity(StrEnum):
    """What a Problem does to the build: stops it, asks for a look, or suggests something better."""

    BLOCKS = "blocks"
    WARNS = "warns"
    HINTS = "hints"


@dataclass(frozen=True, slots=True)
class Said:
    """One message in one language: what is so, why it matters, what to do next."""

    what: str
    why: str
    next: str


@dataclass(frozen=True, slots=True)
class _Message:
    severity: Severity
    said: Mapping[str, Said]


def codes() -> tuple[str, ...]:
    """Every code that has a message, in the order of messages.yml."""
    return tuple(_messages())


def severity(code: str) -> Severity:
    """How grave a Problem with this code is. KeyError: messages.yml has no such code (our own bug)."""
    return _message(code).severity


def blocks(problem: Problem) -> bool:
    """Whether the site is not built while this Problem stands. KeyError: as in severity()."""
    return severity(problem.code) is Severity.BLOCKS


def say(problem: Problem, lang: Lang) -> Said:
    """The Problem's message with its facts filled in.

    KeyError, always our own bug: an unknown code, an unknown language, or a fact that the message names and
    the Problem lacks.
    """
    said = _message(problem.code).said
    if lang not in said:
        text = f"no messages in language {lang!r}; there are {', '.join(said)}"
        raise KeyError(text)
    raw = said[lang]
    return Said(_fill(raw.what, problem), _fill(raw.why, problem), _fill(raw.next, problem))


def unfilled(code: str, lang: Lang) -> Said:
    """The message of a code as it is for any Problem: "…" stands for the facts. KeyError: as in say()."""
    raw = _message(code).said[lang]
    return Said(*(FACT.sub("…", text) for text in (raw.what, raw.why, raw.next)))


def _fill(text: str, problem: Problem) -> str:
    try:
        return text.format_map(problem.facts)
    except KeyError as missing:
        text = f"{problem.code!r} needs the fact {missing}; this Problem has {sorted(problem.facts)}"
        raise KeyError(text) from missing


def _message(code: str) -> _Message:
    messages = _messages()
    if code not in messages:
        text = f"no message for the code {code!r}: add it to messages.yml"
        raise KeyError(text)
    return messages[code]


@cache
def _messages() -> Mapping[str, _Message]:
    text = Path(__file__).with_name("messages.yml").read_text(encoding="utf-8")
    # The C loader reads the file some ten times faster; a PyYAML built without libyaml has only the other.
    fast = yaml.__with_libyaml__
    entries = yaml.load(text, Loader=yaml.CSafeLoader) if fast else yaml.safe_load(text)
    return {
        code: _Message(Severity(entry["severity"]), {lang: Said(**entry[lang]) for lang in ("zh", "en")})
        for code, entry in entries.items()
    }

"""What TEXT_RULES find in the texts of the records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from honorhall.checks.asked import Asked
from honorhall.checks.guarded import GUARDED
from honorhall.checks.inside import Path, inside
from honorhall.checks.looks import Found, searched, seen
from honorhall.checks.secrets import SECRETS
from honorhall.checks.told import told
from honorhall.ground.problem import Place, Problem
from honorhall.model import MODELS, Code, Consent, Privacy, Record, Ref, Term, rows

SECRET = {rule.code for rule in SECRETS}
WANTED = frozenset(SECRETS)
FIELD = re.compile(r"[ -]*([a-z_]+):")
MADE_UP = {rule.code for rule in GUARDED}  # what may be told of whoever was made up
OF_PEOPLE = MADE_UP | SECRET
OF_NAMES = ("helped-named", "pupil-named")
LAST_SEEN = 4  # digits of a number that a message may say again
LONGEST = 40  # characters that a message repeats


def in_texts(asked: Asked) -> Iterator[Problem]:
    """All that TEXT_RULES, and a look for mixed scripts, find in the texts of a record."""
    for key, record in asked.records.items():
        for where, code, value in _found_in(record):
            if code in OF_NAMES and _agreed(asked, value):
                continue
            yield told(asked.archive, key, code, where, value=repeated(code, value))


def secrets_in(record: Record) -> Iterator[tuple[Path, str, str]]:
    """(path, code, what a message may repeat of it) of all in a record's texts by which somebody can be found."""
    for where, code, value in _found_in(record):
        if code in SECRET:
            yield where, code, repeated(code, value)


def secrets_of_unread(file: str, text: str) -> Iterator[Problem]:
    """The same of a file that holds something that is no record yet, line by line: one fault must not hide another."""
    if not seen(text) & WANTED:
        return
    for number, line in enumerate(text.split("\n"), 1):
        kept_back = FIELD.match(line)
        if kept_back and kept_back.group(1) in _private():
            continue
        for code, value, at in searched(line, WANTED):
            yield Problem(code, Place(file, number, at + 1), {"value": repeated(code, value)})


def _found_in(record: Record) -> Iterator[tuple[Path, str, str]]:
    """(path, code, what) of what the rules find in a record's texts; of its body, the path says which line.

    All texts are looked at together first: most hold nothing.
    """
    written = list(texts(record))
    together = "\n".join(text for _, text in written)
    wanted = [rule for rule in seen(together) if rule.pattern.search(together)]
    for path, text in written if wanted else ():
        for code, value, at in _worth_telling(searched(text, wanted), of_a_sample=record.sample):
            yield (*path, text.count("\n", 0, at)) if path == ("body",) else path, code, value


def _worth_telling(found: Iterable[Found], *, of_a_sample: bool) -> Iterator[Found]:
    """Of people everything, of made-up ones what could be somebody's number all the same. A habit once a text."""
    known: set[str] = set()
    for one in found:
        if of_a_sample and one[0] in MADE_UP:
            continue
        if one[0] in OF_PEOPLE or one[0] not in known:
            known.add(one[0])
            yield one


def _agreed(asked: Asked, name: str) -> bool:
    """Whether it is the name of somebody whose page every public edition shows: it may be said of what they did."""
    named = (one for one in asked.archive.of_kind("person") if one.title == name)
    return any(all(one.key not in made.unshown for made in asked.redactions) for one in named)


def repeated(code: str, value: str) -> str:
    """What a message repeats: enough of a secret to find it again, and of all else the beginning."""
    if code in SECRET:
        return masked(value)
    visible = "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in value)
    return visible if len(visible) <= LONGEST else f"{visible[:LONGEST]}…"


def masked(value: str) -> str:
    """Enough of it to be found again, and not the whole: messages are read by many, and kept in logs."""
    return value if len(value) <= LAST_SEEN * 2 else f"{value[:3]}…{value[-LAST_SEEN:]}"


def texts(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every text of a record that an edition may show, with its path; parts and lists opened."""
    return ((path, value) for path, value in inside(record, _shown) if isinstance(value, str))


@cache
def _shown(model: type[BaseModel]) -> tuple[str, ...]:
    """Not those of codes, terms and references: their shape was looked at, and their digits would slow every record."""
    shown = (row for row in rows(model) if row.privacy is not Privacy.PRIVATE and not row.hidden)
    return tuple(row.name for row in shown if not (row.mark(Code) or row.mark(Ref) or row.mark(Term)))


@cache
def _private() -> frozenset[str]:
    """The names of fields that nobody is shown, whatever record they stand in."""
    every = (row for model in (*MODELS.values(), Consent) for row in rows(model))
    return frozenset(row.name for row in every if row.privacy is Privacy.PRIVATE)

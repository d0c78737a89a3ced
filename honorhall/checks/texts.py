"""What TEXT_RULES find in the texts of the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from honorhall.checks.asked import Asked
from honorhall.checks.guarded import GUARDED
from honorhall.checks.inside import Path, inside
from honorhall.checks.looks import searched, seen
from honorhall.checks.secrets import SECRETS
from honorhall.checks.told import told
from honorhall.ground.problem import Problem
from honorhall.model import Code, Privacy, Ref, Term, rows

SECRET = {rule.code for rule in SECRETS}
OF_PEOPLE = {rule.code for rule in GUARDED} | SECRET
LAST_SEEN = 4  # digits of a number that a message may say again
LONGEST = 40  # characters that a message repeats


def in_texts(asked: Asked) -> Iterator[Problem]:
    """All that TEXT_RULES, and a look for mixed scripts, find in the texts of a record."""
    for key, record in asked.records.items():
        written = list(texts(record))
        together = "\n".join(text for _, text in written)
        wanted = [rule for rule in seen(together) if rule.pattern.search(together)]
        for path, text in written if wanted else ():
            for code, value, at in _worth_telling(searched(text, wanted), of_a_sample=record.sample):
                line = text.count("\n", 0, at)
                where = (*path, line) if path == ("body",) else path
                yield told(asked.archive, key, code, where, value=repeated(code, value))


def _worth_telling(found: Iterable[tuple[str, str, int]], *, of_a_sample: bool) -> Iterator[tuple[str, str, int]]:
    """Every secret, but of a sample none: whoever is made up may have a number. A habit of writing once a text."""
    known: set[str] = set()
    for one in found:
        if one[0] in OF_PEOPLE:
            if not of_a_sample:
                yield one
        elif one[0] not in known:
            known.add(one[0])
            yield one


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

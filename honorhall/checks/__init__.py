"""Floor 4: check() asks every rule of two explicit lists, and leaves out what a reviewer has answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from honorhall.checks import claims, naming, pictures, promises, secrets
from honorhall.checks.asked import Asked, ask
from honorhall.checks.pictures import files_named
from honorhall.checks.pictures import rule_broken as picture_rules
from honorhall.checks.secrets import TEXT_RULES, TextRule
from honorhall.ground.problem import Problem
from honorhall.model import Archive

Rule = Callable[[Asked], Iterator[Problem]]

# Rules that look at one record after the other: they may be asked about some of the records.
OF_A_RECORD: tuple[Rule, ...] = (
    promises.consent,
    promises.narrow,
    promises.unfilled,
    promises.guardian,
    promises.martyr,
    promises.said_names,
    secrets.secrets,
    claims.unsourced,
    claims.quantities,
    claims.dates,
    claims.ladder,
    naming.team_names,
    naming.levels,
    naming.level_matches_region,
    pictures.names,
    pictures.alts,
    pictures.links,
)
# Rules that look at all records side by side, or at the hand-written pages.
OF_THE_WHOLE: tuple[Rule, ...] = (
    promises.names_in_pages,
    naming.brands,
    naming.namesakes,
)
CHECKS = (*OF_A_RECORD, *OF_THE_WHOLE)


def check(archive: Archive, today: date) -> list[Problem]:
    """Every problem of a gathered archive, in the order of CHECKS. Answered ones are left out."""
    asked = ask(archive, today)
    return [*check_some(asked, archive.records), *check_whole(asked)]


def check_some(asked: Asked, keys: Iterable[str]) -> list[Problem]:
    """The problems that these records have each by itself. Those of all shares are those of the whole."""
    return check_asked(asked.about(keys))


def check_asked(asked: Asked) -> list[Problem]:
    """The same of all that is asked about."""
    return _unanswered(asked, OF_A_RECORD)


def check_whole(asked: Asked) -> list[Problem]:
    """The problems that only show where all records lie side by side, and those of the hand-written pages."""
    return _unanswered(asked, OF_THE_WHOLE)


def _unanswered(asked: Asked, rules: Iterable[Rule]) -> list[Problem]:
    answered = {(key, answer.rule) for key, record in asked.records.items() for answer in record.reviewed}
    found = (problem for rule in rules for problem in rule(asked))
    return [problem for problem in found if (problem.about, problem.code) not in answered]


__all__ = [
    "CHECKS",
    "OF_A_RECORD",
    "OF_THE_WHOLE",
    "TEXT_RULES",
    "Asked",
    "TextRule",
    "ask",
    "check",
    "check_asked",
    "check_some",
    "check_whole",
    "files_named",
    "picture_rules",
]

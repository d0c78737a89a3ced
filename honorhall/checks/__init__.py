"""Floor 4: check() asks every rule of one explicit list, and leaves out what a reviewer has answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from honorhall.checks import claims, naming, pictures, promises
from honorhall.checks.pictures import files_named
from honorhall.checks.pictures import rule_broken as picture_rules
from honorhall.ground.problem import Problem
from honorhall.model import Archive

CHECKS: tuple[Callable[[Archive, date], Iterator[Problem]], ...] = (
    promises.consent,
    promises.narrow,
    promises.unfilled,
    promises.guardian,
    promises.martyr,
    promises.said_names,
    claims.unsourced,
    claims.quantities,
    claims.dates,
    claims.ladder,
    naming.team_names,
    naming.levels,
    naming.level_matches_region,
    naming.brands,
    naming.namesakes,
    pictures.names,
    pictures.alts,
    pictures.links,
)


def check(archive: Archive, today: date) -> list[Problem]:
    """Every problem of a gathered archive, in the order of CHECKS. Answered ones are left out."""
    answered = {(key, answer.rule) for key, record in archive.records.items() for answer in record.reviewed}
    found = (problem for rule in CHECKS for problem in rule(archive, today))
    return [problem for problem in found if (problem.about, problem.code) not in answered]


__all__ = ["CHECKS", "check", "files_named", "picture_rules"]

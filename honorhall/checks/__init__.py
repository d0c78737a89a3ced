"""Floor 4: check() asks every rule of two explicit lists, and leaves out what a reviewer has answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from honorhall.checks import claims, likeness, naming, pictures, promises, texts
from honorhall.checks.answers import NEVER, OF_ANSWERS, misplaced, unanswered, unneeded
from honorhall.checks.asked import Asked, ask
from honorhall.checks.copied import MIXED
from honorhall.checks.examples import Example, examples
from honorhall.checks.looks import TEXT_RULES
from honorhall.checks.pictures import files_named
from honorhall.checks.pictures import rule_broken as picture_rules
from honorhall.checks.text_rule import TextRule
from honorhall.checks.texts import secrets_in, secrets_of_unread
from honorhall.ground.problem import Problem
from honorhall.model import Archive

Rule = Callable[[Asked], Iterator[Problem]]
Codes = tuple[str, ...]

# Rules that look at one record after the other, with what they can tell: they may be asked about some of the records.
OF_A_RECORD: Mapping[Rule, Codes] = {
    promises.consent: (
        *("consent-missing", "consent-pending", "consent-run-out", "consent-signed-ahead", "consent-scope-missing"),
        *("consent-name-as-missing", "consent-why-missing", "pseudonym-missing"),
    ),
    promises.narrow: ("consent-narrow", "story-follows"),
    promises.pictures_kept_back: ("picture-kept-back",),
    promises.unfilled: ("template-unfilled",),
    promises.guardian: ("consent-guardian-missing",),
    promises.martyr: ("martyr-approval-missing",),
    promises.said_names: ("name-not-public",),
    texts.in_texts: tuple(dict.fromkeys(rule.code for rule in (*TEXT_RULES, MIXED))),
    claims.unsourced: ("claim-unsourced",),
    claims.quantities: ("quantity-odd-qualifier",),
    claims.dates: ("dates-out-of-order", "date-ahead"),
    claims.ladder: ("ladder-not-rising",),
    naming.team_names: ("team-name-shape",),
    naming.levels: ("team-level-speciality",),
    naming.level_matches_region: ("team-level-region",),
    pictures.names: ("media-outside", "media-missing", "media-kind"),
    pictures.alts: ("media-alt-missing", "media-alt-empty", "media-alt-long"),
    pictures.pupils: ("pupils-pictured",),
    pictures.links: ("link-unknown",),
}
# Rules that look at all records side by side, or at the hand-written pages.
OF_THE_WHOLE: Mapping[Rule, Codes] = {
    promises.names_in_pages: ("name-not-public", "name-in-address"),
    naming.brands: ("team-second-brand",),
    naming.namesakes: ("namesakes",),
    likeness.twice: ("story-twice",),
}
CHECKS = (*OF_A_RECORD, *OF_THE_WHOLE)
ANSWERABLE = frozenset(code for codes in (*OF_A_RECORD.values(), *OF_THE_WHOLE.values()) for code in codes) - NEVER


def check(archive: Archive, today: date) -> list[Problem]:
    """Every problem of a gathered archive, in the order of CHECKS. Answered ones are left out."""
    asked = ask(archive, today)
    return [*check_some(asked, archive.records), *check_whole(asked)]


def check_some(asked: Asked, keys: Iterable[str]) -> list[Problem]:
    """The problems that these records have each by itself. Those of all shares are those of the whole."""
    return check_asked(asked.about(keys))


def check_asked(asked: Asked) -> list[Problem]:
    """The same of all that is asked about."""
    return [*_unanswered(asked, OF_A_RECORD), *misplaced(asked, ANSWERABLE)]


def check_whole(asked: Asked) -> list[Problem]:
    """The problems that only show where all records lie side by side, and those of the hand-written pages."""
    return _unanswered(asked, OF_THE_WHOLE)


def answered(archive: Archive, problems: Iterable[Problem]) -> int:
    """How many answers of reviewers hold, told beside what is still to do. problems: all that check() told."""
    told = sum(problem.code in OF_ANSWERS and problem.code != "review-accepted" for problem in problems)
    return sum(len(record.reviewed) for record in archive.records.values()) - told


def _unanswered(asked: Asked, rules: Mapping[Rule, Codes]) -> list[Problem]:
    found = [problem for rule in rules for problem in rule(asked)]
    asking = {code for codes in rules.values() for code in codes}
    if rules is OF_THE_WHOLE:
        # Told of records one by one, too, and answered there; or hidden from who reads only some of the stories.
        asking -= {code for codes in OF_A_RECORD.values() for code in codes} | {"story-twice"}
    return [*unanswered(asked, found), *unneeded(asked, found, asking)]


__all__ = [
    "ANSWERABLE",
    "CHECKS",
    "OF_ANSWERS",
    "OF_A_RECORD",
    "OF_THE_WHOLE",
    "TEXT_RULES",
    "Asked",
    "Example",
    "TextRule",
    "answered",
    "ask",
    "check",
    "check_asked",
    "check_some",
    "check_whole",
    "examples",
    "files_named",
    "picture_rules",
    "secrets_in",
    "secrets_of_unread",
]

"""What reviewers have answered: their answers leave out what they are about, and are looked at themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from honorhall.checks.asked import Asked
from honorhall.checks.told import told
from honorhall.ground.messages import blocks, codes
from honorhall.ground.problem import Problem

# No office may agree to these in the place of the person; and a picture that is not there is not there.
NEVER = frozenset(
    {
        *("identity-number", "name-in-address"),
        *("consent-missing", "consent-pending", "consent-run-out", "consent-signed-ahead", "consent-scope-missing"),
        *("consent-name-as-missing", "consent-why-missing", "consent-guardian-missing", "pseudonym-missing"),
        *("martyr-approval-missing", "media-outside", "media-missing", "media-kind"),
    }
)
OF_ANSWERS = ("review-rule-unknown", "review-refused", "review-unneeded", "review-accepted")


def unanswered(asked: Asked, found: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that no answer is about. One that blocks and was answered is told as a hint: it is never silent."""
    answers = {
        (key, answer.rule): (place, answer)
        for key, record in asked.records.items()
        for place, answer in enumerate(record.reviewed)
        if answer.rule not in NEVER
    }
    for problem in found:
        place, answer = answers.get((problem.about, problem.code), (0, None))
        if answer is None:
            yield problem
        elif blocks(problem):
            facts = {"rule": problem.code, "by": answer.by, "on": answer.on.verbatim, "why": answer.why}
            yield told(asked.archive, problem.about, "review-accepted", ("reviewed", place, "rule"), **facts)


def unneeded(asked: Asked, found: Collection[Problem], asking: Collection[str]) -> Iterator[Problem]:
    """Answers to a rule that has nothing left to tell of their record.

    found: problems before answers were looked at; asking: the codes that they could have had.
    """
    broken = {(problem.about, problem.code) for problem in found}
    for key, record in asked.records.items():
        for place, answer in enumerate(record.reviewed):
            if answer.rule in asking and answer.rule not in NEVER and (key, answer.rule) not in broken:
                yield told(asked.archive, key, "review-unneeded", ("reviewed", place, "rule"), rule=answer.rule)


def misplaced(asked: Asked, answerable: Collection[str]) -> Iterator[Problem]:
    """Answers that can have no effect: to a rule that there is not, or to one that no answer lifts."""
    for key, record in asked.records.items():
        for place, answer in enumerate(record.reviewed):
            if answer.rule not in codes():
                yield told(asked.archive, key, "review-rule-unknown", ("reviewed", place, "rule"), rule=answer.rule)
            elif answer.rule in NEVER or answer.rule not in answerable:
                yield told(asked.archive, key, "review-refused", ("reviewed", place, "rule"), rule=answer.rule)

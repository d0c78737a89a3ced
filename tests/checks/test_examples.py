"""The examples that docs/checks.md shows: each bad one is told of, each good one and each look-alike is not."""

from __future__ import annotations

import pytest

from honorhall.checks import ANSWERABLE, OF_A_RECORD, OF_ANSWERS, OF_THE_WHOLE, TEXT_RULES, examples
from honorhall.checks.copied import MIXED
from honorhall.checks.looks import found, searched
from tests.gathered import gathered
from tests.house import REPOSITORY, hall, run

RULES = {code for codes in (*OF_A_RECORD.values(), *OF_THE_WHOLE.values()) for code in codes} | set(OF_ANSWERS)
EXAMPLES = examples()
OF_TEXTS = {rule.code for rule in (*TEXT_RULES, MIXED)}
EACH = [(code, kind, text) for code, one in EXAMPLES.items() for kind in ("bad", "good") for text in getattr(one, kind)]
TEXTS = [(code, kind, text) for code, kind, text in EACH if code in OF_TEXTS]
RECORDS = [one for one in EACH if one[0] not in OF_TEXTS or one[2] is getattr(EXAMPLES[one[0]], one[1])[0]]


def test_every_rule_has_an_example_and_every_example_a_rule():
    told_by_doors = {"media-missing"}
    assert set(EXAMPLES) == RULES - told_by_doors
    assert set(EXAMPLES) >= ANSWERABLE


@pytest.mark.parametrize(("code", "kind", "text"), TEXTS)
def test_a_bad_text_is_told_of_and_one_that_looks_like_it_is_not(code, kind, text):
    assert ({one for one, _, _ in found(text)} == {code}) is (kind == "bad"), list(found(text))


@pytest.mark.parametrize(("code", "kind", "text"), RECORDS)
def test_a_hall_with_a_bad_example_has_its_problem_and_with_a_good_one_none(code, kind, text, tmp_path):
    codes = {problem.code for problem in gathered(hall(tmp_path, EXAMPLES[code].files(text)))[1]}
    assert (code in codes) is (kind == "bad"), codes
    assert kind == "bad" or not codes - {"consent-narrow"}


def test_a_quick_look_overlooks_nothing_that_all_rules_would_find():
    everything = (*TEXT_RULES, MIXED)
    for _, _, text in EACH:
        assert list(found(text)) == list(searched(text, everything)), text


def test_the_page_of_the_rules_is_what_the_command_prints():
    assert (REPOSITORY / "docs/checks.md").read_text(encoding="utf-8") == run("checks").told

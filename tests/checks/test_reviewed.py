"""A reviewer's answer leaves out one problem of one record, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.checks import ANSWERABLE, CHECKS, ask, check
from honorhall.checks.answers import NEVER
from honorhall.ground.messages import Severity, codes, severity
from honorhall.model import FOLDERS, gather
from honorhall.sources import read
from tests.gathered import gathered
from tests.house import ON_TODAY, House, hall

ANSWER = "reviewed: [{rule: %s, by: 东溪村委会, on: 2026-11-01, why: 已核对来源}]\n"
TWO = 'title: 红马甲队\nregion: "1201"\nmembers: 53余名\nsummary: 全省首家。\n'


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path, {"content/teams/a.yml": TWO, "content/teams/b.yml": TWO})


def told(house: House) -> list[tuple[str, str]]:
    return [(problem.about, problem.code) for problem in gathered(house)[1]]


ALL = [
    ("team:a", "team-name-shape"),
    ("team:a", "quantity-odd-qualifier"),
    ("team:a", "claim-unsourced"),
    ("team:b", "team-name-shape"),
    ("team:b", "quantity-odd-qualifier"),
    ("team:b", "claim-unsourced"),
]


def test_without_an_answer_every_problem_of_both_records_is_told(house):
    assert told(house) == ALL


@pytest.mark.parametrize("record", ["a", "b"])
@pytest.mark.parametrize("rule", ["team-name-shape", "quantity-odd-qualifier", "claim-unsourced"])
def test_an_answer_leaves_out_exactly_its_own_records_problem(house, record, rule):
    house.write({f"content/teams/{record}.yml": TWO + ANSWER % rule})
    assert told(house) == [one for one in ALL if one != (f"team:{record}", rule)]


def test_several_answers_leave_out_as_many_problems(house):
    answers = [f"{{rule: {code}, by: 甲, on: 2026, why: 乙}}" for _, code in ALL[:2]]
    house.write({"content/teams/a.yml": f"{TWO}reviewed: [{', '.join(answers)}]\n"})
    assert told(house) == ALL[2:]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("date-ahead", "review-unneeded"),
        ("namesakes", "review-unneeded"),
        ("name-not-public", "review-unneeded"),
        ("claim-unsorced", "review-rule-unknown"),
        ("consent-guardian-missing", "review-refused"),
        ("date-relative", "review-refused"),
        ("media-position", "review-refused"),
    ],
)
def test_an_answer_that_lifts_nothing_is_itself_told_once(house, rule, code):
    house.write({"content/teams/a.yml": TWO + ANSWER % rule})
    assert sorted(told(house)) == sorted([*ALL, ("team:a", code)])


def test_a_consent_cannot_be_given_by_an_office(house):
    house.write({"content/people/p.yml": "title: 陈大河\n" + ANSWER % "consent-missing"})
    assert {("person:p", "consent-missing"), ("person:p", "review-refused")} <= set(told(house))


def test_a_blocking_problem_that_was_answered_is_a_hint_that_says_who_let_it_stand(house):
    house.write({"content/orgs/o.yml": "title: 站\norg_type: 退役军人服务站\nsummary: 13800001234\n"})
    assert ("org:o", "mobile-number") in told(house)
    house.write({"content/orgs/o.yml": (house.root / "content/orgs/o.yml").read_text() + ANSWER % "mobile-number"})
    [problem] = [one for one in gathered(house)[1] if one.about == "org:o"]
    assert (problem.code, severity(problem.code)) == ("review-accepted", Severity.HINTS)
    assert problem.facts == {"rule": "mobile-number", "by": "东溪村委会", "on": "2026-11-01", "why": "已核对来源"}


def test_the_check_says_how_many_answers_hold(house):
    assert "审核单位" not in house.run("check").told
    house.write({"content/teams/a.yml": TWO + ANSWER % "claim-unsourced"})
    house.write({"content/teams/b.yml": TWO + ANSWER % "namesakes"})
    assert "另有 1 条由审核单位答复过。" in house.run("check").told


def test_whoever_may_not_be_answered_for_is_told_of_by_some_rule_or_door():
    assert set(codes()) >= NEVER
    assert not NEVER & ANSWERABLE


@pytest.mark.parametrize("missing", ["rule", "by", "on", "why"])
def test_an_answer_without_its_office_day_or_reason_is_none(house, missing):
    answer = {"rule": "claim-unsourced", "by": "东溪村委会", "on": "2026-11-01", "why": "已核对"}
    del answer[missing]
    house.write({"content/teams/a.yml": f"{TWO}reviewed: [{answer}]\n"})
    assert ("", "field-missing") in told(house)


def test_a_fault_of_writing_cannot_be_answered_away(house):
    house.write({"content/teams/a.yml": "title: 溪市退役军人志愿服务队\nfounded: 去年\n" + ANSWER % "date-relative"})
    assert ("", "date-relative") in told(house)


# --- the list of checks -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The archive of the good hall that the cases stand in."""
    return gather(read(hall(tmp_path_factory.mktemp("good")).root, FOLDERS))[0]


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: f"{rule.__module__.split('.')[-1]}.{rule.__name__}")
def test_every_check_finds_something_in_the_cases_and_nothing_in_the_good_hall(archives, good, rule):
    assert any(True for archive in archives for _ in rule(ask(archive, ON_TODAY)))
    assert list(rule(ask(good, ON_TODAY))) == []


def test_every_problem_of_a_check_has_a_message_a_record_and_a_line(archives):
    for archive in archives:
        for problem in check(archive, ON_TODAY):
            assert problem.code in codes()
            assert problem.about in archive.records or not problem.about
            assert problem.place.line >= 1


def test_checks_say_the_same_twice(archives):
    for archive in archives:
        assert check(archive, ON_TODAY) == check(archive, ON_TODAY)


@pytest.mark.parametrize(
    "code", ["consent-scope-missing", "consent-why-missing", "consent-guardian-missing", "martyr-approval-missing"]
)
def test_a_promise_to_a_person_that_is_half_kept_stops_the_build(code):
    assert severity(code) is Severity.BLOCKS

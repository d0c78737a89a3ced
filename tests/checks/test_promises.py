"""Promises to people and to readers: what is told, of whom, and at which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gathered import gathered
from tests.house import House, hall

ALL = "scope: [文字, 照片, 网站, 馆内屏幕]"
FULL = f"consent: {{status: 已同意, {ALL}, name_as: 全名}}\n"
SURNAME = f"consent: {{status: 已同意, {ALL}, name_as: 只显姓氏}}\n"
PERSON = "content/people/boatman.yml"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def told(house: House) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in gathered(house)[1]]


def named(house: House) -> list[str]:
    """The places where a hidden name was found."""
    return [where for code, where in told(house) if code == "name-not-public"]


def boatman(house: House, consent: str, **files: str) -> House:
    more = {name.replace("__", "/"): text for name, text in files.items()}
    return house.write({PERSON: f"title: 陈大河\nborn: 1950\n{consent}", **more})


def story(body: str, matter: str = "") -> str:
    return f"---\ntitle: 雨夜\n{matter}---\n{body}\n"


def test_a_hidden_name_is_told_of_at_its_line_of_the_text(house):
    boatman(house, SURNAME)
    house.write({"stories/rain.md": story("\n\n一\n二\n三 陈大河 四\n")})
    assert named(house) == ["stories/rain.md:8"]


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("summary: 与陈大河同行", 3),
        ("tags: [水, 陈大河]", 3),
        ("author: 陈大河", 3),
        ("media: {file: a.jpg, alt: 陈大河}", 3),
    ],
)
def test_a_hidden_name_is_told_of_in_every_public_field(house, field, line):
    boatman(house, SURNAME)
    house.write({"stories/rain.md": story("文", f"{field}\n")})
    assert named(house) == [f"stories/rain.md:{line}"]


def test_a_hidden_name_in_a_private_field_is_nobodys_business(house):
    boatman(house, SURNAME + "notes: 陈大河的电话在馆里\nfamily: 陈大河之子\n")
    house.write({"stories/rain.md": story("文", "notes: 问过陈大河\n")})
    assert named(house) == []


def test_ones_own_name_as_a_title_is_no_slip_and_anywhere_else_on_ones_page_is(house):
    boatman(house, f"{SURNAME}body: |\n  撑船。\n  陈大河说。\n")
    assert named(house) == [f"{PERSON}:4"]


@pytest.mark.parametrize(
    ("consent", "hidden"),
    [
        (FULL, False),
        (SURNAME, True),
        ("consent: {status: 无需同意, why: 先人}\n", False),
        ("consent: {status: 无需同意, why: 先人, name_as: 只显姓氏}\n", True),
        ("consent: {status: 待确认}\n", True),
        ("consent: {status: 已撤回}\n", True),
        ("", True),
        (f"{FULL}public: 否\n", True),
        (FULL.replace("name_as", "until: 2025, name_as"), True),
        (FULL.replace("网站, ", ""), True),
        (FULL.replace(", 馆内屏幕", ""), True),
    ],
)
def test_a_name_is_hidden_where_some_edition_may_not_say_it(house, consent, hidden):
    boatman(house, consent)
    house.write({"stories/rain.md": story("陈大河")})
    assert bool(named(house)) is hidden


def test_a_hidden_name_is_told_of_once_though_two_editions_hide_it(house):
    boatman(house, SURNAME)
    house.write({"stories/rain.md": story("陈大河")})
    assert len(named(house)) == 1


def test_a_hidden_name_in_a_hand_written_page_is_told_of_at_its_line(house):
    boatman(house, SURNAME)
    house.write({"content/pages/visit.md": "---\ntitle: 参观\n---\n# 参观\n\n讲解：陈大河\n"})
    assert named(house) == ["content/pages/visit.md:6"]


def test_a_story_that_is_not_shown_may_name_whom_it_will(house):
    boatman(house, SURNAME)
    house.write({"stories/rain.md": story("陈大河", "public: 否\n")})
    assert named(house) == []


def test_a_name_of_one_character_is_not_searched_for(house):
    house.write({PERSON: f"title: 陈\nborn: 1950\n{SURNAME}", "stories/rain.md": story("陈年旧事")})
    assert named(house) == []


@pytest.mark.parametrize("word", ["首家", "首个", "首创", "第一家", "唯一", "全覆盖", "最大", "最早"])
def test_a_claim_without_a_source_is_told_of_at_its_line(house, word):
    house.write({"stories/a.md": story(f"\n\n一\n二，{word}的馆。\n")})
    assert told(house) == [("claim-unsourced", "stories/a.md:7")]
    house.write({"stories/a.md": story(f"{word}的馆。", "sources: [s0]\n")})
    assert told(house) == []


def test_a_record_is_asked_for_its_source_once_however_much_it_claims(house):
    house.write({"stories/a.md": story("首家，最大，唯一。", "summary: 全省首家\n")})
    assert told(house) == [("claim-unsourced", "stories/a.md:3")]


def test_a_source_need_not_cite_itself_and_a_sample_need_cite_nothing(house):
    house.write({"content/sources/x.yml": "title: 全省首家\n", "stories/a.md": story("首家", "sample: 是\n")})
    assert told(house) == []


@pytest.mark.parametrize(
    ("life", "lines"),
    [
        ("born: 1950\nenlisted: 1968\ndischarged: 1972\ndied: 2020", []),
        ("born: 1950\nenlisted: 1950\ndischarged: 1950\ndied: 1950", []),
        ("born: 1950-07\nenlisted: 1968-12\ndischarged: 1968", []),
        ("born: 1950年代\nenlisted: 1951", []),
        ("born: 约1950年\nenlisted: 1950-01-01", []),
        ("enlisted: 1968\ndied: 1967", []),
        ("born: 1950\ndied: 1949", [4]),
        ("born: 1950\nenlisted: 1949-12-31", [4]),
        ("born: 1950\nenlisted: 1968\ndischarged: 1967", [5]),
        ("born: 1950\ndied: 1920\nenlisted: 1940\ndischarged: 1930", [4, 5, 6]),
    ],
)
def test_only_dates_that_cannot_follow_each_other_are_told_of(house, life, lines):
    house.write({PERSON: f"title: 陈大河\nconsent: {{status: 无需同意, why: 先人}}\n{life}\n"})
    assert told(house) == [("dates-out-of-order", f"{PERSON}:{line}") for line in lines]


@pytest.mark.parametrize(
    ("date", "outcomes", "ahead"),
    [
        ("2026-11-21", "[{measure: 清淤, amount: 3公里}]", False),
        ("2026-11-22", "[{measure: 清淤, amount: 3公里}]", True),
        ("2026-11", "[{measure: 清淤, amount: 3公里}]", False),
        ("2027", "[{measure: 清淤, amount: 3公里}]", True),
        ("2027", "", False),
    ],
)
def test_what_is_yet_to_come_has_no_outcome(house, date, outcomes, ahead):
    house.write({"content/activities/a.yml": f"title: 清河\ndate: {date}\noutcomes: {outcomes}\n"})
    assert told(house) == [("date-ahead", "content/activities/a.yml:2")] * ahead


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ([[1, 100], [2, 300], [3, 600], [4, 1000], [5, 1500]], None),
        ([[1, 100]], None),
        ([[1, 100], [2, 100]], 5),
        ([[1, 100], [3, 300], [2, 600]], 6),
        ([[2, 100], [2, 300]], 5),
    ],
)
def test_each_star_asks_for_more_hours_than_the_one_below(house, steps, line):
    rows = "".join(f"  - {{stars: {stars}, hours: {hours}}}\n" for stars, hours in steps)
    house.write({"content/policies/x.yml": f"title: 星\npolicy_type: 激励保障\nladder:\n{rows}"})
    assert told(house) == ([("ladder-not-rising", f"content/policies/x.yml:{line}")] if line else [])

"""One fault of a record hides none of the numbers in it: whoever mends the fault is told of both at once."""

from __future__ import annotations

import pytest

from honorhall.doors.checking import Touched, check_some
from tests.house import ON_TODAY, House, hall

FILE = "stories/a.md"
TOLD = [("date-relative", 3), ("mobile-number", 5)]
STORY = "---\ntitle: 雨夜\nyears: 去年\n---\n电话13800138000，雨下了一夜。\n"


def told(house: House) -> list[tuple[str, int]]:
    return [(one.code, one.place.line) for one in house.inspect()[1]]


def test_a_number_is_told_of_beside_a_fault_by_the_whole_check_and_by_that_of_the_file(tmp_path):
    house = hall(tmp_path, {FILE: STORY})
    some = check_some(house.root, Touched(frozenset([FILE])), ON_TODAY)
    assert told(house) == [(one.code, one.place.line) for one in some] == TOLD


@pytest.mark.parametrize(
    "text", ["---\ntitle: [雨夜\n---\n电话13800138000\n", "---\ntitle: 雨夜\n电话13800138000\n", "\t13800138000\n"]
)
def test_a_number_is_told_of_in_a_file_that_cannot_be_read_at_all(text, tmp_path):
    assert "mobile-number" in {code for code, _ in told(hall(tmp_path, {FILE: text}))}


def test_a_number_in_a_note_that_nobody_is_shown_is_not_told_of(tmp_path):
    house = hall(tmp_path, {FILE: STORY.replace("电话13800138000，", "").replace("years", "notes: 13800138000\nyears")})
    assert [code for code, _ in told(house)] == ["date-relative"]


def test_a_number_in_a_list_is_told_of_once_though_another_of_its_records_has_a_fault(tmp_path):
    two = "- {id: a, title: 溪市退役军人志愿服务队, summary: 电话13800138000}\n- {id: b, title: 队, members: 很多}\n"
    found = told(hall(tmp_path, {"content/teams/two.yml": two}))
    assert [one for one in found if one[0] == "mobile-number"] == [("mobile-number", 1)]

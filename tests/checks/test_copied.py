"""Text left from copying: the table of traditional characters, and what a message says again."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from honorhall.checks.copied import TRADITIONAL
from honorhall.checks.looks import found
from honorhall.checks.texts import repeated
from tests.gathered import gathered
from tests.house import hall


def test_each_character_of_the_table_is_traditional_and_stands_in_no_simplified_text():
    simplified = OpenCC("t2s").convert(TRADITIONAL)
    assert [one for one, other in zip(TRADITIONAL, simplified, strict=True) if one == other] == []
    for one in TRADITIONAL:
        with pytest.raises(UnicodeEncodeError):
            one.encode("gb2312")


def test_a_traditional_text_and_its_simplified_form_are_both_left_alone():
    text = "老兵們說起當年的戰爭。他們從東邊來。這裡從來沒有這樣熱鬧過。"
    assert list(found(text)) == []
    assert list(found(OpenCC("t2s").convert(text))) == []


def test_what_cannot_be_seen_is_told_by_its_number():
    assert repeated("unseen-character", "\u200b") == "U+200B"


def test_a_habit_of_writing_is_told_once_a_text_and_a_secret_each_time(tmp_path):
    body = "来了３人，又来了５人。电话 13800001234 和 13900001234。"
    told = [one.code for one in gathered(hall(tmp_path, {"stories/a.md": f"---\ntitle: 雨夜\n---\n{body}\n"}))[1]]
    assert sorted(told) == ["mobile-number", "mobile-number", "number-wide"]


def test_a_sample_may_have_a_number_and_may_not_have_code_of_a_page(tmp_path):
    body = "电话 13800001234。&nbsp;小学生林小溪，来了。"
    house = hall(tmp_path, {"stories/a.md": f"---\ntitle: 雨夜\nsample: 是\n---\n{body}\n"})
    assert [one.code for one in gathered(house)[1]] == ["html-entity"]

"""Text left from copying: the table of traditional characters, and what a message says again."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from honorhall.checks.copied import TRADITIONAL
from honorhall.checks.looks import found
from honorhall.checks.texts import repeated


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

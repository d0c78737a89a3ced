"""What a text may not say of people: found where it is, left alone where it only looks like it."""

from __future__ import annotations

import pytest

from honorhall.checks.looks import found
from honorhall.checks.texts import masked
from tests.house import hall

IDENTITY = "11010519491231002X"  # the standard's own example (GB 11643)


def codes(text: str) -> list[str]:
    return [code for code, _, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "编号 110105194912310021，末位不对。",
        "编号 11010519491331002X，没有这个月。",
        "网址 https://hall.example/13800001234/ 里的数。",
        "```\nid = 13800001234\n```",
        "共 138000012345 元，多了一位。",
        "3.13800001234 是小数。",
        "订单 6222021234567890123 加不起来。",
        "沪B级联赛，京A队。",
        "他说：“部队就是家。”在部队当兵五年。",
        "第3号楼梯口，2单元课文。",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert codes(text) == []


def test_one_number_is_told_once_and_by_what_it_is():
    assert codes(f"身份证 {IDENTITY}，手机 +86 138 0000 1234。") == ["identity-number", "mobile-number"]


def test_a_message_says_enough_to_find_it_and_not_the_whole():
    assert masked(IDENTITY) == "110…002X"
    assert masked("闽A12345") == "闽A12345"


def test_a_private_field_may_hold_what_a_text_may_not(tmp_path):
    person = """title: 陈大河
phone: "13800001234"
consent: {status: granted, scope: [text, web, kiosk], name_as: full}
"""
    house = hall(tmp_path, {"content/people/boatman.yml": person})
    assert not [one for one in house.problems() if "mobile-number" in one]
    house.write({"content/people/boatman.yml": person + "summary: 电话 13800001234\n"})
    assert [one for one in house.problems() if "mobile-number" in one]

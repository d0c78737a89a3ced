"""The short way from Markdown to HTML comes to the same bytes as the long one, or is not taken."""

from __future__ import annotations

import random

import pytest

from honorhall.output import prose
from honorhall.output.plain_prose import plainly
from honorhall.output.prose import converted

PIECES = (
    *(
        "老兵回乡",
        "他说：“不冷。”",
        "1951年7月",
        "A quick word",
        "事实 facts",
        "100%",
        "1.5倍",
        "—",
        "…",
        "@@picture-0@@",
        "Shàn",
        "①→℃",
    ),
    *("**重点**", "**a b**", "**未完", "***x***", "**[链](../x/)**", "[**粗**](../x/)", "*", "_", "`"),
    *("[东岐队](../../teams/dongqi/)", "[a](team:x)", '[a](../b/ "t")', "[x]", "(y)", "[^1]", "[^1]: 注", "!"),
    *("## 一座馆", "## 一座馆", "### a b c", "# 顶", "## title", "###### 六", "#", "===", "---", "~", "|", "="),
    *("- 一条", "- 二", "1. 第一", "2. 第二", "12. z", "+ x", "* y", " - 子", "   - 子", "-", "> 引用", "> 又"),
    *("<b>", "&", "\\", "\t", "\xa0", "\u2028", " ", "  ", "　　", "    ", ":", "'", '"', "甲\n乙", "a\nb"),
    *("http://a.b/c", "a@b.c", "\n", "\n\n", "\n\n", "\n\n", "\n\n"),
)


LISTED = (
    "- 一条",
    "- **二**",
    "1. 第一",
    "2. 第二",
    "> 引用",
    "> 又",
    "老兵",
    "## 题",
    *("\n", "\n\n", "\n\n", "\n\n\n"),
)


@pytest.mark.parametrize("seed", range(20))
def test_lists_and_quotations_in_a_row_come_to_what_the_long_way_makes_of_them(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(200):
        text = "".join(chance.choices(LISTED, k=chance.randint(3, 16)))
        assert plainly(text, _words) is None or prose(text) == converted(text), repr(text)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_goes_the_short_way_comes_to_what_the_long_way_makes_of_it(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(200):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 14)))
        assert plainly(text, _words) is None or prose(text) == converted(text), repr(text)


def _words(words: str, _separator: str) -> str:
    return words


def test_what_people_write_most_goes_the_short_way() -> None:
    text = "说起荣誉馆，\n人们多半先想到城里。\n\n## 一座馆\n\n- **一**\n- 二\n\n然后：\n\n1. 甲\n2. 乙\n\n> “好。”"
    text += "\n\n见[队](../x/)，一年（2021年）里来了100多人。"
    text += "\n\n- 一\n- 二\n\n- 三\n\n1. 甲\n\n> 一\n\n> 二\n\n单，读 Shàn。"
    assert plainly(text, _words) is not None
    assert prose(text) == converted(text)


@pytest.mark.parametrize(
    "text",
    ["一  \n二", "一\n---", "- 一\n二", "> 一\n二", "1. 一\n- 二", "3. 一", "一\n## 二", "<b>二</b>"],
)
def test_what_has_a_meaning_of_its_own_goes_the_long_way(text: str) -> None:
    assert plainly(text, _words) is None

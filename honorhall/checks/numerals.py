"""Promises to readers: numbers written in one style (GB/T 15835)."""

from __future__ import annotations

import re

from honorhall.checks.text_rule import TextRule

WIDE = re.compile("[０-９]+")
MEASURES = "[米克瓦伏帕卡赫安焦牛吨字比流升]"  # 3千米, 5千克, 10百帕: units, and no numbers
MIXED = re.compile(
    f"(?<![0-9.])[0-9]{{1,3}}[百千](?!{MEASURES}|年|强|里|分|佳|日|度|科|货|姓)|[二三四五六七八九]?十[0-9](?=[名人个年月日岁户条支场次天])"
    "|[〇零一二三四五六七八九]{4}年[0-9]{1,2}月|(?<![0-9])[0-9]{4}年[一二三四五六七八九十]{1,3}月(?!初|十|廿)"
)
GROUPED = re.compile(
    "(?<![0-9,.])([0-9]{1,3}，[0-9]{3}(?=余|多|名|人|元|万|户|支|场|次|个|条|公里|亩)"
    "|[1-9][0-9]{0,2}(?:,[0-9]{3})*,[0-9]{4,}(?=余|多|名|人|元|万|户|支|场|次|个|条|公里|亩))"
)
RANGE = re.compile("(?<![0-9.~])([0-9][0-9.]*[%％]?[ ]?~[ ]?[0-9][0-9.]*[%％]?)(?![0-9~])")
SHORT_YEAR = re.compile(
    "(?<![0-9.〇零一二三四五六七八九十第])([4-9][0-9]年)(?=[初底末春夏秋冬]|[0-9]{1,2}月|入伍|参军|当兵|退伍|退役|转业|复员|入党|出生)"
)

NUMERALS = (
    TextRule("number-wide", WIDE),
    TextRule("number-mixed", MIXED),
    TextRule("number-grouping", GROUPED),
    TextRule("number-range", RANGE),
    TextRule("year-short", SHORT_YEAR),
)

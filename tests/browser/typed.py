"""What people type: dates and amounts, right ones and odd ones, made by chance; texts with and without numbers."""

from __future__ import annotations

import random

LUCK = random.Random(7)
NOTHING = "_"  # stands for no word in the lists below
YEARS = "1951 2020 999 3000 1900 ２０２１ 195 20201"
MONTHS = "1 02 7 12 13 0 22 七"
DAYS = "1 29 30 31 32 08 _"
AFTER_DAY = "日 号 _ T10:30"
AROUND = "_ 约 大约 前后 左右 ~ 初 年初 底 上旬 上半年 春 年代 X 以来 去年 　 前"
BETWEEN = "/ - . 年 至 到 — ～ – －"
UNITS = "名 人次 个月 月 万人 元 亿元 % km 千克 支队伍 平方米 _ 户 次 个小时 场次"
NUMBERS = "3 30 100 4,023 6.5 895.5 12,34 三十 一 两 二〇二一 三四十 一百五 几十 数百 上万 百 万"
WORDS = "余 多 近 超 超过 不到 约 上 过 多达 左右 上下 逾 、 ， 若干 十 万 亿 _"
DATES_IN_A_LIST = """2020-07-29 2020年7月 2019年初 2021年春 约1951年 1950年代 20世纪50年代 195X 2021-22 2020-02-29
2021-02-29 1950-10/1953-07 1950年10月至1953年7月 1953/1950 近3年 2999年冬"""
DATES = (
    *DATES_IN_A_LIST.split(),
    *("last year", "2020 7", "2020年 7月 29日", "2020-07-29 8:00", ""),
)
AMOUNTS_IN_A_LIST = "100余名 超2亿元 50余户200余人次 不到一个月 3个多月 75.5% 上万名 三十余名 100 数百名 近200余人"
AMOUNTS = (
    *AMOUNTS_IN_A_LIST.split(),
    *("100 余名", ""),
)
TEXTS = (
    "身份证 11010519491231002X 请删",
    "110105194912310021",
    "110105194902300025",
    "卡号6222 0212 3456 7894 可用",
    "4111111111111111",
    "4111-1111-1111-1112",
    "打13800138000找他",
    "+86 138-0013-8000",
    "编号138001380001",
    "邮箱 someone@example.org。",
    "微信号：abc_12345",
    "QQ 12345678",
    "车牌闽A·12345",
    "闽AD12345上路",
    "住3号楼2单元501室",
    "第12345部队",
    "八三四一〇部队",
    "121信箱",
    "见 https://example.org/13800138000 一页",
    "`13800138000` 是代码",
    "```\n13800138000\n",
    "mailto:someone@example.org",
    "两个 13800138000 和 13900139000",
    "没有什么。",
)
# What YAML takes for something else, or cannot hold as it stands.
ODD_IN_A_LIST = (
    "no yes 是 ~ null 007 3501 1e3 0x1F 2020-07-29 12:30 [甲] *甲 &甲 !甲 | > %甲 @甲 `甲` --- ... = << ，逗"
)
ODD = (
    *ODD_IN_A_LIST.split(),
    *(
        "a: b",
        "a #b",
        "# 头",
        "- 甲",
        "? 乙",
        "{甲: 乙}",
        "'甲'",
        '"甲"',
        '他说"好"',
        "反\\斜\\n线",
        "yes no",
        "尾冒号:",
    ),
    *("第一行\n第二行\n\n第四行", "表情👩\u200d🌾和🎖", "制\t表", "不断\u00a0空格", "零宽\u200b字", "行分隔\u2028段"),
    *("\ufeff头", "\x07铃", "\x7f", "\x85", "𠮷野家", "Ünïcode", "\u202e倒", "a" * 300, "汉" * 300, "\ud83d半个"),
)


def one_of(words: str) -> str:
    """One word of a list."""
    return LUCK.choice(words.split(" ")).replace(NOTHING, "")


def written(*lists: str) -> str:
    """A word of each list, one after the other."""
    return "".join(map(one_of, lists))


def some_date() -> str:
    """What might be a date, half of the time one that is mostly right."""
    if LUCK.random() < 0.5:
        return _plain_date() + (one_of("至 / —") + _plain_date() if LUCK.random() < 0.4 else "")
    whole = written(AROUND, YEARS, BETWEEN, MONTHS, BETWEEN, DAYS, AFTER_DAY, AROUND)
    short = written("_ 约", YEARS, "年 _ - 世纪5", AROUND)
    return LUCK.choice((whole, short, short + one_of(BETWEEN) + written(YEARS, AROUND), f"{whole}至{short}"))


def _plain_date() -> str:
    year, month, day = LUCK.randint(1940, 2026), LUCK.randint(1, 12), LUCK.randint(1, 31)
    ways = (
        *(f"{year}", f"{year}-{month:02}", f"{year}-{month}-{day}", f"{year}/{month}/{day}", f"{year}.{month}"),
        *(f"{year}年{month}月{day}日", f"{year}年{month}月", f"{year} 年 {month} 月", f"约{year}年", f"{year}年前后"),
        *(f"{year}年{one_of('春 夏 秋 冬')}", f"{year // 10}0年代", f"{year}年{one_of('初 底 上半年')}"),
        f"{year}年{month}月{one_of('初 中旬 末')}",
    )
    return LUCK.choice(ways)


def some_amount() -> str:
    """What might be an amount, a good part of the time one that is mostly right."""
    if LUCK.random() < 0.4:
        plain = written("_ 约 近 超 不到", "3 30 1,200 6.5 一 895.5", "_ 余 万 万多", UNITS)
        return plain + (written("、 _", "2 50", UNITS) if LUCK.random() < 0.3 else "")
    one = written(WORDS, NUMBERS, WORDS, "_ 万 亿 百", WORDS, UNITS, WORDS)
    return one + (written(WORDS, NUMBERS, UNITS) if LUCK.random() < 0.3 else "")

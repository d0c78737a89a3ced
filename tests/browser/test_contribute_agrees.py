"""What the form says in a browser is what the command line says: dates, amounts, looks at a text; and YAML comes back."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from honorhall.checks import TEXT_RULES
from honorhall.checks.secrets import found, masked
from honorhall.ground.messages import say, severity
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Place, Problem, Refused
from honorhall.ground.quantity import Quantity
from honorhall.sources import read_file
from tests.browser.contributing import open_form
from tests.browser.serving import served, tab
from tests.house import hall

MANY = 4_000
LUCK = random.Random(7)  # noqa: S311 (the same examples each time)
YEARS = ("1951", "2020", "999", "3000", "1900", "２０２１", "195", "20201")
MONTHS = ("1", "02", "7", "12", "13", "0", "22", "七")
DAYS = ("1", "29", "30", "31", "32", "08", "")
AROUND = ("", "约", "大约", "前后", "左右", "~", "初", "年初", "底", "上旬", "上半年", "春", "年代", "X", "以来", "去年", " ", "　", "前")
BETWEEN = ("/", "-", ".", "年", "至", "到", "—", "～", "–", " ", "－")
UNITS = ("名", "人次", "个月", "月", "万人", "元", "亿元", "%", "km", "千克", "支队伍", "平方米", "", "户", "次", "个小时", "场次")
NUMBERS = ("3", "30", "100", "4,023", "6.5", "895.5", "12,34", "三十", "一", "两", "二〇二一", "三四十", "一百五", "几十", "数百", "上万", "百", "万")
WORDS = ("余", "多", "近", "超", "超过", "不到", "约", "上", "过", "多达", "左右", "上下", "逾", "、", "，", "若干", " ", "十", "万", "亿", "")
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
ODD = (
    *("no", "yes", "是", "~", "null", "007", "3501", "1e3", "0x1F", "2020-07-29", "12:30", "a: b", "a #b", "# 头", "- 甲", "? 乙", "[甲]"),
    *("{甲: 乙}", "*甲", "&甲", "!甲", "|", ">", "%甲", "@甲", "`甲`", "'甲'", '"甲"', '他说"好"', "反\\斜\\n线", "第一行\n第二行\n\n第四行"),
    *("表情👩‍🌾和🎖", "尾冒号:", "全角：号", "制\t表", "不断空格", "零宽​字", "行分隔 段", "\ufeff头", "\x07铃", "\x7f", "𠮷野家"),
    *("---", "...", "甲---乙", "=", "<<", "yes no", "，逗", "Ünïcode", "؂عربي", "‮倒", "a" * 300, "汉" * 300, "\ud83d半个"),
)


@pytest.fixture(scope="module")
def form(browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The form of the small hall."""
    done = hall(tmp_path_factory.mktemp("agrees")).build()
    assert done.code == 0, done.errors
    with served(done.out) as root, tab(browser, 390) as (page, _):
        open_form(page, root)
        yield page


def asked(form: Page, name: str, examples: list[str]) -> list[Any]:
    """What a function of the form says of each example."""
    return list(form.evaluate("([name, all]) => all.map(one => window.honorhallForm[name](one))", [name, examples]))


def refusal(parse: Callable[[str], object], text: str) -> dict[str, Any] | None:
    try:
        parse(text)
    except Refused as refused:
        return {"code": refused.code, "facts": dict(refused.facts)}
    return None


def written(*parts: tuple[str, ...]) -> str:
    return "".join(LUCK.choice(part) for part in parts)


def plain_date() -> str:
    """One that is mostly a date."""
    year, month, day = LUCK.randint(1940, 2026), LUCK.randint(1, 12), LUCK.randint(1, 31)
    ways = (f"{year}", f"{year}-{month:02}", f"{year}-{month}-{day}", f"{year}/{month}/{day}", f"{year}年{month}月{day}日")
    ways += (f"{year}年{month}月", f"{year}年{LUCK.choice('春夏秋冬')}", f"{year // 10}0年代", f"{year}年{LUCK.choice(('初', '底', '上半年'))}")
    ways += (f"{year}年{month}月{LUCK.choice(('初', '中旬', '末'))}", f"约{year}年", f"{year}年前后", f"{year} 年 {month} 月")
    return LUCK.choice(ways)


def some_date() -> str:
    if LUCK.random() < 0.5:
        return plain_date() + (LUCK.choice(("至", "/", "—", " 到 ")) + plain_date() if LUCK.random() < 0.4 else "")
    one = written(AROUND, YEARS, BETWEEN, MONTHS, BETWEEN, DAYS, ("日", "号", "", "T10:30", " 8:00"), AROUND)
    short = written(("", "约"), YEARS, ("年", "", "-", "世纪5"), AROUND)
    return LUCK.choice((one, short, short + LUCK.choice(BETWEEN) + written(YEARS, AROUND), f"{one}至{short}"))


def some_amount() -> str:
    if LUCK.random() < 0.4:
        plain = written(("", "约", "近", "超", "不到"), ("3", "30", "1,200", "6.5", "一", "895.5"), ("", "余", "万", "万多"), UNITS)
        return plain + (written(("、", ""), ("2", "50"), UNITS) if LUCK.random() < 0.3 else "")
    one = written(WORDS, NUMBERS, WORDS, ("", "万", "亿", "百"), WORDS, UNITS, WORDS)
    return one + (written(WORDS, NUMBERS, UNITS) if LUCK.random() < 0.3 else "")


def test_dates_are_read_and_refused_alike(form):
    good = ["2020-07-29", "2020年7月", "2019年初", "2021年春", "约1951年", "1950年代", "20世纪50年代", "195X", "2021-22"]
    good += ["1950-10/1953-07", "1950年10月至1953年7月", "2020-02-29", "2021-02-29", "1953/1950", "近3年", "last year", "", "2999年冬"]
    examples = good + [some_date() for _ in range(MANY)]
    ours = []
    for one in examples:
        refused = refusal(PartialDate.parse, one)
        read = None if refused else PartialDate.parse(one)
        ours.append(refused["code"] if refused else [read.first, read.last])
    theirs = asked(form, "date", examples)
    assert [one for one in zip(examples, ours, theirs, strict=True) if one[1] != one[2]] == []
    assert {"date-impossible", "date-backwards", "date-relative", "date-unreadable"} <= {str(one) for one in ours}
    assert sum(isinstance(one, list) for one in ours) > 300


def test_amounts_are_read_and_refused_alike(form):
    good = ["100余名", "超2亿元", "50余户200余人次", "不到一个月", "3个多月", "三十余名", "100", "数百名", "近200余人", "75.5%", "上万名"]
    examples = good + [some_amount() for _ in range(MANY)]
    ours = [refusal(Quantity.parse, one) for one in examples]
    theirs = asked(form, "quantity", examples)
    assert [one for one in zip(examples, ours, theirs, strict=True) if one[1] != one[2]] == []
    assert len({one["code"] for one in ours if one}) == 5
    assert sum(one is None for one in ours) > 100


def test_a_text_is_looked_at_alike(form):
    ours = [[{"code": code, "value": masked(value)} for code, value, _ in found(one)] for one in TEXTS]
    assert asked(form, "found", list(TEXTS)) == ours
    assert {one["code"] for several in ours for one in several} == {rule.code for rule in TEXT_RULES}


def test_every_second_look_is_known_to_the_browser(form):
    assert {rule.right.__name__ for rule in TEXT_RULES} <= set(form.evaluate("Object.keys(window.honorhallForm.RIGHT)"))


def test_what_the_form_says_stands_in_the_messages_of_the_command_line(form):
    problem = Problem("date-relative", Place(""), {"value": "去年"})
    told = form.evaluate("one => window.honorhallForm.said(one)", {"code": problem.code, "field": "", "facts": {"value": "去年"}})
    zh = say(problem, "zh")
    assert (told["zh"], told["blocks"]) == (zh.what + zh.next, severity(problem.code) == "blocks")


def test_whatever_is_typed_comes_back_from_the_yaml_as_it_was(form, tmp_path: Path):
    alphabet = string.printable + "：，。“”—·　éß汉字𠮷👍\u200b\u2028\x85\xa0"
    random_ones = ["".join(LUCK.choice(alphabet) for _ in range(LUCK.randint(1, 24))) for _ in range(400)]
    values = [*ODD, *random_ones]
    text = form.evaluate(
        "all => window.honorhallForm.yaml({title: 'x', texts: all, parts: all.map(one => ({a: one, b: [one]})), deep: {a: all[0]}})", values
    )
    path = tmp_path / "one.yml"
    path.write_bytes(text.encode("utf-8"))
    (source,), problems = read_file(tmp_path, path, "team")
    # Half a character and NUL are none: they become the sign for what could not be read.
    meant = ["".join("\ufffd" if "\ud800" <= sign <= "\udfff" or sign == "\0" else sign for sign in one) for one in values]
    assert problems == []
    assert source.data["texts"] == meant
    assert source.data["parts"] == [{"a": one, "b": [one]} for one in meant if one]
    assert source.data["deep"] == {"a": values[0]}


def test_a_body_comes_back_as_paragraphs_and_lists(form, tmp_path: Path):
    typed = "　　第一段。\r\n    第二段---\n---\n# 不是题目\n- 一\n- 二\n1951年的事\n"
    text = form.evaluate("one => window.honorhallForm.story({title: 'no'}, one)", typed)
    path = tmp_path / "stories" / "one.md"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    (source,), problems = read_file(tmp_path, path, "story")
    assert (problems, source.data) == ([], {"title": "no"})
    assert source.body.strip() == "第一段。\n\n第二段---\n\n---\n\n# 不是题目\n\n- 一\n- 二\n\n1951年的事"

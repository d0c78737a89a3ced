"""What the form says in a browser is what the command line says: dates, amounts, texts. And its YAML is read back."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from honorhall.checks import TEXT_RULES, TextRule
from honorhall.ground.messages import say, severity
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Place, Problem, Refused
from honorhall.ground.quantity import Quantity
from honorhall.sources import read_file
from tests.browser.contributing import open_form
from tests.browser.serving import served, tab
from tests.browser.typed import AMOUNTS, DATES, LUCK, ODD, TEXTS, some_amount, some_date
from tests.house import hall

MANY = 4_000
RECORD = """all => window.honorhallForm.yaml({
  title: 'x', texts: all, parts: all.map(one => ({a: one, b: [one]})), deep: {a: all[0]},
})"""

LOOKED = """texts => texts.map(text => window.honorhallForm.looks.map(([code, pattern, right]) =>
  [...text.matchAll(pattern)].map(one => window.honorhallForm.matched(one)[0]).filter(right)))"""
SECRETS = {
    *("identity-number", "bank-card", "mobile-number", "mail-address"),
    *("chat-account", "number-plate", "home-address", "unit-designation"),
}
LOOKED_AT = {
    "身份证 11010519491231002X 请删": ["identity-number 110…002X"],
    "两个 13800138000 和 13800138000": ["mobile-number 138…8000"],
    "[看](https://example.org/13800138000) 和 https://example.org/13800138000": [],
    "`13800138000` 是代码\n\n```\n13800138000\n": [],
    "没有什么。": [],
}


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


def days(text: str) -> list[str] | str:
    """The days of a date, or the code of its refusal."""
    refused = refusal(PartialDate.parse, text)
    if refused:
        return str(refused["code"])
    read = PartialDate.parse(text)
    return [read.first, read.last]


def apart(examples: list[str], ours: list[Any], theirs: list[Any]) -> list[tuple[str, Any, Any]]:
    """What the two do not agree on."""
    return [one for one in zip(examples, ours, theirs, strict=True) if one[1] != one[2]]


def test_dates_are_read_and_refused_alike(form):
    examples = [*DATES, *(some_date() for _ in range(MANY))]
    ours = [days(one) for one in examples]
    assert apart(examples, ours, asked(form, "date", examples)) == []
    codes = {one for one in ours if isinstance(one, str)}
    assert codes == {"date-impossible", "date-backwards", "date-relative", "date-unreadable"}
    assert sum(isinstance(one, list) for one in ours) > MANY / 4


def test_amounts_are_read_and_refused_alike(form):
    examples = [*AMOUNTS, *(some_amount() for _ in range(MANY))]
    ours = [refusal(Quantity.parse, one) for one in examples]
    assert apart(examples, ours, asked(form, "quantity", examples)) == []
    assert len({one["code"] for one in ours if one}) == 5
    assert sum(one is None for one in ours) > MANY / 10


def test_each_look_at_a_text_finds_alike(form):
    known = form.evaluate("Object.keys(window.honorhallForm.RIGHT)")
    rules = [rule for rule in TEXT_RULES if rule.right.__name__ in known]
    assert {"bool", "is_identity", "is_card"} <= {rule.right.__name__ for rule in rules}
    ours = [[looked(rule, text) for rule in rules] for text in TEXTS]
    assert apart(list(TEXTS), ours, form.evaluate(LOOKED, TEXTS)) == []
    found = {rule.code for several in ours for rule, one in zip(rules, several, strict=True) if one}
    assert found >= SECRETS


def looked(rule: TextRule, text: str) -> list[str]:
    """What one rule finds in a text."""
    values = (one.group(one.lastindex or 0) for one in rule.pattern.finditer(text))
    return [value for value in values if rule.right(value)]


@pytest.mark.parametrize(("text", "told"), LOOKED_AT.items())
def test_what_is_found_is_told_once_and_not_whole(form, text, told):
    assert [f"{one['code']} {one['value']}" for one in asked(form, "found", [text])[0]] == told


def test_what_the_form_says_stands_in_the_messages_of_the_command_line(form):
    facts = {"value": "去年"}
    problem = {"code": "date-relative", "field": "", "facts": facts}
    told = form.evaluate("one => window.honorhallForm.said(one)", problem)
    zh = say(Problem("date-relative", Place(""), facts), "zh")
    assert (told["zh"], told["blocks"]) == (zh.what + zh.next, severity("date-relative") == "blocks")


def test_whatever_is_typed_comes_back_from_the_yaml_as_it_was(form, tmp_path: Path):
    alphabet = string.printable + "：，。“”—·　éß汉字𠮷👍\u200b\u2028\x85\xa0"
    values = [*ODD, *("".join(LUCK.choices(alphabet, k=LUCK.randint(1, 24))) for _ in range(400))]
    path = tmp_path / "one.yml"
    path.write_bytes(form.evaluate(RECORD, values).encode())
    (source,), problems = read_file(tmp_path, path, "team")
    assert problems == []
    meant = [whole(one) for one in values]
    assert source.data["texts"] == meant
    assert source.data["parts"] == [{"a": one, "b": [one]} for one in meant]
    assert source.data["deep"] == {"a": values[0]}


def whole(text: str) -> str:
    """Half a character and NUL are none: they become the sign for what could not be read."""
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" or sign == "\0" else sign for sign in text)


def test_a_body_comes_back_as_paragraphs_and_lists(form, tmp_path: Path):
    typed = "　　第一段。\r\n    第二段---\n---\n# 不是题目\n- 一\n- 二\n1951年的事\n"
    path = tmp_path / "stories/one.md"
    path.parent.mkdir()
    path.write_text(form.evaluate("one => window.honorhallForm.story({title: 'no'}, one)", typed), encoding="utf-8")
    (source,), problems = read_file(tmp_path, path, "story")
    assert (problems, source.data) == ([], {"title": "no"})
    assert source.body.strip() == "第一段。\n\n第二段---\n\n---\n\n# 不是题目\n\n- 一\n- 二\n\n1951年的事"

"""Messages: each code says what, why and what next, in both languages, with the same facts."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from honorhall.ground import messages
from honorhall.ground.messages import Lang, Said, Severity, blocks, codes, say, severity
from honorhall.ground.problem import Place, Problem

CODES = codes()
HERE = Path("content/teams/dongqi.yml")
TEXT = Path(messages.__file__).with_name("messages.yml").read_text(encoding="utf-8")


class Names(dict[str, str]):
    """Facts that answer to any name and write down which were asked for."""

    def __missing__(self, name: str) -> str:
        self[name] = f"<{name}>"
        return self[name]


def said(code: str, lang: Lang) -> tuple[Said, set[str]]:
    facts = Names()
    return say(Problem(code, Place(str(HERE), 3), facts), lang), set(facts)


def test_the_file_holds_every_code_once_and_in_kebab_case():
    written = re.findall(r"^([^\s#][^:]*):", TEXT, re.MULTILINE)
    assert written == list(CODES)
    assert len(set(written)) == len(written)
    assert [code for code in written if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)] == []


def test_every_group_of_codes_stands_under_a_heading():
    groups = TEXT.strip().split("\n\n")
    assert [group for group in groups if not group.startswith("# ")] == []


@pytest.mark.parametrize("code", CODES)
def test_chinese_and_english_name_the_same_facts(code):
    assert said(code, "zh")[1] == said(code, "en")[1]


@pytest.mark.parametrize("code", CODES)
def test_every_message_says_what_why_and_what_next_in_its_own_language(code):
    (zh, _), (en, _) = said(code, "zh"), said(code, "en")
    for part in (zh.what, zh.why, zh.next):
        assert re.search("[\u4e00-\u9fff]", part), part
    for part in (en.what, en.why, en.next):
        assert re.search("[A-Za-z]{2}", part), part
    assert len({zh.what, zh.why, zh.next}) == len({en.what, en.why, en.next}) == 3


@pytest.mark.parametrize("code", CODES)
def test_no_message_blames_its_reader(code):
    (zh, _), (en, _) = said(code, "zh"), said(code, "en")
    blame = re.compile(r"你错|您错|非法|\b(?:illegal|invalid|you forgot|you must|wrong)\b", re.IGNORECASE)
    parts = (zh.what, zh.why, zh.next, en.what, en.why, en.next)
    assert [part for part in parts if blame.search(part)] == []


def test_facts_fill_the_message_and_braces_in_a_fact_stay_text():
    problem = Problem("date-relative", Place(str(HERE)), {"value": "去年{value}"})
    assert say(problem, "zh").what.startswith("“去年{value}”")
    assert say(problem, "en").what.startswith("“去年{value}”")


def test_a_missing_fact_is_our_own_bug_and_says_which():
    with pytest.raises(KeyError, match=r"date-relative.*'value'.*\['name'\]"):
        say(Problem("date-relative", Place(str(HERE)), {"name": "x"}), "zh")


def test_an_unknown_code_is_our_own_bug_and_says_where_to_add_it():
    with pytest.raises(KeyError, match=r"no-such-code.*messages\.yml"):
        severity("no-such-code")
    with pytest.raises(KeyError, match="no-such-code"):
        blocks(Problem("no-such-code", Place(str(HERE))))


def test_an_unknown_language_is_our_own_bug():
    problem = Problem("date-relative", Place(str(HERE)), {"value": "去年"})
    with pytest.raises(KeyError, match="'fr'"):
        say(problem, "fr")  # type: ignore[arg-type]


def test_severity_decides_whether_the_site_is_built():
    assert severity("date-impossible") is Severity.BLOCKS
    assert severity("quantity-odd-qualifier") is Severity.WARNS
    assert blocks(Problem("date-impossible", Place(str(HERE))))
    assert not blocks(Problem("quantity-odd-qualifier", Place(str(HERE))))


def test_every_brace_of_the_file_belongs_to_a_named_fact():
    inner = re.findall(r'"([^"\n]*)"', TEXT)
    names = [name for part in inner for _, name, _, _ in string.Formatter().parse(part) if name is not None]
    assert names
    assert [name for name in names if not name.isidentifier()] == []

"""The short way through YAML finds what the parser finds, or leaves the text to the parser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honorhall.sources.front_matter import decode_text, split
from honorhall.sources.plain_yaml import plain_data
from honorhall.sources.yaml_text import YamlText
from tests.house import REPOSITORY

MANY = settings(max_examples=3_000, deadline=None, derandomize=True, database=None)
PIECES = (
    *("a: ", "b: ", "c:", "key: ", "- ", "-   ", "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\n   ", " ", "x"),
    *("y z", "甲", "[", "]", "{", "}", ", ", ",", '"', "'", '"a b"', "'c'", "|", "|\n  ", ">-\n    ", ">", "|-", "#"),
    *(" # n", ":", "-", "--", "---", "...", "?", "&a ", "*a", "!", "%", "@", "\t", "\u3000", "\xa0", "\ufeff", "~"),
    *("null", "12:30", "http://a.b", "<<: ", "[a, b]", "[ a , b ]", "{a: b}", "{a: [x, y], b: }", '["1", "2"]', "\\"),
    *("t:\n  - ", "- id: x\n  t: ", "- {id: ", "=", "[[", "]]", "\x85", "\n\n  "),
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
TAKEN = (
    "title: 甲\ntags: [水, 火]\n# 一句\nteams:\n- a\n- b\nparts:\n  - {a: b, c: [d, 'e']}\n  - what: 授旗\n    at:\n",
    '- id: a\n  code: "12"\n\n- id: b\n  body: |\n    一行\n\n      两行\n\n',
    "body: >-\n  折起来的\n  一段\n\n  又一段\nlast: |-\n  完",
    "last: |\n  没有换行",
)
LEFT = (
    *(
        "",
        "# 只有一句\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str b\n",
        "a: 1\na: 2\n",
        "a:\tb\n",
        "a: b: c\n",
        "a: 'it''s'\n",
    ),
    *("a: b\n  c\n", "a: [b,\n  c]\n", "--- \na: b\n", '"a": b\n', "a: b # 注\n", "? a\n: b\n", "a: [b: c]\n", "甲\n"),
)


def matter(path: Path) -> str:
    text, _ = decode_text(path.read_bytes(), "")
    return text if path.suffix == ".yml" else split(text, "")[0].matter or ""


def agree(text: str) -> bool:
    """Whether the short way was taken. It fails where the two ways part."""
    found = plain_data(text)
    if found is None:
        return False
    document = YamlText(text, "a.yml")
    assert (found, document.problems) == (document.data, [])
    return True


@MANY
@given(texts)
def test_what_the_short_way_reads_of_any_text_is_what_the_parser_reads(text):
    agree(text)


def test_nearly_all_records_of_the_repository_go_the_short_way():
    files = [*(REPOSITORY / "content").rglob("*.yml"), *(REPOSITORY / "stories").rglob("*.md")]
    taken = [agree(matter(path)) for path in files]
    assert sum(taken) > len(taken) * 0.9


@pytest.mark.parametrize("path", sorted((REPOSITORY / "tests/cases").glob("*.*")), ids=lambda path: path.name)
def test_a_text_that_has_its_problems_is_told_of_by_the_parser(path):
    if path.is_file():
        agree(matter(path))


@pytest.mark.parametrize("text", TAKEN)
def test_the_ways_in_which_most_people_write_are_short(text):
    assert agree(text)


@pytest.mark.parametrize("text", LEFT)
def test_whatever_is_not_plain_is_left_to_the_parser(text):
    assert plain_data(text) is None

"""YAML that is written to break its reader: each is one Problem, soon."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from honorhall.sources import read_file

DEEP = {
    "brackets": "a: " + "[" * 5_000,
    "braces": "a: " + "{b: " * 5_000,
    "dashes": "- " * 5_000 + "x",
    "dashes-apart": "-  " * 5_000 + "x",
    "questions": "?  " * 5_000 + "x",
    "steps": "".join(f"{' ' * at}a:\n" for at in range(1_500)),
    "steps-of-dashes": "".join(f"{' ' * at}-\n" for at in range(1_500)),
}
LETTERS = "abcdefghij"


@pytest.fixture
def codes(tmp_path: Path):
    """A function that reads a YAML file: text -> the codes of its problems."""

    def read(text: str) -> list[str]:
        path = tmp_path / "a.yml"
        path.write_text(text, encoding="utf-8")
        return [problem.code for problem in read_file(tmp_path, path, "team")[1]]

    return read


@pytest.mark.parametrize("name", DEEP)
def test_text_nested_without_end_is_one_problem(codes, name):
    assert codes(DEEP[name]) == ["yaml-too-deep"]


def test_forty_levels_are_read_and_forty_one_are_not(codes):
    assert codes(f"a: {'[' * 39}甲{']' * 39}") == []
    assert codes(f"a: {'[' * 40}甲{']' * 40}") == ["yaml-too-deep"]


def test_forty_levels_written_without_brackets_are_counted_alike(codes):
    assert codes("".join(f"{'  ' * at}a:\n" for at in range(39)) + "  " * 39 + "a: 甲\n") == []
    assert codes("".join(f"{'  ' * at}a:\n" for at in range(40)) + "  " * 40 + "a: 甲\n") == ["yaml-too-deep"]


def test_aliases_that_double_at_each_step_are_one_problem(codes):
    rows = [f"{now}: &{now} [{', '.join([f'*{before}'] * 9)}]\n" for before, now in pairwise(LETTERS)]
    assert codes("a: &a [甲, 乙, 丙]\n" + "".join(rows)) == ["yaml-alias-endless"]


def test_an_alias_of_its_own_parent_is_one_problem(codes):
    assert codes("a: &a [*a]\n") == ["yaml-alias-endless"]
    assert codes("a: &a {b: {c: *a}}\n") == ["yaml-alias-endless"]


def test_aliases_that_nest_deeper_at_each_step_are_one_problem(codes):
    rows = [f"x{at}: &x{at} {'[' * 20}*x{at - 1}{']' * 20}\n" for at in range(1, 40)]
    assert codes(f"x0: &x0 甲\n{''.join(rows)}") == ["yaml-too-deep"]


def test_a_plain_alias_is_the_text_it_stands_for(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("title: &t 东岐村\nsummary: *t\ntags: [*t, 乙]\n", encoding="utf-8")
    [record], problems = read_file(tmp_path, path, "team")
    assert problems == []
    assert record.data == {"title": "东岐村", "summary": "东岐村", "tags": ["东岐村", "乙"]}


def test_a_merge_key_is_no_field(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("base: &b {title: 甲}\n<<: *b\n", encoding="utf-8")
    [record], _ = read_file(tmp_path, path, "team")
    assert record.data == {"base": {"title": "甲"}, "<<": {"title": "甲"}}


def test_a_field_whose_name_is_a_list_is_kept_apart_and_refused_later(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("? [甲, 乙]\n: 丙\n", encoding="utf-8")
    [record], _ = read_file(tmp_path, path, "team")
    assert record.data == {"?": "丙"}


def test_two_documents_in_one_file_are_told_of(codes):
    assert codes("title: 甲\n---\ntitle: 乙\n") == ["yaml-broken"]

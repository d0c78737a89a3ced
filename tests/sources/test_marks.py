"""Every value knows its line and column, and is the text that its author wrote: YAML guesses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.ground.problem import Place
from honorhall.sources import Source, read_file

RECORD = """\
# 一支队伍
title: 东岐村队
region: "350105101210"
tags: [水, '火',
  土]
registration:
  status: 注册登记
  system:
milestones:
  - date: 2020-07
    what: 授旗
  - {date: 2021, what: "建馆"}
body: |
  第一行
  第二行
summary: >-
  折起来的
  一段
"""
MARKS = {
    (): (2, 1),
    ("title",): (2, 8),
    ("region",): (3, 9),
    ("tags",): (4, 1),
    ("tags", 0): (4, 8),
    ("tags", 1): (4, 11),
    ("tags", 2): (5, 3),
    ("registration",): (6, 1),
    ("registration", "status"): (7, 11),
    ("registration", "system"): (8, 3),
    ("milestones",): (9, 1),
    ("milestones", 0): (10, 5),
    ("milestones", 0, "date"): (10, 11),
    ("milestones", 0, "what"): (11, 11),
    ("milestones", 1): (12, 5),
    ("milestones", 1, "date"): (12, 12),
    ("milestones", 1, "what"): (12, 24),
    ("body",): (13, 7),
    ("summary",): (16, 10),
}


def read(folder: Path, text: str, name: str = "a.yml") -> list[Source]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    records, problems = read_file(folder, path, "team" if name.endswith(".yml") else "story")
    assert problems == []
    return records


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def test_every_value_of_a_record_knows_its_line_and_column(tmp_path):
    [record] = read(tmp_path, RECORD)
    assert record.marks == MARKS


def test_every_value_of_front_matter_knows_its_line_in_the_file(tmp_path):
    [record] = read(tmp_path, f"\n---\n{RECORD}---\n\n正文\n", "a.md")
    assert record.marks == {path: (line + 2, column) for path, (line, column) in MARKS.items()}
    assert record.body_line == 2 + RECORD.count("\n") + 2


def test_every_value_of_every_record_in_a_list_knows_its_line_and_column(tmp_path):
    one = RECORD.partition("\n")[2]  # without its comment
    records = read(tmp_path, f"- id: first\n{indented(one)}-\n  id: second\n{indented(one)}")
    second = 1 + one.count("\n") + 1
    for record, above in zip(records, (0, second), strict=True):
        expected = {path: (line + above, column + 2) for path, (line, column) in MARKS.items() if path}
        assert {path: mark for path, mark in record.marks.items() if path not in {(), ("id",)}} == expected
    assert [record.place(("id",)) for record in records] == [Place("a.yml", 1, 7), Place("a.yml", second + 1, 7)]


def test_a_value_that_was_not_written_stands_where_its_nearest_ancestor_does(tmp_path):
    [record] = read(tmp_path, RECORD)
    assert record.place(("milestones", 1, "where")) == Place("a.yml", 12, 5)
    assert record.place(("milestones", 7, "what")) == Place("a.yml", 9, 1)
    assert record.place(("founded",)) == Place("a.yml", 2, 1)


def test_a_record_of_nothing_but_a_text_stands_on_the_first_line(tmp_path):
    [record] = read(tmp_path, "正文\n", "a.md")
    assert record.place(("title",)) == Place("a.md", 1, 1)


@pytest.mark.parametrize(
    "written",
    [
        *("no", "NO", "yes", "on", "off", "true", "False", "y", "n", "~", "null", "Null", "NULL"),
        *("1e3", "0x10", "0o17", "010", "1_000", "1.0", "+1", "-1", ".inf", ".nan", "12:30:45", "190:20:30"),
        *("2020-01-01", "2020-07-29T08:00:00Z", "2020-07", "350105101210", "=", "东岐村"),
    ],
)
def test_yaml_guesses_no_type(tmp_path, written):
    [record] = read(tmp_path, f"name: {written}\nlist: [{written}, '{written}']\nmap: {{key: {written}}}\n")
    assert record.data == {"name": written, "list": [written, written], "map": {"key": written}}


@pytest.mark.parametrize("written", ["no", "~", "1e3", "2020-01-01", "010"])
def test_yaml_guesses_no_type_of_a_fields_name(tmp_path, written):
    [record] = read(tmp_path, f"{written}: 甲\n")
    assert record.data == {written: "甲"}


def test_an_empty_value_is_an_empty_text(tmp_path):
    [record] = read(tmp_path, "a:\nb: ''\nd: {e: }\n")
    assert record.data == {"a": "", "b": "", "d": {"e": ""}}


def test_texts_of_several_lines_keep_them_or_fold_them_as_written(tmp_path):
    [record] = read(tmp_path, RECORD)
    assert record.data["body"] == "第一行\n第二行\n"
    assert record.data["summary"] == "折起来的 一段"

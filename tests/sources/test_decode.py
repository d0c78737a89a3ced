"""decode(): the type of the field decides what a text becomes, and every field that cannot be read is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.model import MODELS, Hall, Record
from honorhall.sources import Source, decode, read_file


def source(folder: Path, text: str) -> Source:
    path = folder / "case.yml"
    path.write_text(text, encoding="utf-8")
    [record], problems = read_file(folder, path, "team")
    assert problems == []
    return record


def told(folder: Path, kind: str, text: str) -> list[tuple[str, int, str]]:
    """(code, line, field) of each problem, by line; a record with a problem is none."""
    record, problems = decode(source(folder, text), MODELS[kind], {"id": "case"})
    assert record is None
    found = [(problem.code, problem.place.line, problem.facts["field"]) for problem in problems]
    return sorted(found, key=lambda one: (one[1], one[0]))


def made(folder: Path, kind: str, text: str) -> Record:
    record, problems = decode(source(folder, text), MODELS[kind], {"id": "case"})
    assert problems == []
    assert record is not None
    return record


def test_all_problems_of_a_record_are_told_of_at_once(tmp_path):
    text = "founded: 去年\nmembers: 数百名\nlevel: 县\nsample: 也许\nmotto: [a]\nbrand: 一 二\nregion: 12345\nnope: 1\n"
    assert told(tmp_path, "team", text) == [
        ("date-relative", 1, "founded"),
        ("field-missing", 1, "title"),
        ("quantity-vague", 2, "members"),
        ("term-unknown", 3, "level"),
        ("flag-unreadable", 4, "sample"),
        ("text-expected", 5, "motto"),
        ("reference-shape", 6, "brand"),
        ("region-code-shape", 7, "region"),
        ("field-unknown", 8, "nope"),
    ]


def test_a_problem_within_a_part_is_told_of_at_its_own_line(tmp_path):
    text = "title: 甲\nmilestones:\n  - {what: 授旗}\n  - what: 建馆\n    date: 不久\n  - date: 2020\n"
    assert told(tmp_path, "team", text) == [
        ("date-relative", 5, "milestones.1.date"),
        ("field-missing", 6, "milestones.2.what"),
    ]


@pytest.mark.parametrize("empty", ["", "''", "[]", "{}", '""'])
def test_a_field_that_was_left_empty_is_a_field_that_was_left_out(tmp_path, empty):
    record = made(
        tmp_path, "team", f"title: 甲\nfounded: {empty}\ntags: {empty}\nregistration: {empty}\nlevel: {empty}\n"
    )
    assert record == made(tmp_path, "team", "title: 甲\n")


def test_a_needed_field_that_was_left_empty_is_told_of_where_it_was_left(tmp_path):
    assert told(tmp_path, "team", "region: '12'\ntitle:\n") == [("field-missing", 2, "title")]


def unknown(folder: Path, kind: str, text: str) -> dict[str, str]:
    """The facts of the one problem of a record: a field that nobody knows."""
    _, [problem] = decode(source(folder, text), MODELS[kind], {"id": "a"})
    assert problem.code == "field-unknown"
    return dict(problem.facts)


@pytest.mark.parametrize(
    ("written", "near"),
    [("memebers", "members"), ("人数", "members"), ("名称", "title"), ("name", "title"), ("Level", "level")],
)
def test_a_mistyped_field_is_told_of_with_the_nearest_by_name_or_by_label(tmp_path, written, near):
    assert unknown(tmp_path, "team", f"title: 甲\n{written}: 乙\n")["near"] == near


def test_a_mistyped_field_of_a_part_is_told_of_with_the_nearest_of_that_part(tmp_path):
    facts = unknown(tmp_path, "person", "title: 甲\nconsent: {status: 已同意, scop: [文字]}\n")
    assert (facts["field"], facts["near"]) == ("consent.scop", "scope")


def test_a_field_like_none_is_told_of_with_all_that_may_stand_there(tmp_path):
    facts = unknown(tmp_path, "person", "title: 甲\nconsent: {status: 已同意, 桥: 1}\n")
    assert [one.split()[0] for one in facts["known"].split("、")] == [
        *("status", "why", "by", "guardian", "signed", "scope", "until", "name_as", "form")
    ]


def test_what_the_house_makes_itself_is_offered_to_nobody(tmp_path):
    known = unknown(tmp_path, "team", "title: 甲\n桥: 1\n")["known"]
    assert "members 人数" in known
    assert "id 编号" not in known


def test_a_long_value_is_quoted_in_short(tmp_path):
    _, [problem] = decode(source(tmp_path, f"title: 甲\nfounded: {'很久' * 90}\n"), MODELS["team"], {"id": "a"})
    assert problem.facts["value"] == f"{'很久' * 19}很…"


def test_one_value_is_enough_where_a_list_may_stand(tmp_path):
    record = made(tmp_path, "team", "title: 甲\ntags: 水\nsources: s0\ncategory: 便民服务\n")
    assert record.tags == ("水",)
    assert [cited.source for cited in record.sources] == ["source:s0"]


def test_a_source_may_be_named_alone_or_with_its_place(tmp_path):
    record = made(tmp_path, "team", "title: 甲\nsources: [s0, {source: s1, at: 第3段}]\n")
    assert [(cited.source, cited.at) for cited in record.sources] == [("source:s0", ""), ("source:s1", "第3段")]


@pytest.mark.parametrize("written", ["三", "3.5", "3个", "1e3", "", "9" * 5_000])
def test_what_is_no_whole_number_is_told_of(tmp_path, written):
    text = f"title: 星\npolicy_type: 激励保障\nladder: [{{stars: {written}, hours: 100}}]\n"
    code = "number-unreadable" if written else "field-missing"
    assert told(tmp_path, "policy", text) == [(code, 3, "ladder.0.stars")]


def test_the_halls_own_facts_are_decoded_alike(tmp_path):
    hall, problems = decode(source(tmp_path, "title: 甲\nicp: 闽ICP备12345678号-1\nshow_samples: 否\n"), Hall, {})
    assert problems == []
    assert hall is not None
    assert (hall.icp, hall.show_samples) == ("闽ICP备12345678号-1", False)
    _, [problem] = decode(source(tmp_path, "title: 甲\nicp: 闽ICP备12345678\n"), Hall, {})
    assert (problem.code, problem.place.line) == ("icp-shape", 2)


def test_a_record_cannot_be_changed_once_it_is_made(tmp_path):
    record = made(tmp_path, "team", "title: 甲\n")
    with pytest.raises(ValueError, match="frozen"):
        setattr(record, "title", "乙")  # noqa: B010 (mypy would not let it pass)

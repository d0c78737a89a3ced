"""Front matter as people write it: every habit is read, or told of at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.model import MODELS
from honorhall.sources import Source, decode, read_file

BODY = "雨下了一夜。"


@pytest.fixture
def story(tmp_path: Path):
    """A function that reads one story: text or bytes -> its Source, where there is no problem."""

    def read(text: str | bytes, name: str = "rain.md") -> Source:
        path = tmp_path / "stories" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        records, problems = read_file(tmp_path, path, "story")
        assert problems == []
        [record] = records
        return record

    return read


@pytest.fixture
def faults(tmp_path: Path):
    """A function that reads one file: text or bytes -> (code, line, column) of each problem."""

    def read(text: str | bytes, name: str = "rain.md") -> list[tuple[str, int, int]]:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found = read_file(tmp_path, path, "story" if name.endswith(".md") else "team")[1]
        return [(problem.code, problem.place.line, problem.place.column) for problem in found]

    return read


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(story, end, mark):
    text = "---\ntitle: 雨夜\ntags:\n  - 水\n---\n\n第一行\n第二行\n"
    read = story(mark + text.replace("\n", end))
    assert read.data == {"title": "雨夜", "tags": ["水"]}
    assert read.body == "\n第一行\n第二行\n"
    assert (read.body_line, read.marks["tags", 0]) == (6, (4, 5))


def test_the_author_may_be_one_name_or_a_list_of_names(story):
    written = ("author: 陈大河", "author: [陈大河]", "author:\n  - 陈大河", 'author: ["陈大河"]', "author:\n- 陈大河")
    for text in written:
        record, problems = decode(story(f"---\ntitle: 雨夜\n{text}\n---\n"), MODELS["story"], {"id": "a", "body": BODY})
        assert problems == []
        assert getattr(record, "author", None) == ("陈大河",)


@pytest.mark.parametrize(
    "written",
    [
        "2020-07-29",
        "'2020-07-29'",
        '"2020-07-29"',
        "2020-07-29T08:00:00+08:00",
        "2020-07-29T0:10:32+00:00",
        "2020年7月29日",
    ],
)
def test_a_date_is_the_same_quoted_or_bare(story, written):
    source = story(f"---\ntitle: 雨夜\ndate: {written}\n---\n")
    record, problems = decode(source, MODELS["story"], {"id": "a", "body": BODY})
    assert problems == []
    assert record is not None
    assert getattr(record, "date").edtf == "2020-07-29"  # noqa: B009 (mypy knows no kind of record here)


def test_a_file_without_front_matter_takes_its_title_from_its_heading(story):
    read = story("\n# 雨夜 #\n\n雨下了一夜。\n\n## 后来\n")
    assert read.data == {"title": "雨夜"}
    assert read.place(("title",)).line == 2
    assert (read.body, read.body_line) == ("\n雨下了一夜。\n\n## 后来\n", 3)


def test_a_heading_below_front_matter_is_the_title_only_where_none_is_given(story):
    taken = story("---\ntags: 水\n---\n\n# 雨夜\n正文\n")
    assert (taken.data["title"], taken.body, taken.body_line) == ("雨夜", "正文\n", 6)
    assert taken.place(("title",)).line == 5
    kept = story("---\ntitle: 另一个\n---\n# 雨夜\n正文\n")
    assert (kept.data["title"], kept.body, kept.body_line) == ("另一个", "# 雨夜\n正文\n", 4)


@pytest.mark.parametrize("line", ["#雨夜", "## 雨夜", "#", "# ", "# #", "# ## ", "#" * 400_000])
def test_what_is_no_heading_of_the_first_level_is_no_title(story, line):
    read = story(f"{line}\n正文\n")
    assert (read.data, read.body_line) == ({}, 1)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# 雨夜", "雨夜"),
        ("#\t雨夜  ", "雨夜"),
        ("# 雨夜 ##", "雨夜"),
        ("# C#", "C#"),
        ("# # 雨", "# 雨"),
        ("# " + "# " * 200_000 + "雨", "# " * 200_000 + "雨"),
    ],
)
def test_a_heading_is_read_without_its_marks(story, line, title):
    assert story(f"{line}\n正文\n").data == {"title": title}


def test_an_index_file_has_the_id_of_its_folder(story):
    assert [story(BODY, name).id for name in ("rain.md", "rain/index.md", "2021/rain.md")] == ["rain"] * 3


def test_an_ending_in_capitals_is_the_same_ending(story):
    assert story("---\ntitle: 雨夜\n---\n正文", "RAIN.MD").data == {"title": "雨夜"}


def test_a_rule_of_dashes_in_the_text_is_no_front_matter(story):
    read = story("正文\n\n---\n\n还是正文\n")
    assert (read.data, read.body) == ({}, "正文\n\n---\n\n还是正文\n")
    below = story("---\ntitle: 雨夜\n---\n上\n\n---\n\n下\n")
    assert below.body == "上\n\n---\n\n下\n"


def test_empty_front_matter_and_front_matter_of_comments_hold_nothing(story):
    for matter in ("", "# 以后再填\n", "\n\n"):
        read = story(f"---\n{matter}---\n正文\n")
        assert (read.data, read.body) == ({}, "正文\n")


def test_dots_close_front_matter_and_spaces_behind_a_fence_do_no_harm(story):
    assert story("---  \ntitle: 雨夜\n...\n正文").body == "正文"
    assert story("\n\n---\t\ntitle: 雨夜\n---  \n正文").data == {"title": "雨夜"}


def test_an_unclosed_fence_is_told_of_where_it_opens(faults):
    assert faults("---\ntitle: 雨夜\n\n正文\n") == [("front-matter-open", 1, 1)]
    assert faults("\n\n---\n") == [("front-matter-open", 3, 1)]


def test_a_full_width_colon_is_told_of_at_the_colon(faults):
    assert faults("---\ntitle：雨夜\n---\n正文") == [("yaml-full-width-colon", 2, 6)]
    assert faults("---\ntags: 水\nsummary ：雨\ntitle: 夜\n---\n") == [("yaml-full-width-colon", 3, 9)]
    assert faults("title：雨夜\n", "a.yml") == [("yaml-full-width-colon", 1, 6)]


def test_a_full_width_colon_within_a_text_is_a_text(story):
    assert story("---\ntitle: 口号：召之即来\nsummary: 甲：乙：丙\n---\n").data == {
        "title": "口号：召之即来",
        "summary": "甲：乙：丙",
    }


def test_every_second_writing_of_a_field_is_told_of_and_the_first_one_stands(tmp_path, faults):
    text = "---\ntitle: 一\ntags: 水\ntitle: 二\nconsent: {status: a, status: b}\ntitle: 三\n---\n"
    assert faults(text) == [("yaml-duplicate-key", 4, 1), ("yaml-duplicate-key", 5, 22), ("yaml-duplicate-key", 6, 1)]
    [record], _ = read_file(tmp_path, tmp_path / "rain.md", "story")
    assert record.data == {"title": "一", "tags": "水", "consent": {"status": "a"}}


@pytest.mark.parametrize(("text", "line", "column"), [("tags:\n\t- 水\n", 2, 1), ("a:\n  b: 1\n \tc: 2\n", 3, 2)])
def test_a_tab_is_told_of_where_it_stands(faults, text, line, column):
    assert faults(text, "a.yml") == [("yaml-tab", line, column)]
    assert faults(f"---\n{text}---\n") == [("yaml-tab", line + 1, column)]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\r\n\r\n"])
def test_an_empty_file_is_told_of_at_its_first_line(faults, text):
    assert faults(text) == faults(text, "a.yml") == [("file-empty", 1, 1)]


@pytest.mark.parametrize("text", ["# 注释\n", "---\n", "[]", "{}", "---\n...\n", "''", "\n\n--- # 无\n"])
def test_yaml_that_says_nothing_is_an_empty_file(faults, text):
    assert faults(text, "a.yml") == [("file-empty", 1, 1)]


@pytest.mark.parametrize("tag", ["!x", "!!python/object/apply:os.system", "!!binary", "!!set", "!<tag:x,2020:y>"])
def test_no_tag_is_obeyed(faults, tag):
    assert faults(f"title: {tag} []\n", "a.yml") == [("yaml-tag", 1, 8)]
    assert faults(f"{tag} title: 雨夜\n", "a.yml")[:1] == [("yaml-tag", 1, 1)]


def test_null_bytes_and_other_unseen_characters_are_told_of_where_they_stand(faults):
    assert faults("summary: 东岐村东岐村\ntitle: 雨\0夜\n", "a.yml") == [("yaml-character", 2, 9)]
    assert faults("---\n题: 东岐\ntitle: 雨\x1b夜\n---\n") == [("yaml-character", 3, 9)]


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\u0085"])
def test_line_ends_that_no_editor_shows_do_not_end_a_line(story, end):
    read = story(f"---\ntitle: 雨{end}夜\ntags: 水\n---\n")
    assert read.data == {"title": "雨 夜", "tags": "水"}
    assert read.marks["tags",] == (3, 7)


@pytest.mark.parametrize(
    "text",
    [
        "雨下了一夜。\n\n---\n\n天亮了。\n",  # a line across the page
        "雨夜\n---\n\n雨下了一夜。\n",  # a heading underlined
        "# 雨夜\n\n雨下了一夜。\n\n---\n\n天亮了。\n",
        "note: 一句话\n\n雨下了一夜。\n\n---\n\n天亮了。\n",
        "---  \ntitle: 雨夜\n---\n雨下了一夜。\n",
    ],
)
def test_a_text_with_a_line_across_it_is_a_text(faults, text):
    assert faults(text) == []

"""Prose: Markdown as people write it becomes HTML that can do no harm."""

from __future__ import annotations

import pytest

from honorhall.output import Written, environment, picture_mark, prose, sanitised
from honorhall.output.prose import headings, with_pictures
from tests.house import REPOSITORY

IN_HTML = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)">点</a>',
    "<iframe src='https://a.example'></iframe>",
    "<svg onload=alert(1)>",
    "<style>body{display:none}</style>",
    '<form action="https://a.example"><input name="a"></form>',
    "<p style='position:fixed'>满屏</p>",
    "<picture><source srcset='https://a.example/x.avif 1x'><img src='https://a.example/x.jpg'></picture>",
    "<figure><img srcset='//a.example/x.jpg 2x' src='https://a.example/x.jpg'></figure>",
    "<video poster='https://a.example/x.jpg' src='https://a.example/x.mp4'></video>",
    "<input type=image src='https://a.example/x.jpg'>",
)
IN_MARKDOWN = (
    "[点](javascript:alert(1))",
    "![x](data:text/html;base64,PHNjcmlwdD4=)",
    "[点][1]\n\n[1]: javascript:alert(1)",
)
HARMFUL = (
    "<script",
    "onerror",
    "onload",
    "<iframe",
    "<svg",
    "<style",
    "<form",
    "<input",
    "style=",
    "data:",
    "javascript:",
    "<source",
    "srcset",
    "<video",
    "poster",
    'src="http',
    'src="//',
)


@pytest.mark.parametrize("hostile", [*IN_HTML, *IN_MARKDOWN])
def test_nothing_that_runs_or_reaches_out_passes_in_prose(hostile):
    html = prose(hostile).lower()
    assert [mark for mark in HARMFUL if mark in html] == []


@pytest.mark.parametrize("hostile", IN_HTML)
def test_nothing_that_runs_or_reaches_out_passes_in_a_hand_written_page(hostile):
    html = sanitised(f"<h1>页</h1>{hostile}").lower()
    assert "<h1>页</h1>" in html
    assert [mark for mark in HARMFUL if mark in html] == []


def test_a_heading_of_the_first_level_becomes_one_of_the_second():
    assert prose("# 一\n\n## 二") == '<h2 id="一">一</h2>\n<h2 id="二">二</h2>'


def test_a_heading_named_like_a_part_of_the_page_gets_another_anchor():
    assert prose("## facts").startswith('<h2 id="facts-text">')


def test_headings_are_read_back_without_their_markup():
    assert headings(prose("## 《一》 & **二**\n\n文\n\n### 三\n\n## 四")) == (("一-二", "《一》 & 二"), ("四", "四"))


def test_lines_that_an_editor_wrapped_join_without_a_space_between_chinese_characters():
    assert prose("村里有一座\n荣誉馆，\n很小。") == "<p>村里有一座荣誉馆，很小。</p>"
    assert prose("see\nhere") == "<p>see\nhere</p>"


@pytest.mark.parametrize("indent", ["   ", "    "])
def test_a_list_within_a_list_may_be_indented_by_three_spaces_or_four(indent):
    html = prose(f"1. 甲\n{indent}- 乙\n{indent}- 丙\n2. 丁")
    assert html.count("<ul>") == 1
    assert html.count("<li>") == 4


@pytest.mark.parametrize("indent", ["  ", "    ", "　　"])
def test_a_paragraph_indented_by_hand_is_a_paragraph_and_no_program_code(indent):
    html = prose(f"{indent}那年水很大。")
    assert "<code" not in html
    assert "那年水很大。" in html


def test_rare_characters_quotes_and_ruby_pass_as_they_are():
    text = "𠮷 “他” <ruby>岐<rt>qí</rt></ruby>"
    assert prose(text) == f"<p>{text}</p>"


def test_a_table_and_a_footnote_survive_with_their_links():
    html = prose("| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n\n话[^1]。\n\n[^1]: 出处。")
    assert "<table>" in html
    assert 'href="#fn:1"' in html
    assert 'id="fn:1"' in html


def test_two_texts_do_not_leak_into_each_other():
    once = prose("话[^1]。\n\n[^1]: 甲。")
    prose("另一篇[^1]。\n\n[^1]: 乙。")
    assert prose("话[^1]。\n\n[^1]: 甲。") == once


OWN_TAGS = (
    "<picture><source srcset='x.avif'><img src='../../a/x.jpg'></picture><figure>图<figcaption>说</figcaption></figure>"
)


def test_an_authors_own_tags_for_pictures_never_pass_in_prose_even_for_pictures_of_the_site():
    html = prose(f"甲 {OWN_TAGS} 乙\n\n![丙][p]\n\n[p]: ../../a/x.jpg")
    assert [tag for tag in ("<picture", "<source", "<img", "<figure", "<figcaption") if tag in html] == []
    assert "甲" in html
    assert "乙" in html


def test_a_picture_alone_in_its_paragraph_takes_its_place_and_one_among_words_stays_among_them():
    text = f"前\n\n{picture_mark(0)}\n\n看{picture_mark(1)}吧\n\n> {picture_mark(0)}\n\n- {picture_mark(1)}"
    html = with_pictures(prose(text), 2, lambda number, alone: f"<i{number}>" if alone else f"<b{number}>")
    assert html.startswith("<p>前</p>\n<i0>\n<p>看<b1>吧</p>")
    assert "<blockquote>\n<i0>\n</blockquote>" in html
    assert "<li><b1></li>" in html


def test_a_mark_of_a_picture_that_is_not_there_stays_words():
    assert with_pictures(prose(picture_mark(0)), 0, lambda *_: "<i>") == f"<p>{picture_mark(0)}</p>"


def test_words_without_pictures_read_the_same_with_a_place_for_pictures_and_without():
    rendered = environment((REPOSITORY / "templates",)).from_string("{{ text|prose }}")
    text = "# 一\n\n话[^1]。\n\n[^1]: 出处。"
    assert rendered.render(text=text) == rendered.render(text=Written(text)) == prose(text)

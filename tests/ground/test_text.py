"""Text: plain words for descriptions and lists."""

from __future__ import annotations

import pytest

from honorhall.ground.text import characters, opening, plain, shorten


def test_plain_words_are_left_of_markdown():
    text = "## 一\n\n- **二** [三](team:a) ![门](gate.jpg)\n\n> <ruby>岐<rt>qí</rt></ruby> 3 < 5"
    assert plain(text) == "一 二 三 岐qí 3 < 5"


@pytest.mark.parametrize("hidden", ["<script>a(1)</script>", "<STYLE>\n\na {}\n</STYLE >", "<script src=x>\n\na(1)"])
def test_what_no_page_shows_is_no_word_of_a_text(hidden):
    assert (opening(f"{hidden}\n\n雨夜"), plain(f"雨夜 {hidden}")) in {("雨夜", "雨夜"), ("", "雨夜")}


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("短。", 10, "短。"),
        ("一二三四五六七八，九十", 10, "一二三四五六七八…"),
        ("一，二三四五六七八九十", 8, "一，二三四五六…"),
    ],
)
def test_a_text_is_cut_at_punctuation_near_its_end_or_where_it_must(text, length, short):
    assert shorten(text, length) == short
    assert len(shorten(text, length)) <= length


def test_a_text_opens_with_its_first_paragraph_and_not_with_a_heading_or_a_picture():
    assert opening("## 一\n\n![门](gate.jpg)\n\n那年**水**很大。\n老王来了。\n\n后来") == "那年水很大。 老王来了。"
    assert opening("## 只有标题") == "只有标题"


def test_characters_count_what_is_read():
    assert characters("## 一二\n\n三 [四](a:b)。") == 5

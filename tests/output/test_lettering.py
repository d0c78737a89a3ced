"""A heading stands wholly in the hall's face, or wholly in another."""

from __future__ import annotations

import random
import re
from functools import partial
from html import unescape
from pathlib import Path

import pytest

from honorhall.ground.page import Page
from honorhall.output import Dress, Lettering, MenuGroup, MenuItem, choose_letters, fonts
from honorhall.output.lettering import ALWAYS, CLASS, HEADING, PLAIN_FACE
from honorhall.output.prose import headings

MENU = (MenuGroup("资料", (MenuItem("故事", "stories/"), MenuItem("队伍", "teams/"))),)
DRESS = Dress("东溪荣誉馆", menu=MENU)


def chosen(*titles: tuple[str, str], said: tuple[str, ...] = (), folders: tuple[Path, ...] = ()) -> Lettering:
    """titles: (title, section)."""
    pages = [
        Page(f"{number}/", "record.html", title, section=section) for number, (title, section) in enumerate(titles)
    ]
    return choose_letters(DRESS, pages, said, folders, Path())


def room_for(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Leave room for these words beside what is always there."""
    wanted = set(ALWAYS) | set("".join((DRESS.name, "资料故事队伍", *words)))
    monkeypatch.setattr("honorhall.output.lettering.MOST_OUTLINES", sum(fonts.outlines().get(one, 0) for one in wanted))


def test_the_frames_words_are_there_and_ascii_with_punctuation():
    made = chosen()
    assert all(
        made.holds(words) for words in ("东溪荣誉馆", "故事", "队伍", "资料", "Stories & teams, 2020!", "“一”"[::2])
    )
    assert not made.holds("一")


def test_a_title_is_taken_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch):
    room_for(monkeypatch, "水退")
    made = chosen(("水退人回", "stories/"), ("水退", "stories/"))
    assert made.holds("水退")
    assert not made.holds("人")
    assert not made.holds("回")


def test_sections_come_in_the_order_of_the_menu(monkeypatch: pytest.MonkeyPatch):
    room_for(monkeypatch, "水退")
    made = chosen(("人回", "teams/"), ("水退", "stories/"))
    assert made.holds("水退")
    assert not made.holds("人回")


def test_the_halls_own_words_come_before_all_titles(monkeypatch: pytest.MonkeyPatch):
    room_for(monkeypatch, "人回")
    made = chosen(("水退", "stories/"), said=("人回",))
    assert made.holds("人回")
    assert not made.holds("水退")


def test_headings_that_templates_write_are_there_and_what_they_fill_in_is_not(tmp_path: Path):
    text = '<h2 id="facts">基本<em>情况</em> {{ values.label("无") }}</h2>{% if 有 %}<p>段</p>{% endif %}'
    (tmp_path / "record.html").write_text(text, encoding="utf-8")
    made = chosen(folders=(tmp_path,))
    assert made.holds("基本情况")
    assert not any(made.holds(one) for one in "无有段")


def test_a_character_that_the_font_lacks_keeps_its_title_out():
    lacking = "\U0002b740"
    assert lacking not in fonts.outlines()
    made = chosen((f"水{lacking}", "stories/"), ("退", "stories/"))
    assert not made.holds("水")
    assert not made.holds(lacking)
    assert made.holds("退")


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<h1>队伍</h1>", "<h1>队伍</h1>"),
        ("<h1>队鑫</h1>", '<h1 class="hh-plain-face">队鑫</h1>'),
        ('<h2 id="a">队鑫</h2>', '<h2 id="a" class="hh-plain-face">队鑫</h2>'),
        ('<h3 id="a" class="b c">鑫</h3>', '<h3 id="a" class="hh-plain-face b c">鑫</h3>'),
        ('<h2>队<span title="鑫">&amp;\n</span></h2>', '<h2>队<span title="鑫">&amp;\n</span></h2>'),
        ("<h2>&#37995;</h2>", '<h2 class="hh-plain-face">&#37995;</h2>'),
        ("<h4>鑫</h4><p>鑫</p>", "<h4>鑫</h4><p>鑫</p>"),
        ("<hr>鑫<header>鑫</header>", "<hr>鑫<header>鑫</header>"),
        ('<a class="hh-card-title" href="x">鑫</a>', '<a class="hh-plain-face hh-card-title" href="x">鑫</a>'),
        ('<a href="x">鑫</a>', '<a href="x">鑫</a>'),
    ],
)
def test_headings_that_it_cannot_say_are_marked_and_no_others(html: str, marked: str):
    assert chosen().marked(html) == marked


def test_a_marked_heading_is_still_in_the_list_of_headings():
    assert headings(chosen().marked('<h2 id="a">鑫</h2>')) == (("a", "鑫"),)


def test_the_fonts_address_changes_with_its_characters():
    assert chosen().rule() != chosen(("水", "stories/")).rule()
    assert chosen().rule() == chosen().rule()
    assert 'url("fonts/hall-serif.woff2?v=' in chosen().rule()


TAGS = (
    *(
        "<h1>",
        "<h2 id=x>",
        '<h3\n class="a">',
        "</h1>",
        "</h2>",
        "</h3>",
        "<header>",
        "<hr>",
        "水",
        "退",
        "人&amp;",
        "&#27700;",
    ),
    *("<a>", '<a class="hh-card-title" href="x">', '<a href="x" class="hh-card-title">', "</a>", "hh-card-title", "\n"),
    *(
        '<strong class="a hh-large">',
        '<p class="hh-large">',
        "</p>",
        "</strong>",
        '<a title="hh-large-x">',
        "<b>",
        "</b>",
    ),
)


@pytest.mark.parametrize("seed", range(30))
def test_headings_are_found_as_one_search_for_all_of_them_would_find_them(seed: int):
    made, chance = Lettering("水退 <>/&;", Path()), random.Random(seed)
    for _ in range(200):
        html = "".join(chance.choices(TAGS, k=chance.randint(1, 16)))
        assert made.marked(html) == HEADING.sub(partial(marked_alone, made), html), html


def marked_alone(made: Lettering, heading: re.Match[str]) -> str:
    tag, attributes, inner = heading.groups()
    if made.holds(unescape(re.sub("<[^>]*>", "", inner))):
        return heading[0]
    classed, changes = CLASS.subn(f'class="{PLAIN_FACE} ', attributes)
    if not changes:
        classed += f' class="{PLAIN_FACE}"'
    return f"<{tag}{classed}>{inner}</{tag}>"

"""Hidden names are looked for all at once, and what comes of it is what a search for each of them would find."""

from __future__ import annotations

import pickle
import random
import re
import sys

import pytest

from honorhall.model.beginnings import _folded, beginnings
from honorhall.model.names import HiddenName, HiddenNames, _sought, spelled_out

TITLES = (
    "王明",
    "王明亮",
    "欧阳建国",
    "明王",
    "王*明",
    "王_明",
    "王>明",
    "Li Ming",
    "阿Q",
    "Q明",
    "ſam",
    "卜·明（老卜）",
    "高兴",
)
INSTEAD = {"明王": "王", "高兴": r"王\1", "王明亮": "某某"}  # what is said instead may begin another name
PIECES = (
    *"王明亮高兴欧阳建国阿卜某甲。，",
    *(" ", "  ", "\u3000", "\u200b", "\ufeff", "*", "**", "_", "~", "·", "\n", "\n\n", "\n> ", "\n  ", ">", "<", "&"),
    *("<b>", "</b>", "<br>", "&nbsp;", "&zwj;", "&amp;", "&#29579;", "&#x660e;", "&#", "[", "](person:x)"),
    *("Li", "li", "Ming", "MING", "Q", "q", "s", "S", "ſam", "SAM", "List"),
)


@pytest.fixture(scope="module")
def names() -> HiddenNames:
    found = [HiddenName(title, "person:x", INSTEAD.get(title, "某某")) for title in TITLES]
    longest_first = tuple(sorted(found, key=lambda name: (-len(name.full), name.full)))
    return HiddenNames(longest_first, beginnings([_sought(name.full) for name in longest_first]))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    dice = random.Random(20261121)
    return ["".join(dice.choices(PIECES, k=dice.randint(2, 30))) for _ in range(20_000)]


def hidden_one_by_one(text: str, names: HiddenNames) -> str:
    """The slow twin: a search for every name in every text."""
    plain = hidden = spelled_out(text)
    for name in names.names:
        hidden = name.hidden_in(hidden)
    return text if hidden == plain else hidden


def found_one_by_one(text: str, names: HiddenNames) -> list[tuple[str, int]]:
    plain = spelled_out(text)
    found = ((name.full, name.pattern.search(plain)) for name in names.names)
    return [(name, min(match.start(), len(text))) for name, match in found if match]


def test_names_are_hidden_as_if_each_were_searched_for(names, texts):
    changed = 0
    for text in texts:
        hidden = names.hide(text)
        assert hidden == hidden_one_by_one(text, names), text
        changed += hidden != text
    assert 1_000 < changed < len(texts)


def test_places_are_those_that_a_search_for_each_would_find(names, texts):
    for text in texts:
        assert [(name.full, at) for name, at in names.places(text)] == found_one_by_one(text, names), text


def test_no_name_stands_where_none_may_stand(names, texts):
    without = [text for text in texts if not names.may_stand_in(text)]
    assert len(without) > 100
    assert not [text for text in without if found_one_by_one(text, names)]


def test_texts_that_are_looked_at_together_hide_no_name_from_each_other(names, texts):
    for one, other in zip(texts[:5_000], texts[5_000:], strict=False):
        if found_one_by_one(one, names) or found_one_by_one(other, names):
            assert names.may_stand_in(f"{one}\0{other}")


def test_letters_that_are_one_to_a_search_are_one_to_us():
    letters = [chr(one) for one in range(sys.maxunicode) if chr(one).lower() != chr(one).upper() and chr(one).isalpha()]
    together = "".join(letters)
    for one in letters:
        same = re.findall(re.escape(one), together, re.IGNORECASE)
        assert {_folded(letter) for letter in same} == {_folded(one)}


def test_hidden_names_come_back_from_a_pickle_as_they_went(names):
    assert pickle.loads(pickle.dumps(names)) == names  # noqa: S301 (our own)


def test_where_nothing_is_hidden_every_text_is_as_it_was(texts):
    nothing = HiddenNames((), beginnings([]))
    assert not any(nothing.may_stand_in(text) for text in texts[:50])
    assert [nothing.hide(text) for text in texts[:50]] == texts[:50]

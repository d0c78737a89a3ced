"""The index of the search: what is in it, what must never be, and that it is the same however it was made."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honorhall.doors.searching import in_memory, search_plan
from honorhall.exports.search import entry_of, patched, searched, size_of
from honorhall.exports.search.entries import BODY, Entry
from honorhall.exports.search.folding import fold, folded
from honorhall.exports.search.lists import packed, packed_bits, unpacked
from honorhall.exports.search.names import readings
from honorhall.exports.search.terms import terms_of
from tests.gathered import edition
from tests.house import REPOSITORY, House, hall

SECRET, SAID, FAMILY = "仇单曾", "qiudanceng", "隐秘家属"
CLOSED = {
    "content/people/closed.yml": (
        f"title: {SECRET}\nfamily: {FAMILY}\nphone: '13900001111'\nsample: true\nconsent:\n  status: 待确认\n"
    ),
    "content/people/bynames.yml": (
        "title: 解长单\nsample: true\nconsent:\n  status: 已同意\n  by: 本人\n  signed: 2020-01-01\n"
        "  scope: [文字, 网站]\n  name_as: 姓氏\n"
    ),
    "stories/told.md": (
        f"---\ntitle: {SECRET}的一夜\nsample: true\n---\n\n{SECRET}守堤，解 长 单也在，仇、单、曾三姓。\n"
    ),
}


def index_of(archive) -> dict[str, bytes]:
    return in_memory(archive)


@pytest.fixture(scope="module")
def shown():
    """The repository's own hall, as its public edition shows it."""
    return edition(House(REPOSITORY))


@settings(deadline=None)
@given(st.sets(st.integers(0, 700_000), min_size=1, max_size=200))
def test_a_list_of_numbers_is_read_as_it_was_written(numbers: set[int]):
    ordered = np.array(sorted(numbers))
    assert unpacked(packed(ordered)) == ordered.tolist()


@settings(deadline=None)
@given(st.sets(st.integers(0, 3_000), min_size=1, max_size=200))
def test_a_list_as_bits_is_read_as_it_was_written(numbers: set[int]):
    ordered = np.array(sorted(numbers))
    assert unpacked(packed_bits(ordered)) == ordered.tolist()


@settings(deadline=None)
@given(st.text())
def test_a_text_folded_at_once_is_its_characters_folded_one_by_one(text: str):
    assert fold().text(text) == "".join(map(folded, text))


def test_what_a_reader_takes_for_the_same_is_folded_alike():
    assert fold().text("榮譽館") == fold().text("荣誉馆")
    assert fold().text("ＡＢＣ１２３") == "abc123"
    assert fold().text("Dōngqí") == "dongqi"
    assert fold().text(fold().text("㈱ﬁ")) == fold().text("㈱ﬁ")


@pytest.mark.parametrize(
    ("name", "said"),
    [("单长福", "shan"), ("曾景祥", "zeng"), ("解放", "xie"), ("仇大同", "qiu"), ("尉迟恭", "yu"), ("万俟雄", "mo")],
)
def test_a_surname_is_said_as_people_are_called(name: str, said: str):
    assert readings(name, person=True)[0][0] == said


def test_a_character_is_said_as_its_neighbours_let_one_expect_and_otherwise_too():
    assert readings("银行")[1][0] == "hang"
    assert readings("行走")[0][0] == "xing"
    assert set(readings("长")[0]) == {"chang", "zhang"}


def test_every_record_is_found_by_its_title_and_by_nothing_private(tmp_path: Path):
    archive = edition(hall(tmp_path, CLOSED))
    whole = b"\0".join(index_of(archive).values()).decode()
    assert "第一个故事" in whole
    secrets = (
        SECRET,
        FAMILY,
        "13900001111",
        SAID,
        "qiushanzeng",
        "qiushanceng",
        "xiechangdan",
        "jiezhangdan",
        "解长单",
    )
    assert [one for one in secrets if one in whole] == []
    pairs = ("'qiu'dan", "'dan'ceng", "'qiu'shan", "`qdc", "`qsz", "'chang'dan", "'chang'shan", "`xzs")
    assert [one for one in pairs if one in whole] == []


def test_two_indexes_of_one_hall_are_equal_byte_for_byte(shown):
    assert index_of(shown) == index_of(shown)


@pytest.mark.parametrize("seed", range(12))
def test_an_index_that_is_patched_is_that_of_a_whole_build(shown, seed: int):
    plan, before = search_plan(shown), index_of(shown)
    luck = random.Random(seed)
    keys = luck.sample([key for key in shown.records if key.startswith("story:")], 2)
    words = "".join(luck.sample("守堤一夜水退了荣誉馆的志愿者abc 12，。龘", 12))
    edited = dict(shown.records)
    for key in keys:
        body = edited[key].body
        at = luck.randrange(len(body))
        edited[key] = edited[key].model_copy(update={"body": body[:at] + words * luck.randrange(1, 4) + body[at + 9 :]})
    now = replace(shown, records=edited)
    known = searched(plan, mark_in(before))
    numbers = {what: number for number, (_, what) in enumerate(plan.line)}
    edits = [(numbers[key], size_of(key, edited), entry_of(key, edited)) for key in keys]
    try:
        files, kept = patched(known, edits, before.__getitem__)
    except LookupError:  # so much was added that texts are parted otherwise
        return
    after = index_of(now)
    assert {path: files.get(path, data) for path, data in before.items()} == after
    assert kept.mark % 2**64 == mark_in(after)


def mark_in(files: dict[str, bytes]) -> int:
    manifest = files["assets/hall/search/manifest.js"].decode()
    return int(manifest.partition('"version":"')[2][:16], 16)


def test_an_entry_without_words_and_one_of_a_single_character_are_no_trouble():
    for title in ("", "馆", "，", "a", "The Hall"):
        assert len(terms_of([(0, Entry("a/", "page", ((0, title), (BODY, ""))))], fold()).wide) <= 1

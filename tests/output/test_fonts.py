"""The headings' font: small, the same every time, and kept in a folder that may be thrown away."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import serif_path

from honorhall.output import fonts

WORDS = "东岐村退役军人荣誉馆 Honor Hall，2020年7月"


def said_by(data: bytes) -> set[str]:
    with TTFont(BytesIO(data)) as font:
        return {chr(code) for code in font.getBestCmap()}


def filled(characters: list[str]) -> str:
    """As many of these as the budget holds."""
    taken, left = [], fonts.MOST_OUTLINES
    for one in characters:
        if fonts.outlines()[one] <= left:
            taken.append(one)
            left -= fonts.outlines()[one]
    return "".join(taken)


def chinese() -> list[str]:
    return sorted(
        (one for one in fonts.outlines() if "一" <= one <= "鿿"), key=lambda one: (fonts.outlines()[one], one)
    )


@pytest.mark.parametrize("kind", ["plainest", "middle"])
def test_whatever_the_budget_holds_is_small_enough(kind: str):
    by_size = chinese()
    characters = {"plainest": by_size, "middle": by_size[10_000:]}[kind]  # the crowded ones pack better than both
    assert 50_000 < len(fonts.cut(filled(characters))) <= fonts.MOST_BYTES


def test_it_says_its_characters_and_no_others():
    assert said_by(fonts.cut(WORDS)) == set(WORDS)


def test_two_cuts_are_equal_and_tell_no_time_of_their_own():
    anew = fonts.cut.__wrapped__
    first = anew(WORDS)
    assert first == anew(WORDS)
    with TTFont(BytesIO(first), recalcTimestamp=False) as cut, TTFont(serif_path(), lazy=True) as whole:
        assert cut["head"].modified == whole["head"].modified
        assert cut["head"].created == whole["head"].created


def test_the_order_of_the_characters_does_not_matter(tmp_path: Path):
    assert fonts.kept_or_cut(WORDS, tmp_path) == fonts.kept_or_cut(WORDS[::-1] + WORDS, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_the_store_may_be_thrown_away(tmp_path: Path):
    first = fonts.kept_or_cut(WORDS, tmp_path / "store")
    kept = next((tmp_path / "store").iterdir())
    assert fonts.kept_or_cut(WORDS, tmp_path / "store") == first
    kept.unlink()
    fonts.cut.cache_clear()
    assert fonts.kept_or_cut(WORDS, tmp_path / "store") == first


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data[:-1] + b"x", lambda _: b""])
def test_a_kept_file_that_somebody_changed_is_cut_anew(tmp_path: Path, change):
    first = fonts.kept_or_cut(WORDS, tmp_path)
    kept = next(tmp_path.iterdir())
    kept.write_bytes(change(kept.read_bytes()))
    assert fonts.kept_or_cut(WORDS, tmp_path) == first
    assert kept.read_bytes().endswith(first)


def test_a_store_that_cannot_be_written_is_no_fault(tmp_path: Path):
    (tmp_path / "store").write_text("a file where a folder should be", encoding="utf-8")
    assert said_by(fonts.kept_or_cut(WORDS, tmp_path / "store")) == set(WORDS)


def test_the_digest_tells_other_characters_and_other_makers(monkeypatch: pytest.MonkeyPatch):
    before = fonts.digest(WORDS)
    assert before == fonts.digest(WORDS[::-1])
    assert before != fonts.digest(f"{WORDS}多")
    monkeypatch.setattr(fonts, "version", lambda name: f"{name} of tomorrow")
    assert before != fonts.digest(WORDS)


def test_the_licence_is_that_of_the_font():
    text = fonts.licence().decode()
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    with TTFont(BytesIO(fonts.cut(WORDS))) as font:
        names = {record.nameID: str(record) for record in font["name"].names}
    assert "SIL Open Font License" in names[13]
    assert "Adobe" in names[0]

"""What the libraries know is made once and kept for all halls; whatever becomes of it, it is what they know."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.exports.search import folding, readings
from honorhall.exports.search.made_once import made_once


@pytest.fixture
def user(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    return tmp_path / "user"


@pytest.mark.parametrize("harm", [None, b"", b"\0" * 99, "gone"])
def test_a_table_is_made_again_only_where_it_was_spoiled(user, harm):
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"字": 1}

    assert made_once("x", ("opencc",), make) == {"字": 1}
    (path,) = [path for path in user.rglob("x-*") if path.is_file()]
    if harm == "gone":
        path.unlink()
    elif harm is not None:
        path.write_bytes(harm)
    assert made_once("x", ("opencc",), make) == {"字": 1}
    assert len(made) == (1 if harm is None else 2)


def test_where_nothing_can_be_kept_the_table_is_made_each_time(user):
    user.write_text("a file where the folder would be", encoding="utf-8")
    assert made_once("x", ("opencc",), lambda: 1) == 1
    assert made_once("x", ("opencc",), lambda: 2) == 2


def test_the_tables_that_were_kept_are_those_that_are_made(user):
    folding.table.cache_clear()
    readings.spoken_chinese.cache_clear()
    kept = [(folding.table(), readings.spoken_chinese())]
    folding.table.cache_clear()
    readings.spoken_chinese.cache_clear()
    kept.append((folding.table(), readings.spoken_chinese()))
    assert kept[0] == kept[1] == (folding._table(), readings._spoken_chinese())
    assert list(user.rglob("fold-*"))
    assert list(user.rglob("readings-*"))


@pytest.mark.parametrize(
    ("place", "said"),
    [("长治市", "changzhishi"), ("马尾区", "maweiqu"), ("洪洞县", "hongtongxian"), ("长沙市", "changshashi")],
)
def test_a_place_is_read_as_the_people_who_live_there_say_it(place, said):
    assert "".join(readings.spoken_chinese().of(place)) == said

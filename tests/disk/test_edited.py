"""An edit: what the short way leaves on the disk, and remembers of it, is what the long way would have."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from honorhall.disk import (
    MARK,
    Pack,
    Standing,
    changed_files,
    edited,
    make_spare,
    noted,
    spare_of,
    stage_for,
    stands,
    token_in,
    token_of,
    untouched,
)

NAMES = ["a.txt", "b/index", "b/c/index", "b/c/d/index", "e/index", "e/f", "g/h/i/index"]


def made(out: Path, texts: dict[str, str]):
    """A site of these texts by path, by the long way."""
    with stage_for(out) as (stage, files):
        files.update({path: stage.put(path, text.encode()) for path, text in texts.items()})
    return files


def after_an_edit(out: Path, before: Standing, texts: dict[str, str]) -> tuple[Standing, int]:
    """What stands after these texts were put; and how many of them are new or changed."""
    with edited(out, before) as (stage, files):
        files.update({path: stage.put(path, text.encode()) for path, text in texts.items()})
        stage.keep_others(files)
        changed = changed_files(stage, files)
    return before.after(files), changed


def texts_of(out: Path) -> dict[str, str]:
    found = {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*") if path.is_file()}
    return {path: text for path, text in found.items() if path != MARK}


def folders_of(out: Path) -> set[str]:
    return {f"{path.relative_to(out).as_posix()}/" for path in out.rglob("*") if path.is_dir()} | {"./"}


def assert_known(folder: Path, files) -> None:
    """What is remembered of a folder is all that stands there, just as it stands there."""
    whole = files.whole()
    assert set(whole) == {*texts_of(folder), *folders_of(folder)} == set(files)
    assert untouched(folder, whole) == whole
    assert token_in(folder) == token_of(whole)
    assert stands(folder, files)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("linked", [True, False])
def test_after_any_edits_both_folders_are_what_is_remembered_of_them(out, tmp_path, seed, linked):
    chance = random.Random(seed)
    first = {name: chance.choice("一二") for name in chance.sample(NAMES, 4)}
    texts = {name: chance.choice("一二") for name in chance.sample(NAMES, 4)}
    before = made(out, first) if not linked else None
    files = made(out, texts)
    standing = noted(Pack(tmp_path / "pack"), files, before or make_spare(out, files))
    for _ in range(6):
        was = dict(texts)
        now = {name: chance.choice("一二三四") for name in chance.sample(NAMES, chance.randint(0, 3))}
        texts |= now
        standing, changed = after_an_edit(out, standing, now)
        assert changed == sum(was.get(name) != text for name, text in now.items())
        assert (texts_of(out), texts_of(spare_of(out))) == (texts, was)
        assert_known(out, standing.site)
        assert_known(spare_of(out), standing.spare)
        assert {path for path in standing.behind if path[-1] != "/"} == {
            path for path in texts if was.get(path) != texts[path]
        }


def test_what_stays_as_it_is_is_not_written_again(out, tmp_path):
    files = made(out, {"a.txt": "一", "b/index": "二"})
    standing = noted(Pack(tmp_path / "pack"), files, make_spare(out, files))
    standing, _ = after_an_edit(out, standing, {"a.txt": "三"})
    after_an_edit(out, standing, {"a.txt": "四"})
    assert (out / "b/index").stat().st_ino == files["b/index"][3]


def test_an_edit_that_fails_leaves_the_site_and_a_spare_that_nobody_believes(out, tmp_path):
    files = made(out, {"a.txt": "一"})
    standing = noted(Pack(tmp_path / "pack"), files, make_spare(out, files))
    with pytest.raises(UnicodeEncodeError):
        after_an_edit(out, standing, {"a.txt": "二", "b.txt": "\ud800"})
    assert texts_of(out) == {"a.txt": "一"}
    assert stands(out, standing.site)
    assert standing.spare is not None
    assert not stands(spare_of(out), standing.spare)

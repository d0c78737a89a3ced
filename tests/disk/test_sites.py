"""Writing: the new site takes the old one's place whole, or not at all; what has not changed is not written again."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from honorhall.disk import (
    MARK,
    Files,
    NotOurs,
    changed_files,
    keep_sections,
    make_spare,
    sections,
    sites_of,
    stage_for,
    token_in,
    token_of,
)

SPARE = ".site.spare"


def site(out, texts, known=None):
    """Write a site of these texts by path; what became of it: (its files, how many of them are new or changed)."""
    with stage_for(out, known) as (stage, files):
        files.update({path: stage.put(path, text.encode()) for path, text in texts.items()})
        changed = changed_files(stage, files)
    return files, changed


def texts_of(out):
    found = {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*") if path.is_file()}
    return {path: text for path, text in found.items() if path != MARK}


def test_a_site_is_written_and_the_next_one_replaces_it_whole(tmp_path):
    out = tmp_path / "site"
    assert site(out, {"a/index.html": "一", "b.txt": "二"})[1] == 2
    assert site(out, {"a/index.html": "一", "c.txt": "三"})[1] == 1
    assert texts_of(out) == {"a/index.html": "一", "c.txt": "三"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [SPARE, "site"]


def test_a_file_that_is_the_same_keeps_its_time_of_change(tmp_path):
    out = tmp_path / "site"
    site(out, {"a.txt": "一", "b.txt": "二"})
    before = {name: (out / name).stat().st_mtime_ns for name in ("a.txt", "b.txt")}
    site(out, {"a.txt": "一", "b.txt": "变了"})
    assert (out / "a.txt").stat().st_mtime_ns == before["a.txt"]
    assert (out / "b.txt").stat().st_mtime_ns != before["b.txt"]


@pytest.mark.parametrize("remembers", [True, False])
@pytest.mark.parametrize("seed", range(20))
def test_whatever_stood_there_before_the_site_is_what_was_put_into_it(tmp_path, seed, remembers):
    chance, out = random.Random(seed), tmp_path / "site"
    known: dict[tuple[str, int], Files] = {}
    for _ in range(8):
        names = chance.sample(["a", "b", "a/x", "b/y/z", "c/d", "c", "e.txt", "a/x/y.txt"], chance.randint(0, 5))
        names = [name for name in names if not any(other.startswith(f"{name}/") for other in names)]
        texts = {name: chance.choice("一二三") for name in names}
        files, _ = site(out, texts, known if remembers else None)
        known |= sites_of(files)
        assert texts_of(out) == texts
        assert token_in(out) == token_of(files)
        if chance.random() < 0.3 and texts:  # somebody edits what stands there
            path = out / chance.choice(sorted(texts))
            path.unlink()
            path.write_text("动过")
        if chance.random() < 0.3:
            stranger = out / chance.choice(["生人", "g/h/生人", "a/生人"])
            if not any(parent.is_file() for parent in stranger.parents):
                stranger.parent.mkdir(parents=True, exist_ok=True)
                stranger.write_text("生人")


def test_a_file_put_in_the_new_site_never_changes_one_of_the_old(tmp_path):
    out = tmp_path / "site"
    for text in "一二三四":
        site(out, {"a.txt": text, "same.txt": "同"})
        spare = tmp_path / SPARE / "a.txt"
        assert not spare.exists() or spare.read_text() != text


def test_a_spare_made_beforehand_shares_its_files_with_the_site(tmp_path):
    out = tmp_path / "site"
    files, _ = site(out, {"a/b/c.txt": "一", "d.txt": "二"})
    spare = make_spare(out, files)
    assert spare is not None
    assert texts_of(tmp_path / SPARE) == texts_of(out)
    assert (tmp_path / SPARE / "d.txt").stat().st_ino == (out / "d.txt").stat().st_ino
    with stage_for(out, sites_of(files, spare)) as (stage, new):
        assert (stage.held, stage.empty) == (spare, False)
        new["d.txt"] = stage.put("d.txt", b"d")
        stage.keep_others(new)
    assert texts_of(out) == {"a/b/c.txt": "一", "d.txt": "d"}


def test_what_was_touched_is_not_kept_unread(tmp_path):
    out = tmp_path / "site"
    files, _ = site(out, {"a.txt": "一"})
    (out / "a.txt").write_text("动过")
    with pytest.raises(LookupError), stage_for(out, sites_of(files)) as (stage, new):
        stage.keep_others(new)
    assert texts_of(out) == {"a.txt": "动过"}


def test_a_build_that_breaks_off_leaves_the_old_site(tmp_path):
    out = tmp_path / "site"
    site(out, {"a.txt": "旧"})
    with pytest.raises(AttributeError):
        site(out, {"a.txt": "新", "b.txt": None})
    assert texts_of(out) == {"a.txt": "旧"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_half_made_is_made_whole_by_the_next(tmp_path):
    out = tmp_path / "site"
    files, _ = site(out, {"a.txt": "一", "b.txt": "二"})
    spare = make_spare(out, files)
    assert spare is not None
    known = sites_of(files, spare)
    with pytest.raises(AttributeError):
        site(out, {"a.txt": "半", "stranger/index.html": "半", "b.txt": None}, known)
    assert token_in(tmp_path / SPARE) == ""
    site(out, {"a.txt": "一", "b.txt": "变"}, known)
    assert texts_of(out) == {"a.txt": "一", "b.txt": "变"}


def test_nobody_else_can_read_the_spare_and_everybody_the_site(tmp_path):
    out = tmp_path / "site"
    tmp_path.joinpath("plain").mkdir()
    for text in "一二三":
        site(out, {"a.txt": text})
        assert out.stat().st_mode == tmp_path.joinpath("plain").stat().st_mode
    assert (tmp_path / SPARE).stat().st_mode & 0o777 == 0o700


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"a")
    with pytest.raises(NotOurs):
        site(tmp_path / "photos", {"a.txt": "一"})
    (tmp_path / "letter").write_text("信")
    with pytest.raises(NotOurs):
        site(tmp_path / "letter", {"a.txt": "一"})
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.jpg", "letter", "photos"]


def test_an_empty_folder_may_become_a_site(tmp_path):
    (tmp_path / "site").mkdir()
    assert site(tmp_path / "site", {"a.txt": "一"})[1] == 1


def test_what_a_crash_between_two_moves_left_behind_is_put_right(tmp_path):
    out = tmp_path / "site"
    site(out, {"a.txt": "旧"})
    out.rename(tmp_path / ".site.old")  # a system that cannot exchange two folders was stopped just here
    with pytest.raises(AttributeError):
        site(out, {"b.txt": None})
    assert texts_of(out) == {"a.txt": "旧"}


def test_a_system_that_cannot_exchange_folders_moves_them_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "other")
    out = tmp_path / "site"
    for text in "旧新最":
        site(out, {"a.txt": text})
        assert texts_of(out) == {"a.txt": text}
    assert sorted(path.name for path in tmp_path.iterdir()) == [SPARE, "site"]


def test_a_move_that_fails_half_way_puts_the_old_site_back(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "other")
    out = tmp_path / "site"
    site(out, {"a.txt": "旧"})
    rename = Path.rename

    def refuse_the_new_site(path, target):
        if path.name == SPARE:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new_site)
    with pytest.raises(OSError, match="No space"):
        site(out, {"a.txt": "新"})
    assert texts_of(out) == {"a.txt": "旧"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_without_links_gets_copies(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    out = tmp_path / "site"
    site(out, {"a.txt": "一", "b.txt": "二"})
    monkeypatch.setattr("os.link", refuse)
    site(out, {"a.txt": "一", "b.txt": "变"})
    assert texts_of(out) == {"a.txt": "一", "b.txt": "变"}
    shutil.rmtree(tmp_path / SPARE)


def test_sections_are_read_one_by_one_and_a_spoiled_one_is_noticed(tmp_path):
    path = tmp_path / "kept"
    keep_sections(path, {"one": b"\x80\x05K\x01.", "two": b"\x80\x05K\x02."})
    assert (sections(path)["one"], sections(path)["two"]) == (1, 2)

"""Writing: the new site takes the old one's place whole, or not at all."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from honorhall.ground.page import Artifact
from honorhall.output import MARK, NotOurs, stage_for, write


def artifact(path: str, text: str) -> Artifact:
    return Artifact(path, partial(str.encode, text, "utf-8"))


def site(out, *artifacts, executor=None):
    with stage_for(out) as stage:
        return [sum(column) for column in zip(*write(artifacts, (stage, out), executor), strict=True)]


def test_a_site_is_written_and_the_next_one_replaces_it_whole(tmp_path):
    out = tmp_path / "site"
    assert site(out, artifact("a/index.html", "一"), artifact("b.txt", "二")) == [2, 2]
    assert site(out, artifact("a/index.html", "一"), artifact("c.txt", "三")) == [2, 1]
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == [MARK, "c.txt", "index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_that_is_the_same_keeps_its_time_of_change(tmp_path):
    out = tmp_path / "site"
    site(out, artifact("a.txt", "一"), artifact("b.txt", "二"))
    before = {name: (out / name).stat().st_mtime_ns for name in ("a.txt", "b.txt")}
    site(out, artifact("a.txt", "一"), artifact("b.txt", "变了"))
    assert (out / "a.txt").stat().st_mtime_ns == before["a.txt"]
    assert (out / "b.txt").stat().st_mtime_ns != before["b.txt"]


def test_workers_write_what_one_process_writes(tmp_path):
    artifacts = [artifact(f"{n}/index.html", str(n)) for n in range(200)]
    with ProcessPoolExecutor(2) as executor:
        assert site(tmp_path / "two", *artifacts, executor=executor) == [200, 200]
    assert site(tmp_path / "one", *artifacts) == [200, 200]
    for made in artifacts:
        assert (tmp_path / "two" / made.path).read_bytes() == (tmp_path / "one" / made.path).read_bytes()


def test_a_build_that_breaks_off_leaves_the_old_site_and_nothing_else(tmp_path):
    out = tmp_path / "site"
    site(out, artifact("a.txt", "旧"))
    with pytest.raises(ZeroDivisionError):
        site(out, artifact("a.txt", "新"), Artifact("b.txt", lambda: bytes(1 // 0)))
    assert (out / "a.txt").read_text() == "旧"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"a")
    with pytest.raises(NotOurs):
        site(tmp_path / "photos", artifact("a.txt", "一"))
    (tmp_path / "letter").write_text("信")
    with pytest.raises(NotOurs):
        site(tmp_path / "letter", artifact("a.txt", "一"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.jpg", "letter", "photos"]


def test_an_empty_folder_may_become_a_site(tmp_path):
    (tmp_path / "site").mkdir()
    assert site(tmp_path / "site", artifact("a.txt", "一")) == [1, 1]


def test_what_a_crash_between_two_moves_left_behind_is_put_right(tmp_path):
    out = tmp_path / "site"
    site(out, artifact("a.txt", "旧"))
    out.rename(tmp_path / ".site.old")  # a system that cannot exchange two folders was stopped just here
    with pytest.raises(ZeroDivisionError):
        site(out, Artifact("b.txt", lambda: bytes(1 // 0)))
    assert (out / "a.txt").read_text() == "旧"


def test_a_system_that_cannot_exchange_folders_moves_them_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "other")
    out = tmp_path / "site"
    site(out, artifact("a.txt", "旧"))
    site(out, artifact("a.txt", "新"))
    assert (out / "a.txt").read_text() == "新"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_move_that_fails_half_way_puts_the_old_site_back(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "other")
    out = tmp_path / "site"
    site(out, artifact("a.txt", "旧"))
    rename = Path.rename

    def refuse_the_new_site(path, target):
        if path.name == ".site.new":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new_site)
    with pytest.raises(OSError, match="No space"):
        site(out, artifact("a.txt", "新"))
    assert (out / "a.txt").read_text() == "旧"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]

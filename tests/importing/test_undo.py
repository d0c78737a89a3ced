"""Whole or not at all; and an import can be taken back unless somebody edited since."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from honorhall.doors.importing import Unwritable, undo, write
from tests.house import House, files, hall
from tests.importing.made import TEAMS, TWO_TEAMS, book, imported


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return book(tmp_path / "队伍.xlsx", {"队伍": TEAMS})


def test_an_undo_refuses_when_a_file_was_edited_since_and_says_which(house, table):
    imported(house, table)
    house.write({TWO_TEAMS[0]: "title: 改过\n"})
    before = files(house.root)
    done = house.run("import", "--undo")
    assert done.code == 2
    assert TWO_TEAMS[0] in done.errors
    assert TWO_TEAMS[1] not in done.errors
    assert files(house.root) == before


def test_imports_are_taken_back_one_after_the_other_the_last_one_first(house, table, tmp_path):
    states = [files(house.root)]
    imported(house, table)
    states.append(files(house.root))
    mended = (("队名", "人数"), ("溪市退役军人“同心”志愿服务队", "35名"))
    imported(house, book(tmp_path / "改.xlsx", {"队伍": mended}))
    assert "35名" in (house.root / TWO_TEAMS[1]).read_text(encoding="utf-8")
    for state in reversed(states):
        assert house.run("import", "--undo").code == 0
        assert files(house.root) == state
    assert house.run("import", "--undo").code == 2


def test_a_disk_that_fails_in_the_middle_leaves_the_hall_as_it_was(house):
    (house.root / "content/blocked").write_bytes(b"a file where a folder should be")
    before = files(house.root)
    broken = {"content/teams/dongxi.yml": b"other", "content/blocked/new.yml": b"x"}
    with pytest.raises(OSError, match="blocked"):
        write(house.root, broken, "x")
    assert files(house.root) == before


def test_an_import_that_was_cut_off_is_taken_back_before_the_next(house, table):
    before = files(house.root)
    imported(house, table)
    state = house.root / "private/imports/0001/journal.json"
    state.write_text(json.dumps({**json.loads(state.read_text("utf-8")), "done": False}), encoding="utf-8")
    (house.root / TWO_TEAMS[0]).unlink()
    done = house.run("import", str(table), "--write")
    assert done.code == 2
    assert "--undo" in done.errors
    assert house.run("import", "--undo").code == 0
    assert files(house.root) == before


def test_nothing_is_written_through_a_link_that_leads_out_of_the_hall(house, table, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    (house.root / "content/teams").rename(elsewhere)
    (house.root / "content/teams").symlink_to(elsewhere)
    before = files(elsewhere)
    done = house.run("import", str(table), "--write")
    assert done.code == 2
    assert "content/teams" in done.errors
    assert files(elsewhere) == before


def test_a_private_folder_that_git_would_take_is_not_written_to(house, table):
    house.write({"private/.gitignore": "nothing\n"})
    before = files(house.root)
    done = house.run("import", str(table), "--write")
    assert done.code == 2
    assert "private/.gitignore" in done.errors
    assert files(house.root) == before


def test_there_is_nothing_to_take_back_in_a_hall_without_imports(house):
    with pytest.raises(Unwritable, match="There is no import"):
        undo(house.root)


def test_an_undo_on_the_branch_of_an_import_says_that_its_commit_is_left_and_how_to_remove_it(house, table, tmp_path):
    imported(house, book(tmp_path / "旧.xlsx", {"队伍": (("队名", "人数", "级别"), (TEAMS[3][1], "9名", "市级"))}))
    git(house, "init", "--quiet", "-b", "main")
    git(house, "config", "user.name", "x")
    git(house, "config", "user.email", "x@example.org")
    git(house, "add", ".")
    git(house, "commit", "--quiet", "-m", "begin")
    house.write({"stories/own.md": "---\ntitle: 自己的\n---\n\n雨。\n"})
    before = files(house.root)
    assert "git checkout -\n" in house.run("import", str(table), "--branch", "import-1").told
    changed = git(house, "show", "--format=", "--name-status").split()
    assert changed == ["A", TWO_TEAMS[0], "M", TWO_TEAMS[1]]
    told = house.run("import", "--undo").told
    assert "提交还在分支 import-1 上" in told
    for command in told.split("git ")[1:]:
        git(house, *command.split("\n")[0].split())
    assert git(house, "branch", "--format=%(refname:short)") == "main\n"
    assert git(house, "status", "--porcelain", "--untracked-files=no") == ""
    assert kept(files(house.root)) == kept(before)
    imported(house, table)
    assert "提交还在" not in house.run("import", "--undo").told, "nothing was committed"


def git(house: House, *command: str) -> str:
    done = subprocess.run(("git", *command), cwd=house.root, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def kept(found: dict[str, bytes]) -> dict[str, bytes]:
    """Files without git's own."""
    return {path: data for path, data in found.items() if not path.startswith(".git/")}

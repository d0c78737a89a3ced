"""The watch over a hall: it hears of files written, renamed or removed, and not of what editors leave for a moment."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from honorhall.doors.serve.watching import Changes, is_content, watch_hall
from tests.house import House, hall
from tests.live import wait_for


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def watched(root: Path) -> Changes:
    changes = Changes(root)
    threading.Thread(target=watch_hall, args=(root, changes.add, tuple), daemon=True).start()
    wait_for_watch(root, changes)
    return changes


def wait_for_watch(root: Path, changes: Changes) -> None:
    """Until the watch is known to be set: it hears of a file that is written again and again."""

    def heard() -> bool:
        (root / "content" / "first.txt").write_text(str(time.monotonic()), encoding="utf-8")
        return bool(changes._heard)

    wait_for(heard)
    (root / "content" / "first.txt").unlink()
    wait_for(lambda: not (root / "content/first.txt").exists())
    time.sleep(0.5)
    changes.take()


def heard(changes: Changes, name: str) -> bool:
    wait_for(lambda: name in changes._heard, lambda: f"{name} not in {changes._heard}")
    return True


def test_files_written_changed_renamed_and_removed_are_heard_of(house):
    changes = watched(house.root)
    house.write({"stories/first.md": "a"})
    assert heard(changes, "stories/first.md")
    (house.root / "stories/first.md").rename(house.root / "stories/second.md")
    assert heard(changes, "stories/second.md")
    changes.take()
    (house.root / "stories/second.md").unlink()
    assert heard(changes, "stories/second.md")
    house.write({"mkdocs.yml": "site_name: b\n"})
    assert heard(changes, "mkdocs.yml")


def test_a_folder_that_appears_later_is_watched_too(house):
    changes = watched(house.root)
    house.write({"templates/story.html": "a"})
    assert heard(changes, "templates")
    changes.take()
    house.write({"templates/story.html": "b"})
    assert heard(changes, "templates/story.html")
    house.write({"stories/new/deep/index.md": "a"})
    assert heard(changes, "stories/new")
    changes.take()
    time.sleep(0.2)
    house.write({"stories/new/deep/index.md": "b"})
    assert heard(changes, "stories/new/deep/index.md")


def test_a_switch_of_branches_is_one_change_however_long_git_takes(house):
    lock = house.root / ".git" / "index.lock"
    lock.parent.mkdir()
    changes = watched(house.root)
    lock.touch()
    names = [f"stories/s{number}.md" for number in range(200)]
    taken: list[tuple[str, ...]] = []
    taker = threading.Thread(target=lambda: taken.append(changes.take()), daemon=True)
    taker.start()
    for name in names:
        house.write({name: "a"})
        time.sleep(0.002 if name != names[100] else 0.5)
    lock.unlink()
    taker.join(60)
    assert set(names) <= set(taken[0])


@pytest.mark.parametrize(
    ("name", "shows"),
    [
        ("stories/first.md", True),
        ("content/teams/dongxi.yml", True),
        ("stories/.first.md.swp", False),
        ("stories/.#first.md", False),
        ("stories/#first.md#", False),
        ("stories/first.md~", False),
        ("stories/4913", False),
        ("templates/.git/index", False),
        ("templates/__pycache__/a.pyc", False),
    ],
)
def test_what_editors_leave_for_a_moment_is_no_change(name, shows):
    assert is_content(name) is shows

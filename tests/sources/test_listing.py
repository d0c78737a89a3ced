"""files(): the same files in the same order as asking each of them, in one look at each folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from honorhall.ground.files import PICTURES
from honorhall.model import FOLDERS
from honorhall.sources import files, read, read_alone
from tests.house import REPOSITORY, hall

RECORD = "title: 甲\n"
STRAY = {
    "content/teams/b/x.yml": RECORD,
    "content/teams/b.yml": RECORD,
    "content/teams/_draft/x.yml": RECORD,
    "content/teams/.x.yml": RECORD,
    "content/teams/b/Z.YAML": RECORD,
    "content/teams/b/notes.txt": "",
    "content/teams/b/a.jpg": "",
    "content/teams/folder.yml/x.yml": RECORD,
    "content/notes.txt": "",
    "content/_notes.txt": "",
    "content/teems/x.yml": RECORD,
    "content/.hidden/x.yml": RECORD,
    "stories/sub/index.md": "甲",
}


Listed = tuple[list[tuple[Path, str]], list[tuple[str, str]]]


def slowly(root: Path) -> Listed:
    """Files with their kinds, and (code, file) of what is told of, each path asked for what it is."""
    content = root / "content"
    told: list[tuple[str, str]] = []
    found = [(path, "hall") for path in (content / "hall.yml",) if inside(path, root, told)]
    stray = [path for path in sorted(content.glob("[!._]*")) if path.is_file() and path.name != "hall.yml"]
    told += (("file-not-read", path.relative_to(root).as_posix()) for path in stray)
    for folder in sorted(path for path in content.glob("*") if path.is_dir()):
        if folder.name in {"pages", *FOLDERS}:
            endings = (".md",) if folder.name == "pages" else (".yml", ".yaml")
            found += ((path, FOLDERS.get(folder.name, "page")) for path in below(folder, endings, root, told))
        elif not folder.name.startswith((".", "_")):
            told.append(("folder-unknown", f"content/{folder.name}"))
    found += ((path, "story") for path in below(root / "stories", (".md",), root, told))
    return found, told


def below(folder: Path, endings: tuple[str, ...], root: Path, told: list[tuple[str, str]]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if any(part.startswith((".", "_")) for part in path.relative_to(folder).parts):
            continue
        if path.suffix.lower() in endings:
            if (path.is_file() or path.is_symlink()) and inside(path, root, told):
                yield path
        elif path.is_file() and path.suffix.lower() not in PICTURES:
            told.append(("file-not-read", path.relative_to(root).as_posix()))


def inside(path: Path, root: Path, told: list[tuple[str, str]]) -> bool:
    is_inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    if not is_inside:
        told.append(("file-outside", path.relative_to(root).as_posix()))
    return is_inside


def quickly(root: Path) -> Listed:
    listed, problems = files(root, FOLDERS)
    return [(Path(one.path), one.kind) for one in listed], [(one.code, one.place.file) for one in problems]


@pytest.fixture
def house(tmp_path):
    """A hall with everything in it that is no record, and links to and out of it."""
    made = hall(tmp_path / "hall", STRAY)
    (tmp_path / "away").mkdir()
    (tmp_path / "away/x.yml").write_text(RECORD, encoding="utf-8")
    teams = made.root / "content/teams"
    (teams / "away.yml").symlink_to(tmp_path / "away/x.yml")
    (teams / "lost.yml").symlink_to(teams / "nowhere.yml")
    (teams / "loop.yml").symlink_to(teams / "loop.yml")
    (teams / "loop.txt").symlink_to(teams / "loop.txt")
    (teams / "again.yml").symlink_to(teams / "b.yml")
    (teams / "linked").symlink_to(teams / "b")
    (made.root / "content/orgs").symlink_to(tmp_path / "away")
    return made


def test_a_hall_of_every_sort_of_file_is_listed_as_by_asking_each(house):
    assert quickly(house.root) == slowly(house.root)


def test_the_repositorys_hall_is_listed_as_by_asking_each():
    assert quickly(REPOSITORY) == slowly(REPOSITORY)


def test_reading_a_hall_is_reading_each_of_its_files(house):
    listed, problems = files(house.root, FOLDERS)
    parts = [read_alone(house.root, one.path, one.kind) for one in listed]
    whole = read(house.root, FOLDERS)
    assert whole.sources == tuple(source for part in parts for source in part.sources)
    assert whole.problems == (*problems, *(problem for part in parts for problem in part.problems))
    assert whole.unread == {"team:lost", "team:loop"}

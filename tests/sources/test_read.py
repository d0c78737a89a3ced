"""read(): the files of a hall in a fixed order, each of its kind; what is not a record is left or told of."""

from __future__ import annotations

import os

import pytest

from honorhall.model import FOLDERS
from honorhall.sources import ID, read
from tests.house import hall

RECORD = "title: 甲\n"


def names(house) -> list[tuple[str, str, str]]:
    return [(source.file, source.kind, source.id) for source in read(house.root, FOLDERS).sources]


def codes(house) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in read(house.root, FOLDERS).problems]


@pytest.fixture
def house(tmp_path):
    return hall(tmp_path)


def test_a_hall_is_read_in_a_fixed_order(house):
    assert names(house) == [
        ("content/hall.yml", "hall", "hall"),
        ("content/pages/about.md", "page", "about"),
        ("content/places/hall.yml", "place", "hall"),
        ("content/regions/tree.yml", "region", "east"),
        ("content/regions/tree.yml", "region", "brook"),
        ("content/sources/s0.yml", "source", "s0"),
        ("content/teams/dongxi.yml", "team", "dongxi"),
        ("stories/first.md", "story", "first"),
    ]


def test_the_order_does_not_depend_on_when_files_were_written(tmp_path):
    files = {f"content/teams/{name}.yml": RECORD for name in ("b", "a", "sub/c", "Z")}
    one = hall(tmp_path / "one", files)
    two = hall(tmp_path / "two", dict(reversed(files.items())))
    assert names(one) == names(two)
    assert [name for name, kind, _ in names(one) if kind == "team"] == [
        *("content/teams/Z.yml", "content/teams/a.yml", "content/teams/b.yml", "content/teams/dongxi.yml"),
        "content/teams/sub/c.yml",
    ]


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_each_folder_holds_its_kind(house, folder):
    house.write({f"content/{folder}/deeper/new.yaml": RECORD})
    assert (f"content/{folder}/deeper/new.yaml", FOLDERS[folder], "new") in names(house)


def test_a_written_id_goes_before_the_files_name(house):
    house.write({"content/teams/x.yml": "id: written\ntitle: 甲\n"})
    assert ("content/teams/x.yml", "team", "written") in names(house)


def test_a_list_in_a_file_is_as_many_records(house):
    house.write({"content/teams/x.yml": "- {id: a, title: 甲}\n- {id: b, title: 乙}\n"})
    assert [one for _, kind, one in names(house) if kind == "team"] == ["dongxi", "a", "b"]


def test_pictures_beside_records_are_no_records_and_no_problem(house):
    before = names(house)
    house.write({"stories/first.jpg": b"\xff\xd8", "content/teams/x.PNG": b"", "content/pages/x.webp": b""})
    assert (names(house), codes(house)) == (before, [])


@pytest.mark.parametrize("name", ["stories/a.docx", "stories/a.yml", "content/teams/a.md", "content/pages/a.txt"])
def test_a_file_with_another_ending_is_told_of_and_not_read(house, name):
    before = names(house)
    house.write({name: "title: 甲\n"})
    assert (names(house), codes(house)) == (before, [("file-not-read", name)])


def test_a_folder_with_a_mistyped_name_is_told_of_with_the_nearest_right_one(house):
    house.write({"content/activites/x.yml": RECORD})
    [problem] = read(house.root, FOLDERS).problems
    assert (problem.code, problem.place.file) == ("folder-unknown", "content/activites")
    assert problem.facts["near"] == "activities"
    assert problem.facts["known"].split() == sorted(FOLDERS)


def test_a_hall_without_any_file_is_told_of_once(tmp_path):
    found = read(tmp_path, FOLDERS)
    assert found.sources == ()
    assert [problem.code for problem in found.problems] == ["hall-missing"]


def test_a_name_in_another_encoding_can_be_printed(house):
    folder = house.root / os.fsdecode("content/队".encode("gb18030"))
    folder.mkdir()
    (folder / "x.yml").write_text(RECORD, encoding="utf-8")
    [problem] = read(house.root, FOLDERS).problems
    assert problem.code == "folder-unknown"
    assert str(problem.place).encode().decode() == r"content/\udcb6\udcd3"


@pytest.mark.parametrize("good", ["a", "dongqi-hall", "2020", "a-1-b"])
def test_an_id_is_small_letters_digits_and_hyphens(good):
    assert ID.fullmatch(good)


@pytest.mark.parametrize("bad", ["", "-", "A", "a_b", "a--b", "-a", "a-", "东岐", "a b", "a\n", "a/b", "..", "１"])
def test_an_id_is_nothing_else(bad):
    assert not ID.fullmatch(bad)

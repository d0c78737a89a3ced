"""check_some(): of some files it says what the check of the whole hall says of them, though it reads few others."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable

import pytest

from honorhall.doors.checking import NoBaseError, Touched, check_some, records_in, touched_since
from honorhall.ground.problem import Problem
from tests.house import ON_TODAY, REPOSITORY, TODAY, House, hall
from tests.test_cases import CASES, case

TEAM, STORY = "content/teams/dongxi.yml", "stories/first.md"
WITHHELD = (
    "- {id: wang, title: 王小溪, consent: {status: 已同意, scope: [文字, 网站], name_as: 只显姓氏}, region: '1201'}\n"
)
AMONG_ALL = "story-twice"  # every story beside every other: only the whole check looks (docs/checking.md)


def said(problems: Iterable[Problem]) -> list[tuple[str, str, str, dict[str, str]]]:
    return [(one.code, str(one.place), one.about, dict(one.facts)) for one in problems]


def of_files(house: House, files: Iterable[str]) -> list[Problem]:
    return check_some(house.root, Touched(frozenset(files)), ON_TODAY)


def by_the_whole(house: House, files: Iterable[str]) -> list[Problem]:
    return [one for one in house.inspect()[1] if one.place.file in files]


@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith(AMONG_ALL)])
def test_of_the_files_of_a_case_both_checks_say_the_same(name, tmp_path):
    asked = case(name)
    house = hall(tmp_path, asked.files)
    for file in asked.files:
        assert said(one for one in of_files(house, [file]) if one.place.file == file) == said(
            by_the_whole(house, [file])
        )


def test_of_the_sample_hall_both_checks_say_the_same_file_by_file(copied):
    whole = copied.inspect()[1]
    files = sorted(records_in(copied.root))[::7]
    some = [one for file in files for one in of_files(copied, [file])]
    assert said(some) == said(one for one in whole if one.place.file in files)
    assert said(of_files(copied, records_in(copied.root))) == said(whole)


def test_a_name_that_may_not_be_said_is_told_in_a_story_that_was_touched(tmp_path):
    people = {"content/people/p.yml": WITHHELD, "content/people/q.yml": "title: 李大河\nconsent: 无\n"}
    house = hall(tmp_path, {**people, STORY: "---\ntitle: 雨夜\n---\n\n王 小&#28330;守了一夜。\n"})
    told = of_files(house, [STORY])
    assert [one.code for one in told] == ["html-entity", "name-not-public"]
    assert said(told) == said(by_the_whole(house, [STORY]))


def test_a_reference_to_a_record_in_a_list_that_nobody_touched_is_no_problem(tmp_path):
    house = hall(tmp_path, {"content/people/p.yml": WITHHELD, STORY: "---\ntitle: 雨夜\npeople: wang\n---\n\n雨。\n"})
    assert [one.code for one in of_files(house, [STORY])] == [one.code for one in by_the_whole(house, [STORY])]


def test_a_missing_record_is_told_with_the_same_near_miss(tmp_path):
    house = hall(tmp_path, {"content/people/p.yml": WITHHELD, STORY: "---\ntitle: 雨夜\npeople: wamg\n---\n\n雨。\n"})
    told = of_files(house, [STORY])
    assert said(told) == said(by_the_whole(house, [STORY]))
    assert told[0].facts["near"] == "wang"


def test_an_id_that_another_file_has_is_told_even_where_the_other_is_told_of(tmp_path):
    house = hall(tmp_path, {"stories/a.md": "---\nid: first\ntitle: 又一个\n---\n\n雨。\n"})
    assert [(one.code, one.place.file) for one in of_files(house, ["stories/a.md"])] == [("id-taken", STORY)]


def test_a_picture_that_is_gone_is_told_of_the_story_that_shows_it(tmp_path):
    house = hall(tmp_path, {"stories/rain/index.md": "---\ntitle: 雨\n---\n\n![门](gate.png)\n"})
    (house.root / "stories/rain/gate.png").write_bytes(b"")
    assert [one.code for one in of_files(house, ["stories/rain/gate.png"])] == ["media-unreadable"]


def test_what_stands_where_nothing_is_read_is_told(tmp_path):
    odd = ("content/notes.txt", "content/teems/x.yml", "stories/draft.docx")
    house = hall(tmp_path, dict.fromkeys(odd, "x"))
    told = [(one.code, one.place.file) for one in of_files(house, odd)]
    assert told == [("file-not-read", odd[0]), ("folder-unknown", "content/teems"), ("file-not-read", odd[2])]


def git(house: House, *command: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(("git", *who, *command), cwd=house.root, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def branch(tmp_path) -> House:
    """A hall with a branch of its own, on which nothing has happened yet."""
    house = hall(tmp_path, {"content/regions/more.yml": '- {id: bank, title: 岸县, code: "120101"}\n'})
    git(house, "init", "-q", "-b", "main")
    git(house, "add", ".")
    git(house, "commit", "-qm", "one")
    git(house, "switch", "-qc", "mine")
    return house


def test_nothing_has_changed_on_a_new_branch(branch):
    assert touched_since(branch.root) == Touched(frozenset())
    assert branch.run("check", "--changed").code == 0


def test_what_was_committed_changed_and_added_counts(branch):
    branch.write({TEAM: SAMPLE_TEAM})
    git(branch, "commit", "-qam", "two")
    branch.write({STORY: "---\ntitle: 改\n---\n\n雨。\n", "stories/新 的.md": "---\ntitle: 新\n---\n\n雨。\n"})
    assert touched_since(branch.root).files == {TEAM, STORY, "stories/新 的.md"}


SAMPLE_TEAM = 'title: 溪市退役军人志愿服务队\nregion: "1201"\nlevel: 市级\nsources: [s0]\n'


def test_what_happened_on_the_main_branch_since_does_not_count(branch):
    git(branch, "switch", "-q", "main")
    branch.write({TEAM: SAMPLE_TEAM})
    git(branch, "commit", "-qam", "two")
    git(branch, "switch", "-q", "mine")
    assert touched_since(branch.root, "main").files == frozenset()


def test_a_record_that_was_deleted_is_told_where_others_name_it(branch):
    branch.write({TEAM: None})
    done = branch.run("check", "--changed", "main", "--today", TODAY)
    assert done.code == 1
    told = check_some(branch.root, touched_since(branch.root), ON_TODAY)
    assert [(one.code, str(one.place)) for one in told] == [
        ("reference-unknown", f"{STORY}:3"),
        ("reference-unknown", f"{STORY}:7"),
    ]
    assert said(told) == said(branch.inspect()[1])


def test_a_region_that_was_deleted_is_told_where_others_lie_in_it(branch):
    branch.write({"content/regions/tree.yml": '- {id: east, title: 东省, code: "12"}\n'})
    told = check_some(branch.root, touched_since(branch.root), ON_TODAY)
    assert said(told) == said(branch.inspect()[1])
    assert {one.code for one in told} == {"region-unknown", "region-parent-missing"}


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "main..mine"])
def test_what_is_no_commit_is_no_base(branch, name):
    with pytest.raises(NoBaseError):
        touched_since(branch.root, name)


def test_a_branch_that_is_not_there_is_said_plainly(branch):
    done = branch.run("check", "--changed", "nowhere")
    assert (done.code, done.told) == (2, "")
    assert "fetch-depth: 0" in done.errors


def test_a_hall_without_git_says_so(tmp_path):
    assert hall(tmp_path).run("check", "--changed").code == 2


def test_the_command_takes_files_and_folders_of_the_hall_only(tmp_path):
    house = hall(tmp_path, {TEAM: "title: [x]\n"})
    assert house.run("check", str(house.root / STORY)).code == 0
    assert house.run("check", str(house.root / "content")).code == 1
    assert house.run("check", STORY).code == 0, "by its name within the hall"
    assert house.run("check", str(REPOSITORY / "README.md")).code == 2
    assert "没有" in house.run("check", "stories/nowhere.md").errors


def test_what_is_no_record_of_the_hall_is_refused_by_name_and_passed_over_among_changes(branch):
    branch.write({"队伍.csv": "队名\n", "papers/a.docx": "x", "stories/second.md": "---\ntitle: 二\n---\n\n雨。\n"})
    for names in (("队伍.csv", STORY), ("papers",)):
        done = branch.run("check", *names)
        assert (done.code, done.told) == (2, ""), names
        assert f"{names[0]} 不是馆里的资料文件" in done.errors
    assert "Only 1 file was checked." in branch.run("check", STORY).told
    assert "Only 1 file was checked." in branch.run("check", "--changed").told


def test_a_table_among_the_records_is_told_of(tmp_path):
    house = hall(tmp_path, {"content/teams/队伍.csv": "队名\n"})
    assert "[file-not-read]" in house.run("check", "content/teams/队伍.csv").told

"""The command line as people meet it: its words, its exit codes, the files it leaves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from honorhall import model
from honorhall.doors.order import EDITIONS, Order, Steps
from honorhall.doors.progress import STEPS
from honorhall.doors.site import build
from tests.house import ON_TODAY, REPOSITORY, SMALL, TODAY, House, files, hall, process, python, run

COMMANDS = ("build", "serve", "check", "review", "new", "import", "schema", "fields", "checks")
WRONG: dict[str, str | bytes | None] = {"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nmembers: 很多\n"}
BROKEN: dict[str, str | bytes | None] = {"templates/record.html": "<h1>{{ nobody_hands_this_in }}</h1>\n"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_in_both_languages_what_a_command_does(command):
    done = run(command, "--help")
    assert done.code == 0
    assert re.search("[一-鿿].*[A-Z][a-z]+", done.told)
    assert f"Usage: honorhall {command}" in done.told


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_examples_of_options_that_there_are(command):
    head, _, listed = run(command, "--help").told.partition("Options:")
    examples = re.findall(rf"^ +honorhall {command}.*$", head.partition("Examples:")[2], re.MULTILINE)
    assert examples
    assert set(re.findall("--[a-z-]+", " ".join(examples))) <= set(re.findall("--[a-z-]+", listed))


def test_every_edition_that_can_be_asked_for_is_one_that_the_records_know():
    assert tuple(model.EDITIONS) == EDITIONS


def test_help_of_the_program_lists_every_command():
    done = run("-h")
    assert done.code == 0
    assert all(re.search(rf"^  {command} ", done.told, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize(
    ("changes", "options", "code"),
    [({}, (), 0), (WRONG, (), 1), ({}, ("--nonsense",), 2), (BROKEN, (), 3)],
    ids=["good", "problem", "usage", "bug"],
)
def test_a_process_ends_with_the_code_of_what_happened(house, changes, options, code):
    done = process("build", "--root", house.write(changes).root, "--today", TODAY, *options)
    assert done.returncode == code
    assert "Traceback" not in done.stdout + done.stderr
    assert (house.root / "site").exists() is (code == 0)


def test_a_good_hall_builds_and_says_where_the_site_is(house):
    done = house.build()
    assert done.code == 0
    assert str(house.root / "site" / "index.html") in done.told
    assert (house.root / "site/index.html").is_file()


def test_a_problem_in_the_records_names_its_line_and_leaves_the_old_site(house):
    before = house.build().files()
    done = house.write(WRONG).build()
    assert done.code == 1
    assert "content/teams/dongxi.yml:2:10" in done.errors
    assert "网站没有改动" in done.errors
    assert done.files() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--nonsense"),
        ("nonsense",),
        ("build", "--edition", "secret"),
        ("build", "--today", "tomorrow"),
        ("build", "--jobs", "-1"),
        ("new", "nobody", "one"),
        ("new", "story"),
    ],
)
def test_a_wrong_use_ends_with_2_and_a_word_of_help(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.code == 2
    assert "Usage: honorhall" in done.errors
    assert "Try 'honorhall" in done.errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("schema",), ("new", "story", "one")])
def test_a_folder_without_a_hall_is_told_of_with_what_to_do_next(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.code == 2
    assert "honorhall new hall" in done.errors
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_our_own_is_reported_in_a_few_lines_and_leaves_the_old_site(house):
    before = house.build().files()
    done = house.write(BROKEN).build()
    assert done.code == 3
    assert "nobody_hands_this_in" in done.errors
    assert "record.html:1" in done.errors
    assert "Traceback" not in done.errors
    assert len(done.errors.splitlines()) < 12
    assert done.files() == before
    assert [path.name for path in house.root.iterdir() if "site" in path.name] == ["site"]


def test_a_fault_of_our_own_is_shown_whole_to_those_who_ask(house, monkeypatch):
    monkeypatch.setenv("HONORHALL_DEBUG", "1")
    done = house.write(BROKEN).build()
    assert done.code == 3
    assert "Traceback (most recent call last)" in done.errors
    assert "templates/record.html" in done.errors


@pytest.mark.parametrize(
    ("settings", "named"),
    [(None, "mkdocs.yml"), ("site_name: 馆\ntheme: {name: nobodys}\n", "nobodys"), ("a: [", "mkdocs.yml")],
)
def test_settings_that_do_not_hold_end_with_2_and_leave_the_old_site(house, settings, named):
    before = house.build().files()
    done = house.write({"mkdocs.yml": settings}).build()
    assert done.code == 2
    assert named in done.errors
    assert "HONORHALL_DEBUG" not in done.errors
    assert done.files() == before


def test_a_hall_needs_no_hand_written_page(house):
    done = house.write({"content/pages/about.md": None}).build()
    assert done.code == 0, done.errors
    assert "关于" not in done.page("")


def test_an_out_folder_of_somebody_else_is_refused_and_left_alone(house, tmp_path):
    mine = tmp_path / "documents"
    mine.mkdir()
    (mine / "letter.txt").write_text("亲爱的", encoding="utf-8")
    done = house.run("build", "--out", str(mine))
    assert done.code == 2
    assert str(mine) in done.errors
    assert files(mine) == {"letter.txt": "亲爱的".encode()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["documents", "hall"]


def test_a_build_reports_to_programs(house, tmp_path):
    done = house.build("public", "site", "--json", str(tmp_path / "report.json"))
    assert done.code == 0
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["built"] is True
    assert report["pages"] == len(list(done.out.rglob("index.html"))) - 1  # one is written by hand
    assert report["changed"] == report["files"] > report["pages"]
    assert report["peak_memory_mb"] > 10
    assert report["problems"] == report["warnings"] == []


def test_every_step_of_a_build_has_a_name_for_people(house, tmp_path):
    taken: list[set[str]] = []
    for edit in ({}, {}, {"stories/first.md": SMALL["stories/first.md"] + "\n又一夜。\n"}):
        assert house.write(edit).build("public", "site", "--json", str(tmp_path / "report.json")).code == 0
        taken.append(set(json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["seconds"]))
    assert taken[0] == set(STEPS) - {"recall"}
    assert taken[1] == {"look"}
    assert {"look", "recall", "write", "keep"} <= taken[2] < set(STEPS)


def test_a_build_that_stands_still_reports_its_problems_to_programs(house, tmp_path):
    done = house.write(WRONG).build("public", "site", "--json", str(tmp_path / "report.json"))
    assert done.code == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["built"], report["pages"], report["changed"]) == (False, 0, 0)
    problem = report["problems"][0]
    assert (problem["file"], problem["line"], problem["column"]) == ("content/teams/dongxi.yml", 2, 10)
    assert (problem["severity"], set(problem["zh"])) == ("blocks", {"what", "why", "next"})


def test_check_speaks_to_people_to_programs_and_to_pull_requests(house):
    house.write(WRONG)
    told = {form: house.run("check", "--format", form).told for form in ("text", "json", "github")}
    assert "content/teams/dongxi.yml:2:10" in told["text"]
    assert json.loads(told["json"])[0]["file"] == "content/teams/dongxi.yml"
    assert told["github"].startswith("::error file=content/teams/dongxi.yml,line=2,col=10,title=quantity-")


def test_a_warning_fails_a_check_only_when_asked_to(house):
    house.write({"content/teams/dongxi.yml": "title: 雄鹰队\nsources: [s0]\n"})
    assert [house.run("check", *strict).code for strict in ((), ("--strict",))] == [0, 1]


def test_a_log_gets_a_plain_line_a_step(house):
    done = house.build()
    lines = done.errors.splitlines()
    assert [line.split()[-1] for line in lines if "/" not in line] == ["read", "host", "write"]
    counts = [line.rpartition(" ")[2].split("/") for line in lines if "/" in line]  # of a slow machine
    assert [(part, whole) for part, whole in counts if int(part) > int(whole)] == []
    assert "\r" not in done.errors
    assert "\x1b" not in done.errors


def test_what_is_told_of_the_writing_ends_at_the_whole_and_never_goes_beyond(house):
    told: list[tuple[str, int, int]] = []
    build(Order(house.root, house.root / "site", "public", ON_TODAY), Steps(lambda *said: told.append(said)))
    counts = [(done, whole) for step, done, whole in told if step == "write" and whole]
    assert counts[-1][0] == counts[-1][1]
    assert counts == sorted(counts)


def test_the_hall_stands_in_the_current_folder_if_nobody_says_where(house, monkeypatch):
    monkeypatch.chdir(house.root)
    assert run("build", "--today", TODAY).code == 0
    assert (house.root / "site/index.html").is_file()


def test_the_front_door_builds_from_any_folder(house, tmp_path):
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    done = python(REPOSITORY / "build.py", "--root", house.root, "--out", out, "--today", TODAY, cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    assert files(out) == house.build().files()
    assert list(elsewhere.iterdir()) == []


def test_a_process_speaks_chinese_whatever_the_terminal_is_set_to(house):
    done = process("check", "--root", house.root, LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("没有问题")

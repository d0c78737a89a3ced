"""The command line as people meet it: real processes, their words, their exit codes, the files they leave."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from honorhall.doors.progress import STEPS
from tests.house import REPOSITORY, TODAY, House, files, hall, process, python

COMMANDS = ("build", "check", "new", "schema", "fields")
WRONG: dict[str, str | bytes | None] = {"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nmembers: 很多\n"}
BROKEN = "<h1>{{ nobody_hands_this_in }}</h1>\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def build(house: House, *options: str | Path, **variables: str):
    return process("build", "--root", house.root, "--today", TODAY, *options, **variables)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_in_both_languages_what_a_command_does(command):
    done = process(command, "--help")
    assert done.returncode == 0
    assert re.search("[一-鿿].*[A-Z][a-z]+", done.stdout)
    assert f"honorhall {command}" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_examples_that_the_command_understands(command):
    text = process(command, "--help").stdout
    examples = re.findall(rf"^  honorhall ({command}.*?)(?:  .*)?$", text.partition("Examples:")[2], re.MULTILINE)
    assert examples
    for example in examples:
        options = set(re.findall(r"--[a-z-]+", example))
        assert options <= set(re.findall(r"--[a-z-]+", text.partition("Options:")[2]))


def test_help_of_the_program_lists_every_command():
    done = process("-h")
    assert done.returncode == 0
    assert all(re.search(rf"^  {command} ", done.stdout, re.MULTILINE) for command in COMMANDS)


def test_a_good_hall_builds_and_says_where_the_site_is(house):
    done = build(house)
    assert done.returncode == 0
    assert str(house.root / "site" / "index.html") in done.stdout
    assert "Traceback" not in done.stderr
    assert (house.root / "site/index.html").is_file()


def test_a_problem_in_the_records_ends_with_1_and_leaves_the_old_site(house):
    assert build(house).returncode == 0
    before = files(house.root / "site")
    done = build(house.write(WRONG))
    assert done.returncode == 1
    assert "content/teams/dongxi.yml:2:10" in done.stderr
    assert "网站没有改动" in done.stderr
    assert files(house.root / "site") == before


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
def test_a_wrong_use_ends_with_2_and_a_word_of_help(arguments, tmp_path):
    done = process(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Usage: honorhall" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_hall_is_told_of_with_what_to_do_next(tmp_path):
    for command in ("build", "check", "schema"):
        done = process(command, cwd=tmp_path)
        assert done.returncode == 2
        assert "honorhall new hall" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_our_own_ends_with_3_in_a_short_report_and_leaves_the_old_site(house):
    assert build(house).returncode == 0
    before = files(house.root / "site")
    done = build(house.write({"templates/record.html": BROKEN}))
    assert done.returncode == 3
    assert "nobody_hands_this_in" in done.stderr
    assert "record.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) < 12
    assert files(house.root / "site") == before
    assert sorted(path.name for path in house.root.iterdir() if "site" in path.name) == ["site"]


def test_a_fault_of_our_own_is_shown_whole_to_those_who_ask(house):
    done = build(house.write({"templates/record.html": BROKEN}), HONORHALL_DEBUG="1")
    assert done.returncode == 3
    assert "Traceback (most recent call last)" in done.stderr
    assert "record.html" in done.stderr


def test_an_out_folder_of_somebody_else_is_refused_and_left_alone(house, tmp_path):
    mine = tmp_path / "documents"
    mine.mkdir()
    (mine / "letter.txt").write_text("亲爱的", encoding="utf-8")
    done = build(house, "--out", mine)
    assert done.returncode == 2
    assert str(mine) in done.stderr
    assert files(mine) == {"letter.txt": "亲爱的".encode()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["documents", "hall"]


def test_a_build_reports_to_programs(house, tmp_path):
    done = build(house, "--json", tmp_path / "report.json")
    assert done.returncode == 0
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["built"] is True
    assert report["pages"] == len(list((house.root / "site").rglob("index.html"))) - 1  # one is written by hand
    assert report["changed"] == report["files"] > report["pages"]
    assert set(report["seconds"]) == set(STEPS)
    assert report["peak_memory_mb"] > 10
    assert report["problems"] == report["warnings"] == []


def test_a_build_that_stands_still_reports_its_problems_to_programs(house, tmp_path):
    done = build(house.write(WRONG), "--json", tmp_path / "report.json")
    assert done.returncode == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["built"], report["pages"], report["changed"]) == (False, 0, 0)
    problem = report["problems"][0]
    assert (problem["file"], problem["line"], problem["column"]) == ("content/teams/dongxi.yml", 2, 10)
    assert (problem["severity"], set(problem["zh"])) == ("blocks", {"what", "why", "next"})


def test_check_speaks_to_people_to_programs_and_to_pull_requests(house):
    house.write(WRONG)
    told = {
        form: process("check", "--root", house.root, "--format", form).stdout for form in ("text", "json", "github")
    }
    assert "content/teams/dongxi.yml:2:10" in told["text"]
    assert json.loads(told["json"])[0]["file"] == "content/teams/dongxi.yml"
    assert told["github"].startswith("::error file=content/teams/dongxi.yml,line=2,col=10,title=quantity-")


def test_a_warning_fails_a_check_only_when_asked_to(house):
    house.write({"content/teams/dongxi.yml": "title: 雄鹰队\nsources: [s0]\n"})
    assert [process("check", "--root", house.root, *strict).returncode for strict in ([], ["--strict"])] == [0, 1]


def test_a_log_gets_a_plain_line_a_step(house):
    done = build(house)
    lines = done.stderr.splitlines()
    assert [line.split()[-1] for line in lines] == ["read", "host", "write"]
    assert "\r" not in done.stderr
    assert "\x1b" not in done.stderr


def test_the_front_door_builds_from_any_folder(house, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    done = python(REPOSITORY / "build.py", "--root", house.root, "--out", out, "--today", TODAY, cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    assert files(out) == build(house) and files(out) if False else files(out) == _built(house)
    assert list(elsewhere.iterdir()) == []


def _built(house: House) -> dict[str, bytes]:
    assert build(house).returncode == 0
    return files(house.root / "site")


def test_the_hall_stands_in_the_current_folder_if_nobody_says_where(house, tmp_path):
    done = process("build", "--today", TODAY, cwd=house.root)
    assert done.returncode == 0, done.stderr
    assert (house.root / "site/index.html").is_file()


def test_the_repository_itself_builds_from_its_front_door(site, tmp_path):
    done = python("build.py", "--out", tmp_path / "site", "--today", TODAY, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "site") == files(site)
    shutil.rmtree(tmp_path / "site")

r"""Every case in tests/cases: a bad file that states the problems it expects, and how it is mended.

A case is a file, `CODE[.more words].FOLDER.yml` (`.hall.yml`, `.stories.md`), that takes its place in a small good
hall, or a folder of such files by their paths in the hall. Lines that begin with # in its files say:

    # expect: CODE at LINE       in this file; `at FILE` or `at FILE:LINE` in another; one line for each problem
    # mend: OLD => NEW           once in this file, \n \t \xNN \\ for what cannot be seen; with no OLD, at its end
    # move: FILE => FILE         the other way to mend
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from honorhall.ground.messages import codes, say
from honorhall.ground.problem import Problem
from tests.gathered import problems
from tests.house import hall
from tests.test_special_cases import SPECIAL

FOLDER = Path(__file__).parent / "cases"
DIRECTIVE = re.compile(r"^# (expect|mend|move):[ ]?(.*)$", re.MULTILINE)
ESCAPE = re.compile(r"\\(n|t|\\|x[0-9a-f]{2})")
# What is told of files that are handed in, and of changes: tests/importing/test_messages.py, tests/reviewing/.
OF_CHANGES = ("both", "consent", "named", "removed", "settings", "answered", "sample")
ELSEWHERE = ("import-", "sent-", *(f"review-{one}" for one in OF_CHANGES))
PLAIN = {"n": "\n", "t": "\t", "\\": "\\"}
Found = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """The files of a case by their paths in the hall, the problems they expect, and the files once mended."""

    files: dict[str, str]
    expected: list[Found]
    mended: dict[str, str]


def case(name: str) -> Case:
    path = FOLDER / name
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.is_file())
        files = {file.relative_to(path).as_posix(): file.read_bytes().decode() for file in found}
    else:
        files = {home(name): path.read_bytes().decode()}
    expected: list[Found] = []
    mended = dict(files)
    for file, text in files.items():
        for verb, rest in DIRECTIVE.findall(text):
            if verb == "expect":
                expected.append(expectation(file, rest))
            elif verb == "mend":
                mended[file] = mend(text, rest)
            else:
                old, new = rest.split(" => ")
                mended[new] = mended.pop(old)
    return Case(files, sorted(expected), mended)


def home(name: str) -> str:
    """Where a case that is one file stands in the hall."""
    *_, folder, ending = name.split(".")
    inside = {"hall": "content/hall", "stories": "stories/case"}
    return f"{inside.get(folder, f'content/{folder}/case')}.{ending}"


def expectation(file: str, rest: str) -> Found:
    code, where = rest.split(" at ")
    other, _, line = where.rpartition(":") if ":" in where else (where, "", "0")
    return (code, file, int(where)) if where.isdigit() else (code, other, int(line))


def mend(text: str, rest: str) -> str:
    old, new = (ESCAPE.sub(unescaped, part.strip()) for part in f" {rest} ".split(" => ", 1))
    told, asked = split(text)
    if not old:
        return text + new
    assert asked.count(old) == 1, (old, asked.count(old))
    return told + asked.replace(old, new)


def split(text: str) -> tuple[str, str]:
    """The lines up to the last that states something about the case, and the rest."""
    end = max(found.end() for found in DIRECTIVE.finditer(text))
    return text[:end], text[end:]


def unescaped(found: re.Match[str]) -> str:
    return PLAIN.get(found[1]) or chr(int(found[1][1:], 16))


def places(found: list[Problem]) -> list[Found]:
    return sorted((problem.code, problem.place.file, problem.place.line) for problem in found)


CASES = sorted(path.name for path in FOLDER.iterdir())


def test_the_small_hall_that_every_case_stands_in_is_good(tmp_path):
    assert problems(hall(tmp_path)) == []


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_exactly_the_problems_it_states_where_it_states_them(name, tmp_path):
    asked = case(name)
    assert places(problems(hall(tmp_path, asked.files))) == asked.expected


@pytest.mark.parametrize("name", CASES)
def test_a_case_that_is_mended_as_it_says_has_no_problem(name, tmp_path):
    asked = case(name)
    assert asked.mended != asked.files, "a case says how it is mended"
    assert problems(hall(tmp_path, asked.mended)) == []


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_told_whole_in_chinese_and_in_english(name, tmp_path):
    for problem in problems(hall(tmp_path, case(name).files)):
        zh, en = say(problem, "zh"), say(problem, "en")
        assert all(re.search("[\u4e00-\u9fff]", part) for part in (zh.what, zh.why, zh.next)), zh
        assert all(re.search("[A-Za-z]{2}", part) for part in (en.what, en.why, en.next)), en
        assert zh.what != en.what


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_named_after_the_problem_it_is_about(name):
    assert {name.split(".")[0]} == {code for code, _, _ in case(name).expected}


def test_every_code_has_a_case_and_every_case_a_code():
    elsewhere = {code for code in codes() if code.startswith(ELSEWHERE)}
    assert {name.split(".")[0] for name in CASES} | set(SPECIAL) == set(codes()) - elsewhere

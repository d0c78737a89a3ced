"""Twelve faults in nine files: one look finds them all, where they stand, and the old site stays as it was."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from honorhall.ground.messages import blocks, say
from honorhall.ground.problem import Problem
from tests.gathered import problems
from tests.house import REPOSITORY, TODAY, House, files, process, python

Lines = Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Fault:
    """`old`, which the file holds once, becomes `new`; the line with `mark` is the one to be told of."""

    code: str
    file: str
    old: str
    new: str
    mark: str


TWIN = '- {id: zz-again, title: 又一个马尾区, code: "350105"}\n'
FAULTS = (
    Fault("icp-shape", "content/hall.yml", "show_samples:", "icp: 闽ICP一号\nshow_samples:", "闽ICP一号"),
    Fault("date-relative", "content/teams/mawei.yml", "date: 2020-07,", "date: 去年7月,", "去年7月"),
    Fault("quantity-vague", "content/teams/mawei.yml", "members: 100余名", "members: 数百名", "数百名"),
    Fault("yaml-duplicate-key", "content/people/samples.yml", "died: 2015\n", "died: 2015\n  died: 2016\n", "2016"),
    Fault("field-unknown", "content/people/samples.yml", "surname_reading:", "surname_reeding:", "surname_reeding"),
    Fault("ladder-not-rising", "content/policies/star-ladder.yml", "hours: 600", "hours: 200", "hours: 200"),
    Fault("region-code-taken", "content/regions/fujian.yml", "- id: xingang", f"{TWIN}- id: xingang", "zz-again"),
    Fault("reference-unknown", "stories/forty-days.md", "activities: [mawei-2020", "activities: [mawei-2002", "-2002"),
    Fault("media-missing", "stories/forty-days.md", "\n## 怎样守", "\n![站岗](gang.jpg)\n\n## 怎样守", "gang.jpg"),
    Fault("front-matter-open", "stories/sample-6.md", "\n---\n", "\n", "---"),
    Fault("number-unreadable", "content/exhibits/dongqi.yml", "order: 1\n", "order: 第一\n", "order: 第一"),
    Fault("url-shape", "content/sources/s0.yml", "publisher: 东南网", "url: 东南网\npublisher: 东南网", "url: 东南网"),
)


def plant(root: Path) -> list[tuple[str, str, int]]:
    """Plant every fault in the hall at `root`: (code, file, line) of each, by file and line."""
    for fault in FAULTS:
        path = root / fault.file
        text = path.read_text(encoding="utf-8")
        assert text.count(fault.old) == 1, fault
        path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    return sorted(((fault.code, fault.file, line(root, fault)) for fault in FAULTS), key=lambda one: one[1:])


def line(root: Path, fault: Fault) -> int:
    lines = (root / fault.file).read_text(encoding="utf-8").splitlines()
    return 1 + next(at for at, text in enumerate(lines) if fault.mark in text)


def state(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of the built site with its bytes and its time, and the names of all that stands beside it."""
    site = root / "site"
    built = {name: (data, (site / name).stat().st_mtime_ns) for name, data in files(site).items()}
    return built | {f"../{path.name}": (b"", 0) for path in root.iterdir()}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A copy of the repository's hall, built while it was still good."""
    root = tmp_path_factory.mktemp("twelve") / "hall"
    for folder in ("content", "stories"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    assert process("build", "--root", root, "--today", TODAY).returncode == 0
    return House(root)


@pytest.fixture(scope="module")
def built(house: House) -> dict[str, tuple[bytes, int]]:
    """The good site, before any fault was planted."""
    return state(house.root)


@pytest.fixture(scope="module")
def faults(house: House, built: dict[str, tuple[bytes, int]]) -> list[tuple[str, str, int]]:
    """The faults, planted after the site was built."""
    assert built
    return plant(house.root)


def check(house: House, form: str) -> str:
    """What `honorhall check` says of a hall that has problems."""
    done = process("check", "--root", house.root, "--today", TODAY, "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout


def blocking(house: House) -> list[Problem]:
    """The problems that keep the site from being built. The content may have hints of its own."""
    return [problem for problem in problems(house) if blocks(problem)]


def test_there_are_twelve_different_faults_in_nine_files(faults):
    assert (len({code for code, _, _ in faults}), len({file for _, file, _ in faults})) == (12, 9)


def test_check_tells_a_person_of_all_twelve_with_their_lines(house, faults):
    told = check(house, "text")
    heads = re.findall(r"^(\S+):(\d+):\d+  须改 error  \[(\S+)\] \S", told, re.MULTILINE)
    assert [(code, file, int(number)) for file, number, code in heads] == faults
    assert told.splitlines()[-2].startswith("须改 error 12")
    assert told.splitlines()[-1].startswith("另有 4 条由审核单位答复过。")


def test_check_tells_a_person_what_why_and_what_next_in_both_languages(house, faults):
    told = check(house, "text")
    for problem in blocking(house):
        for lang in ("zh", "en"):
            said = say(problem, lang)
            assert said.what in told
            assert said.why in told
            assert f"→ {said.next}" in told
    assert len(blocking(house)) == len(faults)


def test_check_tells_a_program_of_all_twelve_with_their_lines_in_both_languages(house, faults):
    told = [one for one in json.loads(check(house, "json")) if one["severity"] == "blocks"]
    assert [(one["code"], one["file"], one["line"]) for one in told] == faults
    for one, problem in zip(told, blocking(house), strict=True):
        for lang in ("zh", "en"):
            said = say(problem, lang)
            assert one[lang] == {"what": said.what, "why": said.why, "next": said.next}


def test_check_annotates_all_twelve_lines_of_a_pull_request_in_both_languages(house, faults):
    told = [line for line in check(house, "github").splitlines() if line.startswith("::error ")]
    heads = [re.match(r"::error file=([^,]+),line=(\d+),col=[1-9]\d*,title=([^:]+)::(.+)$", one) for one in told]
    assert [(found[3], found[1], int(found[2])) for found in heads if found] == faults
    for found, problem in zip(heads, blocking(house), strict=True):
        assert found is not None
        for lang in ("zh", "en"):
            assert say(problem, lang).next.replace("%", "%25") in found[4]


def test_build_names_all_twelve_and_leaves_the_old_site_untouched(house, built, faults):
    done = process("build", "--root", house.root, "--today", TODAY)
    assert done.returncode == 1
    assert re.findall(r"^(\S+):(\d+):\d+  须改 error  \[(\S+)\] \S", done.stderr, re.MULTILINE) == [
        (file, str(number), code) for code, file, number in faults
    ]
    assert "网站没有改动" in done.stderr
    assert "The site is as it was" in done.stderr
    assert state(house.root) == built


def test_mkdocs_build_names_all_twelve_and_leaves_the_old_site_untouched(house, built, faults):
    done = python("-m", "mkdocs", "build", "-f", house.root / "mkdocs.yml")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert [(code, file, number) for code, file, number in faults if f"{file}:{number}:" not in said] == []
    assert [code for code, _, _ in faults if f"[{code}]" not in said] == []
    assert state(house.root) == built


def test_once_the_faults_are_mended_the_same_site_is_built_again(house, built, faults):
    mended = house.root.parent / "mended"
    shutil.copytree(house.root, mended, copy_function=shutil.copy2)
    for fault in FAULTS:
        shutil.copy(REPOSITORY / fault.file, mended / fault.file)
    assert process("build", "--root", mended, "--today", TODAY).returncode == 0
    assert files(mended / "site") == files(house.root / "site")

"""The forms of `honorhall check`: each is what its reader expects, whatever a file is called."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest

from honorhall.doors.forms import problems_as
from honorhall.ground.problem import Place, Problem
from tests.house import House, hall

WRONG = {"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nmembers: 数百名\nsources: [s0]\n"}
NAMES = (
    *("a::error::x.yml", "a,line=7.yml", "a\nb.yml", "a\r::set-output name=x::y.yml", "a%0Ab.yml", "\u202egpj.yml"),
    *(
        "a\x1b[31mb.yml",
        "a b#c?d.yml",
        "a\u2028b.yml",
        "甲.yml",
        "\udcff.yml",
        "../../x.yml",
        "javascript:x",
        "a'b\"c.yml",
    ),
)
HOSTILE = [
    Problem(
        "quantity-vague",
        Place(f"content/teams/{name}", 2, 10),
        {"value": f"{name}\n::error::\x1b[2J\u202e%0A"},
        "team:x",
    )
    for name in NAMES
]
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def house(tmp_path) -> House:
    return hall(tmp_path, WRONG)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "gitlab"])
def test_nothing_that_cannot_be_seen_reaches_a_reader(form):
    told = problems_as(form, HOSTILE)
    assert not UNSEEN.search(told)
    assert told.encode()


def test_a_person_sees_one_line_a_problem_under_the_name_of_its_file(house):
    lines = house.run("check").told.splitlines()
    assert lines[0] == "content/teams/dongxi.yml（1）"
    assert lines[2].startswith("content/teams/dongxi.yml:2:10  须改 error  [quantity-vague] “数百名”")
    assert lines[-1] == "须改 error 1"


def test_a_hostile_name_makes_no_line_of_its_own():
    heads = [line for line in problems_as("text", HOSTILE).splitlines() if "[quantity-vague]" in line]
    assert len(heads) == len(HOSTILE)
    assert all(line.startswith("content/teams/") for line in heads)


def test_colours_are_for_a_terminal_only(house):
    problem = Problem("quantity-vague", Place("a.yml", 1, 1), {"value": "x"})
    assert "\x1b[" in problems_as("text", [problem], coloured=True)
    assert "\x1b[" not in house.run("check").told


def test_json_says_the_same_of_any_name():
    told = json.loads(problems_as("json", HOSTILE))
    assert {"code", "severity", "file", "line", "column", "about", "zh", "en"} == set(told[0])
    # What no file could hold, or nobody could see, is spelled out as a reader of JSON reads it.
    assert [one["file"] for one in told] == [one.place.file for one in HOSTILE]


def test_an_annotation_is_one_command_of_one_file():
    lines = problems_as("github", HOSTILE, "halls/x/").splitlines()
    assert len(lines) == len(HOSTILE)
    for line in lines:
        found = re.fullmatch(r"::error file=halls/x/([^:,\r\n]*),line=2,col=10,title=quantity-vague::([^\r\n]*)", line)
        assert found, line


def test_an_annotation_is_read_by_a_forge_as_it_was_meant():
    problem = Problem("quantity-vague", Place("a,b:c%.yml", 1, 1), {"value": "5%\nx"})
    line = problems_as("github", [problem])
    name = re.findall(r"file=([^,]*),", line)[0]
    assert name == "a%2Cb%3Ac%25.yml"
    assert "5%25%0Ax" in line


def test_sarif_is_as_its_standard_asks(house):
    told = json.loads(house.run("check", "--format", "sarif").told)
    assert (told["version"], told["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
    (run,) = told["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "honorhall"
    for one in run["results"]:
        rule = rules[one["ruleIndex"]]
        assert (rule["id"], rule["defaultConfiguration"]["level"]) == (one["ruleId"], one["level"])
        assert one["level"] in {"none", "note", "warning", "error"}
        assert rule["shortDescription"]["text"]
        assert f"docs/checks.md#{rule['id']}" in rule["help"]["markdown"]
        assert "{" not in rule["fullDescription"]["text"] + rule["help"]["text"]
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "content/teams/dongxi.yml", "uriBaseId": "%SRCROOT%"}
        assert place["region"] == {"startLine": 2, "startColumn": 10}
        assert one["message"]["text"]


def test_a_name_in_sarif_is_part_of_an_address():
    (run,) = json.loads(problems_as("sarif", HOSTILE))["runs"]
    for one, problem in zip(run["results"], HOSTILE, strict=True):
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)
        assert unquote(uri) == problem.place.file.replace("\udcff", "\\udcff")


def test_a_problem_of_a_whole_file_has_no_region():
    (run,) = json.loads(problems_as("sarif", [Problem("hall-missing", Place("content/hall.yml"))]))["runs"]
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]


def test_a_problem_keeps_its_fingerprint_when_its_line_moves_and_twins_have_their_own():
    def marks(*lines: int) -> list[str]:
        problems = [Problem("quantity-vague", Place("a.yml", line, 1), {"value": "数百名"}) for line in lines]
        found = [
            one["partialFingerprints"]["honorhall/v1"]
            for one in json.loads(problems_as("sarif", problems))["runs"][0]["results"]
        ]
        assert [one["fingerprint"] for one in json.loads(problems_as("gitlab", problems))] == found
        return found

    assert marks(2, 3) == marks(8, 9)
    assert len(set(marks(2, 3))) == 2


def test_gitlab_has_what_it_asks_for(house):
    (one,) = json.loads(house.run("check", "--format", "gitlab").told)
    assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert one["severity"] == "blocker"
    assert one["location"] == {"path": "content/teams/dongxi.yml", "lines": {"begin": 2}}


def test_a_forge_is_told_the_name_from_where_it_stands(house, monkeypatch):
    monkeypatch.chdir(house.root.parent)
    assert "file=hall/content/teams/dongxi.yml," in house.run("check", "--format", "github").told
    assert '"file": "content/teams/dongxi.yml"' in house.run("check", "--format", "json").told

"""What a review asks a maintainer to look at by hand: each note is told where it has to be, and only there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.house import House, hall
from tests.reviewing.forge import git

AGREED = "consent: {status: 已同意, signed: 2026-10-01, scope: [文字, 网站, 馆内屏幕], name_as: 全名}\n"
STORY = "---\ntitle: 雨夜\n---\n雨下了一夜。\n"
Files = Mapping[str, str | None]


@dataclass(frozen=True)
class Case:
    """A note: the change it is about; what the hall did meanwhile; a change that is much like it and needs none."""

    code: str
    change: Files
    like: Files
    meanwhile: Files = field(default_factory=dict)


CASES = {
    "changed-on-both-sides": Case(
        "review-both",
        {"stories/rain.md": STORY.replace("一夜", "两夜")},
        {"stories/wind.md": STORY},
        meanwhile={"stories/rain.md": STORY.replace("雨夜", "夜雨")},
    ),
    "a-consent": Case(
        "review-consent",
        {"content/people/one.yml": f"title: 陈大河\n{AGREED}"},
        {"content/teams/a.yml": "title: 溪市退役军人志愿服务队\n"},
    ),
    "somebody-newly-named": Case(
        "review-named",
        {"stories/rain.md": STORY.replace("雨下了", "[他](person:boatman)守了")},
        {"stories/rain.md": STORY.replace("雨下了", "他守了")},
    ),
    "a-file-taken-away": Case("review-removed", {"stories/rain.md": None}, {"stories/rain.md": STORY + "停了。\n"}),
    "settings": Case(
        "review-settings", {"content/hall.yml": "title: 溪村荣誉馆\n"}, {"stories/rain.md": STORY + "停了。\n"}
    ),
    "an-answer-that-was-brought-along": Case(
        "review-answered",
        {
            "content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nsummary: 全省首家。\n"
            "reviewed: {rule: claim-unsourced, by: 村委会, on: 2026-11-01, why: 已核对}\n"
        },
        {"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nsummary: 一支队伍。\n"},
    ),
    "a-sample": Case(
        "review-sample",
        {"stories/rain.md": STORY.replace("---\n雨", "sample: true\n---\n雨")},
        {"stories/rain.md": STORY + "停了。\n"},
    ),
}


def committed(house: House, files: Files, words: str) -> None:
    house.write(files)
    git(house.root, "add", "--all")
    git(house.root, "commit", "--quiet", "--allow-empty", "--message", words)


def notes(folder: Path, case: Case, change: Files) -> set[str]:
    """The codes that a review of a change tells, by the real command in a real repository."""
    house = hall(folder, {"stories/rain.md": STORY, "content/people/boatman.yml": f"title: 林溪\n{AGREED}"})
    git(house.root, "init", "--quiet", "--initial-branch", "main")
    committed(house, {}, "馆里的资料")
    git(house.root, "checkout", "--quiet", "-b", "sent")
    committed(house, change, "投稿")
    git(house.root, "checkout", "--quiet", "main")
    committed(house, case.meanwhile, "馆里的改动")
    done = house.run("review", "--base", "main", "--head", "sent", "--format", "json")
    return {one["code"] for one in json.loads(done.told)["problems"]}


@pytest.mark.parametrize("name", CASES)
def test_a_maintainer_is_asked_to_look_at_what_no_rule_can_judge(name, tmp_path):
    assert CASES[name].code in notes(tmp_path, CASES[name], CASES[name].change)


@pytest.mark.parametrize("name", CASES)
def test_a_maintainer_is_not_asked_to_look_at_what_is_only_like_it(name, tmp_path):
    assert CASES[name].code not in notes(tmp_path, CASES[name], CASES[name].like)

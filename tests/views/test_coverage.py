"""一村一队: villages and teams side by side, each number with the record that says it, no verdict out of thin air."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.views import Coverage
from tests.gathered import views
from tests.house import House, hall

TOWN, UPPER, LOWER, PEAK = "120101001", "120101001201", "120101001202", "120101001203"
TREE = f"""
- {{id: east, title: 东省, code: "12"}}
- {{id: brook, title: 溪市, code: "1201"}}
- {{id: bank, title: 岸区, code: "120101"}}
- {{id: ferry, title: 渡镇, code: "{TOWN}"VILLAGES}}
"""
VILLAGES = f"""
- {{id: upper, title: 上村, code: "{UPPER}"}}
- {{id: lower, title: 下村, code: "{LOWER}"}}
- {{id: peak, title: 顶村, code: "{PEAK}"}}
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = hall(tmp_path, {"content/regions/tree.yml": TREE.replace("VILLAGES", "")})
    return house.write({"content/teams/dongxi.yml": None, "stories/first.md": None})


def tree(house: House, listed: str = "", villages: str = "") -> House:
    listed = f", villages: {listed}" if listed else ""
    return house.write({"content/regions/tree.yml": TREE.replace("VILLAGES", listed) + villages})


def teams(house: House, *rows: str) -> House:
    written = "".join(f"- {{id: t{at}, title: 队, {row}}}\n" for at, row in enumerate(rows))
    return house.write({"content/teams/all.yml": written})


def covered(house: House) -> Coverage:
    (found,) = views(house).coverage.values()
    return found


def said(counted) -> list[tuple[str, str]]:
    return [(one.key, one.amount.verbatim) for one in counted]


def test_a_town_of_which_nothing_is_told_is_left_out(house):
    assert dict(views(house).coverage) == {}


def test_both_numbers_stand_as_they_are_written_and_differ(house):
    teams(tree(house, "20个"), f"region: {TOWN}, level: 村级, count: 21支, members: 210人")
    found = covered(house)
    assert (said(found.listed), said(found.told)) == ([("region:ferry", "20个")], [("team:t0", "21支")])
    assert found.agrees is False


@pytest.mark.parametrize(
    ("listed", "told", "agrees"),
    [
        ("20个", "20支", True),
        ("20个", "21支", False),
        ("20个", "20余支", None),
        ("近20个", "20支", None),
        ("20个", "210人", None),
        ("", "20支", None),
    ],
)
def test_only_exact_numbers_of_villages_and_teams_are_compared(house, listed, told, agrees):
    teams(tree(house, listed), f"region: {TOWN}, level: 村级, count: {told}")
    assert covered(house).agrees is agrees


def test_a_figure_that_says_the_same_number_is_quoted_in_the_regions_place(house):
    figures = f'title: 数\nmeasure: 村（社区）代码\namount: 20个\nregion: "{TOWN}"\n'
    tree(house, "20个").write({"content/figures/codes.yml": figures})
    assert said(covered(house).listed) == [("figure:codes", "20个")]


def test_villages_with_a_team_and_without_are_told_apart(house):
    teams(tree(house, villages=VILLAGES), f"region: {UPPER}", f"region: {UPPER}, level: 村级")
    found = covered(house)
    assert [(one.code, one.teams) for one in found.covered] == [(UPPER, ("team:t0", "team:t1"))]
    assert [one.code for one in found.uncovered] == [LOWER, PEAK]


def test_a_joint_team_is_a_team_of_each_of_its_villages(house):
    teams(tree(house, villages=VILLAGES), f'region: {UPPER}, joint: ["{UPPER}", "{LOWER}"]')
    assert [(one.code, one.teams) for one in covered(house).covered] == [
        (UPPER, ("team:t0",)),
        (LOWER, ("team:t0",)),
    ]


@pytest.mark.parametrize("why", ["status: 未组建", "sample: 是", "public: 否"])
def test_a_team_that_is_planned_or_a_sample_or_not_shown_covers_nothing(house, why):
    teams(tree(house, villages=VILLAGES), f"region: {UPPER}, {why}")
    assert covered(house).covered == ()


def test_the_towns_own_team_is_no_village_team(house):
    teams(tree(house), f"region: {TOWN}, level: 乡级, count: 1支")
    assert dict(views(house).coverage) == {}


def test_the_case_of_the_repository_is_one_of_two_numbers_that_differ(prepared):
    found = prepared.guide.views.coverage["411323104"]
    assert [one.amount.verbatim for one in found.listed] == ["20个"]
    assert [one.amount.verbatim for one in found.told] == ["21支"]
    assert found.agrees is False
    figure = prepared.guide.archive.records[found.listed[0].key]
    assert [one.source for one in figure.sources] == ["source:codes-2023"]

"""Rules of the teams: names, levels, one brand each; and people who are named alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gathered import gathered
from tests.house import House, hall

TREE = """
- {id: fu, title: 福省, code: "12"}
- {id: brook, title: 溪市, code: "1201"}
- {id: bank, title: 岸区, code: "120101"}
- {id: ferry, title: 渡镇, code: "120101001"}
- {id: upper, title: 上村, code: "120101001201"}
- {id: lower, title: 下村, code: "120101001202"}
- {id: both, title: 上下村联建片区, code: "120101001", region_type: 联建片区, members: ["120101001201"]}
"""
UPPER = '"120101001201"'
CONSENT = "consent: {status: 无需同意, why: 先人}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = hall(tmp_path, {"content/regions/tree.yml": TREE})
    return house.write({"content/teams/dongxi.yml": None, "stories/first.md": None})


def told(house: House) -> list[tuple[str, str]]:
    return [(problem.code, problem.about) for problem in gathered(house)[1]]


def facts(house: House) -> dict[str, str]:
    [problem] = gathered(house)[1]
    return dict(problem.facts)


def team(house: House, text: str) -> House:
    return house.write({"content/teams/x.yml": text})


GOOD = [
    "上村退役军人志愿服务队",
    "渡镇上村退役军人志愿服务队",
    "溪市岸区渡镇上村退役军人志愿服务队",
    "福省溪市岸区渡镇上村退役军人志愿服务队",
    "上村退役军人“清河”志愿服务队",
    "上村退役军人“清河”便民服务志愿服务队",
    "上村退役军人便民服务志愿服务队",
    "岸区退役军人志愿服务总队",
    "岸区退役军人“清河”志愿服务支队",
    "上村退役军人志愿服务小队",
]
BAD = [
    "清河志愿服务队",
    "退役军人志愿服务队",
    "下村退役军人志愿服务队",
    "上村志愿服务队",
    "上村退役军人服务队",
    "上村退役军人志愿服务队（筹）",
    "“清河”上村退役军人志愿服务队",
]


@pytest.mark.parametrize("name", GOOD)
def test_a_name_of_region_veterans_brand_and_speciality_is_usual(house, name):
    assert told(team(house, f"title: {name}\nregion: {UPPER}\n")) == []


@pytest.mark.parametrize("name", BAD)
def test_another_name_is_told_of_with_the_region_it_should_begin_with(house, name):
    team(house, f"title: {name}\nregion: {UPPER}\n")
    assert told(house) == [("team-name-shape", "team:x")]
    assert facts(house) == {"name": name, "region": "上村"}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("why", ["legacy_name: true", "count: 5支"])
def test_a_registered_older_name_and_a_name_for_many_teams_may_be_any(house, name, why):
    assert told(team(house, f"title: {name}\nregion: {UPPER}\n{why}\n")) == []


def test_without_a_region_only_the_shape_of_a_name_is_judged(house):
    assert told(team(house, "title: 某村退役军人志愿服务队\n")) == []
    assert told(team(house, "title: 某村志愿者\n")) == [("team-name-shape", "team:x")]


def test_a_joint_team_may_be_named_after_all_its_villages(house):
    text = f'title: 上村、下村退役军人志愿服务队\nregion: {UPPER}\njoint: ["120101001202"]\n'
    assert told(team(house, text)) == []


@pytest.mark.parametrize("category", ["红色宣讲", "应急救援", "法律服务", "公共卫生"])
def test_a_speciality_team_of_a_village_is_hinted_at_and_of_a_town_is_not(house, category):
    village = f"title: 上村退役军人志愿服务队\nregion: {UPPER}\ncategory: [便民服务, {category}]\n"
    assert told(team(house, village)) == [("team-level-speciality", "team:x")]
    town = f'title: 渡镇退役军人志愿服务队\nregion: "120101001"\ncategory: {category}\n'
    assert told(team(house, town)) == []


@pytest.mark.parametrize("category", ["便民服务", "特色服务", "综合服务"])
def test_a_service_team_belongs_in_a_village(house, category):
    assert told(team(house, f"title: 上村退役军人志愿服务队\nregion: {UPPER}\ncategory: {category}\n")) == []


@pytest.mark.parametrize(
    ("code", "level"),
    [("12", "省级"), ("1201", "市级"), ("120101", "县级"), ("120101001", "乡级"), ("120101001201", "村级")],
)
def test_the_level_of_a_team_is_that_of_its_region(house, code, level):
    for given in ("省级", "市级", "县级", "乡级", "村级"):
        text = f'title: 福省退役军人志愿服务队\nlegacy_name: true\nregion: "{code}"\nlevel: {given}\n'
        assert told(team(house, text)) == ([] if given == level else [("team-level-region", "team:x")])


# --- one team, one brand ------------------------------------------------------------------------------


def brands(house: House, brand: str, **owners: str) -> House:
    rows = (
        f"- {{id: {name}, title: {name}, programme_type: 服务品牌, owners: {own}}}\n" for name, own in owners.items()
    )
    team(house, f"title: 上村退役军人志愿服务队\nregion: {UPPER}\n{brand}")
    return house.write({"content/programmes/all.yml": "".join(rows)})


OWNED = "['team:x']"


def test_a_team_may_have_one_brand_that_it_names_or_that_names_it(house):
    assert told(brands(house, "brand: clear\n", clear=OWNED)) == []
    assert told(brands(house, "", clear=OWNED)) == []
    assert told(brands(house, "brand: clear\n", clear="['place:hall']")) == []


def test_a_second_brand_is_told_of_where_it_names_the_team(house):
    brands(house, "brand: clear\n", clear=OWNED, bright="['place:hall', 'team:x']")
    assert told(house) == [("team-second-brand", "programme:bright")]
    assert facts(house)["other"] == "programme:clear"


def test_the_brand_a_team_names_itself_is_its_own_whichever_stands_first(house):
    assert told(brands(house, "brand: zeal\n", bright=OWNED, zeal=OWNED)) == [("team-second-brand", "programme:bright")]


def test_of_two_brands_that_name_a_team_the_second_is_told_of(house):
    assert told(brands(house, "", bright=OWNED, clear=OWNED)) == [("team-second-brand", "programme:clear")]


def test_a_project_or_a_campaign_is_no_second_brand(house):
    brands(house, "brand: clear\n", clear=OWNED)
    house.write({"content/programmes/b.yml": f"title: 项目\nprogramme_type: 项目\nowners: {OWNED}\n"})
    assert told(house) == []


def test_two_teams_may_share_a_brand_and_an_office_may_have_several(house):
    house.write({"content/teams/y.yml": "title: 渡镇退役军人志愿服务队\nregion: '120101001'\nbrand: clear\n"})
    house.write({"content/orgs/o.yml": "title: 渡镇服务站\norg_type: 退役军人服务站\n"})
    assert told(brands(house, "brand: clear\n", clear="['org:o', 'team:x', 'team:y']", bright="['org:o']")) == []


# --- people named alike -------------------------------------------------------------------------------


def people(house: House, *rows: str) -> House:
    text = "".join(f"- {{id: p{at}, title: 陈大河, {row}{CONSENT}}}\n" for at, row in enumerate(rows))
    return house.write({"content/people/all.yml": text})


def test_people_of_one_name_and_one_township_are_hinted_at_with_each_other(house):
    people(house, f"region: {UPPER}, ", 'region: "120101001202", ')
    assert told(house) == [("namesakes", "person:p1")]
    assert facts(house) == {"name": "陈大河", "other": "p0"}


def test_each_further_namesake_is_told_of_beside_the_first(house):
    people(house, *[f"region: {UPPER}, "] * 3)
    assert [(problem.about, problem.facts["other"]) for problem in gathered(house)[1]] == [
        ("person:p1", "p0"),
        ("person:p2", "p0"),
    ]


def test_people_of_one_name_are_told_apart_by_their_townships(house):
    assert told(people(house, f"region: {UPPER}, ", 'region: "1201", ', 'region: "12", ')) == []


def test_people_of_one_name_and_no_region_are_hinted_at(house):
    assert told(people(house, "", "")) == [("namesakes", "person:p1")]

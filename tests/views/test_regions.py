"""Roll-ups: what stands in a region and below it, each record once, 人 and 人次 apart, and no sum too exact."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from honorhall.views import RollUp
from tests.gathered import views
from tests.house import House, hall

TREE = """
- {id: east, title: 东省, code: "12"}
- {id: brook, title: 溪市, code: "1201"}
- {id: bank, title: 岸区, code: "120101"}
- {id: ferry, title: 渡镇, code: "120101001"}
- {id: upper, title: 上村, code: "120101001201"}
- {id: lower, title: 下村, code: "120101001202"}
- {id: hill, title: 山镇, code: "120101002"}
- {id: peak, title: 顶村, code: "120101002201"}
"""
UPPER, LOWER, PEAK = "120101001201", "120101001202", "120101002201"
FERRY, HILL, BANK = "120101001", "120101002", "120101"


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = hall(tmp_path, {"content/regions/tree.yml": TREE})
    return house.write({"content/teams/dongxi.yml": None, "stories/first.md": None})


def rolled(house: House) -> dict[str, RollUp]:
    return dict(views(house).roll_ups)


def teams(*rows: str) -> dict[str, str]:
    return {"content/teams/all.yml": "".join(f"- {{id: t{at}, title: 队, {row}}}\n" for at, row in enumerate(rows))}


def activities(*rows: str) -> dict[str, str]:
    return {
        "content/activities/all.yml": "".join(f"- {{id: a{at}, title: 事, {row}}}\n" for at, row in enumerate(rows))
    }


def said(house: House, code: str, what: str) -> list[str]:
    return [one.zh for one in getattr(rolled(house)[code], what)]


def test_a_region_knows_what_is_above_and_right_below_it(house):
    found = rolled(house)
    assert found[UPPER].above == ("12", "1201", BANK, FERRY)
    assert found[BANK].below == (FERRY, HILL)
    assert (found["12"].above, found[UPPER].below) == ((), ())


def test_the_tree_holds_together_in_both_directions(house):
    found = rolled(house)
    for code, region in found.items():
        assert all(found[one].above[-1] == code for one in region.below)
        assert not region.above or code in found[region.above[-1]].below


def test_records_stand_in_their_region_and_are_counted_in_all_above(house):
    house.write(teams(f"region: {UPPER}", f"region: {UPPER}", f"region: {PEAK}", f"region: {FERRY}", "motto: 无"))
    found = rolled(house)
    assert found[UPPER].here == ("team:t0", "team:t1")
    assert found[FERRY].here == ("team:t3",)
    assert [found[code].counts.get("team", 0) for code in (UPPER, LOWER, FERRY, HILL, BANK, "1201", "12")] == [
        2,
        0,
        3,
        1,
        4,
        4,
        4,
    ]


def test_a_joint_team_stands_in_each_of_its_villages_and_is_counted_once_above_them(house):
    house.write(
        teams(f'region: {UPPER}, joint: ["{UPPER}", "{LOWER}"], members: 30名', f"region: {LOWER}, members: 10名")
    )
    found = rolled(house)
    assert (found[UPPER].here, found[LOWER].here) == (("team:t0",), ("team:t0", "team:t1"))
    assert [found[code].counts["team"] for code in (UPPER, LOWER, FERRY, BANK, "12")] == [1, 2, 2, 2, 2]
    assert [said(house, code, "members") for code in (UPPER, LOWER, FERRY, "12")] == [
        ["30名"],
        ["40名"],
        ["40名"],
        ["40名"],
    ]


def test_a_story_of_several_regions_is_counted_once_above_them(house):
    regions = f'["{UPPER}", "{LOWER}", "{PEAK}"]'
    house.write({"stories/a.md": f"---\ntitle: 甲\nregions: {regions}\n---\n文\n"})
    found = rolled(house)
    assert [found[code].counts["story"] for code in (UPPER, FERRY, HILL, BANK, "12")] == [1, 1, 1, 1, 1]


def test_people_and_visits_are_never_added_up(house):
    house.write(activities(*(f"region: {UPPER}, participants: {one}" for one in ("30人", "200人次", "20人", "50人次"))))
    assert said(house, BANK, "participants") == ["50人", "250人次"]


def test_one_amount_of_people_and_visits_is_told_apart(house):
    house.write(activities(f"region: {UPPER}, participants: 30人200人次", f"region: {PEAK}, participants: 5人"))
    assert said(house, BANK, "participants") == ["35人", "200人次"]
    assert said(house, UPPER, "participants") == ["30人", "200人次"]


@pytest.mark.parametrize(
    ("parts", "sum_of_them"),
    [
        (("30名", "20名"), "50名"),
        (("30余名", "20名"), "至少50名"),
        (("30多名", "超20名"), "至少50名"),
        (("近30名", "20名"), "不到50名"),
        (("不到30名", "近20名"), "不到50名"),
        (("约30名", "20名"), "约50名"),
        (("30余名", "近20名"), "约50名"),
        (("6.5万多名", "5000名"), "至少7万名"),
    ],
)
def test_a_sum_is_no_more_exact_than_its_parts(house, parts, sum_of_them):
    house.write(teams(*(f"region: {UPPER}, members: {part}" for part in parts)))
    assert said(house, "12", "members") == [sum_of_them]


def test_a_sum_below_is_as_exact_as_its_own_parts_only(house):
    house.write(teams(f"region: {UPPER}, members: 30名", f"region: {LOWER}, members: 20余名"))
    assert [said(house, code, "members") for code in (UPPER, LOWER, FERRY)] == [["30名"], ["至少20名"], ["至少50名"]]


def test_every_sum_is_that_of_its_parts_and_of_what_is_right_below(house):
    house.write(
        teams(*(f"region: {code}, members: {at}名" for at, code in enumerate((UPPER, LOWER, PEAK, FERRY, "12"), 1)))
    )
    found = rolled(house)
    number = {code: sum((one.number for one in region.members), Fraction()) for code, region in found.items()}
    own = {UPPER: 1, LOWER: 2, PEAK: 3, FERRY: 4, "12": 5}
    for code, region in found.items():
        assert number[code] == own.get(code, 0) + sum(number[one] for one in region.below)
    assert number["12"] == 15


def test_samples_are_shown_where_they_stand_and_add_to_no_sum(house):
    house.write(teams(f"region: {UPPER}, members: 30名, sample: 是", f"region: {UPPER}, members: 20名"))
    house.write(activities(f"region: {UPPER}, participants: 30人, sample: 是"))
    assert said(house, UPPER, "members") == ["20名"]
    assert said(house, UPPER, "participants") == []
    assert rolled(house)[UPPER].here == ("activity:a0", "team:t0", "team:t1")


def test_what_an_edition_does_not_show_is_counted_nowhere(house):
    house.write(teams(f"region: {UPPER}, members: 30名, public: 否", f"region: {UPPER}, members: 20名"))
    assert said(house, "12", "members") == ["20名"]
    assert rolled(house)["12"].counts["team"] == 1


def test_a_person_is_counted_in_the_township_and_not_in_the_village(house):
    house.write({"content/people/a.yml": f"title: 陈大河\nregion: {UPPER}\nconsent: {{status: 无需同意, why: 先人}}\n"})
    found = rolled(house)
    assert (found[UPPER].here, found[FERRY].here) == ((), ("person:a",))


def test_a_level_that_has_no_record_is_skipped(house):
    house.write(
        {
            "content/regions/tree.yml": f'- {{id: east, title: 东省, code: "12"}}\n'
            f'- {{id: upper, title: 上村, code: "{UPPER}"}}\n'
        }
    )
    house.write(teams(f"region: {UPPER}"))
    found = rolled(house)
    assert (found[UPPER].above, found["12"].counts["team"]) == (("12",), 1)

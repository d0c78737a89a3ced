"""References: each is resolved once and answered by a back-link; where it leads nowhere the nearest id is told."""

from __future__ import annotations

import pytest

from honorhall.model import Archive, Lesson, Story, mentions, parent_code
from tests.gathered import gathered
from tests.house import House, hall

VILLAGES = """
- {id: east, title: 东省, code: "12"}
- {id: brook, title: 溪市, code: "1201"}
- {id: bank, title: 岸区, code: "120101"}
- {id: ferry, title: 渡镇, code: "120101001"}
- {id: upper, title: 上村, code: "120101001201"}
- {id: both, title: 上下村联建片区, code: "120101001", region_type: 联建片区, members: ["120101001201"]}
"""


@pytest.fixture
def house(tmp_path) -> House:
    return hall(tmp_path)


def archive(house: House) -> Archive:
    made, problems = gathered(house)
    assert problems == []
    return made


def told(house: House) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.place), one.facts.get("near", "")) for one in gathered(house)[1]]


def test_who_is_named_knows_by_whom(house):
    found = archive(house).named_by
    assert found["team:dongxi"] == ("story:first",)
    assert found["source:s0"] == ("place:hall", "story:first", "team:dongxi")
    assert found["region:brook"] == ("place:hall", "team:dongxi")
    assert "story:first" not in found


def test_a_back_link_is_made_of_fields_of_parts_of_codes_and_of_links_in_prose(house):
    house.write(
        {
            "content/people/first.yml": "title: 陈大河\nconsent: {status: 无需同意, why: 先人}\n"
            "service: [{role: 队长, of: 'team:dongxi'}]\n",
            "content/lessons/first.yml": "title: 一课\nworksheet: 请看[队伍](team:dongxi)。\n",
            "content/activities/first.yml": 'title: 清河\nregion: "12"\nbody: 与[队伍](team:dongxi)同行。\n',
        }
    )
    found = archive(house).named_by
    assert found["team:dongxi"] == ("activity:first", "lesson:first", "person:first", "story:first")
    assert found["region:east"] == ("activity:first",)


def test_a_record_that_names_another_twice_or_itself_is_linked_back_once_or_never(house):
    text = "---\ntitle: 甲\nteams: [dongxi, dongxi]\n---\n[一](team:dongxi)[二](team:dongxi)[我](story:again)\n"
    found = archive(house.write({"stories/again.md": text})).named_by
    assert found["team:dongxi"] == ("story:again", "story:first")
    assert "story:again" not in found


def test_references_hold_in_both_directions_for_every_record(house):
    made = archive(house)
    named = [(record.key, found.target) for record in made.records.values() for found in mentions(record)]
    forward = {(key, target if ":" in target else made.regions[target]) for key, target in named}
    assert {(key, target) for key, target in forward if key != target} == {
        (key, target) for target, keys in made.named_by.items() for key in keys
    }


def test_a_near_miss_is_told_of_with_the_id_that_was_meant(house):
    house.write({"stories/a.md": "---\ntitle: 甲\nteams: [dongix]\n---\n文\n"})
    assert told(house) == [("reference-unknown", "stories/a.md:3", "dongxi")]


def test_an_id_that_is_like_none_is_told_of_without_a_guess(house):
    house.write({"stories/a.md": "---\ntitle: 甲\nteams: [zzz]\n---\n文\n"})
    assert told(house) == [("reference-unknown", "stories/a.md:3", "无 none")]


def test_each_entry_of_a_list_is_told_of_at_its_own_line(house):
    house.write({"stories/a.md": "---\ntitle: 甲\nteams:\n  - dongxi\n  - dongx\n  - dongxii\n---\n文\n"})
    assert told(house) == [
        ("reference-unknown", "stories/a.md:5", "dongxi"),
        ("reference-unknown", "stories/a.md:6", "dongxi"),
    ]


@pytest.mark.parametrize("above", ["", "\n", "\n\n\n", " \n\t\n"], ids=["none", "one", "three", "blank"])
def test_a_link_in_prose_is_told_of_at_its_own_line_whatever_stands_above(house, above):
    house.write({"stories/a.md": f"---\ntitle: 甲\n---\n{above}一\n二\n[三](team:none)\n"})
    line = 4 + above.count("\n") + 2
    assert told(house) == [("reference-unknown", f"stories/a.md:{line}", "无 none")]


def test_a_link_in_a_hand_written_page_is_told_of_at_its_own_line(house):
    house.write({"content/pages/a.md": "\n\n一\n\n[二](team:dongxi2)\n"})
    assert told(house) == [("reference-unknown", "content/pages/a.md:5", "dongxi")]


def test_a_link_is_plain_kind_and_id_and_anything_else_is_no_reference(house):
    body = "[甲](https://a.example) [乙](#x) `[丙](nothing:x)` [丁](team:dongxi)"
    house.write({"stories/a.md": f"---\ntitle: 甲\n---\n{body}\n"})
    record = gathered(house)[0].records["story:a"]
    assert [found.target for found in mentions(record)] == ["team:dongxi"]


def test_the_hall_names_records_too(house):
    house.write({"content/hall.yml": 'title: 甲\nregion: "99"\nplace: halll\nladder: nowhere\n'})
    assert told(house) == [
        ("region-unknown", "content/hall.yml:2", ""),
        ("reference-unknown", "content/hall.yml:3", "hall"),
        ("reference-unknown", "content/hall.yml:4", "无 none"),
    ]


def test_a_record_that_could_not_be_decoded_is_still_there_to_be_named(house):
    house.write({"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nfounded: 去年\n"})
    assert [problem.code for problem in gathered(house)[1]] == ["date-relative"]


def test_one_id_in_two_files_of_a_kind_is_told_of_with_the_first(house):
    house.write({"content/teams/z.yml": "- {id: dongxi, title: 溪市退役军人志愿服务队}\n"})
    [problem] = gathered(house)[1]
    assert (problem.code, str(problem.place)) == ("id-taken", "content/teams/z.yml:1")
    assert problem.facts["first"] == "content/teams/dongxi.yml:1"


def test_one_id_in_two_kinds_is_two_records(house):
    house.write({"content/orgs/dongxi.yml": "title: 东溪村委会\norg_type: 党政机关\n"})
    assert {"org:dongxi", "team:dongxi"} <= set(archive(house).records)


# --- regions ---------------------------------------------------------------------------------------


def test_the_level_of_a_region_follows_from_its_code_and_so_does_what_is_above():
    codes = ["350105101210", "350105101", "350105", "3501", "35", ""]
    assert [parent_code(code) for code in codes[:-1]] == codes[1:]


def test_a_city_without_counties_has_its_towns_right_below_it(house):
    assert parent_code("441900003") == "4419"
    house.write(
        {
            "content/regions/more.yml": '- {id: guang, title: 广省, code: "44"}\n'
            '- {id: guan, title: 莞市, code: "441900"}\n- {id: town, title: 街道, code: "441900003"}\n'
        }
    )
    assert archive(house).regions["4419"] == "region:guan"


def test_a_region_is_found_by_its_code_padded_or_not(house):
    house.write({"content/regions/tree.yml": VILLAGES, "content/needs/a.yml": "title: 甲\nregion: 120101001000\n"})
    made = archive(house)
    assert made.named_by["region:ferry"] == ("need:a", "region:both")
    assert [made.records[key].model_dump()["code"] for key in made.regions.values()] == list(made.regions)


def test_a_joint_area_has_no_code_of_its_own_to_be_found_by(house):
    made = archive(house.write({"content/regions/tree.yml": VILLAGES}))
    assert made.regions["120101001"] == "region:ferry"
    assert "region:both" in made.records
    assert made.named_by["region:upper"] == ("region:both",)


def test_a_region_that_hangs_in_the_air_is_told_of_with_the_code_it_lacks(house):
    house.write({"content/regions/more.yml": '- {id: far, title: 远村, code: "120101001201"}\n'})
    [problem] = gathered(house)[1]
    assert (problem.code, problem.facts["code"]) == ("region-parent-missing", "120101001")


def test_a_grid_may_hang_below_a_village_without_a_level_of_its_own(house):
    grid = '\n- {id: grid, title: 一号网格, code: "120101001201", region_type: 网格}\n'
    made = archive(house.write({"content/regions/tree.yml": VILLAGES + grid}))
    assert made.regions["120101001201"] == "region:upper"


def test_the_reference_fields_of_the_field_table_are_the_ones_that_are_followed():
    """A field that can name a record and is not followed would never be checked."""
    lesson = Lesson.model_validate({"id": "a", "title": "甲", "stories": ["s"], "exhibits": ["e"], "route": ["p"]})
    assert [found.target for found in mentions(lesson)] == ["story:s", "exhibit:e", "place:p"]
    story = Story.model_validate({"id": "a", "title": "甲", "body": "文", "narrator": "n", "regions": ["12"]})
    assert [(found.path, found.target) for found in mentions(story)] == [
        (("regions", 0), "12"),
        (("narrator",), "person:n"),
    ]

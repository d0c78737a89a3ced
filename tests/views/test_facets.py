"""Facets: every field that readers may look by parts its records; nothing is parted that has but one part."""

from __future__ import annotations

import pytest

from honorhall.model import MODELS, rows
from honorhall.views import Facet, slug_of
from tests.gathered import views
from tests.house import House, hall


@pytest.fixture
def house(tmp_path) -> House:
    only = {"content/teams/dongxi.yml": None, "stories/first.md": "---\ntitle: 一\n---\n\n水退了。\n"}
    return hall(tmp_path).write(only)


def activities(*fields: str) -> dict[str, str]:
    return {
        "content/activities/all.yml": "".join(
            f"- {{id: a{number}, title: 事{number}, {line}}}\n" for number, line in enumerate(fields)
        )
    }


def facets(house: House, kind: str) -> dict[str, list[tuple[str, str, int]]]:
    found: tuple[Facet, ...] = views(house).facets[kind]
    return {one.field: [(value.slug, value.label.zh, len(value.keys)) for value in one.values] for one in found}


def test_terms_stand_in_the_order_of_their_vocabulary(house):
    house.write(activities("activity_type: 仪式", "activity_type: 应急行动", "activity_type: 仪式"))
    assert facets(house, "activity")["activity_type"] == [("operation", "应急行动", 1), ("ceremony", "仪式", 2)]


def test_a_record_with_two_terms_stands_under_both(house):
    house.write(activities("category: [义诊义剪, 助农]", "category: 助农"))
    assert facets(house, "activity")["category"] == [("clinic", "义诊义剪", 1), ("farming", "助农", 2)]


def test_years_come_newest_first_and_a_span_stands_under_its_first(house):
    house.write(activities("date: 2019-03", "date: 2021-01/2022-02", "date: 2021", "date: 约2019年"))
    assert facets(house, "activity")["date"] == [("2021", "2021年", 2), ("2019", "2019年", 2)]


def test_words_come_by_how_many_share_them(house):
    house.write(activities("festival: 中秋", "festival: 八一", "festival: 八一"))
    assert facets(house, "activity")["festival"] == [("八一", "八一", 2), ("中秋", "中秋", 1)]


def test_a_field_that_parts_nothing_is_no_facet(house):
    house.write(activities("festival: 八一, date: 2019", "festival: 八一, date: 2020", "activity_type: 仪式"))
    assert "festival" not in facets(house, "activity")  # one value
    assert "date" not in facets(house, "activity")  # every record stands alone


def test_regions_are_parted_at_the_deepest_level_that_is_still_a_page(house):
    tree = [
        '- {id: p, title: 东省, code: "12"}',
        '- {id: c, title: 溪市, code: "1201"}',
        '- {id: d, title: 县, code: "120121"}',
    ]
    towns = [f'- {{id: t{number}, title: 镇{number}, code: "120121{number}"}}' for number in range(100, 142)]
    house.write({"content/regions/tree.yml": "\n".join([*tree, *towns]) + "\n"})
    few = activities(*(f'region: "120121{number}"' for number in (100, 100, 101)))
    assert [slug for slug, _, _ in facets(house.write(few), "activity")["region"]] == ["120121100", "120121101"]
    many = activities(*(f'region: "120121{number}"' for number in range(100, 142)), 'region: "1201"', 'region: "1201"')
    assert facets(house.write(many), "activity")["region"] == [
        ("1201", "东省 › 溪市", 2),
        ("120121", "东省 › 溪市 › 县", 42),
    ]


def test_a_brand_is_known_by_its_name(house):
    house.write(
        {
            "content/programmes/red.yml": "title: 红星\nprogramme_type: 服务品牌\n",
            "content/programmes/lion.yml": "title: 南狮\nprogramme_type: 服务品牌\n",
            "content/teams/all.yml": (
                '- {id: a, title: 溪市退役军人"红星"志愿服务队, brand: red}\n'
                '- {id: b, title: 溪市退役军人"红星"救援志愿服务队, brand: red}\n'
                '- {id: c, title: 溪市退役军人"南狮"志愿服务队, brand: lion}\n'
            ),
        }
    )
    assert facets(house, "team")["brand"] == [("lion", "南狮", 1), ("red", "红星", 2)]


def test_every_facet_of_the_field_table_can_part_something(house):
    for kind, model in MODELS.items():
        for row in rows(model):
            assert not (row.facet and row.privacy.value == "private"), f"{kind}.{row.name}: nobody may look by it"


@pytest.mark.parametrize("text", ["八一", "助农2021", "a"])
def test_a_word_is_its_own_address(text):
    assert slug_of(text) == text


def test_words_that_lose_something_on_the_way_to_an_address_stay_apart():
    slugs = {slug_of(text) for text in ("春/秋", "春 秋", "春-秋", "春秋", "../春秋", "字" * 200, "字" * 201, "？")}
    assert len(slugs) == 8
    assert not any("/" in slug or slug.startswith(".") or len(slug.encode()) > 80 for slug in slugs)

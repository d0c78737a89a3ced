"""The front page: one story, numbers of here before numbers of elsewhere, doors that lead somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from honorhall.pages import plan
from tests.house import House, hall


@pytest.fixture
def house(tmp_path) -> House:
    return hall(tmp_path)


def home(house: House, today: date = date(2026, 11, 21)) -> Any:
    guide = house.prepared().guide
    guide = replace(guide, views=replace(guide.views, today=today))
    return next(page for page in plan(guide).pages if page.url == "").make().context


def test_another_story_is_featured_every_month_and_each_in_its_turn(house):
    house.write({f"stories/s{number}.md": f"---\ntitle: 故事{number}\n---\n\n水退了。\n" for number in range(3)})
    seen = [home(house, date(2026, month, 1))["featured"].link.title for month in range(1, 6)]
    assert len(set(seen[:4])) == 4
    assert seen[4] == seen[0]


def test_the_featured_story_is_not_told_twice(house):
    house.write({f"stories/s{number}.md": f"---\ntitle: 故事{number}\n---\n\n水退了。\n" for number in range(3)})
    shown = home(house)
    assert shown["featured"].link.title not in [card.link.title for card in shown["stories"]]


def test_a_sample_is_featured_only_where_there_is_nothing_else(house):
    house.write({"stories/sample.md": "---\ntitle: 示例故事\nsample: true\n---\n\n示例。\n"})
    assert {home(house, date(2026, month, 1))["featured"].link.title for month in (1, 2)} == {"第一个故事"}
    house.write({"stories/first.md": None})
    assert home(house)["featured"].link.title == "示例故事"


def test_numbers_of_here_come_first_and_carry_their_date(house):
    house.write(
        {
            "content/hall.yml": 'title: 东溪荣誉馆\nregion: "1201"\n',
            "content/figures/all.yml": (
                '- {id: far, title: 远, measure: 队伍, amount: 3支, region: "12", as_of: 2025}\n'
                '- {id: near, title: 近, measure: 队员, amount: 30余名, region: "1201", as_of: 2024-05}\n'
            ),
        }
    )
    numbers = home(house)["numbers"]
    assert [(one.amount, one.where, one.as_of.zh) for one in numbers] == [
        ("30余名", "溪市", "2024年5月"),
        ("3支", "东省", "2025年"),
    ]


def test_every_door_leads_to_a_page_that_is_there(house):
    guide = house.prepared().guide
    urls = {page.url for page in plan(guide).pages} | {"about/"}
    doors = home(house)["doors"]
    assert doors
    assert {link.url for door in doors for link in door.links} <= urls


def test_an_empty_hall_says_how_to_begin(tmp_path):
    records = ("regions/tree.yml", "sources/s0.yml", "places/hall.yml", "teams/dongxi.yml")
    gone = {f"content/{name}": None for name in records}
    empty = hall(tmp_path).write({**gone, "stories/first.md": None, "content/hall.yml": "title: 东溪荣誉馆\n"})
    done = empty.build()
    assert done.code == 0, done.errors
    assert "honorhall new story" in done.page("")

"""What happened on one date: the date once, matters that many share once, and no record lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from honorhall.ground.page import Page
from tests.house import House, hall

FLAG = "授旗：会议授旗"


def team(number: int, what: str = FLAG, date: str = "2021-04-07") -> str:
    return f"- {{id: t{number}, title: 溪市第{number}志愿服务队, milestones: [{{date: {date}, what: {what}}}]}}\n"


def house_of(folder: Path, *rows: str) -> House:
    undated = "title: 溪市退役军人志愿服务队\n"
    return hall(folder, {"content/teams/dongxi.yml": undated, "content/teams/many.yml": "".join(rows)})


def planned(house: House) -> dict[str, Page]:
    return house.pages()


def told(house: House) -> list[tuple[str, list[tuple[str, int, bool]]]]:
    """(date, (what happened, to how many, folded) ...) of the timeline."""
    dates = [when for year in planned(house)["timeline/"].context["years"] for when in year.dates]
    return [
        (one.occasion.date.zh, [(hap.what, len(hap.links), hap.folded) for hap in one.occasion.happenings])
        for one in dates
    ]


@pytest.mark.parametrize(("teams", "folded"), [(1, False), (2, False), (6, False), (7, True)])
def test_what_many_teams_say_of_one_day_in_the_same_words_is_one_line_folded_when_long(tmp_path, teams, folded):
    house = house_of(tmp_path, *(team(number) for number in range(teams)))
    assert told(house) == [("2021年4月7日", [(FLAG, teams, folded)])]


def test_other_words_and_other_days_stay_apart_and_a_date_is_said_once(tmp_path):
    house = house_of(tmp_path, team(1), team(2, "换旗"), team(3), team(4, date="2021-04-08"))
    assert told(house) == [
        ("2021年4月7日", [(FLAG, 2, False), ("换旗", 1, False)]),
        ("2021年4月8日", [(FLAG, 1, False)]),
    ]


def test_records_that_were_founded_on_one_day_each_have_a_line(tmp_path):
    rows = [f"- {{id: t{number}, title: 溪市第{number}志愿服务队, founded: 2021-04-07}}\n" for number in range(8)]
    assert told(house_of(tmp_path, *rows)) == [("2021年4月7日", [("成立", 1, False)] * 8)]


def test_dates_of_the_same_bounds_in_other_words_stay_apart(tmp_path):
    house = house_of(tmp_path, team(1, date="2021"), team(2, date="约2021年"), team(3, date="2021"))
    assert [date for date, _ in told(house)] == ["2021年", "约2021年"]


def test_the_timeline_and_the_calendar_count_a_shared_matter_once(tmp_path):
    house = house_of(tmp_path, *(team(number) for number in range(9)), team(9, "换旗"))
    pages = planned(house)
    assert (pages["timeline/"].context["count"], pages["timeline/"].context["years"][0].whole) == (2, 2)
    months = {month.number: month for month in pages["calendar/"].context["months"]}
    said = [months[number].said for number in (4, 9, 11)]
    assert said == ["2 件事 · 1 个纪念日", "5 个纪念日", "还没有记下的事"]
    assert next(day.words for day in months[4].days if day.number == 7) == "2 件事"


@pytest.mark.parametrize("place", ["timeline", "calendar/04"])
def test_every_record_is_linked_under_its_date_which_stands_there_once(tmp_path, place):
    done = house_of(tmp_path, *(team(number) for number in range(9)), team(9, "换旗")).build()
    page = BeautifulSoup(done.page(place), "html.parser")
    links = [str(link["href"]).rsplit("/", 2)[-2] for link in page.select("ol.hh-events a")]
    assert sorted(links) == sorted(f"t{number}" for number in range(10))
    assert [when.get_text().strip() for when in page.select("ol.hh-events .hh-when")] == ["2021年4月7日"]
    assert len(page.select("details a")) == 9

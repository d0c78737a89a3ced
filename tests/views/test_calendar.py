"""The calendar: every event of a known day on its day, of a known month in its month, and the days that are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from honorhall.views import Calendar, on_this_day
from tests.gathered import views
from tests.house import House, hall


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path).write({"content/teams/dongxi.yml": None, "stories/first.md": None})


def held(house: House, *dates: str) -> Calendar:
    """The calendar of a hall in which something was held on each of these dates."""
    rows = "".join(f"- {{id: a{at}, title: 事, date: {date}}}\n" for at, date in enumerate(dates))
    house.write({"content/activities/all.yml": rows})
    return views(house).calendar


def keys(events) -> list[str]:
    return [event.key for event in events]


def test_events_of_all_years_meet_on_their_day_the_oldest_first(house):
    year = held(house, "2021-07-29", "2020-07-29", "2020-07-30")
    assert {day: keys(events) for day, events in year.days.items()} == {
        (7, 29): ["activity:a1", "activity:a0"],
        (7, 30): ["activity:a2"],
    }


@pytest.mark.parametrize("written", ["2020-07", "2020年7月", "2020年7月下旬", "2020-07-01/2020-07-09"])
def test_what_is_known_to_the_month_stands_in_its_month(house, written):
    year = held(house, written)
    assert (dict(year.days), {month: keys(events) for month, events in year.months.items()}) == (
        {},
        {7: ["activity:a0"]},
    )


@pytest.mark.parametrize("written", ["2020", "2020年初", "2020年夏", "约2020年", "2020-07/2020-08", "1950年代"])
def test_what_is_less_certain_than_a_month_stands_nowhere(house, written):
    year = held(house, written)
    assert (dict(year.days), dict(year.months)) == ({}, {})


def test_a_leap_day_is_a_day(house):
    assert list(held(house, "2020-02-29").days) == [(2, 29)]


def test_every_exact_day_of_the_timeline_is_in_the_calendar_and_nothing_else(prepared):
    found = prepared.guide.views
    told = [event for events in found.calendar.days.values() for event in events]
    assert sorted(told, key=id) == sorted((one for one in found.timeline if one.date.precision == "day"), key=id)
    assert told


def test_on_this_day_tells_of_earlier_years_only(house):
    year = held(house, "2019-11-21", "2026-11-21", "2020-11-20")
    assert keys(on_this_day(year, date(2026, 11, 21)).events) == ["activity:a0"]


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (date(2026, 3, 5), "学雷锋纪念日"),
        (date(2026, 9, 30), "烈士纪念日"),
        (date(2026, 12, 13), "南京大屠杀死难者国家公祭日"),
        (date(2024, 9, 21), "全民国防教育日"),
        (date(2025, 9, 20), "全民国防教育日"),
        (date(2026, 9, 19), "全民国防教育日"),
        (date(2029, 9, 15), "全民国防教育日"),
    ],
)
def test_a_kept_day_is_known_on_its_day(house, day, kept):
    found = on_this_day(views(house).calendar, day).kept
    assert [one.label.zh for one in found] == [kept]


def test_the_third_saturday_is_always_a_saturday_between_its_bounds(house):
    day = next(one for one in views(house).calendar.kept if one.nth)
    for year in range(2020, 2060):
        month, number = day.on(year) or (0, 0)
        assert day.first <= (month, number) <= day.last
        assert date(year, month, number).weekday() == 5


@pytest.mark.parametrize("number", [4, 5, 6])
def test_a_day_that_the_almanac_sets_is_never_claimed(house, number):
    assert on_this_day(views(house).calendar, date(2026, 4, number)).kept == ()


def test_the_days_are_those_that_the_site_may_state_in_the_order_of_the_year(house):
    days = views(house).calendar.kept
    assert [day.first for day in days] == sorted(day.first for day in days)
    assert len(days) == 12
    with_law = {day.label.zh for day in days if day.basis}
    assert with_law == {
        *("中国人民抗日战争胜利纪念日", "中华慈善日", "全民国防教育日"),
        *("烈士纪念日", "南京大屠杀死难者国家公祭日"),
    }

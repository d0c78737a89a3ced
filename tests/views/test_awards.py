"""Awards by name and by year, and the stops of a tour."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.views import award_years
from honorhall.views.awards import MOST_AWARDS, MOST_YEARS
from tests.gathered import views
from tests.house import House, hall


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def years(house: House, *lines: str):
    house.write(
        {"content/honors/all.yml": "".join(f"- {{id: h{at}, title: 奖, {one}}}\n" for at, one in enumerate(lines))}
    )
    return award_years(views(house).by_kind["honor"])


def test_awards_are_counted_by_year_the_latest_first(house):
    table = years(
        house, "award: 甲, date: 2020", "award: 甲, date: 2020年5月", "award: 乙, date: 2019", "award: 甲, date: 2018"
    )
    assert table.years == (2020, 2019, 2018)
    assert dict(table.lines) == {"甲": (2, 0, 1), "乙": (0, 1, 0)}
    assert table.left_out == 0


def test_one_year_makes_no_table(house):
    assert years(house, "award: 甲, date: 2020", "award: 乙, date: 2020") is None
    assert years(house, "award: 甲") is None


def test_what_was_revoked_and_samples_do_not_count(house):
    assert years(house, "award: 甲, date: 2020", "award: 甲, date: 2019, status: 已撤销") is None
    assert years(house, "award: 甲, date: 2020", "award: 甲, date: 2019, sample: 是") is None


def test_a_table_stays_as_large_as_a_screen_and_says_what_it_leaves_out(house):
    table = years(house, *(f"award: 奖{at}, date: {1980 + at}" for at in range(40)))
    assert len(table.years) == MOST_YEARS
    assert len(table.lines) == min(MOST_AWARDS, MOST_YEARS)
    assert len(table.lines) + table.left_out == 40


def test_an_award_knows_all_its_records_in_readers_order(house):
    years(house, "award: 甲, level: 市级", "award: 甲, level: 国家级", "award: 乙")
    assert views(house).awards == {"甲": ("honor:h1", "honor:h0"), "乙": ("honor:h2",)}


def exhibits(*lines: str) -> str:
    return "".join(f"- {{id: e{at}, title: 展项{at}, {one}}}\n" for at, one in enumerate(lines))


def test_a_tour_goes_by_the_order_and_ends_with_its_hall(house):
    house.write(
        {
            "content/exhibits/all.yml": exhibits(
                "place: hall, order: 2", "place: hall, order: 1", "place: annex, order: 1"
            ),
            "content/places/annex.yml": "title: 分馆\nplace_type: 荣誉馆\n",
        }
    )
    made = views(house)
    assert made.tours["place:hall"].stops == ("exhibit:e1", "exhibit:e0")
    first, last = made.stops["exhibit:e1"], made.stops["exhibit:e0"]
    assert (first.number, first.count, first.before, first.after) == (1, 2, "", "exhibit:e0")
    assert (last.number, last.before, last.after) == (2, "exhibit:e1", "")
    assert made.stops["exhibit:e2"].count == 1


def test_samples_are_no_stops_where_there_are_real_exhibits_and_are_where_there_are_none(house):
    house.write({"content/exhibits/all.yml": exhibits("place: hall, sample: 是", "place: hall", "place: hall")})
    made = views(house)
    (tour,) = made.tours.values()
    assert (tour.stops, tour.samples) == (("exhibit:e1", "exhibit:e2"), ("exhibit:e0",))
    assert sorted(made.stops) == ["exhibit:e1", "exhibit:e2"]
    assert made.stops["exhibit:e2"].after == ""
    house.write({"content/exhibits/all.yml": exhibits("place: hall, sample: 是", "place: hall, sample: 是")})
    (tour,) = views(house).tours.values()
    assert (tour.stops, tour.samples) == (("exhibit:e0", "exhibit:e1"), ())


def test_the_halls_own_tour_comes_first(house):
    files = {
        "content/exhibits/all.yml": exhibits("place: annex", "place: hall"),
        "content/places/annex.yml": "title: 分馆\nplace_type: 荣誉馆\n",
    }
    assert list(views(house.write(files)).tours) == ["place:annex", "place:hall"]
    own = (house.root / "content/hall.yml").read_text("utf-8") + "place: hall\n"
    assert list(views(house.write({"content/hall.yml": own})).tours) == ["place:hall", "place:annex"]


def test_an_exhibit_of_a_hall_that_is_not_shown_is_on_no_tour(house):
    house.write(
        {
            "content/exhibits/all.yml": exhibits("place: annex"),
            "content/places/annex.yml": "title: 分馆\nplace_type: 荣誉馆\npublic: 否\n",
        }
    )
    made = views(house)
    assert (made.tours, made.stops) == ({}, {})

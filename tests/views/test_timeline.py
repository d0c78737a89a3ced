"""The timeline: every dated event of every kind that has one, the oldest first, each where its date may begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.views import Dated
from tests.gathered import views
from tests.house import House, hall


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path, {"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\n"})


def timeline(house: House) -> tuple[Dated, ...]:
    return views(house).timeline


def told(house: House) -> list[tuple[str, str, str]]:
    return [(event.date.edtf, event.key, event.zh) for event in timeline(house)]


def activities(*dates: str) -> dict[str, str]:
    return {
        "content/activities/all.yml": "".join(
            f"- {{id: a{at}, title: 事, date: {date}}}\n" for at, date in enumerate(dates)
        )
    }


def test_every_kind_that_begins_or_happens_on_a_day_is_there(house):
    house.write(
        {
            "content/activities/a.yml": "title: 清河\ndate: 2026-01-02\n",
            "content/honors/a.yml": "title: 奖\ndate: 2025\n",
            "content/places/a.yml": "title: 馆\nplace_type: 荣誉馆\nopened: 2020-07-29\n",
            "content/teams/a.yml": "title: 溪市退役军人志愿服务队\nfounded: 2019年初\n",
            "content/programmes/a.yml": "title: 清河\nprogramme_type: 项目\nsince: 2018\n",
            "content/policies/a.yml": "title: 意见\npolicy_type: 工作意见\ndate: 2017-05\n",
            "content/figures/a.yml": "title: 数\nmeasure: 人\namount: 3名\nas_of: 2016\n",
            "content/people/a.yml": "title: 陈大河\nborn: 1950\nconsent: {status: 无需同意, why: 先人}\n",
        }
    )
    assert told(house) == [
        ("2017-05", "policy:a", "发布"),
        ("2018", "programme:a", "开始"),
        ("2019~", "team:a", "成立"),
        ("2020-07-29", "place:a", "启用"),
        ("2025", "honor:a", "授予"),
        ("2026-01-02", "activity:a", "举行"),
    ]


def test_milestones_say_themselves_what_happened(house):
    house.write(
        {
            "content/teams/a.yml": "title: 溪市退役军人志愿服务队\nfounded: 2020\n"
            "milestones: [{date: 2021-05, what: 授旗}, {what: 没有日期}]\n"
        }
    )
    assert told(house) == [("2020", "team:a", "成立"), ("2021-05", "team:a", "授旗")]


def test_uncertain_dates_stand_where_they_may_begin_and_the_narrower_first(house):
    house.write(
        activities("2020", "1950年代", "2020-07", "2020-07-01", "1950-10/1953-07", "约1951年", "2020年初", "2020-07-31")
    )
    assert [edtf for edtf, _, _ in told(house)] == [
        *("195X", "1950-10/1953-07", "1951~", "2020~", "2020", "2020-07-01", "2020-07", "2020-07-31")
    ]


def test_the_order_does_not_depend_on_the_order_of_writing(house):
    rows = ["- {id: a0, title: 事, date: 2020-01-01}\n", "- {id: a1, title: 事, date: 2020-01-01}\n"]
    rows.append("- {id: a2, title: 事, date: 2019}\n")
    for written in (rows, rows[::-1]):
        house.write({"content/activities/all.yml": "".join(written)})
        assert [key for _, key, _ in told(house)] == ["activity:a2", "activity:a0", "activity:a1"]


@pytest.mark.parametrize("why", ["sample: 是", "public: 否"])
def test_samples_and_what_is_not_shown_never_happened(house, why):
    house.write({"content/activities/all.yml": f"- {{id: a, title: 事, date: 2019, {why}}}\n"})
    assert told(house) == []


def test_every_event_is_named_in_english_too(house):
    house.write(activities("2020"))
    assert [(event.zh, event.en) for event in timeline(house)] == [("举行", "held")]

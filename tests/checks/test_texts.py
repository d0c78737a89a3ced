"""What is told of texts: of people each time, of made-up ones less, of habits once; and names that may be said."""

from __future__ import annotations

import pytest

from tests.gathered import gathered
from tests.house import House, hall

CONSENT = "consent: {{status: 已同意, scope: [文字, 网站, 馆内屏幕], name_as: {name_as}}}\n"


def told(house: House) -> list[str]:
    return sorted(one.code for one in gathered(house)[1])


def story(body: str, matter: str = "") -> dict[str, str]:
    return {"stories/a.md": f"---\ntitle: 雨夜\n{matter}---\n{body}\n"}


def test_a_habit_of_writing_is_told_once_a_text_and_a_secret_each_time(tmp_path):
    body = "来了３人，又来了５人。电话 13800001234 和 13900001234。"
    assert told(hall(tmp_path, story(body))) == ["mobile-number", "mobile-number", "number-wide"]


def test_a_sample_may_name_whom_it_makes_up_and_may_not_have_a_number_that_somebody_may_have(tmp_path):
    body = "电话 13800001234。&nbsp;小学生林小溪，来了。"
    assert told(hall(tmp_path, story(body, "sample: 是\n"))) == ["html-entity", "mobile-number"]


@pytest.mark.parametrize("field", ["summary: 见小学生林小溪，来了", "tags: [小学生林小溪]", "author: 小学生林小溪"])
def test_a_pupils_name_is_told_of_in_every_field_that_is_shown(field, tmp_path):
    assert told(hall(tmp_path, story("雨。", f"{field}\n"))) == ["pupil-named"]


def test_a_pupils_name_in_a_note_that_nobody_is_shown_is_not_told_of(tmp_path):
    assert told(hall(tmp_path, story("雨。", "notes: 问过小学生林小溪，同意\n"))) == []


@pytest.mark.parametrize(("name_as", "codes"), [("全名", []), ("只显姓氏", ["name-not-public"])])
def test_who_has_a_page_under_the_full_name_may_be_visited_in_a_story(name_as, codes, tmp_path):
    person = "title: 陈大河\n" + CONSENT.format(name_as=name_as)
    house = hall(tmp_path, {"content/people/p.yml": person, **story("队员们来到老兵陈大河家中。")})
    assert told(house) == codes


def test_who_has_not_consented_may_not(tmp_path):
    house = hall(tmp_path, {"content/people/p.yml": "title: 陈大河\n", **story("队员们来到老兵陈大河家中。")})
    assert "helped-named" in told(house)

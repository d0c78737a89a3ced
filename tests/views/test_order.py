"""In which order readers meet records: people by strokes, honours by grade, year and strokes, others newest first."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.model import KINDS, VOCABULARIES
from tests.gathered import edition, views
from tests.house import House, hall

CONSENT = "consent: {status: 无需同意, why: 先人}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def order(house: House, kind: str, name: str = "public") -> list[str]:
    """Ids of a kind in readers' order."""
    return [record.id for record in views(house, name).by_kind[kind]]


def people(*names: str) -> str:
    return "".join(f"- {{id: p{at}, title: {name}, {CONSENT}}}\n" for at, name in enumerate(names))


def ordered(house: House, *names: str) -> list[str]:
    """Names of people in readers' order, whatever order they were written in."""
    made = []
    for written in (names, names[::-1]):
        house.write({"content/people/all.yml": people(*written)})
        made.append([written[int(one[1:])] for one in order(house, "person")])
    assert made[0] == made[1]
    return made[0]


def test_people_stand_by_the_strokes_of_their_surnames(house):
    in_order = ["丁一", "于二", "王三", "石四", "李五", "林七", "黄八", "戴九"]
    assert ordered(house, *sorted(in_order, reverse=True)) == in_order


def test_people_of_one_surname_stand_by_the_strokes_of_the_rest_of_their_names(house):
    assert ordered(house, "王建国", "王一", "王一心", "王小溪") == ["王一", "王一心", "王小溪", "王建国"]


def test_a_surname_of_two_characters_counts_the_strokes_of_both(house):
    in_order = ["王海", "林海", "上官海", "欧阳海", "戴海"]
    assert ordered(house, *reversed(in_order)) == in_order


def test_a_name_with_a_character_that_no_table_knows_stands_last(house):
    assert ordered(house, "〓海", "戴海", "〓一") == ["戴海", "〓一", "〓海"]


def test_samples_stand_behind_those_who_lived(house):
    sample = f"- {{id: sample, title: 丁一, sample: 是, {CONSENT}}}\n"
    house.write({"content/people/all.yml": sample + people("戴九")})
    assert order(house, "person") == ["p0", "sample"]


def honors(*rows: str) -> dict[str, str]:
    return {"content/honors/all.yml": "".join(f"- {{id: h{at}, title: 奖, {row}}}\n" for at, row in enumerate(rows))}


def test_honours_stand_by_their_statutory_grade_from_the_highest_down(house):
    grades = [names.zh for names in VOCABULARIES["honor-grade"].values()]
    house.write(honors(*(f"grade: {grade}" for grade in reversed(grades))))
    assert order(house, "honor") == [f"h{at}" for at in reversed(range(len(grades)))]


def test_a_sample_of_the_highest_grade_stands_behind_all_real_honours(house):
    grade = next(iter(VOCABULARIES["honor-grade"].values())).zh
    house.write(honors(f"grade: {grade}, sample: 是", "level: 乡级", "grade: 四等战功、三等功"))
    assert order(house, "honor") == ["h2", "h1", "h0"]


def test_an_honour_with_a_grade_stands_before_all_without_whatever_their_level(house):
    house.write(honors("level: 国家级, date: 2026", "grade: 四等战功、三等功, date: 1951", "level: 乡级"))
    assert order(house, "honor") == ["h1", "h0", "h2"]


def test_honours_without_a_grade_stand_by_their_level(house):
    levels = [names.zh for names in VOCABULARIES["honor-level"].values()]
    house.write(honors(*(f"level: {level}" for level in reversed(levels)), "date: 2026"))
    assert order(house, "honor") == [f"h{at}" for at in (*reversed(range(len(levels))), len(levels))]


def test_honours_of_one_grade_stand_by_year_the_latest_first_and_the_undated_last(house):
    grade = "grade: 四等战功、三等功"
    house.write(
        honors(
            f"{grade}",
            f"{grade}, date: 1951, level: 国家级",
            f"{grade}, date: 2020-01-02, level: 乡级",
            f"{grade}, date: 1979",
        )
    )
    assert order(house, "honor") == ["h2", "h3", "h1", "h0"]


def test_honours_of_one_grade_and_year_stand_by_the_strokes_of_the_surname_and_not_by_the_day(house):
    house.write({"content/people/all.yml": people("戴九", "丁一")})
    grade = "grade: 四等战功、三等功"
    house.write(honors(f"{grade}, date: 2020-12-31, to: 'person:p0'", f"{grade}, date: 2020-01-01, to: 'person:p1'"))
    assert order(house, "honor") == ["h1", "h0"]


def test_a_name_that_is_not_shown_does_not_order_the_roll(house):
    house.write({"content/people/all.yml": people("戴九") + "- {id: hidden, title: 丁一, consent: {status: 待确认}}\n"})
    house.write(honors("date: 2020, to: ['person:p0']", "date: 2020, to: ['person:hidden', 'person:p0']"))
    assert order(house, "honor") == ["h0", "h1"]
    assert order(house, "honor", "preview") == ["h1", "h0"]


def test_exhibits_stand_in_the_order_of_the_tour(house):
    house.write(
        {
            "content/exhibits/all.yml": "".join(
                f"- {{id: e{at}, title: 展, place: hall, order: {11 - at}}}\n" for at in range(1, 11)
            )
        }
    )
    assert order(house, "exhibit") == [f"e{at}" for at in range(10, 0, -1)]


def test_regions_stand_in_the_order_of_their_codes(house):
    assert order(house, "region") == ["east", "brook"]


@pytest.mark.parametrize(
    ("kind", "field", "needed"),
    [
        ("activity", "date", ""),
        ("team", "founded", ""),
        ("place", "opened", "place_type: 活动场所, "),
        ("policy", "date", "policy_type: 工作意见, "),
        ("figure", "as_of", "measure: 人数, amount: 3名, "),
        ("story", "date", ""),
    ],
)
def test_what_has_a_date_stands_the_newest_first_and_the_undated_last(house, kind, field, needed):
    folder = {model.kind: model.folder for model in KINDS}[kind]
    dates = {"old": "1951", "early": "2020年初", "later": "2020-07", "new": "2026-11-01", "none": ""}
    for name, date in dates.items():
        text = f"{needed}title: 甲{name}, {field}: {date}"
        path = f"stories/{name}.md" if kind == "story" else f"content/{folder}/{name}.yml"
        house.write({path: f"---\n{{{text}}}\n---\n文\n" if kind == "story" else f"{{{text}}}\n"})
    assert [one for one in order(house, kind) if one in dates] == ["new", "later", "early", "old", "none"]


def test_equal_records_stand_by_their_ids(house):
    house.write({f"content/lessons/{name}.yml": "title: 一课\n" for name in ("c", "a", "b")})
    assert order(house, "lesson") == ["a", "b", "c"]


def test_every_record_of_an_edition_stands_in_exactly_one_kind(house):
    listed = [record.key for records in views(house).by_kind.values() for record in records]
    assert sorted(listed) == sorted(edition(house).records)

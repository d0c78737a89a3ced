"""The rooms of people and honours: who stands where, in which words, and who does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from honorhall.model import VOCABULARIES, Person
from honorhall.pages.rooms.lives import Line, line
from tests.house import House, hall
from tests.site.reading import read_page

CONSENT = "consent: {status: 无需同意, why: 先人}"
# Tables of all usual characters: how they sound, how they are simplified; and of surnames that are looked for.
EVERY_CHARACTER = ("assets/hall/search/readings.js", "assets/hall/search.js", "assets/hall/contribute-told.js")
NAMES = "丁于王石李林黄戴陈张刘赵周吴徐孙马朱胡郭何高罗郑梁谢宋唐许邓"


def people(count: int) -> str:
    return "".join(f"- {{id: p{at}, title: {NAMES[at % len(NAMES)]}某{at}, {CONSENT}}}\n" for at in range(count))


def planned(house: House, url: str, edition: str = "public") -> Any:
    """What the template of one page is handed."""
    return next(page for page in house.prepared(edition).pages if page.url == url).make().context


def words(house: House, url: str) -> str:
    """The words of one built page."""
    done = house.build()
    assert done.code == 0, done.errors
    return read_page("", done.page(url)).text


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def test_a_wall_of_thirty_is_one_and_a_wall_of_more_is_parted_by_strokes(house):
    house.write({"content/people/all.yml": people(30)})
    assert [(row.strokes, row.surnames) for row in planned(house, "people/")["rows"]] == [(None, ())]
    house.write({"content/people/all.yml": people(31)})
    wall = planned(house, "people/")
    assert [row.strokes for row in wall["rows"]] == sorted(row.strokes for row in wall["rows"])
    assert (wall["rows"][0].strokes, wall["rows"][0].surnames) == (2, ("丁",))
    assert sorted(name for row in wall["rows"] for name in row.surnames) == sorted(NAMES)


def test_every_surname_of_a_parted_wall_has_one_anchor_on_its_page(house):
    house.write({"content/people/all.yml": people(95)})
    anchors = [anchor for _, anchor in planned(house, "people/")["anchors"]]
    assert len(anchors) == len(set(anchors)) == len(NAMES)


def test_a_page_of_a_long_wall_is_known_by_its_first_and_last_surname(house):
    house.write({"content/people/all.yml": people(230)})
    first, second, third = (planned(house, url) for url in ("people/", "people/page/2/", "people/page/3/"))
    held = [sum(len(row.portraits) for row in one["rows"]) for one in (first, second, third)]
    assert held == [100, 100, 30]
    seals = [one.seal for row in second["rows"] for one in row.portraits]
    assert first["steps"].links[1].title == f"2 {seals[0]}—{seals[-1]}"
    assert [link.url for link in first["steps"].links] == ["people/", "people/page/2/", "people/page/3/"]


def test_all_of_one_surname_stand_together_whatever_else_has_as_many_strokes(house):
    names = ("于三三", "马一", "于一", "马三三")
    house.write(
        {
            "content/people/all.yml": "".join(
                f"- {{title: {one}, id: p{at}, {CONSENT}}}\n" for at, one in enumerate(names)
            )
        }
    )
    shown = [one.link.title for row in planned(house, "people/")["rows"] for one in row.portraits]
    assert shown == ["于一", "于三三", "马一", "马三三"]


def test_the_wall_says_its_order_and_marks_a_martyr_in_words_with_dates(house):
    one = f"title: 丁一\nborn: 1921年7月\ndied: 1943\nmartyr: 是\napproval: 烈字第1号\n{CONSENT}\n"
    text = words(house.write({"content/people/one.yml": one}), "people")
    assert "按姓氏笔画为序" in text
    assert "烈士 1921年7月—1943年" in text
    assert "评定文件 烈字第1号" in read_page("", (house.root / "site/people/one/index.html").read_text("utf-8")).text


def test_of_a_name_that_is_hidden_the_wall_shows_what_was_agreed_on(house):
    granted = "consent: {status: 已同意, by: 本人, signed: 2026-01-01, scope: [文字, 网站], form: 馆内, name_as: %s}"
    house.write(
        {
            "content/people/a.yml": f"title: 单雄飞\nsurname_reading: Shàn\n{granted % '只显姓氏'}\n",
            "content/people/b.yml": f"title: 吴远山\npseudonym: 海风\nsurname_reading: Wú\n{granted % '化名'}\n",
        }
    )
    wall = planned(house, "people/")
    assert {(one.link.title, one.seal) for row in wall["rows"] for one in row.portraits} == {
        ("单姓老兵", "单"),
        ("海风", "海"),
    }
    done = house.build()
    for path, data in done.files().items():
        assert "雄飞".encode() not in data, path
        assert path in EVERY_CHARACTER or "吴".encode() not in data, path
        assert "Wú".encode() not in data, path


def life(house: House, text: str) -> Any:
    house.write({"content/people/one.yml": f"title: 丁一\n{CONSENT}\n{text}"})
    return planned(house, "people/one/")


def test_a_life_is_told_in_time_with_what_has_no_date_last_but_for_death(house):
    told = life(
        house,
        "born: 1932\nenlisted: 1951\ndischarged: 1957\ndied: 2015\n"
        "service: [{role: 队员}, {role: 宣讲员, since: 1980年代}]\n",
    )
    assert [one.what.zh for one in told["moments"]] == ["出生", "入伍", "退役", "宣讲员", "队员", "去世"]
    text = words(house, "people/one")
    assert "时间未说明 队员 志愿服务" in text
    assert "1932年—2015年" in text


def test_a_life_of_one_known_year_has_no_line_and_one_without_dates_no_moments(house):
    assert life(house, "born: 1932\n")["line"] is None
    assert life(house, "gender: 男\n")["moments"] == ()


def drawn_of(house: House) -> Line:
    """The line of the one person of a hall."""
    person = house.inspect()[0].records["person:one"]
    assert isinstance(person, Person)
    drawn = line(person)
    assert drawn is not None
    return drawn


def test_service_is_drawn_from_its_last_possible_first_day_to_its_first_possible_last_day(house):
    life(house, "born: 1930\nenlisted: 1950\ndischarged: 1959\n")
    drawn = drawn_of(house)
    assert (drawn.first, drawn.last, drawn.served) == (1930, 1959, True)
    served = next(span for span in drawn.spans if span.sort == "served")
    assert (served.x, served.x + served.width) == (round(1000 * (20 + 11 / 12) / 30), round(1000 * 29 / 30))
    assert drawn.decades == (333, 667)
    life(house, "born: 1930\nenlisted: 1950年代\ndischarged: 1955\n")
    assert not drawn_of(house).served


HONORS = """
- {id: city, title: 市级先进, level: 市级, date: 2020, to: ["person:one"]}
- {id: merit3, title: 三等功, grade: 四等战功、三等功, level: 军队, date: 1952, to: ["person:one"]}
- {id: merit1, title: 一等功, grade: 二等战功、一等功、二级表彰, level: 军队, date: 1951, to: ["person:one"]}
- {id: taken, title: 不再有的称号, level: 省级, date: 1999, status: 已撤销, to: ["person:one"]}
- {id: charity, title: 中华慈善奖, award: 中华慈善奖, level: 国家级}
- {id: eight, title: 八个典型, award: 中华慈善奖, count: 8个}
"""


def test_honours_stand_on_a_persons_page_in_statutory_order_without_those_taken_back(house):
    house.write({"content/honors/all.yml": HONORS})
    told = life(house, "")
    assert [medal.link.title for medal in told["medals"].entries] == ["一等功", "三等功", "市级先进"]
    assert "honor" not in {group.links[0].url.split("/")[0] for group in told["related"]}


def test_the_wall_of_honours_goes_from_the_highest_grade_to_what_was_revoked(house):
    house.write({"content/honors/all.yml": HONORS, "content/people/one.yml": f"title: 丁一\n{CONSENT}\n"})
    walls = planned(house, "honors/")["walls"]
    assert [(wall.label.zh, wall.form, [medal.link.title for medal in wall.medals]) for wall in walls] == [
        ("二等战功、一等功、二级表彰", "given", ["一等功"]),
        ("四等战功、三等功", "given", ["三等功"]),
        ("市级", "given", ["市级先进"]),
        ("级别未说明", "given", ["八个典型"]),
        ("奖项目录", "listed", ["中华慈善奖"]),
        ("已撤销", "revoked", ["不再有的称号"]),
    ]
    assert "这些荣誉已撤销" in words(house, "honors")
    assert "这项荣誉已撤销" in read_page("", (house.root / "site/honors/taken/index.html").read_text("utf-8")).text


def test_samples_hang_last_on_the_wall_and_what_may_be_given_is_not_counted_as_received(house):
    sample = '- {id: shown, title: 示例功, sample: 是, grade: 特等功, date: 1950, to: ["person:one"]}\n'
    grade = next(iter(VOCABULARIES["honor-grade"].values())).zh
    house.write({"content/honors/all.yml": HONORS + sample.replace("特等功", grade)})
    house.write({"content/people/one.yml": f"title: 丁一\n{CONSENT}\n"})
    told = planned(house, "honors/")
    assert [(wall.form, len(wall.medals)) for wall in told["walls"]][-3:] == [
        ("listed", 1),
        ("revoked", 1),
        ("sample", 1),
    ]
    assert told["walls"][-1].medals[0].grade.zh == grade
    assert told["counts"] == ("获得 4 条", "可参评的奖项 1 种", "已撤销 1 条")
    assert "获得 4 条 · 可参评的奖项 1 种 · 已撤销 1 条，另有示例 1 条" in words(house, "honors")
    assert planned(house, "honors/by/level/")["parts"][0].cards[0].about == ("可参评的奖项", "国家级")


def test_the_page_of_an_award_that_may_be_given_leads_to_those_who_received_it(house):
    house.write({"content/honors/all.yml": HONORS, "content/people/one.yml": f"title: 丁一\n{CONSENT}\n"})
    assert [medal.link.title for medal in planned(house, "honors/charity/")["alike"]] == ["八个典型"]
    assert "本馆记录的获得者见" in words(house, "honors/charity")
    house.write(
        {
            "content/honors/all.yml": HONORS.replace(
                "- {id: eight, title: 八个典型, award: 中华慈善奖, count: 8个}\n", ""
            )
        }
    )
    assert "本馆还没有记录谁获得过" in words(house, "honors/charity")


def test_an_honour_of_somebody_who_is_not_shown_says_so_and_no_more(house):
    house.write(
        {
            "content/honors/all.yml": '- {id: one, title: 三等功, date: 1952, to: ["person:one"]}\n',
            "content/people/one.yml": "title: 王大山\nconsent: {status: 待确认}\n",
        }
    )
    text = words(house, "honors")
    assert "授予 （未公开）" in text
    assert "王大山" not in text


def test_a_section_of_the_wall_leaves_to_its_heading_what_the_heading_says(house):
    house.write({"content/honors/all.yml": HONORS, "content/people/one.yml": f"title: 丁一\n{CONSENT}\n"})
    walls = planned(house, "honors/")["walls"]
    assert (walls[0].medals[0].grade, walls[0].medals[0].level.zh) == (None, "军队")
    assert (walls[2].medals[0].level, walls[2].medals[0].sign) == (None, "市")


def test_a_long_wall_of_honours_is_paged_and_its_table_of_years_stands_on_the_first_page(house):
    many = "".join(
        f"- {{id: h{at}, title: 奖{at}, award: 好人, date: {2000 + at % 3}, work: 《歌》}}\n" for at in range(150)
    )
    house.write({"content/honors/all.yml": many})
    first, second = planned(house, "honors/"), planned(house, "honors/page/2/")
    assert [sum(len(wall.medals) for wall in one["walls"]) for one in (first, second)] == [100, 50]
    assert first["years"].lines == (("好人", (50, 50, 50)),)
    assert second["years"] is None

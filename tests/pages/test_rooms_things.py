"""The rooms of teams, programmes, places, exhibits and lessons: what stands where, and what is not known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.house import House, hall
from tests.site.reading import read_page


def planned(house: House, url: str) -> Any:
    """What the template of one page is handed."""
    return next(page for page in house.prepared().pages if page.url == url).make().context


def built(house: House, url: str) -> str:
    """The HTML of one built page."""
    done = house.build()
    assert done.code == 0, done.errors
    return done.page(url)


def words(house: House, url: str) -> str:
    """The words of one built page."""
    return read_page("", built(house, url)).text


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def teams(*lines: str) -> dict[str, str]:
    """Teams t0, t1 … with an older name that is registered, so that only the line given matters."""
    text = "".join(f"- {{id: t{at}, title: 队{at}, legacy_name: 是, {one}}}\n" for at, one in enumerate(lines))
    return {"content/teams/more.yml": text}


def test_teams_stand_by_level_from_the_province_down_and_those_of_no_level_last(house):
    house.write(teams("summary: 无", 'level: 省级, region: "12"'))
    levels = planned(house, "teams/")["levels"]
    assert [(level.slug, [one.link.title for one in level.entries]) for level in levels] == [
        ("province", ["队1"]),
        ("city", ["溪市退役军人志愿服务队"]),
        ("none", ["队0"]),
    ]
    assert "级别未说明" in words(house, "teams")


def test_a_record_of_many_teams_says_so_and_a_record_of_one_does_not(house):
    house.write(teams("count: 21支, members: 210人", "count: 1支, members: 16人"))
    assert "合记 21支" in words(house, "teams")
    many, one = (read_page("", (house.root / f"site/teams/t{at}/index.html").read_text("utf-8")).text for at in (0, 1))
    assert "这一条合记多支队伍：21支，人数 210人 是合计" in many
    assert "合记" not in one
    assert "1支" in one


def test_a_team_leads_to_all_above_it_and_to_those_right_below(house):
    house.write(teams("parent: dongxi", "parent: t0", "parent: t1"))
    told = planned(house, "teams/t1/")
    assert [link.title for link in told["above"]] == ["溪市退役军人志愿服务队", "队0"]
    assert [entry.link.title for entry in told["below"].entries] == ["队2"]
    assert told["related"] == ()


def test_what_a_record_names_in_its_fields_does_not_stand_on_its_page_again(house):
    text = "title: 红星\nprogramme_type: 服务品牌\nbody: 由[一队](team:t0)和[二队](team:t1)做成。\n"
    house.write({"content/programmes/star.yml": text, **teams("brand: star", "motto: 好")})
    assert planned(house, "teams/t0/")["related"] == ()
    assert [link.title for group in planned(house, "teams/t1/")["related"] for link in group.links] == ["红星"]


def test_a_chain_of_teams_that_bites_its_tail_ends_there(house):
    house.write(teams("parent: t1", "parent: t0"))
    assert [link.title for link in planned(house, "teams/t0/")["above"]] == ["队1"]


def test_a_team_below_one_that_is_not_public_says_so(house):
    house.write(teams("public: 否, parent: dongxi", "parent: t0"))
    assert [(link.title, link.url) for link in planned(house, "teams/t1/")["above"]] == [("（未公开）", None)]


def squads(*years: int) -> str:
    listed = ", ".join(f"{{title: {year}年班, discharged: {year}}}" for year in years)
    return f"squads: [{{title: 宣传班, members: 约20人}}, {listed}]"


def test_a_few_squads_hang_below_their_team_by_year_of_discharge(house):
    house.write(teams(squads(1990, 1985)))
    branches = planned(house, "teams/t0/")["branches"]
    assert [(one.label, [squad.title for squad in one.squads]) for one in branches] == [
        (None, ["宣传班"]),
        (None, ["1985年班", "1990年班"]),
    ]


def test_many_squads_hang_below_their_decades(house):
    house.write(teams(squads(*range(1997, 1984, -1))))
    branches = planned(house, "teams/t0/")["branches"]
    assert [(one.label and one.label.zh, len(one.squads)) for one in branches] == [
        (None, 1),
        ("1980年代退役", 5),
        ("1990年代退役", 8),
    ]


def test_milestones_stand_in_time_and_those_without_a_date_last(house):
    house.write(teams("milestones: [{what: 改名}, {what: 授旗, date: 2021年4月}, {what: 组建, date: 约1951年}]"))
    assert [one.what for one in planned(house, "teams/t0/")["milestones"]] == ["组建", "授旗", "改名"]
    assert "时间未说明 改名" in words(house, "teams/t0")


def test_brands_hang_on_the_wall_before_all_other_programmes(house):
    kinds = ("服务分类", "服务品牌", "工作模式", "项目")
    text = "".join(f"- {{id: g{at}, title: 项{at}, programme_type: {one}}}\n" for at, one in enumerate(kinds))
    house.write({"content/programmes/all.yml": text})
    sorts = planned(house, "programmes/")["sorts"]
    assert [(sort.label.zh, len(sort.signs), len(sort.cards)) for sort in sorts] == [
        ("服务品牌", 1, 0),
        ("项目", 0, 1),
        ("工作模式", 0, 1),
        ("服务分类", 0, 1),
    ]


def test_a_brand_names_the_teams_that_bear_it_once_and_its_parts_with_their_slogans(house):
    text = (
        "title: 红星\nprogramme_type: 服务品牌\nslogan: 一呼百应\n"
        "parts: [{title: 宣讲, slogan: 筑同心, amount: 30余场}]\n"
    )
    house.write({"content/programmes/star.yml": text, **teams("brand: star")})
    told = planned(house, "programmes/star/")
    assert [card.link.title for card in told["bearers"].entries] == ["队0"]
    assert told["related"] == ()
    page = words(house, "programmes/star")
    for phrase in ("一呼百应", "宣讲 筑同心", "30余场"):
        assert phrase in page


PLACES = """
- {id: point, title: 联络点, place_type: 联络点}
- {id: annex, title: 分馆, place_type: 荣誉馆, hours: 每天九点到五点}
"""


ASKED = dict.fromkeys(("地址", "开放时间", "票价", "联系"), "未说明")


def answers(house: House, place: str) -> dict[str, str]:
    """What the page of a place answers to visitors. What nobody stated says so, and nothing else does."""
    told = planned(house, f"places/{place}/")["answers"]
    assert all(one.stated == (one.text != "未说明") for one in told)
    return {one.label.zh: one.text for one in told}


def test_halls_stand_before_all_other_places_and_the_halls_own_before_other_halls(house):
    own = (house.root / "content/hall.yml").read_text("utf-8") + "place: hall\nhours: 周末开放\n"
    house.write({"content/places/more.yml": PLACES, "content/hall.yml": own})
    sorts = planned(house, "places/")["sorts"]
    assert [(sort.slug, [card.link.title for card in sort.cards]) for sort in sorts] == [
        ("hall", ["东溪荣誉馆", "分馆"]),
        ("liaison", ["联络点"]),
    ]
    assert answers(house, "annex") == {**ASKED, "开放时间": "每天九点到五点"}
    assert answers(house, "hall") == {**ASKED, "地址": "东省溪市", "开放时间": "周末开放"}


def test_whom_to_ask_is_the_places_own_office_and_for_the_halls_own_place_the_halls(house):
    own = (house.root / "content/hall.yml").read_text("utf-8") + "place: hall\ncontact: 0591-1234567\n"
    house.write({"content/places/more.yml": PLACES, "content/hall.yml": own})
    assert answers(house, "hall")["联系"] == "0591-1234567"
    assert answers(house, "annex")["联系"] == "未说明"
    told = "title: 东溪荣誉馆\nplace_type: 荣誉馆\nregion: '1201'\naddress: 溪边路一号\ncontact_office: 村委会\n"
    house.write({"content/places/hall.yml": told})
    assert answers(house, "hall") == {**ASKED, "地址": "溪边路一号", "联系": "村委会"}
    assert "地址 Address溪边路一号" in words(house, "places/hall")
    assert "未说明" in words(house, "places/hall")


def test_only_a_hall_says_what_is_not_known_of_it(house):
    house.write({"content/places/more.yml": PLACES})
    assert planned(house, "places/point/")["answers"] == ()
    assert "未说明" not in words(house, "places/point")


def test_a_standard_says_in_words_what_is_met_what_is_not_and_what_nobody_knows(house):
    text = (
        "title: 站\nplace_type: 志愿服务站（点）\nstandard: ten\n"
        "checklist: [{item: 有场地, met: 是}, {item: 有牌子, met: 否}, {item: 有章程}, {item: 有队伍, met: 是}]\n"
    )
    house.write({"content/places/s.yml": text, "content/policies/ten.yml": "title: 十有\npolicy_type: 建设标准\n"})
    page = words(house, "places/s")
    for phrase in (
        "依据 十有",
        "达到 2 项",
        "未达到 1 项",
        "未说明 1 项",
        "有场地 达到",
        "有牌子 未达到",
        "有章程 未说明",
    ):
        assert phrase in page


def test_an_audience_that_nobody_counted_is_not_stated(house):
    text = (
        "title: 馆\nplace_type: 荣誉馆\n"
        "visits: [{audience: 学校师生, amount: 300余人次, as_of: 2021}, {audience: 侨胞}]\n"
    )
    page = words(house.write({"content/places/v.yml": text}), "places/v")
    assert "学校师生300余人次2021年" in page
    assert "侨胞未说明" in page


STORY = "---\ntitle: {}\n---\n\n这是[一件展品](exhibit:e000)。\n"


def exhibits(*lines: str) -> dict[str, str]:
    text = "".join(f"- {{id: e{at:03}, title: 展项{at}, {one}}}\n" for at, one in enumerate(lines))
    return {"content/exhibits/all.yml": text}


def test_exhibits_follow_the_tour_zone_by_zone_with_the_number_of_their_stop(house):
    house.write(
        exhibits(
            "place: hall, zone: 影像, order: 3",
            "place: hall, zone: 事迹, order: 1, label: 请慢慢看。, owner: 档案馆, rights: 馆藏",
            "place: hall, zone: 事迹, order: 2",
        )
    )
    (walk,) = planned(house, "exhibits/")["walks"]
    assert [(zone.title, [(one.number, one.link.title) for one in zone.plates]) for zone in walk.zones] == [
        ("事迹", [(1, "展项1"), (2, "展项2")]),
        ("影像", [(3, "展项0")]),
    ]
    assert walk.start.url == "exhibits/e001/"
    text = words(house, "exhibits")
    assert "第1站 展项1 请慢慢看。 收藏 档案馆 馆藏" in text
    assert "共 3 站" in text


def test_the_neighbours_of_an_exhibit_are_the_stops_of_its_own_hall(house):
    house.write(exhibits("place: hall, order: 1", "place: hall, order: 2", "place: annex, order: 1"))
    house.write({"content/places/annex.yml": "title: 分馆\nplace_type: 荣誉馆\n"})
    last, other = planned(house, "exhibits/e001/"), planned(house, "exhibits/e002/")
    assert (last["before"].title, last["after"]) == ("展项0", None)
    assert (other["before"], other["after"]) == (None, None)
    assert "第 2 站，共 2 站" in words(house, "exhibits/e001")


def test_samples_stand_after_the_tour_of_a_hall_that_has_real_exhibits_and_are_no_stops(house):
    house.write(
        exhibits(
            "place: hall, order: 1, sample: 是, zone: 影像",
            "place: hall, order: 2",
            "place: annex, order: 1, sample: 是",
        )
    )
    house.write({"content/places/annex.yml": "title: 分馆\nplace_type: 荣誉馆\n"})
    walks = planned(house, "exhibits/")["walks"]
    assert [(walk.place.title, walk.slug, walk.samples, walk.count, walk.start is not None) for walk in walks] == [
        ("分馆", "walk-annex", False, 1, True),
        ("东溪荣誉馆", "walk-hall", False, 1, True),
        ("东溪荣誉馆", "walk-hall-samples", True, 1, False),
    ]
    assert [plate.number for walk in walks for zone in walk.zones for plate in zone.plates] == [1, 1, 0]
    real, sample = planned(house, "exhibits/e001/"), planned(house, "exhibits/e000/")
    assert (real["stop"].count, real["after"]) == (1, None)
    assert (sample["stop"], sample["before"], sample["after"]) == (None, None, None)
    hall_page = planned(house, "places/hall/")
    assert (hall_page["walk"].count, [one.title for one in hall_page["sample_exhibits"]]) == (1, ["展项0"])
    text = words(house, "exhibits")
    assert text.index("展项1") < text.index("示例展项") < text.index("展项0")


def test_a_story_of_an_exhibit_stands_on_its_page_once_whoever_names_whom(house):
    house.write(exhibits("place: hall, stories: [first]"))
    house.write({f"stories/{name}.md": STORY.format(name) for name in ("second", "first")})
    told = planned(house, "exhibits/e000/")
    assert [card.link.title for card in told["stories"]] == ["first", "second"]
    assert told["related"] == ()


def test_exhibits_of_a_hall_that_is_not_public_stand_last_without_a_number(house):
    house.write(exhibits("place: annex", "place: hall"))
    house.write({"content/places/annex.yml": "title: 秘密分馆\nplace_type: 荣誉馆\npublic: 否\n"})
    walks = planned(house, "exhibits/")["walks"]
    assert [(walk.place and walk.place.title, walk.zones[0].plates[0].number) for walk in walks] == [
        ("东溪荣誉馆", 1),
        (None, 0),
    ]
    text = words(house, "exhibits")
    assert "所在场馆未公开" in text
    assert "秘密分馆" not in text


def test_a_long_tour_goes_on_over_pages_and_its_hall_shows_how_it_begins(house):
    house.write(exhibits(*(f"place: hall, order: {at}" for at in range(130))))
    second = planned(house, "exhibits/page/2/")["walks"][0]
    assert (second.start, second.zones[0].plates[0].number, second.count) == (None, 101, 130)
    told = planned(house, "places/hall/")["walk"]
    assert (sum(len(zone.plates) for zone in told.zones), told.whole, told.count) == (24, False, 130)
    assert "全部 130 站" in words(house, "places/hall")


LESSONS = """
- {id: old, title: 高中的课, grade: [成人, 高中生]}
- {id: any, title: 谁都行}
- {id: young, title: 小学的课, grade: [初中生, 小学生], subject: 语文, duration: 40分钟, stories: [first]}
"""


def test_lessons_stand_by_the_youngest_they_are_for(house):
    house.write({"content/lessons/all.yml": LESSONS})
    assert [one.link.title for one in planned(house, "lessons/")["lessons"]] == ["小学的课", "高中的课", "谁都行"]
    assert "初中生、小学生" in words(house, "lessons")


STEPS = "title: 课\nsteps: [{title: 读, time: 10分钟}, {title: 写, time: 15分钟}%s]\n"


def test_the_steps_of_a_lesson_are_added_up_only_where_all_say_how_long(house):
    house.write({"content/lessons/one.yml": STEPS % ""})
    assert [one.zh for one in planned(house, "lessons/one/")["sum"]] == ["25分钟"]
    house.write({"content/lessons/one.yml": STEPS % ", {title: 说}"})
    assert planned(house, "lessons/one/")["sum"] == ()


def test_an_answer_is_folded_away_below_its_question_and_a_question_alone_stands_open(house):
    text = "title: 课\nquestions: [{ask: 几样用处？, answer: 三样。}, {ask: 你想问什么？}]\n"
    page = BeautifulSoup(built(house.write({"content/lessons/one.yml": text}), "lessons/one"), "html5lib")
    (folded,) = page.select(".hh-questions details")
    assert folded.get_text("|", strip=True) == "几样用处？|三样。"
    assert not folded.has_attr("open")
    assert [one.get_text() for one in page.select(".hh-question")] == ["你想问什么？"]


def test_a_worksheet_has_no_button_that_would_do_nothing_without_scripts(house):
    page = built(house.write({"content/lessons/one.yml": "title: 课\nworksheet: 写一写。\n"}), "lessons/one")
    (sheet,) = BeautifulSoup(page, "html5lib").select(".hh-worksheet")
    assert "写一写。" in sheet.get_text()
    assert sheet.select("button") == []

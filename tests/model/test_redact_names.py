"""redact(): a name that an edition may not say is said nowhere in it, and something that may be said stands instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.model import EDITIONS
from tests.gathered import edition
from tests.house import House, hall

NAME = "陈大河"
ALL = "scope: [文字, 照片, 网站, 馆内屏幕]"
SURNAME = f"{{status: 已同意, {ALL}, name_as: 只显姓氏}}"
PSEUDONYM = f"{{status: 已同意, {ALL}, name_as: 化名}}"
EVERYWHERE = {
    "content/hall.yml": f"title: 东溪荣誉馆\nsummary: {NAME}的家乡。\nmotto: 学{NAME}\nco_hosts: [{NAME}工作室]\n",
    "content/pages/about.md": f"---\ntitle: {NAME}\n---\n# {NAME}\n\n讲解：{NAME}。\n",
    "content/teams/dongxi.yml": f"title: {NAME}退役军人志愿服务队\nfounders: {NAME}等人\ntags: [{NAME}, 水]\n"
    f"milestones: [{{date: 2020, what: {NAME}授旗}}]\nsquads: [{{title: {NAME}班}}]\n",
    "content/honors/x.yml": f"title: {NAME}获奖\nwork: 《{NAME}》\nto: ['person:boatman']\n",
    "stories/rain.md": f"---\ntitle: {NAME}的雨夜\nauthor: [{NAME}]\nmedia: {{file: a.jpg, alt: {NAME}}}\n---\n"
    f"\n[{NAME}](person:boatman)撑船，{NAME}不说话。\n",
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def boatman(house: House, consent: str, more: str = "") -> House:
    text = f"title: {NAME}\nborn: 1950\nsummary: {NAME}，船工。\nbody: {NAME}撑船四十年。\nconsent: {consent}\n{more}"
    return house.write({**EVERYWHERE, "content/people/boatman.yml": text})


@pytest.mark.parametrize(
    ("consent", "more", "instead"),
    [
        ("{status: 待确认}", "", "某某"),
        ("{status: 已撤回}", "", "某某"),
        (f"{{status: 已同意, {ALL}, name_as: 全名, until: 2020}}", "", "某某"),
        ("{status: 无需同意, why: 先人}", "public: 否\n", "某某"),
        (SURNAME, "", "陈姓老兵"),
        (f"{{status: 已同意, {ALL}}}", "", "陈姓老兵"),
        (PSEUDONYM, "pseudonym: 老船工\n", "老船工"),
        (PSEUDONYM, "", "化名"),
    ],
)
@pytest.mark.parametrize("name", ["public", "kiosk"])
def test_in_place_of_a_name_stands_what_may_be_said(house, name, consent, more, instead):
    made = edition(boatman(house, consent, more), name)
    assert NAME not in repr(made)
    story, team, [about] = made.records["story:rain"], made.records["team:dongxi"], made.pages
    assert f"{instead}撑船，{instead}不说话。" in story.body.replace("[", "").replace("](person:boatman)", "")
    assert (story.title, team.title) == (f"{instead}的雨夜", f"{instead}退役军人志愿服务队")
    assert (team.tags, made.hall.motto) == ((instead, "水"), f"学{instead}")
    assert (about.data["title"], about.body) == (instead, f"# {instead}\n\n讲解：{instead}。\n")


def test_a_page_of_ones_own_says_the_name_that_was_agreed_on_in_every_line(house):
    record = edition(boatman(house, SURNAME)).records["person:boatman"]
    assert (record.title, record.summary, record.body) == ("陈姓老兵", "陈姓老兵，船工。", "陈姓老兵撑船四十年。")


@pytest.mark.parametrize("consent", [SURNAME, "{status: 待确认}"])
def test_the_preview_says_every_name_but_one_that_was_taken_back(house, consent):
    assert edition(boatman(house, consent), "preview").records["story:rain"].title == f"{NAME}的雨夜"
    assert NAME not in repr(edition(boatman(house, "{status: 已撤回}"), "preview"))


@pytest.mark.parametrize("name", EDITIONS)
def test_a_name_that_may_be_said_is_said_as_it_was_written(house, name):
    made = edition(boatman(house, f"{{status: 已同意, {ALL}, name_as: 全名}}"), name)
    assert made.records["story:rain"].body == f"[{NAME}](person:boatman)撑船，{NAME}不说话。"
    assert made.records["person:boatman"].title == NAME


def test_a_name_that_holds_another_is_replaced_whole(house):
    boatman(house, "{status: 待确认}")
    house.write(
        {
            "content/people/two.yml": f"title: 陈大\nconsent: {SURNAME}\n",
            "stories/rain.md": f"---\ntitle: 雨夜\n---\n陈大与{NAME}。\n",
        }
    )
    assert edition(house).records["story:rain"].body == "陈姓老兵与某某。"


def test_where_two_share_a_name_the_one_who_may_not_be_named_decides(house):
    boatman(house, "{status: 待确认}")
    house.write({"content/people/another.yml": f"title: {NAME}\nconsent: {SURNAME}\n"})
    assert edition(house).records["story:rain"].title == "某某的雨夜"


def test_a_record_that_was_reviewed_as_telling_of_a_namesake_keeps_the_name(house):
    boatman(house, "{status: 待确认}")
    answer = "reviewed: [{rule: name-not-public, by: 东溪村委会, on: 2026-11-01, why: 同名的另一个人}]\n"
    house.write({"content/teams/dongxi.yml": EVERYWHERE["content/teams/dongxi.yml"] + answer})
    made = edition(house)
    assert made.records["team:dongxi"].title == f"{NAME}退役军人志愿服务队"
    assert made.records["story:rain"].title == "某某的雨夜"


def test_codes_addresses_and_references_are_left_as_they_are(house):
    boatman(house, SURNAME)
    house.write({"content/sources/s0.yml": f"title: {NAME}\nurl: https://news.example/{NAME}\n"})
    made = edition(house)
    assert made.records["source:s0"].title == "陈姓老兵"
    assert made.records["honor:x"].model_dump()["to"] == ("person:boatman",)


def test_a_sample_that_is_not_shown_hides_nobodys_name(house):
    boatman(house, "{status: 待确认}", "sample: 是\n")
    house.write({"content/hall.yml": "title: 甲\nshow_samples: 否\n"})
    assert edition(house).records["story:rain"].title == f"{NAME}的雨夜"


SPELLINGS = {
    "line end": "陈大\n河",
    "quoted line end": "> 陈\n> 大河",
    "space": "陈 大 河",
    "full-width space": "陈　大河",
    "zero width": "陈\u200b大河",
    "bold": "陈**大**河",
    "tag": "陈<b>大</b>河",
    "comment": "陈<!-- -->大河",
    "entity for a space": "陈&nbsp;大河",
    "number of a character": "陈&#22823;河",
    "dot": "陈·大河",
}


@pytest.mark.parametrize("spelled", SPELLINGS.values(), ids=SPELLINGS)
def test_a_name_is_found_however_it_is_spelled_in_a_text(house, spelled):
    house.write(
        {
            "content/people/boatman.yml": f"title: {NAME}\nconsent: {{status: 已撤回}}\n",
            "stories/rain.md": f"---\ntitle: 雨夜\n---\n\n{spelled}撑船。\n",
        }
    )
    body = edition(house, "public").records["story:rain"].body
    assert "某某撑船" in body.replace("*", "")
    assert "name-not-public" in house.problems()


@pytest.mark.parametrize("title", ["陈　大河", "陈大河（老陈）", "陈·大河"])
def test_a_name_is_found_however_its_own_record_spells_it(house, title):
    house.write(
        {
            "content/people/boatman.yml": f"title: {title}\nconsent: {{status: 已撤回}}\n",
            "stories/rain.md": f"---\ntitle: 雨夜\n---\n\n{NAME}撑船。\n",
        }
    )
    assert edition(house, "public").records["story:rain"].body == "某某撑船。"


@pytest.mark.parametrize("text", ["姓陈。\n\n大河边", "陈家的大河", "Lists", "Alice"])
def test_what_only_looks_like_a_name_stays(house, text):
    house.write(
        {
            "content/people/boatman.yml": f"title: {NAME}\nconsent: {{status: 已撤回}}\n",
            "content/people/guest.yml": "title: Li\nconsent: {status: 已撤回}\n",
            "stories/rain.md": f"---\ntitle: 雨夜\n---\n\n{text}\n",
        }
    )
    assert edition(house, "public").records["story:rain"].body == text

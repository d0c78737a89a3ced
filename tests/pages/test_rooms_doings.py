"""Rooms of doings, rules and time: what stands where, in which order, and that no page grows with the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.ground.page import Page
from honorhall.ground.partial_date import PartialDate
from honorhall.pages.timeline import DAYS, span_of
from tests.house import House, hall


@pytest.fixture
def house(tmp_path: Path) -> House:
    bare = {"content/teams/dongxi.yml": None, "stories/first.md": None, "content/places/hall.yml": None}
    return hall(tmp_path).write(bare)


def planned(house: House) -> dict[str, Page]:
    return house.pages()


def records(kind: str, *rows: str) -> dict[str, str]:
    written = "".join(f"- {{id: n{at}, title: 事{at}, {row}}}\n" for at, row in enumerate(rows))
    return {f"content/{kind}/all.yml": written}


def titles(cards) -> list[str]:
    return [card.link.title for card in cards]


# --- activities -----------------------------------------------------------------------------------


def test_activities_stand_by_year_the_newest_first_and_undated_ones_last(house):
    house.write(
        records("activities", "date: 2019", "date: 2021-05", "tags: [甲]", "date: 2021-06-01", "date: 2020/2021")
    )
    shelves = planned(house)["activities/"].context["shelves"]
    assert [(one.heading.label.zh, titles(one.cards)) for one in shelves] == [
        ("2021年", ["事3", "事1"]),
        ("2020年", ["事4"]),
        ("2019年", ["事0"]),
        ("没有写明时间", ["事2"]),
    ]


def test_a_sample_stands_in_its_own_year(house):
    house.write(records("activities", "date: 2021, sample: 是", "date: 2019"))
    shelves = planned(house)["activities/"].context["shelves"]
    assert [(one.heading.label.zh, titles(one.cards)) for one in shelves] == [("2021年", ["事0"]), ("2019年", ["事1"])]


def test_a_long_year_goes_on_on_the_next_page_with_its_whole_number(house):
    house.write(records("activities", *["date: 2021"] * 120, "date: 2020"))
    pages = planned(house)
    assert [(one.heading.slug, len(one.cards), one.whole) for one in pages["activities/"].context["shelves"]] == [
        ("year-2021", 100, 120)
    ]
    second = pages["activities/page/2/"].context["shelves"]
    assert [(one.heading.slug, len(one.cards)) for one in second] == [("year-2021", 20), ("year-2020", 1)]


def test_the_page_of_an_activity_leads_to_those_before_and_after_it_in_time(house):
    house.write(records("activities", "date: 2021-05", "date: 2019", "date: 2020-02-03", "tags: [甲]"))
    pages = planned(house)
    middle = pages["activities/n2/"].context
    assert (middle["before"].title, middle["after"].title) == ("2019年　事1", "2021年5月　事0")
    assert pages["activities/n1/"].context["before"] is None
    assert pages["activities/n0/"].context["after"] is None


def test_operations_have_a_page_of_their_own_with_their_numbers_as_written(house):
    operation = "activity_type: 应急行动, date: 2020, posts: 5处, participants: 30余名, beneficiaries: 50余户200余人次"
    house.write(records("activities", operation, "activity_type: 会议"))
    (one,) = planned(house)["activities/operations/"].context["operations"]
    said = {row.label.zh: row.value.verbatim for row in one.numbers}
    assert said == {"点位": "5处", "参加": "30余名", "受益": "50余户200余人次"}


def test_the_dead_are_a_number_among_numbers_of_their_team(house):
    team = "category: 应急救援, outcomes: [{measure: 打捞遗体, amount: 659具}]"
    done = house.write({**records("teams", team), **records("activities", "date: 2020")}).build()
    page = done.page("activities/operations")
    assert "打捞遗体" in page
    assert "659具" in page
    assert "<img" not in page[page.index('id="rescue-teams"') :]


def test_without_operations_there_is_no_page_of_them_and_no_way_to_it(house):
    pages = planned(house.write(records("activities", "date: 2020")))
    assert "activities/operations/" not in pages
    assert pages["activities/"].context["passages"] == ()


# --- the board ------------------------------------------------------------------------------------

TREE = """
- {id: east, title: 东省, code: "12"}
- {id: brook, title: 溪市, code: "1201"}
- {id: bank, title: 岸区, code: "120101"}
- {id: ferry, title: 渡镇, code: "120101001", villages: 2个}
- {id: upper, title: 上村, code: "120101001201"}
- {id: lower, title: 下村, code: "120101001202"}
"""


def test_the_board_tells_of_each_district_its_latest_dated_entry(house):
    house.write({"content/regions/tree.yml": TREE})
    rows = ("region: 120101001201, date: 2020-05", "region: 120101001, date: 2021-06-07", 'region: "1201"')
    board = planned(house.write(records("activities", *rows)))["activities/board/"].context["districts"]
    told = [(one.way[-1].title, one.latest and one.latest.link.title, one.dated, one.undated) for one in board]
    assert told == [("溪市", None, 0, 1), ("岸区", "事1", 2, 0)]
    assert board[1].latest.date.zh == "2021年6月7日"


def test_a_board_without_a_single_date_is_no_board(house):
    assert "activities/board/" not in planned(house.write(records("activities", 'region: "1201"')))


# --- needs ----------------------------------------------------------------------------------------


def test_needs_stand_in_three_columns_in_the_order_of_their_way(house):
    house.write(records("needs", "status: 已完成", "status: 待认领", "trigger: 重病住院, count: 3件"))
    columns = planned(house)["needs/"].context["columns"]
    assert [(one.label.zh, titles(one.entries)) for one in columns] == [
        ("待认领", ["事1", "事2"]),
        ("进行中", []),
        ("已完成", ["事0"]),
    ]


def test_a_long_column_goes_on_beside_the_others(house):
    house.write(records("needs", *["status: 进行中"] * 90, "status: 待认领"))
    pages = planned(house)
    shown = [
        [len(one.entries) for one in pages[url].context["columns"]]
        for url in ("needs/", "needs/page/2/", "needs/page/3/")
    ]
    assert shown == [[1, 40, 0], [0, 40, 0], [0, 10, 0]]


def test_how_to_claim_is_said_with_the_halls_office_where_it_has_one(house):
    house.write(records("needs", "status: 待认领"))
    assert "还没有填写办公联系方式" in house.build().page("needs")
    written = (house.root / "content/hall.yml").read_text(encoding="utf-8")
    house.write({"content/hall.yml": f"{written}contact: 东溪村委会办公室\n"})
    assert "东溪村委会办公室" in house.build().page("needs")


def test_a_person_in_need_is_on_no_page(house):
    done = house.write(records("needs", "status: 待认领, person: 秘密的人")).build()
    assert not [name for name, data in done.files().items() if "秘密的人".encode() in data]


# --- policies, organisations, sources -------------------------------------------------------------


def test_the_ladder_says_its_stars_in_words_and_in_shapes(house):
    ladder = "policy_type: 激励保障, ladder: [{stars: 1, hours: 100}, {stars: 3, hours: 600}]"
    rungs = planned(house.write(records("policies", ladder)))["policies/n0/"].context["ladder"]
    assert [(one.name, one.won, one.open, one.hours) for one in rungs] == [
        ("一星", "★", "☆☆", 100),
        ("三星", "★★★", "", 600),
    ]


def test_duties_of_all_policies_stand_in_one_table(house):
    house.write(records("orgs", "org_type: 主管部门", "org_type: 团组织"))
    one = "policy_type: 部门职责, duties: [{org: n0, duty: 规划；经费}, {org: n1, duty: 对接}]"
    two = "policy_type: 工作意见, duties: [{org: n1, duty: 培训}]"
    context = planned(house.write(records("policies", one, two, "policy_type: 工作意见")))["policies/duties/"].context
    columns = [link.title for link in context["columns"]]
    lines = {line.org.title: dict(zip(columns, line.cells, strict=True)) for line in context["lines"]}
    assert lines == {
        "事0": {"事0": ("规划", "经费"), "事1": ()},
        "事1": {"事0": ("对接",), "事1": ("培训",)},
    }


def test_an_organisation_shows_those_above_and_below_it_and_a_ring_of_parents_ends(house):
    house.write(records("orgs", "org_type: 其他", "org_type: 其他, parent: n0", "org_type: 其他, parent: n1"))
    pages = planned(house)
    assert [link.title for link in pages["orgs/n2/"].context["above"]] == ["事0", "事1"]
    assert [one.link.title for one in pages["orgs/n0/"].context["tree"].below[0].below] == ["事2"]
    house.write(records("orgs", "org_type: 其他, parent: n1", "org_type: 其他, parent: n0"))
    assert len(planned(house)["orgs/n0/"].context["above"]) == 2


def test_a_source_tells_how_many_rest_on_it_and_the_rest_of_them_on_pages_of_their_own(house):
    house.write(records("teams", *["sources: [{source: s0, at: 第3段}]"] * 130, "motto: 无"))
    pages = planned(house)
    (entry,) = pages["sources/"].context["documents"]
    assert (entry.whole, entry.counts) == (130, (("志愿服务队", 130),))
    context = pages["sources/s0/"].context
    assert [(group.whole, len(group.entries), group.entries[0].at) for group in context["groups"]] == [
        (130, 24, "第3段")
    ]
    cited = [pages[url].context["groups"] for url in ("sources/s0/cited/", "sources/s0/cited/page/2/")]
    assert [sum(len(group.entries) for group in groups) for groups in cited] == [100, 30]


# --- regions --------------------------------------------------------------------------------------


def test_a_region_with_many_records_shows_the_first_and_leads_to_the_rest(house):
    house.write({"content/regions/tree.yml": TREE})
    rows = [f"region: 120101001{code}" for code in ("201", "202") for _ in range(50)]
    pages = planned(house.write(records("teams", *rows)))
    (group,) = pages["regions/upper/"].context["here"]
    assert (len(group.links), group.whole, group.more.url) == (24, 50, "teams/by/region/120101001201/")
    assert group.more.url in pages


def test_what_a_region_counts_leads_to_where_it_stands(house):
    house.write({"content/regions/tree.yml": TREE + '- {id: west, title: 西省, code: "13"}\n'})
    rows = [f"region: 120101001{code}" for code in ("201", "201", "202")]

    def ways(*rows: str) -> dict[str, str | None]:
        pages = planned(house.write(records("activities", *rows)))
        regions = {url.split("/")[1]: page.context for url, page in pages.items() if page.template == "region.html"}
        return {name: url for name, told in regions.items() for _, _, url in told["counts"]}

    first, second = (f"activities/by/region/#12010100120{number}" for number in (1, 2))
    some = ways(*rows, 'region: "13"')
    assert some == {**dict.fromkeys(("east", "brook", "bank", "ferry", "upper"), first), "lower": second, **some}
    assert some["west"] == "activities/by/region/#13"
    assert set(ways(*rows).values()) == {"activities/", first, second}  # all of them are in the one province
    assert ways("region: 120101001201", 'region: "13"')["upper"] is None


def test_the_page_of_coverage_and_of_the_town_say_the_same(house):
    house.write({"content/regions/tree.yml": TREE})
    joint = 'region: 120101001201, joint: ["120101001202"]'
    house.write(records("teams", joint, "region: 120101001, level: 村级, count: 3支"))
    pages = planned(house)
    (town,) = pages["regions/coverage/"].context["towns"]
    assert titles(town.covered) == ["上村", "下村"]
    assert (town.verdict.zh, town.differs) == ("两个数字不同，待核对", True)
    assert pages["regions/ferry/"].context["town"] == town


# --- time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "known", "left", "width", "later"),
    [
        ("2020-07", "只知道年月", 182, 31, False),
        ("2021", "只知道年份", 0, 365, False),
        ("2021年初", "大致时间", 0, 120, False),
        ("2020-07-29/2021-08-18", "一段时间", 210, 156, True),
        ("1950年代", "只知道年代", 0, DAYS, True),
        ("2021年冬", "只知道季节", 334, 32, True),
    ],
)
def test_a_date_that_is_not_known_to_the_day_is_drawn_where_it_may_be_and_says_so(written, known, left, width, later):
    span = span_of(PartialDate.parse(written))
    assert span is not None
    assert (span.known.zh, span.left, span.width, span.later) == (known, left, width, later)


def test_a_known_day_is_drawn_as_no_span():
    assert span_of(PartialDate.parse("2020-07-29")) is None


def lines(dates) -> int:
    """How many lines stand under these dates of the timeline."""
    return sum(len(one.occasion.happenings) for one in dates)


def test_years_stay_whole_on_the_pages_of_a_long_timeline(house):
    rows = [f"date: {year}" for year in (2018, 2019, 2020) for _ in range(90)]
    pages = planned(house.write(records("activities", *rows)))
    years = {
        url: [(one.year, lines(one.dates)) for one in pages[url].context["years"]]
        for url in pages
        if url.startswith("timeline/")
    }
    assert years == {"timeline/": [(2018, 90), (2019, 90)], "timeline/page/2/": [(2020, 90)]}
    assert [one.url for one in pages["timeline/page/2/"].context["all_years"]] == [
        *("timeline/#year-2018", "timeline/#year-2019", "timeline/page/2/#year-2020")
    ]


def test_a_year_that_fills_more_than_a_page_says_that_it_goes_on(house):
    pages = planned(house.write(records("activities", *["date: 2020"] * 450)))
    parts = [pages[url].context["years"][0] for url in ("timeline/", "timeline/page/2/", "timeline/page/3/")]
    assert [(lines(part.dates), part.whole, part.again) for part in parts] == [
        *((200, 450, False), (200, 450, True), (50, 450, True))
    ]
    assert len({page.title for page in pages.values()}) == len(pages)


def test_the_calendar_leads_to_the_page_of_a_month_that_holds_the_day(house):
    rows = [*["date: 2020-03-02"] * 99, "date: 2020-03-09", "date: 2021-03-10"]
    pages = planned(house.write(records("activities", *rows)))
    march = pages["calendar/"].context["months"][2]
    urls = {day.number: day.url for day in march.days if day.url}
    assert urls == {
        2: "calendar/03/#day-02",
        5: "calendar/03/#day-05",
        9: "calendar/03/page/2/#day-09",
        10: "calendar/03/page/2/#day-10",
    }
    for url in urls.values():
        page, _, anchor = url.partition("#")
        assert anchor in {entry.anchor for entry in pages[page].context["entries_of_days"]}


def test_the_calendar_has_every_day_of_a_leap_year_once(house):
    months = planned(house)["calendar/"].context["months"]
    assert [len(month.days) for month in months] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_a_day_that_moves_is_put_on_no_day(house):
    entries = planned(house)["calendar/09/"].context["entries_of_days"]
    assert [one.label.zh for one in entries] == ["每年日期不同", "9月3日", "9月5日", "9月18日", "9月30日"]


# --- where to turn --------------------------------------------------------------------------------


def test_what_to_turn_to_is_found_by_its_fields(house):
    house.write(records("orgs", "org_type: 退役军人服务站", "org_type: 媒体", "org_type: 互助组织"))
    house.write(
        records(
            "programmes",
            "programme_type: 项目, audience: [退役军人]",
            "programme_type: 项目, audience: [学生]",
            "programme_type: 服务分类, policy: [n0]",
        )
    )
    house.write(records("policies", "policy_type: 工作机制", "policy_type: 工作指引", "policy_type: 工作计划"))
    sections = planned(house)["resources/"].context["sections"]
    assert {one.anchor: sorted(titles(one.cards)) for one in sections} == {
        "centres": ["事0"],
        "programmes": ["事0"],
        "each-other": ["事2"],
        "services": ["事2"],
        "rules": ["事0", "事1"],
    }


def test_a_hall_with_nothing_to_turn_to_has_no_such_page_and_no_way_to_it(house):
    prepared = house.prepared()
    assert "resources/" not in {page.url for page in prepared.pages}
    assert "resources/" not in {item.url for group in prepared.dress.menu for item in group.items}

"""The room of figures: what may be compared is somebody's word; no page grows with the archive."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from honorhall.ground.page import Page
from tests.house import hall

HEAD = 'region: "1201"\nas_of: 2021\nsources: [s0]\n'


def figure(measure: str, amount: str, series: str = "", **changes: str) -> str:
    more = "".join(f"{name}: {value}\n" for name, value in changes.items())
    lines = [line for line in HEAD.splitlines(keepends=True) if line.split(":")[0] not in changes]
    said = f"series: {series}\n" if series else ""
    return f"title: {measure}的数\nmeasure: {measure}\namount: {amount}\n{said}{''.join(lines)}{more}"


def planned(folder: Path, figures: Mapping[str, str]) -> dict[str, Page]:
    """The pages of a hall with these figures, by url."""
    files = {f"content/figures/{name}.yml": text for name, text in figures.items()}
    return hall(folder, files).pages()


def charts(page: Page) -> list[Any]:
    return [one for scope in page.context["scopes"] for one in scope.compared]


def rows(one: Any) -> list[tuple[str, str]]:
    return [(bar.label, bar.said) for bar in one.chart.bars]


def listed(pages: Mapping[str, Page]) -> list[str]:
    """Addresses of all figures in the tables of the room, page by page."""
    scopes = [scope for page in pages.values() for scope in page.context.get("scopes", ())]
    lines = [line for scope in scopes for part in scope.compared for line in part.lines]
    lines += [line for scope in scopes for line in scope.lines]
    return [line.link.url for line in lines]


def test_figures_of_one_set_and_unit_are_one_chart_the_largest_first(tmp_path: Path):
    pages = planned(tmp_path, {"a": figure("队", "100余支", "队伍"), "b": figure("组", "4041支", "队伍")})
    (one,) = charts(pages["figures/"])
    assert rows(one) == [("组", "4041支"), ("队", "100余支")]
    assert (one.chart.title, one.chart.unit) == ("队伍", "支")


@pytest.mark.parametrize(
    "other",
    [
        figure("组", "4041支"),
        figure("组", "4041支", "别的队伍"),
        figure("组", "4041人", "队伍"),
        figure("组", "4041人次", "队伍"),
        figure("组", "4041支", "队伍", sample="是"),
        figure("组", "1支2支", "队伍"),
    ],
)
def test_without_its_authors_word_and_one_unit_nothing_is_compared(tmp_path: Path, other: str):
    pages = planned(tmp_path, {"a": figure("队", "100余支", "队伍"), "b": other})
    assert charts(pages["figures/"]) == []
    assert sorted(listed(pages)) == ["figures/a/", "figures/b/"]


def test_people_and_visits_of_one_set_are_two_charts(tmp_path: Path):
    pages = planned(tmp_path, {"a": figure("中队", "1支16人", "队伍"), "b": figure("小队", "21支210人", "队伍")})
    found = charts(pages["figures/"])
    assert [(one.chart.title, one.chart.unit) for one in found] == [("队伍：人", "人"), ("队伍：支", "支")]
    assert [rows(one) for one in found] == [
        [("小队", "210人"), ("中队", "16人")],
        [("小队", "21支"), ("中队", "1支")],
    ]
    assert all([line.amount.verbatim for line in one.lines] == ["21支210人", "1支16人"] for one in found)
    assert [[int(bar.number) for bar in one.chart.bars] for one in found] == [[210, 16], [21, 1]]


@pytest.mark.parametrize(
    ("other", "note"),
    [
        (figure("志愿者", "20人", "人员"), "各项数的内容不同，可能互相包含，只宜比大小，不宜相加。"),
        (figure("队员", "20人", "人员", as_of="2020"), "同一个指标在不同时间的数，只宜看变化，不宜相加。"),
        (figure("队员", "20人", "人员", region='"12"'), "大的地区可能已经包含小的地区，不宜相加。"),
        (figure("队员", "20人", "人员", region='"1202"', as_of="2020"), "各地的数截至不同的时间，比较时请留意。"),
        (figure("队员", "20人", "人员", region='"1202"'), ""),
        (figure("队员", "20人", "人员", region='""'), ""),
        (figure("队员", "20人", "人员"), ""),
    ],
)
def test_a_comparison_warns_of_what_is_true_of_it_and_of_nothing_else(tmp_path: Path, other: str, note: str):
    files = {
        "content/regions/lake.yml": 'title: 湖市\ncode: "1202"\n',
        "content/figures/a.yml": figure("队员", "30人", "人员"),
        "content/figures/b.yml": other,
    }
    room = hall(tmp_path, files).pages()["figures/"]
    assert [one.note for one in charts(room)] == [note]


def test_labels_say_what_differs(tmp_path: Path):
    pages = planned(
        tmp_path,
        {
            "a": figure("参观", "300余人次", "参观", as_of="2021"),
            "b": figure("参观", "900人次", "参观", as_of="2020"),
            "c": figure("队员", "30人", "队员"),
            "d": figure("队员", "20人", "队员", region='"12"'),
        },
    )
    by_title = {one.chart.title: one for one in charts(pages["figures/"])}
    assert rows(by_title["参观"]) == [("截至2020年", "900人次"), ("截至2021年", "300余人次")]
    assert rows(by_title["队员"]) == [("溪市", "30人"), ("东省", "20人")]


def test_every_figure_is_listed_once_in_a_small_room(tmp_path: Path):
    pages = planned(tmp_path, {f"f{number}": figure(f"项{number}", f"{number}个") for number in range(100)})
    assert sorted(listed(pages)) == sorted(f"figures/f{number}/" for number in range(100))
    assert [url for url in pages if url.startswith("figures/") and "f" not in url.removeprefix("figures/")] == [
        "figures/"
    ]


def test_a_large_room_lists_places_and_each_place_its_figures_page_by_page(tmp_path: Path):
    some = {f"f{number}": figure(f"项{number}", f"{number}个", "项" if number < 60 else "") for number in range(230)}
    pages = planned(
        tmp_path, {**some, "far": figure("远", "1个", region='"12"'), "lost": figure("无", "1个", region='""')}
    )
    assert pages["figures/"].context["places"] == (
        ("东省", "figures/region/12/", 1),
        ("溪市", "figures/region/1201/", 230),
        ("未注明地区", "figures/region/none/", 1),
    )
    room = {url: page for url, page in pages.items() if url.startswith("figures/region/")}
    assert set(room) == {f"figures/region/{one}/" for one in ("12", "none", "1201", "1201/page/2", "1201/page/3")}
    assert sorted(listed(room)) == sorted(f"figures/{name}/" for name in (*some, "far", "lost"))
    assert all(len(scope.lines) <= 100 for page in room.values() for scope in page.context["scopes"])


def test_a_long_comparison_shows_the_first_and_a_figures_page_those_around_it(tmp_path: Path):
    pages = planned(tmp_path, {f"f{number}": figure(f"项{number}", f"{number}个", "项") for number in range(60)})
    (one,) = charts(pages["figures/"])
    assert (one.first, one.last, one.whole) == (1, 20, 60)
    assert rows(one)[0] == ("项59", "59个")
    (mine,) = pages["figures/f9/"].context["compared"]
    assert (mine.first, mine.last, mine.whole) == (41, 60, 60)
    assert [bar.label for bar in mine.chart.bars if bar.here] == ["项9"]
    assert [line.label for line in mine.lines if line.here] == ["项9"]
    assert len(listed({"figures/": pages["figures/"]})) == 60


def test_the_hall_counts_its_own_records_without_samples(tmp_path: Path):
    activity = 'title: 巡查\nregion: "1201"\nsources: [s0]\n'
    changes = {
        "content/figures/a.yml": figure("队", "3支"),
        "content/activities/a.yml": f"{activity}date: 2020\n",
        "content/activities/b.yml": f"{activity}date: 2021-07\n",
        "content/activities/c.yml": activity,
        "content/activities/d.yml": f"{activity}date: 2021\nsample: 是\n",
    }
    page = hall(tmp_path, changes).pages()["figures/"]
    kinds, years = page.context["held"]
    assert ("活动", "3条") in [(link.title, said) for link, said in kinds.rows]
    assert [(link.title, said) for link, said in years.rows] == [("2020年", "1条"), ("2021年", "1条")]
    assert years.note == "另有 1 条活动没有注明年份。"
    assert rows(years) == [("2020年", "1条"), ("2021年", "1条")]

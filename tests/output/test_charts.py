"""A chart says what its table says, from zero and as exactly as its sources, and brings nothing along."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from honorhall.ground.quantity import Quantity
from honorhall.output import Bar, Chart, bar_chart

SVG = "{http://www.w3.org/2000/svg}"
WORDS = ("6.5万多人", "34212人", "不到4万人", "约2万人", "近3万人", "2600余人", "上万人", "超1万人")
MEANT = {
    "34212人": {"hh-chart-bar"},
    "6.5万多人": {"hh-chart-bar", "hh-chart-open"},
    "2600余人": {"hh-chart-bar", "hh-chart-open"},
    "上万人": {"hh-chart-bar", "hh-chart-open"},
    "超1万人": {"hh-chart-bar", "hh-chart-open"},
    "不到4万人": {"hh-chart-dashed"},
    "近3万人": {"hh-chart-dashed"},
    "约2万人": {"hh-chart-dashed", "hh-chart-open"},
}


def bar(said: str, label: str = "队员", *, here: bool = False) -> Bar:
    amount = Quantity.parse(said).amounts[0]
    return Bar(label, said, amount.number, amount.approx, here)


def chart(*bars: Bar) -> Chart:
    return Chart("chart-1", "志愿服务人员", "人", bars)


def drawn(*bars: Bar) -> ET.Element:
    return ET.fromstring(bar_chart(chart(*bars)))  # noqa: S314 (we drew it)


def marks(svg: ET.Element) -> list[set[str]]:
    """The classes of each bar, in the order of the rows; the key left out."""
    found: list[set[str]] = []
    for node in svg:
        kind = node.get("class", "").split()
        if node.tag == f"{SVG}rect":
            found.append(set(kind))
        elif "hh-chart-open" in kind:
            found[-1] |= set(kind)
    return found


def lengths(svg: ET.Element) -> list[float]:
    return [float(node.get("width", "")) for node in svg.findall(f"{SVG}rect")]


def test_approximate_amounts_are_drawn_as_such_and_exact_ones_are_not():
    found = marks(drawn(*(bar(said) for said in WORDS)))
    assert [found[place] for place in range(len(WORDS))] == [MEANT[said] for said in WORDS]


@pytest.mark.parametrize(("said", "keys"), [("34212人", 0), ("6.5万多人", 1), ("不到4万人", 1), ("约2万人", 1)])
def test_the_key_explains_what_the_chart_shows_and_no_more(said: str, keys: int):
    assert len(drawn(bar(said), bar("3人")).findall(f"{SVG}g")) == keys


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers():
    short, long = lengths(drawn(bar("250人"), bar("1000人")))
    assert long == pytest.approx(4 * short, rel=0.001)
    assert lengths(drawn(bar("0人"), bar("5人")))[0] == 0


def test_the_first_tick_is_zero_and_ticks_stand_where_bars_of_their_length_end():
    svg = drawn(bar("8000人"), bar("4000人"))
    ticks = {node.text: float(node.get("x", "")) for node in svg.iter() if node.get("class") == "hh-chart-tick"}
    ends = {float(node.get("x", "")) + float(node.get("width", "")) for node in svg.findall(f"{SVG}rect")}
    assert next(iter(ticks)) == "0"
    assert ticks["4,000"] == pytest.approx(min(ends), abs=0.02)


MOST = (
    "0人",
    "1人",
    "7人",
    "16人",
    "21人",
    "30人",
    "210人",
    "511人",
    "2600人",
    "7777人",
    "6.5万人",
    "999999人",
    "2亿人",
    "8955000人",
)


@pytest.mark.parametrize("said", MOST)
def test_the_axis_reaches_as_far_as_the_longest_bar_in_even_whole_steps_with_room_for_their_numbers(said: str):
    svg = drawn(bar(said), bar("1人"))
    ticks = [node for node in svg.iter() if node.get("class") == "hh-chart-tick"]
    words = [node.text or "" for node in ticks]
    numbers = [Quantity.parse(f"{word}人").amounts[0].number for word in words]
    assert numbers[-1] >= Quantity.parse(said).amounts[0].number
    assert {after - before for before, after in pairwise(numbers)} == {numbers[1]}
    assert numbers[1].denominator == 1
    middles, halves = [float(node.get("x", "")) for node in ticks], [7.5 * 0.6 * len(word) for word in words]
    assert middles[-1] + halves[-1] <= float(svg.get("viewBox", "").split()[2])
    assert all(middles[at] + halves[at] < middles[at + 1] - halves[at + 1] for at in range(len(ticks) - 1))
    assert max(lengths(svg)) <= middles[-1] - middles[0] + 0.02


def test_parts_of_a_whole_have_steps_of_their_own():
    svg = drawn(bar("2.5公里"))
    assert [node.text for node in svg.iter() if node.get("class") == "hh-chart-tick"] == [
        *("0", "0.5", "1", "1.5", "2", "2.5")
    ]


def test_it_is_an_image_with_a_title_and_the_rows_as_words():
    svg = drawn(bar("6.5万多人", "队员"), bar("34212人", "志愿者"))
    assert svg.get("role") == "img"
    named = {node.get("id"): node.text for node in svg if node.get("id")}
    assert named[svg.get("aria-labelledby")] == "志愿服务人员，单位：人"
    assert named[svg.get("aria-describedby")] == "队员：6.5万多人\n志愿者：34212人"


def test_labels_and_amounts_stand_there_as_written():
    label = "县乡村三级新时代文明实践志愿服务站点和别的很长很长要分成几行来写的名称"
    svg = drawn(bar("2600余人", label), bar("3人", "<b>&"))
    texts = [node for node in svg.findall(f"{SVG}text") if node.get("class") == "hh-chart-label"]
    assert "".join(node.text or "" for node in texts) == f"{label}<b>&"
    assert [node.text for node in svg.findall(f"{SVG}text") if node.get("class") == "hh-chart-said"] == [
        "2600余人",
        "3人",
    ]


def test_no_label_runs_into_its_amount_or_into_the_row_above():
    said = "6.5万多人"
    svg = drawn(*(bar(said, "很" * size) for size in (5, 15, 25, 60)))
    width = float(svg.get("viewBox", "").split()[2])
    labels = [node for node in svg.findall(f"{SVG}text") if node.get("class") == "hh-chart-label"]
    assert all(15 * len(node.text or "") + 15 * len(said) <= width for node in labels)
    tops = sorted({float(node.get("y", "")) for node in svg.findall(f"{SVG}text") if node in labels})
    bars = [(float(node.get("y", "")), float(node.get("height", ""))) for node in svg.findall(f"{SVG}rect")]
    assert all(below - above >= 20 for above, below in pairwise(tops))
    assert all(not y < top - 11 < y + height for top in tops for y, height in bars)


def test_nothing_comes_along_that_runs_or_loads_or_dresses():
    made = bar_chart(chart(*(bar(said) for said in WORDS)))
    assert not re.search(r"<script|<style|style=|on\w+=|href|url\(|<!--|<foreignObject|fill=|@import", made)
    assert re.findall(r"https?://[^\"]*", made) == ["http://www.w3.org/2000/svg"]


def test_two_drawings_are_equal():
    bars = [bar(said) for said in WORDS]
    assert bar_chart(chart(*bars)) == bar_chart(chart(*bars))


def test_the_pages_own_bar_is_marked_and_no_other():
    found = marks(drawn(bar("3人"), bar("5余人", here=True)))
    assert ["hh-chart-here" in one for one in found] == [False, True]


@pytest.mark.parametrize("bars", [(), (Bar("一", "-1人", Quantity.parse("1人").amounts[0].number * -1),)])
def test_a_chart_without_bars_or_below_zero_is_our_own_bug(bars: tuple[Bar, ...]):
    with pytest.raises(ValueError, match="needs bars"):
        bar_chart(chart(*bars))

"""The finished site's charts and headings: a chart says what its table says; no heading has two faces."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

from honorhall.ground.quantity import Quantity
from honorhall.output.fonts import MOST_BYTES
from honorhall.output.lettering import HEADING, MARKUP, PLAIN_FACE, Lettering
from tests.house import files

FONT = "assets/hall/fonts/hall-serif.woff2"


@pytest.fixture(scope="module")
def compared(site: Path) -> list[tuple[str, Any]]:
    """(page, section) of every chart of the site."""
    found = []
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if "hh-chart" in html:
            page = BeautifulSoup(html, "html.parser")
            found += [
                (path.relative_to(site).as_posix(), svg.find_parent("section")) for svg in page.select("svg.hh-chart")
            ]
    return found


@pytest.fixture(scope="module")
def font(site: Path) -> set[str]:
    """The characters of the site's own font."""
    with TTFont(BytesIO((site / FONT).read_bytes())) as opened:
        return {chr(code) for code in opened.getBestCmap()}


def said(section: Any) -> list[tuple[str, str]]:
    """(label, amount) of every row of the chart, as it is told to those who do not see it."""
    lines = section.select_one("svg desc").get_text().split("\n")
    return [tuple(line.split("：")) for line in lines]


def tabled(section: Any) -> list[tuple[str, str]]:
    """(label, amount) of every row of the table."""
    rows = section.select("table tbody tr")
    return [((row.th.a or row.th).get_text(), amount(row.td)) for row in rows]


def amount(cell: Any) -> str:
    """What a cell says of the chart's unit; below it may stand the whole that the source says."""
    return str((cell.select_one(".hh-amount") or cell).get_text()).strip()


def drawn(section: Any) -> list[set[str]]:
    """The marks of each bar of the chart."""
    found: list[set[str]] = []
    for node in section.svg.find_all(["rect", "path"], recursive=False):
        kinds = {name for name in node["class"] if name in ("hh-chart-bar", "hh-chart-dashed", "hh-chart-open")}
        if node.name == "rect":
            found.append(kinds)
        elif kinds:
            found[-1] |= kinds
    return found


def test_there_are_charts_in_the_room_of_figures_and_on_pages_of_figures(compared):
    places = [page for page, _ in compared]
    assert places.count("figures/index.html") > 5
    assert "figures/guangdong-team-members-2021/index.html" in places


def unit_of(section: Any) -> str:
    """The unit that a chart says it counts in."""
    return str(section.select_one(".hh-unit").get_text()).removeprefix("单位：")


def test_every_chart_says_what_the_table_beside_it_says(compared):
    for page, section in compared:
        rows = tabled(section)
        assert said(section) == rows, page
        assert [text.get_text() for text in section.select("svg .hh-chart-said")] == [words for _, words in rows], page


def test_two_amounts_of_one_figure_are_two_charts_with_titles_of_their_own(compared):
    said_here = [(section.h3.get_text(), said(section)) for page, section in compared if page == "figures/index.html"]
    titles = [title for title, _ in said_here]
    assert len(titles) == len(set(titles))
    own = {title.split()[0]: [amount for _, amount in rows] for title, rows in said_here}
    assert own["回车镇的两级队伍：人"] == ["210人", "16人"]
    assert own["回车镇的两级队伍：支"] == ["21支", "1支"]


def test_no_bar_reaches_beyond_the_axis(compared):
    for page, section in compared:
        ends = [float(bar["x"]) + float(bar["width"]) for bar in section.svg.find_all("rect", recursive=False)]
        assert max(ends) <= max(float(tick["x"]) for tick in section.select(".hh-chart-tick")) + 0.02, page


def test_every_chart_has_one_unit_and_names_it(compared):
    for page, section in compared:
        unit = unit_of(section)
        for _, amount in said(section):
            assert unit in [one.unit for one in Quantity.parse(amount).amounts], page


def test_approximate_amounts_and_no_others_are_drawn_as_approximate(compared):
    for page, section in compared:
        unit = unit_of(section)
        for (_, amount), marks in zip(said(section), drawn(section), strict=True):
            approx = {one.unit: one.approx for one in Quantity.parse(amount).amounts}[unit]
            assert ("hh-chart-open" in marks) == (approx in tuple("余多超上约")), (page, amount)
            assert ("hh-chart-dashed" in marks) == (approx in ("近", "不到", "约")), (page, amount)


def test_every_row_of_a_chart_of_figures_has_a_date_and_a_source(compared):
    for page, section in compared:
        for row in section.select("table.hh-sourced tbody tr"):
            assert [cell.get("data-label") for cell in row.find_all("td")][1:] == ["截至", "来源"], page
            assert row.find_all("td")[2].a, page


def test_no_two_charts_of_a_page_share_an_id_and_nothing_runs_in_them(compared):
    for page, section in compared:
        svg = str(section.svg)
        assert not re.search(r"<script|<style|style=|href|url\(", svg), page
    for page in {page for page, _ in compared}:
        ids = [node["id"] for one, section in compared if one == page for node in section.svg.find_all(id=True)]
        assert len(ids) == len(set(ids)), page


def test_every_figure_stands_in_its_room(site: Path, prepared):
    room = BeautifulSoup((site / "figures/index.html").read_text(encoding="utf-8"), "html.parser")
    led = {str(link["href"]).removeprefix("../") for link in room.select("table a")}
    assert {figure.page_url for figure in prepared.guide.views.by_kind["figure"]} <= led


def test_a_heading_is_marked_exactly_if_the_font_cannot_say_it(site: Path, font: set[str], prepared):
    hand_written = {"about", "visit", "contribute", "privacy"}
    letters = Lettering("".join(sorted(font)), Path())
    seen = 0
    for path in sorted(site.rglob("*.html")):
        own = path.parent.relative_to(site).as_posix() not in hand_written and path.name == "index.html"
        for _, attributes, inner in HEADING.findall(path.read_text(encoding="utf-8")):
            words = BeautifulSoup(MARKUP.sub("", inner), "html.parser").get_text()
            if own or not letters.holds(words):
                assert (PLAIN_FACE in attributes) != letters.holds(words), (path, words)
                seen += 1
    assert seen > len(prepared.pages)


def test_the_font_is_small_and_says_the_frame_and_every_title_that_fits(site: Path, font: set[str], prepared):
    assert len((site / FONT).read_bytes()) <= MOST_BYTES
    assert font == set(prepared.lettering.characters)
    words = [prepared.dress.name, *(item.title for group in prepared.dress.menu for item in group.items)]
    assert font.issuperset("".join(words).replace(" ", ""))
    assert sum(prepared.lettering.holds(page.title) for page in prepared.pages) > len(prepared.pages) * 0.9


def test_the_styles_name_the_font_by_what_is_in_it_and_its_licence_lies_beside_it(site: Path, prepared):
    styles = (site / "assets/hall/hall.css").read_text(encoding="utf-8")
    assert prepared.lettering.rule() in styles
    assert b"SIL OPEN FONT LICENSE" in files(site)["assets/hall/fonts/OFL.txt"]

"""Pages of every kind in a real Chromium: nothing breaks, nothing is asked of others, nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.examples import WRONG
from tests.browser.looking import overflow, sticking_out
from tests.browser.serving import served, tab

PHONE, DESK = 390, 1440


@pytest.fixture(scope="module")
def urls(examples) -> list[str]:
    return [one.url for one in examples if one.url != WRONG]


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of opening one page: how far it sticks out in px and what does, complaints, hosts asked."""

    by: int
    what: list[str]
    complaints: list[str]
    hosts: set[str]


@pytest.fixture(scope="module")
def visits(browser, address, urls) -> dict[int, dict[str, Visit]]:
    """Width in px -> url -> visit."""
    return {width: dict(visited(browser, width, address, urls)) for width in (PHONE, DESK)}


def visited(browser: Browser, width: int, address: str, urls: list[str]) -> Iterator[tuple[str, Visit]]:
    with tab(browser, width) as (page, faults):
        for url in urls:
            faults.complaints, faults.hosts = [], set()
            page.goto(address + url)
            yield url, Visit(overflow(page), sticking_out(page), faults.complaints, faults.hosts)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_browser_complains_of_no_page(visits, width):
    assert {url: visit.complaints for url, visit in visits[width].items() if visit.complaints} == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_asks_another_host_for_anything(visits, width, address):
    assert {host for visit in visits[width].values() for host in visit.hosts} == {urlsplit(address).netloc}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_is_wider_than_the_screen(visits, width):
    assert {url: visit.what for url, visit in visits[width].items() if visit.by > 0} == {}


def test_a_page_that_complains_sticks_out_and_asks_others_would_be_noticed(browser, tmp_path):
    wide, bad = '<meta charset=utf-8><p style="width:2000px">宽</p>', '<script>console.error("坏")</script>'
    text = f'{wide}{bad}<img src="http://127.0.0.1:9/x.png"><img src="gone.png">'
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text("没有", encoding="utf-8")
    with served(tmp_path) as root, tab(browser, PHONE) as (page, faults):
        page.goto(root)
        assert overflow(page) > 1000
        assert sticking_out(page) == ["P : 宽"]
    assert "坏" in faults.complaints
    assert f"404 {root}gone.png" in faults.complaints
    assert "127.0.0.1:9" in faults.hosts
    assert [one for one in faults.complaints if one.endswith("http://127.0.0.1:9/x.png")]


def test_a_wrong_address_at_any_depth_shows_our_own_page_whole(browser, address):
    with tab(browser, PHONE) as (page, faults):
        page.goto(f"{address}nowhere/at/all/")
        assert page.inner_text("h1") == "没有找到这一页"
        assert overflow(page) <= 0
        page.click("article a >> nth=0")
        page.wait_for_url(address)
    assert [one for one in faults.complaints if "nowhere" not in one and "404 (" not in one] == []
    assert faults.hosts == {urlsplit(address).netloc}


def test_every_entry_of_the_menu_leads_to_its_section(browser, address, prepared):
    with tab(browser, DESK) as (page, _):
        page.goto(f"{address}teams/")
        found = page.eval_on_selector_all(".md-nav--primary a.md-nav__link[href]", "all => all.map(one => one.href)")
        links = {one.split("#")[0] for one in found}
        assert {page.request.get(link).status for link in links} == {200}
    menu = {item.url for group in prepared.dress.menu for item in group.items}
    assert {link.removeprefix(address) for link in links} == menu
    assert len(menu) > 15


def test_a_reader_at_a_desk_goes_from_home_by_the_tabs(browser, address):
    with tab(browser, DESK) as (page, faults):
        page.goto(address)
        page.click(".md-tabs__link >> text=队伍")
        page.wait_for_url(f"{address}teams/")
        page.click("article .hh-team-name a >> nth=0")
        page.wait_for_url(f"{address}teams/*/")
        page.click(".md-path__link >> nth=0")
        page.wait_for_url(address)
    assert faults.complaints == []


def test_a_reader_with_a_phone_goes_from_home_by_the_drawer(browser, address):
    with tab(browser, PHONE) as (page, faults):
        page.goto(address)
        page.click(".hh-opener")
        page.click(".md-nav--primary a >> text=单位组织")
        page.wait_for_url(f"{address}orgs/")
    assert faults.complaints == []


def test_the_colours_change_when_a_reader_asks_and_stay_so_on_the_next_page(browser, address):
    with tab(browser, DESK) as (page, faults):
        page.goto(address)
        before = page.get_attribute("body", "data-md-color-scheme")
        page.click(".hh-daylight")
        after = page.get_attribute("body", "data-md-color-scheme")
        page.goto(f"{address}stories/")
        assert {before, after} == {"default", "slate"}
        assert page.get_attribute("body", "data-md-color-scheme") == after
    assert faults.complaints == []


def test_the_site_can_be_read_without_a_server(browser, site):
    with tab(browser, DESK) as (page, faults):
        page.goto((site / "index.html").as_uri())
        assert page.inner_text("h1")
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert faults.complaints == []
    assert faults.hosts == {""}

"""The plain pages of a kind, sifted: filters with counts, years and order above them; plain where nothing is asked."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import FOUND
from tests.browser.axe import SCRIPT, violations
from tests.browser.looking import overflow, sticking_out
from tests.browser.serving import View, tab

SUMMARY = ".hh-sift > details > summary"
PLAIN = ".hh-part"


def unfold(page: Page) -> None:
    page.click(SUMMARY)
    expect(page.locator("[data-total]")).to_be_visible()


def total(page: Page) -> int:
    return int(page.get_attribute("[data-total]", "data-total") or -1)


def test_nothing_of_the_search_is_loaded_before_the_question_is_opened(browser, address):
    with tab(browser, 1440) as (page, _):
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(f"{address}activities/by/date/")
        page.wait_for_load_state("networkidle")
        assert not any("search" in one for one in fetched)
        unfold(page)
        assert any(one.endswith("assets/hall/search.js") for one in fetched)


def test_the_counts_are_those_of_the_kind_and_the_plain_page_stays(browser, address, prepared):
    teams = prepared.guide.views.by_kind["team"]
    with tab(browser, 1440) as (page, faults):
        page.goto(f"{address}teams/")
        unfold(page)
        assert total(page) == len(teams)
        expect(page.locator("[data-filter=kind]")).to_have_count(0)
        expect(page.locator("[data-filter=region]")).to_be_visible()
        expect(page.locator(FOUND)).to_have_count(0)
        expect(page.get_by_role("heading", name="市级")).to_be_visible()
    assert faults.complaints == []


def test_a_choice_takes_the_place_of_the_plain_page_and_going_back_brings_it_again(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}teams/")
        unfold(page)
        whole = total(page)
        choice = page.locator("[data-filter=category] label").first
        count = int(choice.locator(".hh-count").inner_text())
        choice.click()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(count))
        assert 0 < count < whole
        assert all("/teams/" in one for one in page.eval_on_selector_all(FOUND, "all => all.map(one => one.href)"))
        expect(page.get_by_role("heading", name="市级")).to_be_hidden()
        address_now = page.url
        page.go_back()
        expect(page.get_by_role("heading", name="市级")).to_be_visible()
        page.goto(address_now)
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(count))
        expect(page.locator(FOUND).first).to_be_visible()


def test_years_are_a_range_and_the_order_is_by_date(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}stories/")
        unfold(page)
        whole = total(page)
        page.fill("#choice-from", "2021")
        page.keyboard.press("Tab")
        expect(page.locator(FOUND).first).to_be_visible()
        assert 0 < total(page) < whole
        page.select_option("#sort", "oldest")
        page.wait_for_function("location.search.includes('sort=oldest')")
        assert parse_qs(urlsplit(page.url).query) == {"from": ["2021"], "sort": ["oldest"]}


def test_words_are_found_within_the_kind(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}places/")
        unfold(page)
        page.fill("#sift-q", "荣誉馆")
        expect(page.locator(FOUND).first).to_be_visible()
        assert all("/places/" in one for one in page.eval_on_selector_all(FOUND, "all => all.map(one => one.href)"))


@pytest.mark.parametrize("view", [View(390), View(1440), View(390, night=True), View(1440, night=True)], ids=str)
@pytest.mark.parametrize("url", ["teams/", "stories/?from=2020", "activities/by/category/"])
def test_nothing_in_an_opened_choice_keeps_people_out(browser, address, view, url):
    with tab(browser, view) as (page, _):
        page.add_init_script(SCRIPT)
        page.goto(address + url)
        if "?" not in url:
            unfold(page)
        expect(page.locator("[data-total]")).to_be_visible()
        page.wait_for_timeout(200)
        assert violations(page) == []
        assert overflow(page) <= 0, sticking_out(page)


def test_without_scripts_there_is_no_choice_that_does_nothing(browser, address):
    with tab(browser, View(1440, scripts=False)) as (page, _):
        page.goto(f"{address}teams/")
        expect(page.locator(".hh-sift")).to_be_hidden()

"""The calendar in a real Chromium: today is marked and a link leads there; without scripts the year is whole."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import View, tab

A_DAY, AN_EMPTY_DAY = datetime(2026, 7, 29, 12), datetime(2026, 11, 21, 12)
IN_VIEW = "day => { const at = day.getBoundingClientRect(); return at.top > 0 && at.bottom < innerHeight; }"
CURRENT = "[data-calendar] [aria-current]"


def opened_on(page: Page, now: datetime, url: str) -> Page:
    page.clock.set_fixed_time(now)
    page.goto(url)
    return page


@pytest.mark.parametrize(("now", "number"), [(A_DAY, "29"), (AN_EMPTY_DAY, "21")])
@pytest.mark.parametrize("width", [390, 1440])
def test_today_is_marked_and_a_link_brings_it_into_view(browser, address, width, now, number):
    with tab(browser, width) as (page, faults):
        today = opened_on(page, now, f"{address}calendar/").locator(CURRENT)
        expect(today).to_have_count(1)
        assert today.inner_text().startswith(number)
        page.get_by_role("link", name="今天", exact=True).click()
        assert today.evaluate(IN_VIEW)
        assert faults.complaints == []


def test_the_page_opens_at_its_head_and_carries_nobody_away(browser, address):
    with tab(browser, 390) as (page, _):
        opened_on(page, AN_EMPTY_DAY, f"{address}calendar/")
        expect(page.locator(CURRENT)).to_have_count(1)
        assert page.evaluate("scrollY") == 0


def test_todays_heading_is_marked_on_the_page_of_its_month(browser, address):
    with tab(browser, 390) as (page, _):
        opened_on(page, A_DAY, f"{address}calendar/07/")
        assert page.locator("h2[aria-current]").get_attribute("id") == "day-29"


def test_without_scripts_the_year_is_whole_and_every_day_with_something_leads_there(browser, address):
    with tab(browser, View(390, scripts=False)) as (page, _):
        page.goto(f"{address}calendar/")
        expect(page.locator("[data-day]")).to_have_count(366)
        expect(page.locator("[aria-current=date]")).to_have_count(0)
        expect(page.get_by_role("link", name="今天", exact=True)).to_have_count(0)
        page.locator("[data-day='07-29'] a").click()
        assert page.url.endswith("calendar/07/#day-29")
        assert "揭牌" in page.locator("section[data-day='07-29']").inner_text()


def test_every_day_is_large_enough_to_touch(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}calendar/")
        sizes = page.locator(".hh-days a").evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
        assert min(size["height"] for size in sizes) >= 44
        assert min(size["width"] for size in sizes) >= 44

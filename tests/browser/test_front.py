"""The front page in a real Chromium: the reader's day, and the ways on from it."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.serving import View, tab


def test_the_front_page_tells_what_happened_on_the_readers_day_and_leads_there(browser, address):
    with tab(browser, 390) as (page, faults):
        page.clock.set_fixed_time(datetime(2026, 7, 29, 12))
        page.goto(address)
        box = page.locator(".hh-on-this-day")
        expect(box.locator("h3")).to_have_text("今天是7月29日")
        expect(box).to_contain_text("2020年7月29日")
        box.get_by_role("link", name="东岐村退役军人荣誉馆揭牌").click()
        expect(page.locator("h1")).to_have_text("东岐村退役军人荣誉馆揭牌")
        assert faults.complaints == []


@pytest.mark.parametrize(
    ("now", "here", "next_day"), [("2026-11-22", "11月22日", "12月13日"), ("2026-12-31", "12月31日", "3月4日")]
)
def test_on_an_empty_day_it_says_so_and_what_comes_next_over_the_turn_of_the_year(
    browser, address, now, here, next_day
):
    with tab(browser, 390) as (page, _):
        page.clock.set_fixed_time(datetime.fromisoformat(f"{now}T12:00"))
        page.goto(address)
        expect(page.locator(".hh-on-this-day h3")).to_have_text(f"今天是{here}，没有记下的事。接下来是{next_day}：")


def test_without_scripts_the_front_page_leads_to_the_calendar_and_to_all_kinds(browser, address):
    with tab(browser, View(390, scripts=False)) as (page, _):
        page.goto(address)
        page.locator(".hh-today").get_by_role("link", name="看日历").click()
        expect(page.locator("h1")).to_contain_text("日历")
        page.goto(address)
        page.get_by_role("button", name="查找").click()
        page.locator(".hh-browse").get_by_role("link", name="荣誉", exact=True).click()
        expect(page.locator("h1")).to_contain_text("荣誉")

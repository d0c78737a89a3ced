"""The front page and the page that finds, in a real Chromium: the reader's day, names whole and nearly so."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import parse_qs, urlsplit

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


def test_the_box_on_the_front_page_finds_by_name_and_the_address_keeps_the_words(browser, address):
    with tab(browser, 1440) as (page, faults):
        page.goto(address)
        page.get_by_label("找人、找故事、找队伍").fill("东岐 志愿服务队")
        page.keyboard.press("Enter")
        expect(page.locator("#results a").first).to_have_text("亭江镇东岐村退役军人志愿服务队")
        assert parse_qs(urlsplit(page.url).query)["q"] == ["东岐 志愿服务队"]
        page.locator("#results a").first.click()
        expect(page.locator("h1")).to_have_text("亭江镇东岐村退役军人志愿服务队")
        page.go_back()
        expect(page.locator("#results a").first).to_have_text("亭江镇东岐村退役军人志愿服务队")
        assert faults.complaints == []


def test_words_that_no_name_holds_together_find_the_nearest(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}search/?q=东岐村的志愿服务队")
        expect(page.locator("#found")).to_contain_text("相近的有")
        expect(page.locator("#results a").first).to_have_text("亭江镇东岐村退役军人志愿服务队")


@pytest.mark.parametrize("query", ["魑魅", "<b>", "(", "\\", "%", "的", "　"])
def test_whatever_is_asked_the_page_answers(browser, address, query):
    with tab(browser, 390) as (page, faults):
        page.goto(f"{address}search/")
        page.locator("#q").fill(query)
        if query.strip():
            expect(page.locator("#found")).to_contain_text(query)
        expect(page.locator("#found b")).to_have_count(0)
        assert faults.complaints == []


def test_nothing_happens_while_an_input_method_composes(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}search/")
        box = page.locator("#q")
        box.dispatch_event("compositionstart")
        box.fill("dong")
        expect(page.locator("#found")).to_be_hidden()
        box.fill("东岐")
        box.dispatch_event("compositionend")
        expect(page.locator("#results a").first).to_be_visible()

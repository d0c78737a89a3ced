"""The quick box in the header of every page: by keyboard, by an input method, by ear; nothing is loaded before it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import asked, compose, listen
from tests.browser.axe import SCRIPT, violations
from tests.browser.serving import View, tab

BOX = "[data-quick] [role=combobox]"
OPTIONS = "[data-quick] [role=option]"
SEARCH_FILES = ("search.js", "/search/")


def write(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.wait_for_selector(BOX)
    page.keyboard.type(words)
    expect(page.locator(OPTIONS).first).to_be_visible()


@pytest.mark.parametrize("url", ["", "teams/", "stories/six-villages-first/", "about/", "search/"])
def test_no_page_loads_any_of_the_search_before_a_reader_turns_to_it(browser, address, url):
    with tab(browser, 1440) as (page, _):
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(address + url)
        page.wait_for_load_state("networkidle")
        scripts = [one for one in fetched if "assets/hall/" in one and "search" in one.rpartition("assets/")[2]]
    assert [one for one in scripts if not (url == "search/" and one.endswith("search.js"))] == []


def test_a_stroke_leads_to_the_box_arrows_to_an_entry_and_enter_to_its_page(browser, address):
    with tab(browser, 1440) as (page, faults):
        page.goto(f"{address}stories/")
        write(page, "东岐村")
        assert page.locator(BOX).get_attribute("aria-expanded") == "true"
        assert page.locator(BOX).get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        first = page.locator(OPTIONS).first
        assert page.locator(BOX).get_attribute("aria-activedescendant") == first.get_attribute("id")
        assert first.get_attribute("aria-selected") == "true"
        title, to = first.locator(".hh-found-list__title").inner_text(), first.get_attribute("href") or ""
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: urlsplit(url).path == urlsplit(to).path)
        expect(page.locator("h1")).to_contain_text(title)
    assert faults.complaints == []


def test_with_nothing_chosen_enter_leads_to_the_page_that_finds(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}teams/")
        write(page, "东岐")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?*")
        assert parse_qs(urlsplit(page.url).query)["q"] == ["东岐"]
        expect(page.locator("[data-total]")).to_be_visible()


def test_escape_shuts_the_list_and_leaves_the_words(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}teams/")
        write(page, "东岐")
        page.keyboard.press("Escape")
        expect(page.locator(OPTIONS).first).to_be_hidden()
        assert page.locator(BOX).get_attribute("aria-expanded") == "false"
        assert page.locator(BOX).input_value() == "东岐"
        page.keyboard.press("ArrowDown")
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.keyboard.press("ArrowUp")
        expect(page.locator(OPTIONS).last).to_have_attribute("aria-selected", "true")


def test_a_stroke_that_is_written_stays_a_stroke(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("1/2")
        expect(page.locator("#q")).to_have_value("1/2")


def test_an_input_method_asks_once_and_its_enter_leads_nowhere(browser, address):
    with tab(browser, 1440) as (page, _):
        listen(page)
        page.goto(f"{address}teams/")
        page.keyboard.press("/")
        page.wait_for_selector(BOX)
        compose(page, ["d", "do", "don", "dong", "dong qi"], "东岐")
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.wait_for_timeout(500)
        assert asked(page) == ["东岐"]
        page.locator(BOX).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
        page.wait_for_timeout(200)
        assert page.url == f"{address}teams/"


def test_words_written_before_the_search_has_come_are_found(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}teams/")
        page.evaluate("box => { box.focus(); box.value = '东岐'; }", page.query_selector("[data-box]"))
        expect(page.locator(OPTIONS).first).to_be_visible()


def test_the_box_on_the_front_page_finds_at_once_too(browser, address):
    with tab(browser, 1440) as (page, faults):
        page.goto(address)
        page.get_by_label("找人、找故事、找队伍").fill("东岐 志愿服务队")
        expect(page.locator(".hh-hero [role=option]").first).to_contain_text("东岐村退役军人志愿服务队")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?*")
        expect(page.locator("a[data-result]").first).to_contain_text("东岐村退役军人志愿服务队")
    assert faults.complaints == []


def test_on_a_phone_the_sign_opens_the_box_over_the_bar(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}teams/")
        assert not page.is_visible("[data-box]")
        page.click(".hh-quick__way")
        expect(page.locator("[data-box]")).to_be_focused()
        page.keyboard.type("东岐")
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("h1").click()
        expect(page.locator("[data-box]")).to_be_hidden()


@pytest.mark.parametrize("view", [View(390), View(1440), View(390, night=True), View(1440, night=True)], ids=str)
def test_nothing_in_the_open_list_keeps_people_out(browser, address, view):
    with tab(browser, view) as (page, _):
        page.add_init_script(SCRIPT)
        page.goto(f"{address}teams/")
        write(page, "东岐")
        page.keyboard.press("ArrowDown")
        assert violations(page) == []


@pytest.mark.parametrize("view", [View(390, scripts=False), View(1440, scripts=False)], ids=str)
def test_without_scripts_the_box_leads_to_the_ways_to_browse(browser, address, view):
    with tab(browser, view) as (page, _):
        page.goto(f"{address}teams/")
        if view.width < 900:
            page.click(".hh-quick__way")
        else:
            page.fill("[data-box]", "东岐")
            page.keyboard.press("Enter")
        page.wait_for_url("**/search/*")
        expect(page.locator("#browse")).to_be_visible()


def test_from_a_disk_the_box_finds_and_leads_to_pages_as_well(browser, site):
    with tab(browser, 1440) as (page, _):
        page.goto((site / "teams/index.html").as_uri())
        write(page, "东岐")
        page.keyboard.press("Enter")
        page.wait_for_url("file://**/search/index.html?q=*")
        expect(page.locator("[data-total]")).to_be_visible()

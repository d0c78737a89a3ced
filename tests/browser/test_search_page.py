"""The page that finds, in a real Chromium on the real site: words, filters, pages, and an address for all of it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import FOUND, asked, compose, listen, titles, total
from tests.browser.axe import SCRIPT, violations
from tests.browser.looking import overflow, sticking_out
from tests.browser.serving import View, tab

VIEWS = [View(390), View(1440), View(390, night=True), View(1440, night=True)]


def state(page: Page) -> dict[str, list[str]]:
    """What the address bar says is asked for: the page is asked, for the browser's news of it may come later."""
    return parse_qs(urlsplit(page.evaluate("location.href")).query)


def open_filters(page: Page) -> None:
    if page.locator(".hh-filters").is_visible() and not page.locator(".hh-choices").is_visible():
        page.click(".hh-filters > summary")


@pytest.mark.parametrize("words", ["东岐", "東岐"])
def test_words_are_found_in_simplified_and_in_traditional_characters(browser, address, words):
    with tab(browser, 1440) as (page, faults):
        page.goto(f"{address}search/?q={quote(words)}")
        assert total(page) > 10
        assert all("东岐" in text for text in page.locator(".hh-result").all_inner_texts())
        expect(page.locator(".hh-result mark").first).to_have_text("东岐")
    assert faults.complaints == []


@pytest.mark.parametrize("letters", ["dongqi", "dongqicun", "dqc"])
def test_names_are_found_by_how_they_sound(browser, address, letters):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}search/")
        page.fill("#q", letters)
        assert any("东岐村" in title for title in titles(page))


def test_the_number_of_entries_is_a_number_that_others_can_read(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/?q=志愿服务")
        whole = total(page)
        told = page.inner_text("[data-total]")
        found = page.evaluate(
            "honorhallSearch('志愿服务', {limit: 500}).then(found => [found.total, found.results.length])"
        )
    assert int(told.replace(",", "")) == whole == found[0] == found[1]


def test_entries_stand_ten_to_a_page_and_the_pages_hold_all_of_them_once(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}search/?q=志愿服务")
        whole, seen = total(page), []
        for number in range(1, -(-whole // 10) + 1):
            expect(page.locator(".hh-steps [aria-current]")).to_have_text(str(number))
            seen += page.eval_on_selector_all(FOUND, "all => all.map(one => one.href.split('#')[0])")
            if number * 10 < whole:
                page.locator(".hh-steps a", has_text=re.compile(f"^{number + 1}$")).click()
                expect(page.locator(".hh-results")).to_have_attribute("start", str(number * 10 + 1))
                assert state(page)["page"] == [str(number + 1)]
    assert len(seen) == len(set(seen)) == whole


def test_filters_narrow_say_how_many_and_are_undone_by_going_back(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/?q=志愿服务")
        before = total(page)
        story = page.locator("[data-filter=kind] label", has_text="故事")
        count = int(story.locator(".hh-count").inner_text())
        story.click()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(count))
        assert 0 < count < before
        assert state(page) == {"q": ["志愿服务"], "kind": ["story"]}
        assert {"stories"} == {urlsplit(one).path.split("/")[1] for one in links(page)}
        page.get_by_role("button", name="去掉筛选：故事").click()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(before))
        page.go_back()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(count))
        page.go_back()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(before))
        expect(page.locator("#q")).to_have_value("志愿服务")


def links(page: Page) -> list[str]:
    return list(page.eval_on_selector_all(FOUND, "all => all.map(one => one.href)"))


def test_a_filter_is_chosen_by_keyboard_and_the_keyboard_stays_there(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/?q=志愿服务")
        before = total(page)
        page.locator("[data-filter=kind] input").first.focus()
        chosen = page.evaluate("document.activeElement.id")
        page.keyboard.press("Space")
        page.wait_for_function("before => document.querySelector('[data-total]').dataset.total < before", arg=before)
        assert page.evaluate("document.activeElement.id") == chosen
        page.keyboard.press("Space")
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(before))


def test_a_whole_question_is_an_address_that_can_be_told(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/?q=志愿服务&kind=activity&kind=story&from=2020&to=2023&sort=oldest")
        few = total(page)
        expect(page.locator("#q")).to_have_value("志愿服务")
        expect(page.locator("#sort")).to_have_value("oldest")
        expect(page.locator("#choice-from")).to_have_value("2020")
        expect(page.locator(".hh-chip", has_text="2020—2023年")).to_be_visible()
        expect(page.locator("[data-filter=kind] input:checked")).to_have_count(2)
        first = titles(page)
        page.select_option("#sort", "newest")
        page.wait_for_function("first => document.querySelector('a[data-result]').innerText !== first", arg=first[0])
        assert total(page) == few > 1
        assert state(page)["sort"] == ["newest"]


def test_a_region_leads_down_the_tree_and_up_again(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/?q=志愿服务")
        before = total(page)
        page.locator("[data-filter=region] button", has_text="福建省").click()
        page.wait_for_function("before => +document.querySelector('[data-total]').dataset.total < before", arg=before)
        province = total(page)
        page.locator("[data-filter=region] button", has_text="福州市").click()
        expect(page.locator("[data-filter=region] [aria-pressed=true]")).to_contain_text("福州市")
        assert total(page) <= province
        assert state(page)["region"] == ["3501"]
        page.locator("[data-filter=region] button", has_text="全部地区").click()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", str(before))


def test_an_entry_that_was_left_is_found_again_by_going_back(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}search/?q=志愿服务&page=2")
        last = page.locator(FOUND).last
        expect(last).to_be_visible()
        title = last.inner_text()
        last.click()
        page.wait_for_function("!location.pathname.includes('/search/')")
        page.go_back()
        expect(page.locator(FOUND).last).to_have_text(title)
        expect(page.locator(FOUND).last).to_be_in_viewport()


def test_what_is_written_stands_in_the_address_and_a_new_question_is_a_step_back(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/")
        page.fill("#q", "东岐")
        assert total(page)
        page.keyboard.press("Enter")
        page.fill("#q", "琅岐")
        expect(page.locator(".hh-found__told")).to_contain_text("琅岐")
        assert state(page)["q"] == ["琅岐"]
        page.go_back()
        expect(page.locator(".hh-found__told")).to_contain_text("东岐")
        expect(page.locator("#q")).to_have_value("东岐")


def test_an_input_method_asks_once_when_its_characters_have_come(browser, address):
    with tab(browser, 1440) as (page, _):
        listen(page)
        page.goto(f"{address}search/")
        page.focus("#q")
        compose(page, ["d", "do", "don", "dong", "dong q", "dong qi"], "东岐")
        assert total(page) > 10
        page.wait_for_timeout(500)
        assert asked(page) == ["东岐"]


def test_nothing_is_asked_while_an_input_method_composes(browser, address):
    with tab(browser, 1440) as (page, _):
        listen(page)
        page.goto(f"{address}search/")
        page.focus("#q")
        session = page.context.new_cdp_session(page)
        session.send("Input.imeSetComposition", {"text": "dong", "selectionStart": 4, "selectionEnd": 4})
        page.wait_for_timeout(500)
        assert asked(page) == []
        expect(page.locator("[data-out]")).to_be_hidden()


def test_where_nothing_is_found_near_names_and_the_ways_to_browse_are_offered(browser, address):
    with tab(browser, 390) as (page, faults):
        page.goto(f"{address}search/?q=东齐村")
        assert total(page) == 0
        expect(page.locator("[data-near]", has_text="东岐村").first).to_be_visible()
        expect(page.locator("[data-browse]")).to_be_visible()
        page.fill("#q", "魑魅魍魉")
        expect(page.locator(".hh-found__told")).to_contain_text("没有查到“魑魅魍魉”")
        expect(page.locator("[data-browse]")).to_be_visible()
    assert faults.complaints == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("东齐", "东岐"),
        ("糊州", "福州"),
        ("福建东齐村", "东岐村"),
        ("东岐村的志愿服务队", "东岐村"),
        ("dongqicunx", "东岐村"),
    ],
)
def test_names_that_sound_like_it_are_near(browser, address, words, meant):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}search/?q={quote(words)}")
        expect(page.locator("[data-near]").first).to_contain_text(meant)


ODD = "kind=x&region=%00&from=99999&page=-3&sort=up&"
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "\"'&<b>",
    "(",
    "\\",
    "%",
    "%E4%B8",
    "的",
    "　",
    "[data-x]",
    "a" * 3000,
    "\u202e岐东",
    "👩\u200d🌾",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_asked_is_shown_as_words_and_nothing_breaks(browser, address, words):
    with tab(browser, 390) as (page, faults):
        page.goto(f"{address}search/?{ODD if words == '%' else ''}q={quote(words)}")
        if words.strip():
            total(page)
            assert words[:20] in page.inner_text(".hh-found__told")
        assert page.locator(".hh-found__told img, .hh-found__told b, .hh-results img").count() == 0
        assert overflow(page) <= 0, sticking_out(page)
    assert faults.complaints == []


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("words", ["东岐", "志愿服务&kind=story&from=2020", "东齐村"])
def test_nothing_on_a_page_of_results_keeps_people_out(browser, address, view, words):
    with tab(browser, view) as (page, _):
        page.add_init_script(SCRIPT)
        page.goto(f"{address}search/?q={words}")
        total(page)
        open_filters(page)
        page.wait_for_timeout(200)
        assert violations(page) == []
        assert overflow(page) <= 0, sticking_out(page)


def test_without_scripts_the_page_leads_to_every_kind(browser, address):
    with tab(browser, View(390, scripts=False)) as (page, _):
        page.goto(f"{address}search/?q=东岐")
        assert "没有运行脚本" in page.locator("noscript").inner_html()
        page.locator(".hh-browse").get_by_role("link", name="志愿服务队", exact=True).click()
        expect(page.locator("h1")).to_contain_text("志愿服务队")


def test_from_a_disk_the_page_finds_the_same_and_its_entries_open_at_the_words(browser, address, site):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/?q=榮譽館&sort=newest")
        served = titles(page)
        page.goto(f"{(site / 'search/index.html').as_uri()}?q=榮譽館&sort=newest")
        assert titles(page) == served
        page.locator(FOUND).first.click()
        expect(page.locator("article mark.hh-hit").first).to_have_text("荣誉馆")
        page.go_back()
        assert titles(page) == served
        page.locator("[data-filter=kind] input").first.click()
        page.wait_for_function("location.search.includes('kind=')")

"""The site with scripts switched off: the menu opens, pages lead to each other, all words are there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.serving import View, tab

PHONE, DESK = View(390, scripts=False), View(1440, scripts=False)
DRAWER = ".md-sidebar--primary"
MOST = 40  # pages of the walk: every section and some of what stands in it
WORDS = "article.md-content__inner"
# What is folded away in <details> opens without scripts, too; what is `hidden` has words only when a script fills it.
UNSEEN = """one => [...one.querySelectorAll("h1, h2, h3, p, li, dt, dd, th, td, img, svg")]
  .filter(part => (part.textContent.trim() || part.matches("img")) && !part.closest("details:not([open]), [hidden]"))
  .filter(part => !part.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .map(part => `${part.tagName} ${part.className} ${part.textContent.trim().slice(0, 30)}`)"""


def leads_to(page: Page, address: str) -> list[str]:
    """The site's own pages that the page being shown leads to by links that a reader can see or unfold."""
    links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href.split('#')[0])")
    return sorted({link for link in links if link.startswith(address) and link.endswith("/")})


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_every_page_of_the_menu_is_reached_by_plain_links_and_shows_its_words(browser, address, view):
    with tab(browser, view) as (page, faults):
        page.goto(address)
        found = leads_to(page, address)
        assert len(found) > 15
        for link in found[:MOST]:
            page.goto(link)
            assert page.inner_text("h1").strip(), link
            assert page.inner_text(WORDS).strip() != page.inner_text("h1").strip(), link
    assert faults.complaints == []


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_each_kind_of_page_shows_all_its_words_and_pictures(browser, address, examples, view):
    with tab(browser, view) as (page, _):
        unseen = {}
        for one in examples:
            page.goto(address + one.url)
            unseen[one.url] = page.locator(WORDS).evaluate(UNSEEN)
    assert {url: parts for url, parts in unseen.items() if parts} == {}


def test_a_phone_opens_the_drawer_by_touch_goes_on_and_shuts_it(browser, address):
    with tab(browser, PHONE) as (page, _):
        page.goto(f"{address}teams/")
        assert not page.is_visible(f"{DRAWER} a >> nth=0")
        page.click("label.md-header__button[for=__drawer]")
        page.wait_for_selector(f"{DRAWER} a >> text=大事记")
        page.click(".hh-menu__close")
        page.wait_for_selector(f"{DRAWER} a >> text=大事记", state="hidden")
        page.click("label.md-header__button[for=__drawer]")
        page.click(f"{DRAWER} a >> text=大事记")
        page.wait_for_url(f"{address}timeline/")


def test_a_keyboard_opens_the_drawer_and_walks_into_it(browser, address):
    with tab(browser, PHONE) as (page, _):
        page.goto(f"{address}teams/")
        page.keyboard.press("Tab")
        box = page.locator("#__drawer")
        assert box.get_attribute("aria-label") == "菜单 Menu"
        assert page.locator(":focus").get_attribute("id") == "__drawer"
        outline = "getComputedStyle(document.querySelector('.md-header label[for=__drawer]')).outlineStyle"
        assert page.evaluate(outline) == "solid"
        page.keyboard.press("Space")
        page.locator(f"{DRAWER} a >> text=大事记").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}timeline/")


def test_a_desk_shows_the_tabs_and_the_entries_beside_the_page(browser, address):
    with tab(browser, DESK) as (page, _):
        page.goto(f"{address}teams/")
        assert page.is_visible(".md-tabs a >> text=资料")
        assert page.is_visible(f"{DRAWER} a >> text=荣誉")
        assert not page.is_visible(f"{DRAWER} a >> text=大事记")
        page.click(f"{DRAWER} a >> text=荣誉")
        page.wait_for_url(f"{address}honors/")


def test_no_control_is_shown_that_does_nothing(browser, address):
    with tab(browser, DESK) as (page, _):
        page.goto(f"{address}teams/")
        assert not page.is_visible("[data-md-component=palette]")
        assert not page.is_visible(".md-top")
        assert page.locator("header button:visible, article button[type=button]:visible").count() == 0

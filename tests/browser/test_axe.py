"""axe-core finds nothing to mend on any page, by day and by night, on a phone and at a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.axe import OF_COLOURS, SCRIPT, violations
from tests.browser.looking import overflow, sticking_out, wait_for_all
from tests.browser.serving import View, served, tab
from tests.house import hall

BAD = """<!doctype html><html lang="zh"><title>坏</title>
<style>[data-md-color-scheme=slate] { color-scheme: dark; color: #333; background: #111 }</style><main><h1>坏</h1>
<p style="color:#ccc;background:#fff">看不清的字</p><img src="data:,"><a href="/"></a></main>"""
WITHDRAWN = "title: 王大山\nconsent: {status: withdrawn}\n"


def found(browser, width: int, addresses: list[str]) -> dict[str, list[str]]:
    """Address -> what is wrong with its page by day, and with its colours by night; pages with something wrong."""
    wrong = {}
    with tab(browser, width) as (page, _):
        page.add_init_script(SCRIPT)
        for address in addresses:
            page.goto(address)
            wait_for_all(page)
            faults = violations(page)
            if overflow(page) > 0:
                faults += [f"wider than the screen: {what}" for what in sticking_out(page)]
            faults += by_night(page)
            wrong[address] = faults
    return {address: faults for address, faults in wrong.items() if faults}


def by_night(page: Page) -> list[str]:
    """What is wrong with the colours of a page by night, as the button for it dresses the page."""
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_function("getComputedStyle(document.body).colorScheme === 'dark'")
    return [f"by night: {one}" for one in violations(page, *OF_COLOURS)]


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_on_a_page_of_any_kind_keeps_people_out(browser, address, examples, width):
    wrong = found(browser, width, [address + one.url for one in examples])
    assert not wrong, "\n".join(f"{where}\n  {fault}" for where, faults in wrong.items() for fault in faults)


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_on_a_withdrawn_page_keeps_people_out(browser, tmp_path, width):
    done = hall(tmp_path, {"content/people/wang-dashan.yml": WITHDRAWN}).build()
    assert done.code == 0, done.errors
    with served(done.out) as address:
        assert found(browser, width, [f"{address}people/wang-dashan/"]) == {}


@pytest.mark.parametrize("view", [View(390), View(390, night=True)], ids=str)
def test_nothing_in_the_open_drawer_keeps_people_out(browser, address, view):
    with tab(browser, view) as (page, _):
        page.add_init_script(SCRIPT)
        page.goto(f"{address}teams/")
        page.click(".hh-opener")
        page.wait_for_function("document.activeElement.matches('.hh-menu__close')")
        assert violations(page) == []


def test_axe_would_find_faint_words_a_picture_without_words_and_an_empty_link(browser, tmp_path):
    (tmp_path / "index.html").write_text(BAD, encoding="utf-8")
    with served(tmp_path) as address:
        faults = found(browser, 390, [address])[address]
    assert {"color-contrast", "image-alt", "link-name"} <= {fault.split()[0] for fault in faults}
    assert any(fault.startswith("by night: color-contrast") and "h1" in fault for fault in faults)

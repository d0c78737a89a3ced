"""axe-core finds nothing to mend on any page, by day and by night, on a phone and at a desk."""

from __future__ import annotations

import pytest

from tests.browser.axe import SCRIPT, violations
from tests.browser.looking import overflow, sticking_out, wait_for_all
from tests.browser.serving import View, served, tab
from tests.house import hall

VIEWS = [View(390), View(1440), View(390, night=True), View(1440, night=True)]
BAD = """<!doctype html><html lang="zh"><title>坏</title><main><h1>坏</h1>
<p style="color:#ccc;background:#fff">看不清的字</p><img src="data:,"><a href="/"></a></main>"""
WITHDRAWN = "title: 王大山\nconsent: {status: withdrawn}\n"


def found(browser, view: View, addresses: list[str]) -> dict[str, list[str]]:
    """Address -> what is wrong with its page, for each page with something wrong."""
    wrong = {}
    with tab(browser, view) as (page, _):
        page.add_init_script(SCRIPT)
        for address in addresses:
            page.goto(address)
            wait_for_all(page)
            faults = violations(page)
            if overflow(page) > 0:
                faults += [f"wider than the screen: {what}" for what in sticking_out(page)]
            wrong[address] = faults
    return {address: faults for address, faults in wrong.items() if faults}


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_nothing_on_a_page_of_any_kind_keeps_people_out(browser, address, examples, view):
    wrong = found(browser, view, [address + one.url for one in examples])
    assert not wrong, "\n".join(f"{where}\n  {fault}" for where, faults in wrong.items() for fault in faults)


@pytest.mark.parametrize("view", [View(390), View(1440, night=True)], ids=str)
def test_nothing_on_a_withdrawn_page_keeps_people_out(browser, tmp_path, view):
    done = hall(tmp_path, {"content/people/wang-dashan.yml": WITHDRAWN}).build()
    assert done.code == 0, done.errors
    with served(done.out) as address:
        assert found(browser, view, [f"{address}people/wang-dashan/"]) == {}


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
        faults = found(browser, View(390), [address])[address]
    assert {"color-contrast", "image-alt", "link-name"} <= {fault.split()[0] for fault in faults}

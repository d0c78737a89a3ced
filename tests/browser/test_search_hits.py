"""A page that was found opens at the words that found it: marked, in sight, one after the other; plain otherwise."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import FOUND
from tests.browser.axe import SCRIPT, violations
from tests.browser.serving import View, served, tab
from tests.house import hall

LONG = "\n\n".join(f"第{number}段，水退了，人都平安。" for number in range(60))
STORY = (
    "---\ntitle: 长夜\n---\n\n{}\n\n队里的*老*队长说：今晚**守住**这道堤。\n\n"
    "<details><summary>后来的话</summary>\n\n守住这道堤的人都来了。\n\n</details>\n\n"
    "| 甲 | 乙 |\n|---|---|\n| 守 | 住 |\n"
)
HITS = "mark.hh-hit"


@pytest.fixture(scope="module")
def river(tmp_path_factory):
    """A hall with one long story, on a server."""
    done = hall(tmp_path_factory.mktemp("river"), {"stories/night.md": STORY.format(LONG)}).build()
    assert done.code == 0, done.errors
    with served(done.out) as address:
        yield address


def marked(page: Page) -> list[str]:
    return page.locator(HITS).all_inner_texts()


def test_a_result_opens_its_page_at_the_words(browser, address):
    with tab(browser, 390) as (page, faults):
        page.goto(f"{address}search/?q=轮班")
        expect(page.locator(FOUND).first).to_be_visible()
        page.locator(FOUND).first.click()
        expect(page.locator(f"article {HITS}").first).to_have_text("轮班")
        expect(page.locator(f"{HITS}.hh-hit--here").first).to_be_in_viewport()
        expect(page.locator(".hh-hits [role=status]")).to_contain_text("处")
    assert faults.complaints == []


def test_words_in_the_other_script_open_the_page_at_its_own(browser, address):
    with tab(browser, 1440) as (page, _):
        page.goto(f"{address}search/?q=榮譽館")
        page.locator(FOUND).first.click()
        expect(page.locator(f"article {HITS}").first).to_have_text("荣誉馆")


def test_words_that_run_over_emphasis_are_one_hit_and_table_cells_are_two(browser, river):
    with tab(browser, 390) as (page, _):
        page.goto(f"{river}stories/night/#q={quote('今晚守住这道堤')}")
        assert marked(page) == ["今晚", "守住", "这道堤"]
        expect(page.locator(".hh-hits")).to_contain_text("第 1 处，共 1 处")
        expect(page.locator(HITS).first).to_be_in_viewport()


def test_the_bar_leads_from_one_to_the_next_round_and_unmarks(browser, river):
    with tab(browser, 390) as (page, _):
        page.goto(f"{river}stories/night/#q={quote('守住')}&q={quote('老队长')}")
        status = page.locator(".hh-hits [role=status]")
        expect(status).to_have_text("第 1 处，共 3 处")
        assert "".join(marked(page)) == "老队长守住守住"
        page.get_by_role("button", name="下一处 Next").click()
        page.get_by_role("button", name="下一处 Next").click()
        expect(status).to_have_text("第 3 处，共 3 处")
        expect(page.locator(".hh-hit--here")).to_be_in_viewport()  # its fold has opened
        page.get_by_role("button", name="下一处 Next").click()
        expect(status).to_have_text("第 1 处，共 3 处")
        before = page.locator("article").inner_html()
        page.get_by_role("button", name="不再标出 Unmark").click()
        assert marked(page) == []
        expect(page.locator(".hh-hits")).to_have_count(0)
        assert "#" not in page.url
        assert "hh-hit" in before
        assert "hh-hit" not in page.locator("article").inner_html()


def test_a_page_named_by_the_words_opens_at_its_title(browser, address):
    with tab(browser, 390) as (page, _):
        page.goto(f"{address}teams/dongqi-volunteers/#q={quote('东岐村')}")
        expect(page.locator("h1 mark")).to_have_text("东岐村")
        assert page.evaluate("scrollY") < 200


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "(", "[", "\\", "*", "%", "　", "a" * 5000, "水.退"])
def test_whatever_the_address_says_the_page_stays_as_it_is(browser, river, words):
    with tab(browser, 390) as (page, faults):
        page.goto(f"{river}stories/night/#q={quote(words)}")
        assert marked(page) == []
        expect(page.locator("h1")).to_have_text("长夜")
    assert faults.complaints == []


def test_a_number_is_not_found_within_another(browser, river):
    with tab(browser, 390) as (page, _):
        page.goto(f"{river}stories/night/#q=5")
        assert marked(page) == ["5"]


@pytest.mark.parametrize("view", [View(390), View(1440, night=True)], ids=str)
def test_nothing_on_a_marked_page_keeps_people_out(browser, river, view):
    with tab(browser, view) as (page, _):
        page.add_init_script(SCRIPT)
        page.goto(f"{river}stories/night/#q={quote('守住')}&q={quote('水退了')}")
        expect(page.locator(".hh-hits")).to_be_visible()
        assert violations(page) == []

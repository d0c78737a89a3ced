"""A visit from the first touch to the last: found by letters, read, enlarged, taken home by phone, and forgotten."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page

from tests.kiosk.screen import BOTH, IDLE, QUESTION, arrived, box, go, here, screen, typed, url

STORY = "stories/dongqi-hall-born/"
WITH_PICTURES = "stories/sample-5/"
SLACK = 0.1  # of the times in hall.yml
SOUND = (Path(__file__).parent / "sound.js").read_text(encoding="utf-8")
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")


@pytest.fixture(params=BOTH)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return BOTH[request.param]


def codes(page: Page) -> list[str]:
    """What a phone reads off the screen."""
    image = Image.open(io.BytesIO(page.screenshot()))
    return [found.text for found in zxingcpp.read_barcodes(image)]


def turned_until(page: Page, shown: str) -> None:
    """Turn pages until something is seen."""
    steps = page.locator(".hk-steps button").nth(1)
    for _ in range(40):
        box = page.locator(shown).first.bounding_box()
        size = page.viewport_size
        if (
            box
            and size
            and box["x"] >= 0
            and box["x"] + box["width"] <= size["width"]
            and box["y"] + box["height"] < size["height"] * 0.9
        ):
            return
        steps.tap()
        page.wait_for_timeout(60)
    raise AssertionError(f"{shown} is nowhere")


def test_from_the_loop_to_the_hall_to_a_story_to_the_phone_and_back_to_the_loop(browser, edition, size):
    with screen(browser, size, network=False) as (page, faults):
        told: list[tuple[str, float]] = []
        page.expose_function("told", lambda what, at: told.append((what, at / 1000)))
        page.add_init_script(WATCH)
        page.goto(url(edition))
        page.locator("[data-begin]").tap()
        arrived(page, "home/")
        go(page, page.locator(".hk-find-door"), "find/")
        typed(page, "dqc")
        hall = page.locator("[data-found] a", has_text="东岐村退役军人荣誉馆").first
        go(page, hall, "places/dongqi-hall/")
        turned_until(page, "a[href*='dongqi-hall-born']")
        go(page, page.locator("a[href*='dongqi-hall-born']").first, STORY)
        turned_until(page, "[data-code]")
        assert codes(page) == [f"https://honorhall.example/{STORY}"]
        page.locator("[data-tool=size]").tap()
        page.locator("[data-tool=contrast]").tap()
        page.locator("[data-tool=lang]").tap()
        assert page.evaluate("[...Object.keys(document.documentElement.dataset)].includes('contrast')")

        page.locator(".hk-question[open]").wait_for()
        arrived(page, "")
        touched, asked, left = (max(at for what, at in told if what == one) for one in ("touched", "asked", "left"))
        assert IDLE * (1 - SLACK) <= asked - touched <= IDLE * (1 + SLACK)
        assert QUESTION * (1 - SLACK) <= left - asked <= QUESTION * (1 + SLACK)

        assert page.evaluate("sessionStorage.length") == 0
        assert page.evaluate("({...document.documentElement.dataset})").keys().isdisjoint({"contrast", "low"})
        page.locator("[data-begin]").tap()
        arrived(page, "home/")
        dress = page.evaluate("({...document.documentElement.dataset})")
        assert (dress["lang"], dress["size"]) == ("zh", "0")
        go(page, page.locator(".hk-find-door"), "find/")
        assert page.locator("[data-typed]").inner_text() == ""
        assert faults.complaints == []


def test_a_picture_is_enlarged_and_shut_again(browser, edition, size):
    with screen(browser, size) as (page, faults):
        page.goto(url(edition, WITH_PICTURES))
        turned_until(page, "a.hh-shot")
        small = box(page.locator("a.hh-shot img").first)
        page.locator("a.hh-shot").first.tap()
        large = page.locator(".hk-picture[open] img")
        large.wait_for()
        page.wait_for_function("document.querySelector('.hk-picture img').complete")
        shown = box(large)
        assert shown["width"] * shown["height"] > small["width"] * small["height"]
        assert shown["y"] + shown["height"] <= box(page.locator(".hk-stage-said"))["y"]
        page.locator(".hk-picture button", has_text="关闭").tap()
        assert page.locator(".hk-picture[open]").count() == 0
        assert (here(page), faults.complaints) == (WITH_PICTURES, [])


def test_whoever_answers_the_question_stays_where_they_are(browser, edition):
    with screen(browser) as (page, _):
        page.goto(url(edition, "home"))
        page.evaluate("honorhallKiosk.keep({began: true, size: 1})")
        page.locator(".hk-question[open]").wait_for()
        page.locator(".hk-question button").tap()
        page.wait_for_timeout(QUESTION * 1000 + 500)
        assert here(page) == "home/"
        assert page.evaluate("honorhallKiosk.visit().size") == 1


def test_while_something_plays_nobody_is_asked(browser, edition):
    with screen(browser) as (page, _):
        page.goto(url(edition, STORY))
        page.evaluate(SOUND)
        page.wait_for_timeout((IDLE + 2) * 1000)
        assert page.locator(".hk-question[open]").count() == 0
        page.evaluate("document.querySelector('audio').pause()")
        page.locator(".hk-question[open]").wait_for()


def test_back_goes_the_way_that_was_come_and_ends_at_home(browser, edition):
    with screen(browser) as (page, _):
        page.goto(url(edition, "home"))
        entries = page.evaluate("history.length")
        go(page, page.locator(".hk-door[href*='stories']"), "stories/")
        go(page, page.locator(".hk-entry").first, here_of(page.locator(".hk-entry").first.get_attribute("href")))
        go(page, page.locator("[data-tool=back]"), "stories/")
        go(page, page.locator("[data-tool=back]"), "home/")
        go(page, page.locator("[data-tool=back]"), "home/")
        assert page.evaluate("history.length") == entries


def here_of(href: str | None) -> str:
    return (href or "").replace("../", "").removesuffix("index.html")


def test_a_list_is_found_again_where_it_was_left(browser, edition):
    with screen(browser) as (page, _):
        page.goto(url(edition, "stories"))
        page.locator(".hk-steps button").nth(1).tap()
        place = page.evaluate("document.querySelector('[data-turns]').scrollTop")
        assert place > 300
        page.evaluate("document.elementFromPoint(500, 600).closest('a').click()")
        page.wait_for_function("document.documentElement.dataset.page !== 'stories/'")
        go(page, page.locator("[data-tool=back]"), "stories/")
        assert abs(page.evaluate("document.querySelector('[data-turns]').scrollTop") - place) < 5


def test_the_tour_leads_from_stop_to_stop_in_order(browser, edition):
    with screen(browser) as (page, _):
        page.goto(url(edition, "exhibits"))
        page.locator("a", has_text="从第一站开始参观").tap()
        page.wait_for_function("document.documentElement.dataset.page !== 'exhibits/'")
        seen = []
        while True:
            seen.append(here(page))
            told = page.locator(".hk-kind .hk-zh").first.inner_text()
            assert told.startswith(f"第 {len(seen)} 站")
            following = page.locator(".hk-tour .hk-strong")
            target = here_of(following.get_attribute("href"))
            go(page, following, target)
            if target == "exhibits/":
                break
        assert len(seen) == len(set(seen)) == 5


def test_this_day_tells_of_it_in_whatever_year(browser, edition):
    with screen(browser) as (page, _):
        page.clock.install(time="2031-07-29T10:00:00")
        page.goto(url(edition, "today"))
        page.locator("[data-day] a", has_text="东岐村").first.wait_for()
        assert "7月29日" in page.locator("h1").inner_text()
        page.locator("[data-step='1']").tap()
        page.wait_for_function("!document.querySelector('h1').innerText.includes('7月29日')")


def test_a_story_reaches_its_last_page_and_says_where_it_is(browser, edition, size):
    with screen(browser, size) as (page, _):
        page.goto(url(edition, STORY))
        on, place = page.locator(".hk-steps button").nth(1), page.locator("[data-place]")
        first, whole = map(int, place.inner_text().split("/"))
        assert first == 1
        for number in range(2, whole + 1):
            on.tap()
            page.wait_for_function(
                "wanted => document.querySelector('[data-place]').innerText.startsWith(wanted)", arg=f"{number} "
            )
        assert on.is_disabled()
        assert page.locator("[data-code]").bounding_box() is not None

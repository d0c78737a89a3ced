"""The lightbox in a real Chromium: by mouse, by keyboard, by finger, there and back; without scripts, plain links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import urljoin

import pytest
from PIL import Image
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.serving import View, served, tab
from tests.house import hall

Finger = Callable[..., None]
PHONE, DESK = 390, 1440
ACTIVITY = "activities/walk/"
RECORD = """title: 走一走
media:
- {file: a.jpg, alt: 一扇红门, caption: 村口的门, credit: 村里提供}
- {file: b.jpg, alt: 一面绿墙, caption: 村里的墙}
- {file: c.jpg, alt: 一湾蓝水}
body: 走了一圈。
"""
LOCKED = "() => getComputedStyle(document.documentElement).overflowY === 'hidden'"
AGAIN = """() => new Promise((done) => {
    const dialog = document.querySelector("dialog.hh-lightbox");
    addEventListener("popstate", done);
    dialog.addEventListener("close", () => setTimeout(done, 200));
    dialog.close();
    dialog.showModal();
})"""  # as a quick hand on the keys of the history has it
FOCUSED = "() => document.activeElement.textContent.trim() || document.activeElement.getAttribute('href')"


def drawn(colour: str, size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def walk(tmp_path_factory) -> Iterator[str]:
    """The address of a record with three pictures: wide, tall, small."""
    files: dict[str, str | bytes | None] = {
        "content/activities/walk.yml": RECORD,
        "content/activities/a.jpg": drawn("red", (2000, 1200)),
        "content/activities/b.jpg": drawn("green", (900, 1500)),
        "content/activities/c.jpg": drawn("blue", (120, 90)),
    }
    done = hall(tmp_path_factory.mktemp("walk"), files).build()
    assert done.code == 0, done.errors
    with served(done.out) as root:
        yield root + ACTIVITY


@pytest.fixture(params=[PHONE, DESK])
def page(browser: Browser, walk: str, request) -> Iterator[Page]:
    with tab(browser, request.param) as (opened, faults):
        opened.goto(walk)
        yield opened
        assert faults.complaints == []


def place(page: Page) -> str:
    return page.inner_text(".hh-lightbox-place")


def test_a_click_opens_a_picture_large_with_its_caption_credit_and_place(page):
    page.click("a.hh-shot >> nth=0")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_have_accessible_name("看大图 Pictures")
    said = page.locator(".hh-lightbox [aria-live=polite]")
    assert said.inner_text().split() == ["村口的门", "村里提供", "1", "/", "3"]
    expect(page.locator(".hh-lightbox img")).to_have_attribute("alt", "一扇红门")
    assert page.evaluate(LOCKED)


def test_the_large_picture_fits_the_screen_and_no_small_one_is_drawn_larger_than_it_is(page):
    wide, high = page.viewport_size["width"], page.viewport_size["height"]
    page.click("a.hh-shot >> nth=0")
    for natural in ((1600, 960), (960, 1600), (120, 90)):
        image = page.locator(".hh-lightbox img")
        page.wait_for_function("() => document.querySelector('.hh-lightbox img').complete")
        box = image.bounding_box()
        assert 0 <= box["x"] <= wide - box["width"]
        assert 0 <= box["y"] <= high - box["height"]
        across, down = image.evaluate("one => [one.naturalWidth, one.naturalHeight]")
        assert 0 < across <= natural[0] + 1
        assert abs(across / down - natural[0] / natural[1]) < 0.02
        page.keyboard.press("ArrowRight")


def test_a_gallery_is_walked_through_by_keyboard_alone_and_the_reader_is_back_where_it_began(page):
    link = page.locator("a.hh-shot >> nth=1")
    link.focus()
    page.keyboard.press("Enter")
    assert place(page) == "2 / 3"
    assert page.evaluate(FOCUSED) == "下一张"
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End", "Enter"):
        page.keyboard.press(key)
        walked.append(place(page))
    assert walked == ["3 / 3", "1 / 3", "3 / 3", "1 / 3", "3 / 3", "1 / 3"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not page.evaluate(LOCKED)
    assert page.evaluate(FOCUSED) == link.get_attribute("href")


def test_the_keyboard_stays_in_the_dialog_and_every_button_has_its_name_and_room_for_a_finger(page):
    page.click("a.hh-shot >> nth=0")
    seen = []
    for _ in range(8):
        seen.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")
    assert {"上一张", "下一张", "关闭"} <= set(seen)
    assert page.evaluate("() => !document.querySelector('.md-content').contains(document.activeElement)")
    for words in ("上一张 Previous", "下一张 Next", "关闭 Close"):
        box = page.get_by_role("button", name=words, exact=True).bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 44


def test_the_buttons_go_there_and_back_and_the_last_one_closes(page):
    page.click("a.hh-shot >> nth=0")
    page.click(".hh-lightbox >> text=上一张")
    assert place(page) == "3 / 3"
    expect(page.locator(".hh-lightbox img")).to_have_attribute("alt", "一湾蓝水")
    assert "一湾蓝水" in page.inner_text(".hh-lightbox-said")
    page.click(".hh-lightbox >> text=下一张")
    assert place(page) == "1 / 3"
    page.click(".hh-lightbox >> text=关闭")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate(FOCUSED) == page.get_attribute("a.hh-shot >> nth=0", "href")


def test_the_page_behind_stays_where_it_was(page):
    link = page.locator("a.hh-shot >> nth=2")
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.mouse.wheel(0, 400)
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    assert page.evaluate("scrollY") == before


def test_two_fingers_still_enlarge_the_page_and_its_pictures(page):
    page.click("a.hh-shot >> nth=0")
    stops = "all => all.map(one => getComputedStyle(one).touchAction)"
    allowed = {"auto", "manipulation", "pan-y pinch-zoom"}
    assert set(page.eval_on_selector_all(".hh-lightbox, .hh-lightbox *", stops)) <= allowed
    viewport = page.get_attribute("meta[name=viewport]", "content")
    assert "user-scalable=no" not in viewport
    assert "maximum-scale" not in viewport


def test_the_way_back_closes_the_picture_and_only_then_leaves_the_page(page, walk):
    page.goto(urljoin(walk, "../../teams/"))
    page.goto(walk)
    page.click("a.hh-shot >> nth=1")
    page.keyboard.press("ArrowRight")
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == walk
    assert not page.evaluate(LOCKED)
    assert page.evaluate(FOCUSED) == page.get_attribute("a.hh-shot >> nth=1", "href")
    page.go_back()
    assert page.url.endswith("/teams/")


@pytest.mark.parametrize("way", ["button", "key", "backdrop", "twice"])
def test_after_any_way_of_closing_the_way_back_leaves_the_page(page, walk, way):
    page.goto(urljoin(walk, "../../teams/"))
    page.goto(walk)
    for _ in range(2):
        page.click("a.hh-shot >> nth=0")
        page.keyboard.press("ArrowRight")
        shut(page, way)
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_back()
    assert page.url.endswith("/teams/")


def shut(page: Page, way: str) -> None:
    if way == "button":
        page.click(".hh-lightbox >> text=关闭")
    elif way == "key":
        page.keyboard.press("Escape")
    elif way == "twice":
        page.evaluate(
            "() => { for (const _ of [1, 2]) document.querySelector('.hh-lightbox-steps > :last-child').click() }"
        )
    else:
        page.mouse.click(*beside(page))


def beside(page: Page) -> tuple[float, float]:
    """A point of the stage where there is no picture."""
    page.keyboard.press("End")  # the small one
    box = page.locator(".hh-lightbox-stage").bounding_box()
    assert box is not None
    return box["x"] + 20, box["y"] + 20


def test_a_reload_and_the_way_forward_show_the_picture_again_and_it_still_closes(page, walk):
    page.click("a.hh-shot >> nth=0")
    page.keyboard.press("ArrowRight")
    page.reload()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert place(page) == "2 / 3"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_forward()
    assert place(page) == "2 / 3"
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == walk


def test_the_news_of_a_close_that_comes_when_it_is_open_again_closes_nothing(page):
    page.click("a.hh-shot >> nth=0")
    page.evaluate(AGAIN)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("history.state") == {"picture": 0}
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_picture_itself_does_not_close_at_a_click_and_what_is_empty_does(page):
    page.click("a.hh-shot >> nth=0")
    page.locator(".hh-lightbox img").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.mouse.click(*beside(page))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_stage_takes_all_that_words_and_buttons_leave(page):
    wide, high = page.viewport_size["width"], page.viewport_size["height"]
    page.click("a.hh-shot >> nth=0")
    box = page.locator(".hh-lightbox-stage").bounding_box()
    assert (box["x"], box["y"], box["width"]) == (0, 0, wide)
    assert box["height"] > 0.8 * high
    page.wait_for_function("() => document.querySelector('.hh-lightbox img').complete")
    image = page.locator(".hh-lightbox img").bounding_box()
    assert image["width"] == pytest.approx(wide, abs=1) or image["height"] == pytest.approx(box["height"], abs=1)


def test_a_picture_says_in_its_corner_that_it_can_be_enlarged_to_eyes_only(page):
    said = page.locator("a.hh-shot").first.evaluate("one => getComputedStyle(one, '::after').content")
    assert said.startswith('"放大"')
    expect(page.locator("a.hh-shot").first).to_have_accessible_name("一扇红门")


@contextmanager
def phone(browser: Browser, address: str) -> Iterator[tuple[Page, Finger]]:
    """A page on a phone, and what a finger does there: from, to."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 800}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        hand = context.new_cdp_session(page)
        page.goto(address)
        page.tap("a.hh-shot >> nth=0")
        yield page, lambda *way: swipe(hand, way)
    finally:
        context.close()


def swipe(hand: CDPSession, way: tuple[tuple[int, int], ...]) -> None:
    """Put a finger down at the first point, draw it to the last in ten steps, lift it."""
    (x, y), (to_x, to_y) = way
    points = [{"x": x + (to_x - x) * part / 10, "y": y + (to_y - y) * part / 10} for part in range(11)]
    for number, point in enumerate(points):
        touch = {"type": "touchMove" if number else "touchStart", "touchPoints": [point]}
        hand.send("Input.dispatchTouchEvent", touch)
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        (((300, 300), (200, 310)), "2 / 3"),
        (((100, 300), (200, 310)), "3 / 3"),
        (((100, 300), (130, 300)), "1 / 3"),  # too short
        (((100, 200), (160, 400)), "1 / 3"),  # down rather than across
    ],
)
def test_a_finger_drawn_across_the_picture_turns_to_the_next(browser, walk, way, shown):
    with phone(browser, walk) as (page, finger):
        finger(*way)
        expect(page.locator(".hh-lightbox-place")).to_have_text(shown)
        expect(page.get_by_role("dialog")).to_be_visible()


def test_a_finger_moves_an_enlarged_picture_and_turns_to_no_other(browser, walk):
    with phone(browser, walk) as (page, finger):
        hand = page.context.new_cdp_session(page)
        hand.send("Input.synthesizePinchGesture", {"x": 200, "y": 300, "scaleFactor": 2, "relativeSpeed": 4000})
        page.wait_for_function("() => visualViewport.scale > 1.5")
        before = page.evaluate("visualViewport.offsetLeft")
        finger((300, 300), (100, 300))
        page.wait_for_function("before => visualViewport.offsetLeft !== before", arg=before)
        assert place(page) == "1 / 3"


def test_without_scripts_a_picture_is_a_link_to_its_largest_file(browser, walk):
    with tab(browser, View(PHONE, scripts=False)) as (page, _):
        page.goto(walk)
        address = page.get_attribute("a.hh-shot >> nth=0", "href") or ""
        page.click("a.hh-shot >> nth=0")
        page.wait_for_url(urljoin(walk, address))
        assert address.endswith("-1600.jpg")
        assert Image.open(BytesIO(page.request.get(page.url).body())).size == (1600, 960)


def test_with_a_key_held_a_picture_opens_beside_the_page_as_any_link_does(browser, walk):
    with tab(browser, DESK) as (page, _):
        page.goto(walk)
        with page.context.expect_page() as other:
            page.click("a.hh-shot >> nth=0", modifiers=["Control"])
        assert other.value.url.endswith(".jpg")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_all_pictures_of_a_story_are_one_sequence_those_among_its_words_too(browser, tmp_path):
    matter = "title: 雨夜\nmedia: [{file: a.jpg, alt: 甲}, {file: c.jpg, alt: 丙}]\n"
    files: dict[str, str | bytes | None] = {f"stories/rain/{name}.jpg": drawn("red", (90, 60)) for name in "abc"}
    files["stories/rain/index.md"] = f"---\n{matter}---\n\n雨。\n\n![乙](b.jpg)\n"
    done = hall(tmp_path, files).build()
    assert done.code == 0, done.errors
    with served(done.out) as root, tab(browser, PHONE) as (page, faults):
        page.goto(f"{root}stories/rain/")
        page.click("a.hh-shot >> nth=0")
        alts = []
        for _ in range(3):
            alts.append(page.get_attribute(".hh-lightbox img", "alt"))
            page.keyboard.press("ArrowRight")
        assert alts == ["甲", "乙", "丙"]
    assert faults.complaints == []


def test_a_page_without_pictures_has_no_dialog(browser, walk):
    with tab(browser, DESK) as (page, _):
        page.goto(urljoin(walk, "../../teams/"))
        assert page.locator("dialog.hh-lightbox").count() == 0

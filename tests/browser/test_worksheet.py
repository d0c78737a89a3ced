"""A lesson's worksheet on paper: alone, on one sheet of A4, with room to write."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.serving import View, tab

DESK = View(1440)
LESSON = "lessons/a-hall-in-our-village/"
PRINTED = "document.documentElement.classList.contains('hh-print-worksheet')"
LINES = ".hh-worksheet li li"
A_LINE = 40  # px: just over a centimetre, for a pupil's hand


def sheets(page: Page) -> int:
    """How many sheets of A4 a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.fixture
def lesson(browser, address):
    with tab(browser, DESK) as (page, _):
        page.goto(address + LESSON)
        yield page


def test_the_worksheet_alone_fits_on_one_sheet_and_the_whole_lesson_does_not(lesson):
    assert sheets(lesson) > 1
    lesson.evaluate("window.print = () => {}")
    lesson.click(".hh-print-button")
    assert lesson.evaluate(PRINTED)
    assert sheets(lesson) == 1


def test_a_line_of_the_printed_worksheet_is_high_enough_to_write_on(lesson):
    lesson.emulate_media(media="print")
    heights = lesson.eval_on_selector_all(LINES, "all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) > 3
    assert min(heights) >= A_LINE

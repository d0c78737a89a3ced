"""A screen as tests meet it: the sample hall's kiosk edition in a browser of the screen's size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.browser.serving import WAIT, Faults

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
BOTH = {"portrait": PORTRAIT, "landscape": LANDSCAPE}
IDLE, QUESTION = 6, 5  # seconds, as `edition` writes them into hall.yml
PIN = "135790"


@contextmanager
def screen(
    browser: Browser, size: tuple[int, int] = PORTRAIT, *, network: bool = True
) -> Iterator[tuple[Page, Faults]]:
    """A page on a touch screen, and what it complains of. network: False where there is none."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, has_touch=True, reduced_motion="reduce"
    )
    context.set_default_timeout(WAIT)
    context.set_offline(not network)
    page, faults = context.new_page(), Faults()
    faults.listen(page)
    try:
        yield page, faults
    finally:
        context.close()


def url(edition: Path, page: str = "") -> str:
    """The address of a page on the disk."""
    return (edition / page / "index.html").as_uri()


def here(page: Page) -> str:
    """Which page of the edition is shown."""
    return str(page.evaluate("document.documentElement.dataset.page"))


def go(page: Page, touched: Locator, to: str) -> None:
    """Touch something that leads to another page, and wait until that is there."""
    touched.tap()
    arrived(page, to)


def arrived(page: Page, at: str) -> None:
    """Wait until a page of the edition is shown."""
    page.wait_for_function(
        "at => document.readyState === 'complete' && document.documentElement.dataset.page === at", arg=at
    )


def typed(page: Page, letters: str) -> None:
    """Touch letters of the keyboard on the screen."""
    for letter in letters:
        page.locator(f"[data-key={letter}]").tap()


def pages_of(edition: Path) -> list[str]:
    """Every page of an edition, as its address relative to the root."""
    found = (path.parent.relative_to(edition).as_posix() for path in edition.rglob("index.html"))
    return sorted("" if one == "." else f"{one}/" for one in found)


def box(one: Locator) -> FloatRect:
    """Where something is seen."""
    found = one.bounding_box()
    assert found is not None
    return found

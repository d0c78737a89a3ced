"""What a script in the page can tell of how it looks: what sticks out, whether all of it has come."""

from __future__ import annotations

from playwright.sync_api import Page

OVERFLOW = "() => document.scrollingElement.scrollWidth - window.innerWidth"
# Only what sticks out of the screen itself: a wide table in a box that scrolls is as it should be.
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > width + 1)
    .map(one => `${one.tagName} ${one.className}: ${one.textContent.trim().slice(0, 30)}`);
}"""
ALL_HERE = """async () => {
  const pictures = [...document.images].filter(one => one.getClientRects().length);
  pictures.forEach(one => { one.loading = "eager"; });
  await Promise.all(pictures.map(one => one.decode().catch(() => {})));
  await document.fonts.ready;
}"""


def overflow(page: Page) -> int:
    """By how many px the page is wider than the screen; 0 or less if it is not."""
    return int(page.evaluate(OVERFLOW))


def sticking_out(page: Page) -> list[str]:
    """What makes the page wider than the screen: tag, class and first words of each."""
    return [str(one) for one in page.evaluate(STICKS_OUT)]


def wait_for_all(page: Page) -> None:
    """Have every picture that the page shows fetched and drawn, further down too, and every font."""
    page.evaluate(ALL_HERE)

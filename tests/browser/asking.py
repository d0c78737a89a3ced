"""What tests of the search share: every question that a page asks its engine, and an input method at work."""

from __future__ import annotations

from playwright.sync_api import Page, expect

# Stands in the way of the engine, writes down each question and hands it on.
LISTENING = """(() => {
  let engine;
  window.asked = [];
  Object.defineProperty(window, "honorhallSearch", {
    configurable: true,
    get: () => engine,
    set: (real) => {
      engine = Object.assign((words, how) => { window.asked.push(words); return real(words, how); }, real);
    },
  });
})()"""
FOUND = "a[data-result]"


def listen(page: Page) -> None:
    """Have every page that is opened after this write down its questions."""
    page.add_init_script(LISTENING)


def asked(page: Page) -> list[str]:
    """The questions of the page being shown."""
    return list(page.evaluate("window.asked"))


def compose(page: Page, steps: list[str], words: str) -> None:
    """Write by an input method: the letters on the way, then the characters they become."""
    session = page.context.new_cdp_session(page)
    for step in steps:
        session.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
    session.send("Input.insertText", {"text": words})
    session.detach()


def total(page: Page) -> int:
    """How many entries the page says it has found, once it says so."""
    one = page.locator("[data-total]")
    expect(one).to_be_visible()
    return int(one.get_attribute("data-total") or -1)


def titles(page: Page) -> list[str]:
    """The titles of the entries being shown, once there are any."""
    expect(page.locator(FOUND).first).to_be_visible()
    return page.locator(FOUND).all_inner_texts()

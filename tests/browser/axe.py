"""axe-core in a page: what it finds that keeps people out. The library's own bundled file, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

# Every rule that axe has on by itself, best practices among them, or these alone; what passed is not listed.
RUN = """rules => axe.run({
  resultTypes: ['violations'], elementRef: false, ...(rules.length ? {runOnly: rules} : {}),
}).then(found => found.violations)"""
OF_COLOURS = ("color-contrast", "link-in-text-block")
SCRIPT = AXE_FILE_PATH.read_text(encoding="utf-8")


def violations(page: Page, *rules: str) -> list[str]:
    """One line each: the rule, where, why. The page must have been opened after `page.add_init_script(SCRIPT)`."""
    return list(_lines(page.evaluate(RUN, list(rules))))


def _lines(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    for rule in found:
        for node in rule["nodes"]:
            where = " ".join(map(str, node["target"]))
            why = " ".join(node["failureSummary"].split())
            yield f"{rule['id']} ({rule['impact']}): {where}: {why}"

"""axe-core in a page: what it finds that keeps people out. The library's own bundled file, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

# Every rule that axe has on by itself, best practices among them; what passed is not listed.
RUN = "() => axe.run({resultTypes: ['violations'], elementRef: false}).then(found => found.violations)"
SCRIPT = AXE_FILE_PATH.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """One line each: the rule, where, why. The page must have been opened after `page.add_init_script(SCRIPT)`."""
    return list(_lines(page.evaluate(RUN)))


def _lines(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    for rule in found:
        for node in rule["nodes"]:
            where = " ".join(map(str, node["target"]))
            why = " ".join(node["failureSummary"].split())
            yield f"{rule['id']} ({rule['impact']}): {where}: {why}"

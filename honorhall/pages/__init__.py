"""Floor 4: plan() makes the Page values of the whole site from one explicit list of planners."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from honorhall.ground.page import Page
from honorhall.ground.problem import Place, Problem
from honorhall.model import Archive
from honorhall.pages import calendar, facets, front, home, indexes, records, resources, search, timeline
from honorhall.pages.guide import Guide
from honorhall.pages.head import with_heads
from honorhall.pages.sections import handwritten, menu

PAGES: tuple[Callable[[Guide], Iterator[Page]], ...] = (
    home.pages,
    timeline.pages,
    calendar.pages,
    resources.pages,
    front.withdrawn,
    indexes.pages,
    facets.pages,
    records.pages,
    search.pages,
)


def plan(guide: Guide) -> Iterator[Page]:
    """Every page of the site that is made from records, each with its head."""
    return with_heads((page for planner in PAGES for page in planner(guide)), guide)


def collisions(pages: Iterable[Page], archive: Archive) -> Iterator[Problem]:
    """Two pages that want one url, the hand-written ones included: found in one pass, before a byte is made."""
    taken = {url: source.file for url, source in zip(handwritten(archive), archive.pages, strict=True)}
    for page in pages:
        if page.url in taken:
            facts = {"url": f"/{page.url}", "first": taken[page.url], "second": page.title}
            yield Problem("url-taken", Place(taken[page.url]), facts)
        taken[page.url] = page.title


def lead(markdown: str, url: str, guide: Guide) -> str:
    """Markdown of a hand-written page at `url`, with its links to records leading there."""
    return guide.led(markdown, "../" * url.count("/"))


__all__ = ["PAGES", "Guide", "collisions", "handwritten", "lead", "menu", "plan"]

"""Floor 4: plan() says which pages the site will have, from one explicit list of planners; each is made when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from honorhall.ground.page import Planned
from honorhall.ground.problem import Place, Problem
from honorhall.model import KIOSK, Archive
from honorhall.pages import (
    calendar,
    contribute,
    facets,
    front,
    home,
    indexes,
    kiosk,
    named,
    records,
    resources,
    search,
    timeline,
)
from honorhall.pages.carried import Carrier
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.head import Above, finished
from honorhall.pages.kiosk import WORDS as KIOSK_WORDS
from honorhall.pages.sections import handwritten, menu

PAGES: tuple[Callable[[Guide], Iterator[Draft]], ...] = (
    home.pages,
    timeline.pages,
    calendar.pages,
    resources.pages,
    front.withdrawn,
    indexes.pages,
    facets.pages,
    records.pages,
    named.pages,
    search.pages,
    contribute.pages,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Every page of the site that is made from records, not made yet. above: what they know of pages above them."""

    pages: tuple[Planned, ...]
    above: Above


def plan(guide: Guide) -> Plan:
    """What is known of every page before it is made."""
    planners = kiosk.PAGES if guide.archive.edition == KIOSK else PAGES
    drafts = tuple(draft for planner in planners for draft in planner(guide))
    above = Above(guide, _folders(drafts))
    return Plan(tuple(_planned(draft, above) for draft in drafts), above)


def _planned(draft: Draft, above: Above) -> Planned:
    make = partial(finished, draft, above)
    how = (draft.listed, draft.wide, draft.lang, draft.described)
    return Planned(draft.url, draft.title, draft.section, draft.template, make, draft.key, *how)


def _folders(drafts: Iterable[Draft]) -> Mapping[str, str]:
    """Url -> title of every page that has pages below it."""
    parents = {parent for draft in drafts if (parent := _parent(draft.url))}
    above: set[str] = {""}
    while parents:
        above |= parents
        parents = {parent for url in parents if (parent := _parent(url))} - above
    return {draft.url: draft.title for draft in drafts if draft.url in above}


def _parent(url: str) -> str:
    return url[: url.rfind("/", 0, -1) + 1]


def collisions(pages: Iterable[Planned], archive: Archive) -> Iterator[Problem]:
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


__all__ = [
    "KIOSK_WORDS",
    "PAGES",
    "Above",
    "Carrier",
    "Guide",
    "Plan",
    "collisions",
    "handwritten",
    "lead",
    "menu",
    "plan",
]

"""The screen in the hall: a plan and templates of its own (templates/kiosk/), at the addresses of the public site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.kiosk import attract, browse, lists, records, sheets

PAGES: tuple[Callable[[Guide], Iterator[Draft]], ...] = (
    attract.pages,
    sheets.pages,
    lists.pages,
    browse.pages,
    records.pages,
)

# What its doors say: the headings' font is to know it, though no page is called so.
WORDS = tuple(way[1].zh for way in (*attract.LARGE, *attract.SMALL))

__all__ = ["PAGES", "WORDS"]

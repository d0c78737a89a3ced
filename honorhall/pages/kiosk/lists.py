"""Lists: the records of every kind, in their order, as large entries; a long one goes on on further pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from honorhall.model import MODELS, Names
from honorhall.pages.cards import cards
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.kiosk.screen import Own, page
from honorhall.pages.paging import Steps, page_url, parted
from honorhall.pages.rooms.exhibits import as_walked

A_PAGE = 40  # entries: ten screens


def pages(guide: Guide) -> Iterator[Draft]:
    """A list a kind. The exhibits stand as they are walked."""
    for kind, model in MODELS.items():
        every = tuple(record.key for record in guide.views.by_kind[kind])
        if keys := as_walked(guide) if kind == "exhibit" else every:
            yield from listed(guide, f"{model.folder}/", Names(model.zh, model.en_many), keys)


def listed(guide: Guide, url: str, heading: Names, keys: Sequence[str]) -> Iterator[Draft]:
    """The pages of one list."""
    pages_of = list(parted(keys, url, A_PAGE))
    for part, steps in pages_of:
        own = Own(heading, partial(_entries, guide, tuple(part), (steps, len(pages_of)), len(keys)))
        yield page(guide, steps.url, "list.html", own)


def _entries(guide: Guide, keys: tuple[str, ...], place: tuple[Steps, int], whole: int) -> Mapping[str, Any]:
    steps, last = place
    folder = steps.url if steps.number == 1 else steps.url.partition("page/")[0]
    stops = guide.views.stops
    return {
        "entries": cards(map(guide.record, keys), guide),
        "numbers": tuple(stops[key].number if key in stops else 0 for key in keys),
        "whole": whole,
        "start": guide.link(keys[0]) if keys[0] in stops and steps.number == 1 else None,
        "earlier": page_url(folder, steps.number - 1) if steps.number > 1 else "",
        "later": page_url(folder, steps.number + 1) if steps.number < last else "",
    }

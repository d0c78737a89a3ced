"""A plain index for every kind that has no room of its own, paged when long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from honorhall.model import MODELS, Record
from honorhall.pages.cards import cards
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.paging import parted
from honorhall.pages.rooms import ROOMS
from honorhall.pages.rooms.room import room


def pages(guide: Guide) -> Iterator[Draft]:
    """The index of every kind that has records, page by page."""
    for kind, model in MODELS.items():
        if not guide.views.by_kind[kind]:
            continue
        if kind in ROOMS:
            yield from ROOMS[kind](guide)
            continue
        for part, steps in parted(guide.views.by_kind[kind], f"{model.folder}/"):
            yield room(guide, model, steps, partial(_own, guide, part))


def _own(guide: Guide, part: Sequence[Record]) -> Mapping[str, Any]:
    return {"cards": cards(part, guide)}

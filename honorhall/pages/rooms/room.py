"""What the index pages of all kinds have in common: title, description, count, ways to look, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from honorhall.model import Names, Record
from honorhall.pages.draft import Draft, Said
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide
from honorhall.pages.paging import Steps

Own = Callable[[], Mapping[str, Any]]


def room(guide: Guide, model: type[Record], steps: Steps, own: Own, template: str = "room.html") -> Draft:
    """One index page of a kind.

    own (picklable): what its template shows beyond what all have: `cards`, or what a room is made of; a `description`
    takes the place of the common one.
    """
    said = partial(_said, guide, model, steps, own)
    return Draft(steps.url, f"{model.zh}{steps.suffix}", f"{model.folder}/", template, said)


def _said(guide: Guide, model: type[Record], steps: Steps, own: Own) -> Said:
    count = next((number for kind, number in guide.views.holdings.kinds if kind == model.kind), 0)
    context = {
        "kind": Names(model.zh, model.en_many),
        "index": None,
        "count": count,
        "samples": len(guide.views.by_kind[model.kind]) - count,
        "lead": "",
        "ways": ways(guide, model.kind),
        "here": "",
        "sift": model.kind if len(guide.views.by_kind[model.kind]) > 1 else "",
        "cards": (),
        "steps": steps,
        **own(),
    }
    about = f"{guide.archive.hall.title}的{model.zh}，共 {count} 条。"
    return Said(context.pop("description", about), context)

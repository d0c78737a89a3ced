"""What the index pages of all kinds have in common: title, description, count, ways to look, pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from honorhall.ground.page import Page
from honorhall.model import Names, Record
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide
from honorhall.pages.paging import Steps


def room(guide: Guide, model: type[Record], steps: Steps, own: Mapping[str, Any], template: str = "room.html") -> Page:
    """One index page of a kind. own: what its template shows beyond that: `cards`, or what a room is made of."""
    samples = sum(record.sample for record in guide.views.by_kind[model.kind])
    count = len(guide.views.by_kind[model.kind]) - samples
    context = {
        "kind": Names(model.zh, model.en_many),
        "index": None,
        "count": count,
        "samples": samples,
        "lead": "",
        "ways": ways(guide, model.kind),
        "here": "",
        "cards": (),
        "steps": steps,
        **own,
    }
    title = f"{model.zh}{steps.suffix}"
    about = f"{guide.archive.hall.title}的{model.zh}，共 {count} 条。"
    return Page(steps.url, template, title, about, f"{model.folder}/", context)

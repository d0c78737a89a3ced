"""The page that finds: a box, results by name, and, for those without scripts, every way to browse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from honorhall.model import MODELS, Names
from honorhall.pages.draft import Draft, Said
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide, Link
from honorhall.pages.sections import SEARCH


def pages(guide: Guide) -> Iterator[Draft]:
    """One page: every kind with its facets stands on it, so that a reader without scripts is not lost."""
    yield Draft(SEARCH, "查找", SEARCH, "search.html", partial(_said, guide), wide=True)


def _said(guide: Guide) -> Said:
    kinds = tuple(
        (Link(model.zh, f"{model.folder}/"), Names(model.zh, model.en_many), ways(guide, kind))
        for kind, model in MODELS.items()
        if guide.views.by_kind[kind]
    )
    return Said(f"在{guide.archive.hall.title}的资料里按名称查找，或按类别浏览。", {"kinds": kinds})

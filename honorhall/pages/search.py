"""The page that finds: a box, results by name, and, for those without scripts, every way to browse."""

from __future__ import annotations

from collections.abc import Iterator

from honorhall.ground.page import Page
from honorhall.model import MODELS, Names
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide, Link
from honorhall.pages.sections import SEARCH


def pages(guide: Guide) -> Iterator[Page]:
    """One page: every kind with its facets stands on it, so that a reader without scripts is not lost."""
    kinds = tuple(
        (Link(model.zh, f"{model.folder}/"), Names(model.zh, model.en_many), ways(guide, kind))
        for kind, model in MODELS.items()
        if guide.views.by_kind[kind]
    )
    about = f"在{guide.archive.hall.title}的资料里按名称查找，或按类别浏览。"
    yield Page(SEARCH, "search.html", "查找", about, SEARCH, {"kinds": kinds}, wide=True)

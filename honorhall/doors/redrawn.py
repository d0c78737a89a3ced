"""drawn_anew(): which pages an edit of templates changes: those that are drawn with one of them, and no others."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from honorhall.doors.inventory import Inventory
from honorhall.exports import own_assets
from honorhall.ground.page import Artifact
from honorhall.output import Renderer, drawn_with, template_words

FRAME, ASSETS = "frame", "assets"


def drawn_anew(found: Inventory, folders: tuple[Path, ...], paths: Collection[str]) -> frozenset[str] | None:
    """Urls of the pages that are drawn with one of these templates; None where an edit reaches further.

    paths: of edited files. The frame belongs to every page, and so does the font, if other characters are its due.
    """
    names = {name for path in paths if (name := _name_in(folders, path))}
    if len(names) < len(paths) or any(name.partition("/")[0] == FRAME for name in names):
        return None
    edited = {name for name in names if name.partition("/")[0] != ASSETS}
    if not edited:
        return frozenset()
    if template_words(folders) != found.words:
        return None
    reached = drawn_with(folders, edited)
    return frozenset(url for url, template in found.templates.items() if template in reached)


def _name_in(folders: tuple[Path, ...], path: str) -> str:
    """The name of a template, or of a file in assets/; "" of what is neither."""
    for folder in folders:
        name = path.removeprefix(f"{folder}/")
        if name != path and (name.endswith(".html") or name.startswith(f"{ASSETS}/")):
            return name
    return ""


def assets_of(renderer: Renderer, edition: str) -> list[Artifact]:
    """The hall's own styles and scripts, as they are now."""
    return list(own_assets(renderer.folders, renderer.lettering, edition))

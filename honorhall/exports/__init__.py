"""Floor 4: export() makes the files of the site that are not pages: its own assets, pictures, sitemap, robots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from honorhall.exports import search
from honorhall.exports.assets import FOR_THE_KIOSK, JOINED, assets
from honorhall.exports.contribute import contribute_file
from honorhall.exports.fonts import fonts
from honorhall.exports.kiosk import kiosk_files
from honorhall.exports.sitemap import robots, sitemap
from honorhall.ground.page import Artifact
from honorhall.model import KIOSK, Archive
from honorhall.output import Lettering, Picture


def export(
    archive: Archive,
    urls: Mapping[str, date | None],
    pictures: Mapping[tuple[str, str], Picture],
    folders: Sequence[Path],
    lettering: Lettering,
) -> Iterator[Artifact]:
    """Every file beside the pages.

    urls: all pages to be found, relative, with the day of their last change where it is known; none where search
    engines are to stay away. folders: where templates lie, the first wins.
    """
    yield from sitemap(archive.hall.base_url, urls)
    yield robots(archive.hall.base_url, open_to_all=bool(urls))
    yield from own_assets(folders, lettering, archive.edition)
    yield from fonts(lettering)
    for (key, _), picture in pictures.items():
        yield from picture.artifacts(archive.records[key].page_url)


def own_assets(folders: Sequence[Path], lettering: Lettering, edition: str) -> Iterator[Artifact]:
    """The hall's own styles, scripts and art; what the build makes of them is the face's rule, and the fold's table."""
    made: dict[str, Callable[[], bytes]] = {
        "css/11-face.css": partial(_face, lettering),
        "search/05-table.js": search.fold_table,
    }
    yield from assets(folders, made, FOR_THE_KIOSK if edition == KIOSK else JOINED)


def _face(lettering: Lettering) -> bytes:
    return lettering.rule().encode()


__all__ = ["contribute_file", "export", "kiosk_files", "own_assets", "search", "sitemap"]

"""Floor 4: export() makes the files of the site that are not pages: its own assets, pictures, sitemap, robots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from honorhall.exports.assets import assets
from honorhall.exports.sitemap import robots, sitemap
from honorhall.ground.page import Artifact
from honorhall.model import Archive
from honorhall.output import Picture


def export(
    archive: Archive, urls: Sequence[str], pictures: Mapping[tuple[str, str], Picture], folders: Sequence[Path]
) -> Iterator[Artifact]:
    """Every file beside the pages.

    urls: all listed pages, relative; none where search engines are to stay away. folders: where templates lie, the
    first wins.
    """
    yield from sitemap(archive.hall.base_url, urls)
    yield robots(archive.hall.base_url, open_to_all=bool(urls))
    yield from assets(folders)
    for (key, _), picture in pictures.items():
        yield picture.artifact(archive.records[key].page_url)


__all__ = ["export"]

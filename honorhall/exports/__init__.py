"""Floor 4: export() makes the files of the site that are not pages: its own assets, pictures, sitemap, robots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from honorhall.exports.sitemap import robots, sitemap
from honorhall.ground.page import Artifact
from honorhall.model import Archive
from honorhall.output import Picture

ASSETS = "assets/hall/"


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


def assets(folders: Sequence[Path]) -> Iterator[Artifact]:
    """Our own styles, scripts and art; a hall's own file takes the place of ours of the same name."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted((folder / "assets").rglob("*")):
            if path.is_file():
                found.setdefault(path.relative_to(folder / "assets").as_posix(), path)
    for name, path in sorted(found.items()):
        yield Artifact(f"{ASSETS}{name}", partial(Path.read_bytes, path))


__all__ = ["export"]

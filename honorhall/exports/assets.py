"""The hall's own styles, scripts and art: all styles as one file, all scripts as another; each costs one request."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from honorhall.ground.page import Artifact

ASSETS = "assets/hall/"
# File -> the files under templates/assets/ it is made of, by name. No page loads the search before its reader asks.
JOINED: Mapping[str, tuple[str, ...]] = {
    "hall.css": ("css/*",),
    "hall.js": ("js/*",),
    "search.js": ("search/*",),
    "contribute.js": ("contribute/*",),
}
FOR_THE_KIOSK: Mapping[str, tuple[str, ...]] = {
    "hall.css": ("css/1*", "kiosk/css/*"),
    "hall.js": ("search/91*", "kiosk/js/*"),
    "search.js": ("search/[0-8]*", "search/90*"),
}
PARTS = ("css/", "js/", "search/", "contribute/", "kiosk/")  # folders whose files stand on the site as parts of others


Part = Path | Callable[[], bytes]


def assets(
    folders: Sequence[Path], made: Mapping[str, Callable[[], bytes]], joined: Mapping[str, tuple[str, ...]] = JOINED
) -> Iterator[Artifact]:
    """Every file of templates/assets/; folders: the first wins, so that a hall's own file takes the place of ours.

    made: name ("css/11-face.css") -> what makes the bytes of a file that stands in no folder.
    """
    found: dict[str, Part] = dict(made)
    for folder in folders:
        for path in sorted((folder / "assets").rglob("*")):
            if path.is_file():
                found.setdefault(path.relative_to(folder / "assets").as_posix(), path)
    for name, part in sorted(found.items()):
        if not name.startswith(PARTS):
            yield Artifact(f"{ASSETS}{name}", partial(_joined, (part,)))
    for name, patterns in joined.items():
        chosen = [one for pattern in patterns for one in sorted(fnmatch.filter(found, pattern))]
        yield Artifact(f"{ASSETS}{name}", partial(_joined, tuple(found[one] for one in chosen)))


def _joined(parts: tuple[Part, ...]) -> bytes:
    return b"\n".join(part.read_bytes() if isinstance(part, Path) else part() for part in parts)

"""The hall's own styles, scripts and art: all styles as one file, all scripts as another; each costs one request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from honorhall.ground.page import Artifact

ASSETS = "assets/hall/"
# Folder under templates/assets/ -> the file its files become, by name. No page loads the search before its reader asks.
JOINED = {"css": "hall.css", "js": "hall.js", "search": "search.js"}


Part = Path | Callable[[], bytes]


def assets(folders: Sequence[Path], made: Mapping[str, Callable[[], bytes]]) -> Iterator[Artifact]:
    """Every file of templates/assets/; folders: the first wins, so that a hall's own file takes the place of ours.

    made: name ("css/11-face.css") -> what makes the bytes of a file that stands in no folder.
    """
    found: dict[str, Part] = dict(made)
    for folder in folders:
        for path in sorted((folder / "assets").rglob("*")):
            if path.is_file():
                found.setdefault(path.relative_to(folder / "assets").as_posix(), path)
    for name, part in sorted(found.items()):
        if name.partition("/")[0] not in JOINED:
            yield Artifact(f"{ASSETS}{name}", partial(_joined, (part,)))
    for kind, joined in JOINED.items():
        parts = tuple(part for name, part in sorted(found.items()) if name.startswith(f"{kind}/"))
        yield Artifact(f"{ASSETS}{joined}", partial(_joined, parts))


def _joined(parts: tuple[Part, ...]) -> bytes:
    return b"\n".join(part.read_bytes() if isinstance(part, Path) else part() for part in parts)

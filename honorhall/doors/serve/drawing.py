"""What MkDocs draws for a preview, drawn anew only when something that it goes by has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from honorhall.doors.build import Prepared
from honorhall.doors.folders import template_folders
from honorhall.doors.host import host
from honorhall.doors.hosted import Hosted, unhosted
from honorhall.doors.order import HostError
from honorhall.output import Dress

Seen = dict[str, tuple[int, int]]  # path of a file -> its time of change in ns, its size


@dataclass(frozen=True, slots=True)
class _Kept:
    drawn: Hosted
    dress: Dress
    seen: Seen
    told: Mapping[tuple[str, str], str]  # every question that MkDocs asked of the hall's prose, and the answer


class Drawing:
    """Draws, and remembers what it drew and from what."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: _Kept | None = None

    def of(self, prepared: Prepared) -> Hosted:
        """MkDocs' part of this hall as it stands. Raises HostError and, for a frame that does not hold, jinja2's."""
        kept = self._kept
        if kept is None or not self._holds(kept, prepared):
            kept = self._kept = self._anew(prepared)
        return kept.drawn

    def reads(self) -> tuple[Path, ...]:
        """The files and folders that the last drawing was made from, apart from those of every hall."""
        return self._kept.drawn.reads if self._kept else ()

    def _holds(self, kept: _Kept, prepared: Prepared) -> bool:
        """Whether MkDocs would draw the very same: its output follows from its files, the dress and the answers."""
        return (
            kept.dress == prepared.dress
            and kept.seen == seen(self._reads(kept.drawn.reads))
            and all(prepared.prose(*asked) == answer for asked, answer in kept.told.items())
        )

    def _anew(self, prepared: Prepared) -> _Kept:
        if not (self._root / "mkdocs.yml").is_file():
            raise HostError("mkdocs.yml 不见了。 mkdocs.yml is gone.")
        told: dict[tuple[str, str], str] = {}

        def prose(markdown: str, url: str) -> str:
            return told.setdefault((markdown, url), prepared.prose(markdown, url))

        before = seen(self._reads(()))
        drawn = host(self._root, prepared.dress, prose) if prepared.framed else unhosted()
        # What was changed while MkDocs was drawing will be seen as changed the next time.
        now = {**seen(self._reads(drawn.reads)), **before}
        return _Kept(drawn, prepared.dress, now if drawn.alone else {}, told)

    def _reads(self, more: Iterable[Path]) -> list[Path]:
        frames = [folder / "frame" for folder in template_folders(self._root)]
        return [self._root / "mkdocs.yml", self._root / "content" / "pages", *frames, *more]


def seen(places: Iterable[Path]) -> Seen:
    """What tells a change: every file at these places, or below them."""
    found = {}
    for place in places:
        for path in (place, *place.rglob("*")) if place.is_dir() else (place,):
            if path.is_file():
                known = path.stat()
                found[str(path)] = (known.st_mtime_ns, known.st_size)
    return found

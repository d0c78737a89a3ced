"""The site of a preview: every file by its path, made when somebody asks for it and not before."""

from __future__ import annotations

import copy
import threading
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from urllib.parse import urlsplit

from honorhall.doors.build import Prepared
from honorhall.ground.page import Artifact
from honorhall.output import Renderer
from honorhall.pages import Carrier

MOST_KEPT = 400  # files: a page with all that it shows is some 20
# A picture's name holds a digest of its file: the same name has the same bytes in the next site. What lies in assets/
# is called what its author called it.
PICTURES = (".avif", ".webp", ".jpg", ".png")
NAMED_BY_AUTHORS = "assets/"


class Site:
    """One state of a hall's site. Its bytes are those that a build would write; safe to ask from several threads.

    drawn: what MkDocs wrote, by path. beside: all that is neither that nor a page; of two for one path it counts.
    """

    def __init__(
        self, prepared: Prepared, drawn: Mapping[str, bytes], renderer: Renderer, beside: Iterable[Artifact]
    ) -> None:
        self.prepared = prepared
        self.mount = urlsplit(prepared.dress.base_url).path.strip("/")
        self._drawn = drawn
        self._renderer = renderer
        self._planned = {page.path: page for page in prepared.pages}
        self._beside = {artifact.path: artifact for artifact in beside}
        self._first = Carrier(prepared.guide, prepared.plan.above)
        self._now: Carrier | None = None  # since words were edited
        self._kept: dict[str, bytes] = {}
        self._making = threading.Lock()  # a frame is drawn with marks that only one page at a time may set

    def reworded(self, now: Carrier, beside: Iterable[Artifact]) -> Site:
        """The same site after an edit of words. now: packs pages of its records; beside: files that are others now."""
        made = copy.copy(self)
        made._now = now  # noqa: SLF001 (a copy of our own)
        made._beside = {**self._beside, **{artifact.path: artifact for artifact in beside}}  # noqa: SLF001
        made._kept = {}  # noqa: SLF001
        made.take_over(self)
        return made

    def paths(self) -> list[str]:
        """The path of every file, in order."""
        return sorted({*self._drawn, *self._planned, *self._beside})

    def __contains__(self, path: object) -> bool:
        return path in self._planned or path in self._beside or path in self._drawn

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises KeyError where there is none, and whatever its template raises."""
        if path not in self._beside and path not in self._planned:
            return self._drawn[path]
        with self._making if path in self._planned else nullcontext():
            if path not in self._kept:
                self._keep(path, self._made(path))
            return self._kept[path]

    def _made(self, path: str) -> bytes:
        if path in self._beside:
            return self._beside[path].make()
        page = self._planned[path]
        if self._now is not None:
            page = self._now.unpacked(self._first.packed(page))
        return self._renderer.page(page.make())

    def _keep(self, path: str, data: bytes) -> None:
        self._kept[path] = data
        for oldest in list(self._kept)[:-MOST_KEPT]:
            self._kept.pop(oldest, None)

    def take_over(self, before: Site) -> None:
        """Keep the pictures that an earlier state has made: drawing one anew takes a tenth of a second."""
        for path, data in list(before._kept.items()):
            if path in self._beside and path.endswith(PICTURES) and not path.startswith(NAMED_BY_AUTHORS):
                self._kept[path] = data

    def examples(self) -> list[str]:
        """The path of one page of each template, in the order of the plan."""
        first = {page.template: page.path for page in reversed(self.prepared.pages)}
        return sorted(first.values())

"""render(): a Page becomes the bytes of its file: body by its template, frame by the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from honorhall.ground.page import Artifact, Page
from honorhall.output.frame import Frames
from honorhall.output.prose import headings, prose

FEWEST_HEADINGS = 2  # a list of one heading helps nobody


class Renderer:
    """Templates of one site, the first folder first, and its frames. Travels to workers as its parts."""

    def __init__(self, folders: tuple[Path, ...], frames: Frames) -> None:
        self.folders = folders
        self.frames = frames
        self._environment = environment(folders)

    def page(self, page: Page) -> bytes:
        """The whole page, UTF-8. Raises jinja2's errors: an unknown name in a template is our own bug."""
        body = self.body(page)
        found = () if page.wide else headings(body)
        toc = found if len(found) >= FEWEST_HEADINGS else ()
        return self.frames.fill(replace(page, toc=toc), body)

    def body(self, page: Page) -> str:
        """What stands within the frame."""
        template = self._environment.get_template(page.template)
        return template.render(page.context, page=page, base=page.base)

    def artifacts(self, pages: Iterable[Page]) -> Iterator[Artifact]:
        """One artifact a page, in their order."""
        return (Artifact(page.path, partial(self.page, page)) for page in pages)

    def __getstate__(self) -> dict[str, Any]:
        return {"folders": self.folders, "frames": self.frames}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]  # the parts are all there is


def environment(folders: tuple[Path, ...]) -> Environment:
    """Jinja as every template of ours sees it: text is escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters["prose"] = _prose
    made.filters["headings"] = headings
    return made


def _prose(text: str) -> Markup:
    return Markup(prose(text))  # noqa: S704 (sanitised by nh3)

"""render(): a Page becomes the bytes of its file: body by its template, frame by the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_environment
from markupsafe import Markup

from honorhall.ground.page import Artifact, Page
from honorhall.output.charts import Chart, bar_chart
from honorhall.output.compiled import Compiled
from honorhall.output.frame import Frames
from honorhall.output.lettering import Lettering
from honorhall.output.prose import Written, headings, prose, with_pictures

FEWEST_HEADINGS = 2  # a list of one heading helps nobody


class Renderer:
    """Templates of one site, the first folder first, and its frames. Travels to workers as its parts.

    compiled: templates of earlier renderers; it stays behind when this one travels.
    """

    def __init__(
        self, folders: tuple[Path, ...], frames: Frames, lettering: Lettering, compiled: Compiled | None = None
    ) -> None:
        self.folders = folders
        self.frames = frames
        self.lettering = lettering
        self._environment = environment(folders, compiled)

    def page(self, page: Page) -> bytes:
        """The whole page, UTF-8. Raises jinja2's errors: an unknown name in a template is our own bug."""
        body = self.body(page)
        found = () if page.wide else headings(body)
        toc = found if len(found) >= FEWEST_HEADINGS else ()
        return self.frames.fill(replace(page, toc=toc), body)

    def body(self, page: Page) -> str:
        """What stands within the frame."""
        template = self._environment.get_template(page.template)
        return self.lettering.marked(template.render(page.context, page=page, base=page.base))

    def artifacts(self, pages: Iterable[Page]) -> Iterator[Artifact]:
        """One artifact a page, in their order."""
        return (Artifact(page.path, partial(self.page, page)) for page in pages)

    def __getstate__(self) -> dict[str, Any]:
        return {"folders": self.folders, "frames": self.frames, "lettering": self.lettering}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]  # the parts are all there is


def environment(folders: tuple[Path, ...], compiled: Compiled | None = None) -> Environment:
    """Jinja as every template of ours sees it: text is escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=compiled,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters["prose"] = _prose
    made.filters["headings"] = headings
    made.filters["chart"] = _chart
    return made


@pass_environment
def _prose(environment: Environment, text: str | Written) -> Markup:
    """Markdown as HTML; its pictures as the templates draw those of a gallery."""
    if isinstance(text, str):
        return Markup(prose(text))  # noqa: S704 (sanitised by nh3)
    pictures: Any = environment.get_template("parts/pictures.html").module

    def draw(number: int, alone: bool) -> str:  # noqa: FBT001 (a picture, how)
        macro = pictures.figure if alone else pictures.inline
        return str(macro(text.shots[number], text.base)).strip()

    return Markup(with_pictures(prose(text.text), len(text.shots), draw))  # noqa: S704 (the same; our own template)


def _chart(chart: Chart) -> Markup:
    return Markup(bar_chart(chart))  # noqa: S704 (its texts are escaped where it is drawn)

"""render(): a Page becomes the bytes of its file: body by its template, frame by the theme."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, pass_environment
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from honorhall.ground.page import Page
from honorhall.output import atoms
from honorhall.output.charts import Chart, bar_chart
from honorhall.output.codes import code
from honorhall.output.compiled import Compiled, CompiledOnDisk
from honorhall.output.frame import Frames
from honorhall.output.lettering import Lettering
from honorhall.output.prose import Written, headings, prose, unlinked, with_pictures
from honorhall.output.templates import Templates

PICTURES = "parts/pictures.html"  # draws the pictures that stand in prose
FEWEST_HEADINGS = 2  # a list of one heading helps nobody


class Renderer:
    """Templates of one site, the first folder first, and its frames. Travels to workers as its parts.

    compiled: templates of earlier renderers; what is kept in memory stays behind when this one travels.
    """

    def __init__(
        self, folders: tuple[Path, ...], frames: Frames, lettering: Lettering, compiled: Compiled | None = None
    ) -> None:
        self.folders = folders
        self.frames = frames
        self.lettering = lettering
        self._compiled = compiled
        self._environment = environment(folders, compiled)
        self._long_way: dict[str, Template] = {}  # templates that ask for what only Jinja's own code can give

    def page(self, page: Page) -> bytes:
        """The whole page, UTF-8. Raises jinja2's errors: an unknown name in a template is our own bug."""
        body = self.body(page)
        found = () if page.wide else headings(body)
        return self.frames.fill(page, body, found if len(found) >= FEWEST_HEADINGS else ())

    def body(self, page: Page) -> str:
        """What stands within the frame."""
        return self.lettering.marked(self._drawn(page))

    def _drawn(self, page: Page) -> str:
        if page.template not in self._long_way:
            try:
                return self._environment.get_template(page.template).render(page.context, page=page, base=page.base)
            except AttributeError:
                long = environment(self.folders, kind=Environment)
                self._long_way[page.template] = long.get_template(page.template)
        return self._long_way[page.template].render(page.context, page=page, base=page.base)

    def __getstate__(self) -> dict[str, Any]:
        compiled = self._compiled if isinstance(self._compiled, CompiledOnDisk) else None
        return {"folders": self.folders, "frames": self.frames, "lettering": self.lettering, "compiled": compiled}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]  # the parts are all there is


def environment(
    folders: tuple[Path, ...], compiled: Compiled | None = None, kind: type[Environment] = Templates
) -> Environment:
    """Jinja as every template of ours sees it: text is escaped, an unknown name is an error."""
    made = kind(
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
    made.filters["date"] = atoms.date
    made.filters["amount"] = atoms.amount
    made.filters["unlinked"] = unlinked
    made.filters["code"] = code
    return made


@pass_environment
def _prose(environment: Environment, text: str | Written) -> Markup:
    """Markdown as HTML; its pictures as the templates draw those of a gallery."""
    if isinstance(text, str) or not text.shots:
        return Markup(prose(text if isinstance(text, str) else text.text))  # noqa: S704 (sanitised by nh3)
    pictures: Any = environment.get_template(PICTURES).module

    def draw(number: int, alone: bool) -> str:  # noqa: FBT001 (a picture, how)
        macro = pictures.figure if alone else pictures.inline
        return str(macro(text.shots[number], text.base)).strip()

    return Markup(with_pictures(prose(text.text), len(text.shots), draw))  # noqa: S704 (the same; our own template)


def _chart(chart: Chart) -> Markup:
    return Markup(bar_chart(chart))  # noqa: S704 (its texts are escaped where it is drawn)


def compile_all(folders: tuple[Path, ...], compiled: Compiled) -> None:
    """Compile every template, for whoever draws with it. One that is wrong is an affair of its pages."""
    made = environment(folders, compiled)
    for name in made.list_templates(["html"]):
        with suppress(TemplateError):
            made.get_template(name)


def drawn_with(folders: tuple[Path, ...], edited: Collection[str]) -> frozenset[str]:
    """The templates that are drawn with one of these: itself, or what it extends, imports or includes, at any depth."""
    made = environment(folders)
    names = {name: _named_in(made, name) for name in made.list_templates(["html"])}
    reached = set(edited)
    while more := {name for name, others in names.items() if name not in reached and not others.isdisjoint(reached)}:
        reached |= more
    return frozenset(reached)


def _named_in(made: Environment, name: str) -> frozenset[str | None]:
    """The templates that one names. Pictures in prose are drawn by a template that nobody names."""
    source = made.loader.get_source(made, name)[0] if made.loader else ""
    return frozenset((*find_referenced_templates(made.parse(source)), *((PICTURES,) if "prose" in source else ())))

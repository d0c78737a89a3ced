"""The slow twin of the frame: MkDocs itself draws our pages, one by one, as if they were pages of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

from mkdocs.commands.build import build
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import get_toc

from honorhall.doors.host import open_host
from honorhall.ground.page import Page
from honorhall.output.frame import Dress


def drawn_by_mkdocs(root: Path, dress: Dress, pages: Iterable[tuple[Page, str]]) -> dict[str, bytes]:
    """Return what MkDocs writes for each (page, body), by the page's url; `root` holds a mkdocs.yml."""
    own = {page.url: (page, body) for page, body in pages}
    with TemporaryDirectory() as stage:
        config, plugin = open_host(root, Path(stage))
        plugin.dress = dress
        config.plugins["slow twin"] = _AsPagesOfItsOwn(own)
        build(config)
        return {url: (Path(stage) / page.path).read_bytes() for url, (page, _) in own.items()}


class _AsPagesOfItsOwn(BasePlugin):  # type: ignore[type-arg] # a plugin without settings
    def __init__(self, own: dict[str, tuple[Page, str]]) -> None:
        self._own = own

    def on_files(self, files, /, *, config):
        for url in self._own:
            inclusion = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, f"{url}index.md", content="", inclusion=inclusion))

    def on_nav(self, nav, /, *, config, files):
        entries = {unquote(entry.url): entry for entry in _entries(nav.items)}
        for file in files.documentation_pages():
            if own := self._own_of(file.page):
                page, _ = own
                file.page.title = escape(page.title)
                file.page.parent = entries.get(page.section) if page.section else None

    def on_page_markdown(self, markdown, /, *, page, config, files):
        if own := self._own_of(page):
            page.meta = {"head": own[0].head, "description": escape(own[0].description)}
            if not own[0].toc:
                page.meta["hide"] = ["navigation", "toc"] if own[0].wide else ["toc"]

    def on_page_content(self, html, /, *, page, config, files):
        own = self._own_of(page)
        if own is None:
            return html
        tokens = [_token(2, escape(anchor), escape(heading), []) for anchor, heading in own[0].toc]
        page.toc = get_toc([_token(1, "title", page.title, tokens)])
        return own[1]

    def _own_of(self, page: Any) -> tuple[Page, str] | None:
        return self._own.get(unquote(page.url)) if page.file.generated_by else None


def _entries(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if item.children:
            yield from _entries(item.children)
        else:
            yield item


def _token(level: int, anchor: str, name: str, children: list[Any]) -> Any:
    return {"level": level, "id": anchor, "name": name, "children": children}

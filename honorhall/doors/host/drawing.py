"""Drawing a frame: MkDocs' own way to a page, walked once for all pages of a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from honorhall.doors.host.menu import leaves
from honorhall.output import BODY, DESCRIPTION, HEAD, TITLE, TOC, FrameKey, sample_url

Draw = Callable[[FrameKey], str]


def drawer(env: Any, nav: Navigation, config: MkDocsConfig, files: Files) -> Draw:
    """Return a function that draws a frame as MkDocs draws a page in the build these come from."""
    entries = leaves(nav.items)

    def draw(key: FrameKey) -> str:
        page = _sample(key, config)
        page.parent = cast("Section", entries.get(key.section)) if key.section else None
        page.active = True
        try:
            context = get_context(nav, files, config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            drawn = env.get_template("main.html").render(context)
            return config.plugins.on_post_page(drawn, page=page, config=config)
        finally:
            page.active = False

    return draw


def _sample(key: FrameKey, config: MkDocsConfig) -> Page:
    """Return a page of this kind with a mark wherever pages of this kind differ."""
    page = Page(TITLE, File.generated(config, f"{sample_url(key.depth)}index.md", content=""), config)
    page.content = BODY
    page.meta = {"head": HEAD}
    if key.described:
        page.meta["description"] = DESCRIPTION
    title = AnchorLink(TITLE, "title", level=1)
    if key.toc:
        title.children = [AnchorLink(heading, anchor, level=2) for anchor, heading in TOC]
    else:
        page.meta["hide"] = ["navigation", "toc"] if key.wide else ["toc"]
    page.toc = TableOfContents([title])
    return page

"""The menu: the hall's sections and its hand-written pages, as MkDocs' navigation knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, cast
from urllib.parse import unquote

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from honorhall.output import MenuGroup, MenuItem


class HallLink(Link):
    """A menu entry for pages that MkDocs never reads. Lit, it lights the group above it, as a page does."""

    _lit = False

    @property
    def active(self) -> bool:
        """Whether the page being drawn belongs to this entry."""
        return self._lit

    @active.setter
    def active(self, lit: bool) -> None:
        self._lit = lit
        if self.parent is not None:
            self.parent.active = lit


def navigation(menu: Iterable[MenuGroup], pages: list[Page]) -> Navigation:
    """Return the menu: a section a group, and the way home first if no group has it."""
    by_url = {unquote(page.url): page for page in pages}
    items = [_group(group, by_url) for group in menu if group.items]
    home = leaves(items).get("")
    if home is None:
        home = HallLink("首页", "")
        items.insert(0, home)
    nav = Navigation(items, [item for item in leaves(items).values() if isinstance(item, Page)])
    nav.homepage = cast("Page", home)  # templates ask it for its title and url only
    return nav


def _group(group: MenuGroup, pages: Mapping[str, Page]) -> Section | Link | Page:
    entries = [_entry(item, pages) for item in group.items]
    if len(entries) == 1:
        return entries[0]
    section = Section(escape(group.title), list(entries))
    for entry in entries:
        entry.parent = section
    return section


def _entry(item: MenuItem, pages: Mapping[str, Page]) -> Link | Page:
    page = pages.get(item.url)
    if page is None:
        return HallLink(escape(item.title), item.url)
    if item.title:
        page.title = escape(item.title)
    return page


def leaves(items: Iterable[Any]) -> dict[str, Link | Page]:
    """Return the menu's entries by url, without the groups they stand in."""
    entries = (entry for item in items for entry in (item.children or (item,)))
    return {unquote(entry.url): entry for entry in entries}

"""Page and Artifact: what the site will hold, before a byte of it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    url: relative to the site's root, "" for home, else ending in "/" (`teams/dongqi/`).
    template: file name under templates/; context: all that the template sees.
    section: the url of the index it belongs to ("" for home, `teams/`): the menu entry that is lit.
    toc: (anchor, heading) of the second-level headings, in order. wide: without the theme's columns beside it.
    """

    url: str
    template: str
    title: str
    description: str = ""
    section: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    toc: tuple[tuple[str, str], ...] = ()
    head: str = ""
    listed: bool = True
    lang: str = "zh"
    wide: bool = False

    @property
    def depth(self) -> int:
        """How many folders below the root: 0 for home, 2 for `teams/dongqi/`."""
        return self.url.count("/")

    @property
    def base(self) -> str:
        """The way from this page back to the root: "./", "../", "../../"."""
        return "../" * self.depth or "./"

    @property
    def path(self) -> str:
        """The file it becomes, relative to the site's folder."""
        return f"{self.url}index.html"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site: its path, and how to make its bytes (picklable, so that a worker can)."""

    path: str
    make: Callable[[], bytes]

"""Page and Artifact: what the site will hold, before a byte of it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


class Placed:
    """What follows from where a page stands."""

    __slots__ = ()
    url: str

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
class Page(Placed):
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
    def described(self) -> bool:
        """Whether it has a description of its own."""
        return bool(self.description)


@dataclass(frozen=True, slots=True)
class Planned(Placed):
    """A page that will stand on the site: all that is known of it before it is made.

    make: the page itself, with its context and its head (picklable: a module's function with values). key: of the
    record that it shows, "" for every other page. All other fields are those of the page; described: it will have a
    description of its own.
    """

    url: str
    title: str
    section: str
    template: str
    make: Callable[[], Page]
    key: str = ""
    listed: bool = True
    wide: bool = False
    lang: str = "zh"
    described: bool = True

    @property
    def toc(self) -> tuple[tuple[str, str], ...]:
        """Only its body will tell which headings it has."""
        return ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site: its path, and how to make its bytes (picklable, so that a worker can).

    slow: to make them takes long.
    """

    path: str
    make: Callable[[], bytes]
    slow: bool = False

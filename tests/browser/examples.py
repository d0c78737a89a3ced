"""Which pages to look at: the longest of every template in every section, those written by hand, the wrong address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from honorhall.ground.page import Page

WRONG = "404.html"
HAND = "hand"
SECOND_PAGE = "/2/"
PICTURE = "Shot("  # how a picture shows in the text of a context
ALIKE = frozenset({"facet.html"})


@dataclass(frozen=True, slots=True)
class Example:
    """One page to look at. name: unlike any other's, fit for a file name; template: without its ".html"."""

    name: str
    template: str
    url: str


def one_of_each(pages: Iterable[Page], written: Iterable[str]) -> list[Example]:
    """The longest page of every template, then pages written by hand (`written`: their urls), then 404.html."""
    return _with_plain({page.template: page for page in _short_to_long(pages)}.values(), written)


def every_variant(pages: Iterable[Page], written: Iterable[str]) -> list[Example]:
    """Of every template in every section the longest page, the one with most prose, one with pictures, a second page.

    Facets are alike in all sections: one of them is enough.
    """
    pages = tuple(pages)
    found: dict[tuple[str, ...], Page] = {}
    for page in _short_to_long(pages):
        section = "" if page.template in ALIKE else page.section
        pictured = "pictures" if PICTURE in str(page.context) else ""
        later = "later" if page.url.endswith(SECOND_PAGE) else ""
        found[page.template, section, pictured, later] = page
    for page in sorted(pages, key=_prose):
        found[page.template, "prose"] = page
    return _with_plain({page.url: page for page in found.values()}.values(), written)


def _short_to_long(pages: Iterable[Page]) -> list[Page]:
    return sorted(pages, key=lambda page: (len(str(page.context)), page.url))


def _prose(page: Page) -> int:
    return len(str(page.context.get("body", "")))


def _with_plain(chosen: Iterable[Page], written: Iterable[str]) -> list[Example]:
    """Examples of planned pages in the order of template and url, and of those that nobody planned."""
    planned = sorted((_template(page), page.url) for page in chosen)
    return [Example(_name(template, url), template, url) for template, url in planned] + list(_plain(written))


def _plain(written: Iterable[str]) -> Iterator[Example]:
    yield from (Example(_name(HAND, url), HAND, url) for url in sorted(written))
    yield Example("404", "404", WRONG)


def _template(page: Page) -> str:
    return page.template.removesuffix(".html").replace("/", "-")


def _name(template: str, url: str) -> str:
    """A name from a template and a url: `record--teams-dongqi`."""
    return f"{template}--{url.strip('/').replace('/', '-') or 'home'}"

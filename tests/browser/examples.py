"""Which pages to look at: the longest of every template in every section, those written by hand, the wrong address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from honorhall.ground.page import Page

WRONG = "404.html"
HAND = "hand"
SECOND_PAGE = "/2/"


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
    """The longest page of every template in every section, with and without pictures, a list's second page."""
    found: dict[tuple[str, ...], Page] = {}
    for page in _short_to_long(pages):
        pictured = "pictures" if page.context.get("shots") else ""
        later = "later" if page.url.endswith(SECOND_PAGE) else ""
        found[page.template, page.section, pictured, later] = page
    return _with_plain(found.values(), written)


def _short_to_long(pages: Iterable[Page]) -> list[Page]:
    return sorted(pages, key=lambda page: (len(str(page.context)), page.url))


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

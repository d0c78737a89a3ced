"""sitemap.xml and robots.txt: the site as search engines should meet it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from urllib.parse import quote
from xml.sax.saxutils import escape

from honorhall.ground.page import Artifact

MOST_URLS = 50_000  # sitemaps.org: more must be split and listed in an index
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(base_url: str, urls: Mapping[str, date | None]) -> Iterator[Artifact]:
    """One sitemap, or an index of several. Nothing without an address of the site (urls must be whole) or urls.

    urls: relative to the root -> the day of the last change, None where it is not known.
    """
    if not base_url or not urls:
        return
    root = base_url.rstrip("/") + "/"
    listed = sorted(urls.items(), key=lambda entry: entry[0])
    parts = [listed[start : start + MOST_URLS] for start in range(0, len(listed), MOST_URLS)]
    if len(parts) == 1:
        yield _artifact("sitemap.xml", _urlset(root, parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _artifact(name, _urlset(root, part))
    entries = "".join(f"<sitemap><loc>{_loc(root, name)}</loc></sitemap>\n" for name in names)
    yield _artifact("sitemap.xml", f"{HEAD}<sitemapindex {NAMESPACE}>\n{entries}</sitemapindex>\n")


def robots(base_url: str, *, open_to_all: bool) -> Artifact:
    """Everybody may read everything, or search engines stay away; withdrawn pages say noindex themselves."""
    if not open_to_all:
        return _artifact("robots.txt", "User-agent: *\nDisallow: /\n")
    where = f"\nSitemap: {base_url.rstrip('/')}/sitemap.xml\n" if base_url else ""
    return _artifact("robots.txt", f"User-agent: *\nAllow: /\n{where}")


def _urlset(root: str, urls: Sequence[tuple[str, date | None]]) -> str:
    entries = "".join(f"<url><loc>{_loc(root, url)}</loc>{_day(changed)}</url>\n" for url, changed in urls)
    return f"{HEAD}<urlset {NAMESPACE}>\n{entries}</urlset>\n"


def _loc(root: str, url: str) -> str:
    return escape(root + quote(url))


def _day(changed: date | None) -> str:
    return f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""


def _artifact(path: str, text: str) -> Artifact:
    return Artifact(path, partial(str.encode, text, "utf-8"))

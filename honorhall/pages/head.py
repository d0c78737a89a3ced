"""The head of a page: what it says of itself to whoever shares it (Open Graph) and to machines (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape

from honorhall.ground.page import Page
from honorhall.model import Person, Record
from honorhall.pages.guide import Guide
from honorhall.pages.linked import Speaker
from honorhall.pages.spoken import Told, spoken

NO_INDEX = '<meta name="robots" content="noindex">'
LOCALES = {"zh": "zh_CN", "en": "en_GB"}
# In a script, `<!--` and `</` have a meaning; in older JavaScript, U+2028 ends a line.
NEVER_IN_A_SCRIPT = {"<": r"\u003c", "\u2028": r"\u2028", "\u2029": r"\u2029"}


def with_heads(pages: Iterable[Page], guide: Guide) -> Iterator[Page]:
    """The same pages, each with its head. A page that is not listed keeps the head it has: it is to be forgotten."""
    planned = tuple(pages)
    by_url = {page.url: page for page in planned}
    records = {record.page_url: record for record in guide.archive.records.values()}
    for page in planned:
        yield _with_head(page, records.get(page.url), guide, by_url) if page.listed else page


def _with_head(page: Page, record: Record | None, guide: Guide, by_url: Mapping[str, Page]) -> Page:
    told = Told(page, record, _crumbs(page, by_url))
    site = guide.archive.hall.base_url
    # Without an address of the site, addresses lead from the page to the root.
    data = spoken(told, Speaker(guide, f"{site.rstrip('/')}/" if site else page.base))
    tags = [_tag(*said) for said in _said(told, guide) if said[2]]
    no_index = [NO_INDEX] if record and record.sample else []
    return replace(page, head="\n".join([*([page.head] if page.head else []), *no_index, *tags, script(data)]))


def _crumbs(page: Page, by_url: Mapping[str, Page]) -> tuple[Page, ...]:
    """The way down from home to a page, itself the last, over all folders above it that are pages themselves."""
    folders = page.url.split("/")[:-1]
    above = ("".join(f"{folder}/" for folder in folders[:depth]) for depth in range(len(folders)))
    return (*(by_url[url] for url in above if url in by_url), page)


def _said(told: Told, guide: Guide) -> Iterator[tuple[str, str, str]]:
    """(attribute, name, content) of every tag. Addresses are whole or not given: those who share know no root."""
    page, record, hall = told.page, told.record, guide.archive.hall
    kind = ("profile" if isinstance(record, Person) else "article") if record else "website"
    yield "property", "og:type", kind
    yield "property", "og:title", page.title
    yield "property", "og:description", page.description
    yield "property", "og:site_name", hall.title
    yield "property", "og:locale", LOCALES.get(page.lang, page.lang)
    yield "name", "twitter:card", "summary"
    changed = guide.changed.get(record.key) if record and kind == "article" else None
    yield "property", "article:modified_time", changed.isoformat() if changed else ""
    if hall.base_url:
        yield from _addresses(told, Speaker(guide, f"{hall.base_url.rstrip('/')}/"))


def _addresses(told: Told, speaker: Speaker) -> Iterator[tuple[str, str, str]]:
    yield "property", "og:url", speaker.address(told.page.url)
    shot = speaker.guide.shot(told.record) if told.record else None
    if shot:
        yield "property", "og:image", speaker.address(shot.url)
        yield "property", "og:image:width", str(shot.width)
        yield "property", "og:image:height", str(shot.height)
        yield "property", "og:image:alt", shot.alt


def _tag(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">'


def script(data: object) -> str:
    """JSON-LD as HTML. Whatever the texts in it say, they cannot end the script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, instead in NEVER_IN_A_SCRIPT.items():  # three times as fast as str.translate
        text = text.replace(sign, instead)
    return f'<script type="application/ld+json">{text}</script>'

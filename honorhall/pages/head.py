"""The head of a page: what it says of itself to whoever shares it (Open Graph) and to machines (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from honorhall.ground.page import Page
from honorhall.model import Person
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.linked import Speaker
from honorhall.pages.spoken import Crumb, Told, spoken

WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
NO_INDEX = '<meta name="robots" content="noindex">'
LOCALES = {"zh": "zh_CN", "en": "en_GB"}
# In a script, `<!--` and `</` have a meaning; in older JavaScript, U+2028 ends a line.
NEVER_IN_A_SCRIPT = {"<": r"\u003c", "\u2028": r"\u2028", "\u2029": r"\u2029"}


@dataclass(frozen=True, slots=True)
class Above:
    """What a page must know of others for its head. titles: url -> title of every page that has pages below it."""

    guide: Guide
    titles: Mapping[str, str]


def finished(draft: Draft, above: Above) -> Page:
    """The page of a draft, with its head. A page that is not listed keeps the head it has: it is to be forgotten."""
    said = draft.say()
    return Page(
        *(draft.url, draft.template, draft.title, said.description, draft.section, said.context),
        head=_head(draft, said.description, above) if draft.listed else draft.head,
        listed=draft.listed,
        lang=draft.lang,
        wide=draft.wide,
    )


def _head(page: Draft, description: str, above: Above) -> str:
    guide = above.guide
    record = guide.record(page.key) if page.key else None
    told = Told(page, description, record, _crumbs(page, above.titles))
    # Without an address of the site, addresses lead from the page to the root.
    site = guide.archive.hall.base_url
    root = f"{site.rstrip('/')}/" if site else "../" * page.url.count("/") or "./"
    tags = [_tag(*said) for said in _said(told, guide) if said[2]]
    no_index = [NO_INDEX] if record and record.sample else []
    data = script(spoken(told, Speaker(guide, root)))
    return "\n".join([*([page.head] if page.head else []), *no_index, *tags, data])


def _crumbs(page: Draft, titles: Mapping[str, str]) -> tuple[Crumb, ...]:
    """The way down from home to a page, itself the last, over all folders above it that are pages themselves."""
    folders = page.url.split("/")[:-1]
    above = ("".join(f"{folder}/" for folder in folders[:depth]) for depth in range(len(folders)))
    return (*((titles[url], url) for url in above if url in titles), (page.title, page.url))


def _said(told: Told, guide: Guide) -> Iterator[tuple[str, str, str]]:
    """(attribute, name, content) of every tag. Addresses are whole or not given: those who share know no root."""
    page, record, hall = told.page, told.record, guide.archive.hall
    kind = ("profile" if isinstance(record, Person) else "article") if record else "website"
    yield "property", "og:type", kind
    yield "property", "og:title", page.title
    yield "property", "og:description", told.description
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
    text = WRITER.encode(data)
    for sign, instead in NEVER_IN_A_SCRIPT.items():  # three times as fast as str.translate
        text = text.replace(sign, instead)
    return f'<script type="application/ld+json">{text}</script>'

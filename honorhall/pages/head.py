"""The head of a page: what it says of itself to whoever shares it (Open Graph) and to machines (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from honorhall.ground.page import Page
from honorhall.model import Person
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.linked import Json, Speaker
from honorhall.pages.spoken import Crumb, Told, spoken

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
    speaker = Speaker(guide, root)
    no_index = NO_INDEX if record and record.sample else ""
    addresses = _addresses(told, speaker) if site else ()
    lines = (page.head, no_index, *_tags(told, guide), *addresses, script(spoken(told, speaker)))
    return "\n".join(filter(None, lines))


def _crumbs(page: Draft, titles: Mapping[str, str]) -> tuple[Crumb, ...]:
    """The way down from home to a page, itself the last, over all folders above it that are pages themselves."""
    found, end = [], 0
    while end < len(page.url):
        above = page.url[:end]
        if above in titles:
            found.append((titles[above], above))
        end = page.url.index("/", end) + 1
    return (*found, (page.title, page.url))


def _tags(told: Told, guide: Guide) -> tuple[str, ...]:
    """What a page says of itself, line by line, "" where it has nothing to say."""
    page, record = told.page, told.record
    kind = ("profile" if isinstance(record, Person) else "article") if record else "website"
    changed = guide.changed.get(record.key) if record and kind == "article" else None
    return (
        _tag("property", "og:type", kind),
        _tag("property", "og:title", page.title),
        _tag("property", "og:description", told.description),
        guide.once(_of_site, page.lang),
        _tag("property", "article:modified_time", changed.isoformat()) if changed else "",
    )


def _of_site(lang: str, guide: Guide) -> str:
    """The lines that all pages of a language have."""
    tags = (
        _tag("property", "og:site_name", guide.archive.hall.title),
        _tag("property", "og:locale", LOCALES.get(lang, lang)),
        _tag("name", "twitter:card", "summary"),
    )
    return "\n".join(filter(None, tags))


def _addresses(told: Told, speaker: Speaker) -> Iterator[str]:
    """Addresses are whole or not given: those who share a page know no root."""
    yield _tag("property", "og:url", speaker.address(told.page.url))
    shot = speaker.guide.shot(told.record) if told.record else None
    if shot:
        yield _tag("property", "og:image", speaker.address(shot.url))
        yield _tag("property", "og:image:width", str(shot.width))
        yield _tag("property", "og:image:height", str(shot.height))
        yield _tag("property", "og:image:alt", shot.alt)


def _tag(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">' if content else ""


def script(data: Json) -> str:
    """JSON-LD as HTML. Whatever the texts in it say, they cannot end the script."""
    for sign, instead in NEVER_IN_A_SCRIPT.items():  # three times as fast as str.translate
        data = data.replace(sign, instead)
    return f'<script type="application/ld+json">{data}</script>'

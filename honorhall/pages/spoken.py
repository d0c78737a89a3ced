"""What a page says of itself to machines: which kind of page it is, of what site, about what, and the way to it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from honorhall.model import Hall, Place, Record
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.linked import Json, Node, Speaker, listed, node, quoted, types

CONTEXT = quoted("https://schema.org")
LANGUAGES = {"zh": "zh-CN"}
LICENCE = re.compile(r"CC[ -]?(?:0|(BY(?:-NC)?(?:-SA|-ND)?))[ -]([1-4]\.0)(?! ?[A-Z]{2}\b)")
CREATIVE_COMMONS = "https://creativecommons.org"
# What the page itself is, and not what it is about.
WRITTEN_HERE = frozenset(("Article", "LearningResource"))
WEB_PAGE = "WebPage"
ITSELF, COLLECTION = quoted(WEB_PAGE), quoted("CollectionPage")
Crumb = tuple[str, str]  # the title of a page, and its url
OF_WORKS = ("citation", "keywords")  # a page can have them, a person or a place cannot


class Told(NamedTuple):
    """A page, the record that it shows, and the way from home to it, itself the last."""

    page: Draft
    description: str
    record: Record | None
    crumbs: tuple[Crumb, ...]


def spoken(told: Told, speaker: Speaker) -> Json:
    """The linked data of a page."""
    if not told.page.url:
        return node({"@context": CONTEXT, **_site(told, speaker)})
    if told.record is None:
        return node({"@context": CONTEXT, "@type": COLLECTION, **_page(told, speaker)})
    return node({"@context": CONTEXT, **_of_record(told, told.record, speaker)})


def _site(home: Told, speaker: Speaker) -> Node:
    """The site, who answers for it, and the hall that it is about."""
    hall = speaker.guide.archive.hall
    return {
        "@type": quoted("WebSite"),
        "@id": quoted(f"{speaker.root}#site"),
        "url": quoted(speaker.root),
        "name": quoted(hall.title),
        **_filled({"alternateName": hall.title_en, "description": home.description}),
        "inLanguage": quoted(LANGUAGES.get(home.page.lang, home.page.lang)),
        **_filled({"license": licence(hall.content_licence)}),
        **({"publisher": node({"@type": quoted("Organization"), "name": quoted(hall.host)})} if hall.host else {}),
        "about": node(_hall(hall, speaker)),
    }


def _hall(hall: Hall, speaker: Speaker) -> Node:
    """The hall: the thing that its own record tells of, where it has one that may be told as a fact."""
    own = speaker.guide.archive.records.get(hall.place)
    place = own if isinstance(own, Place) and own.place_type == "hall" and not own.sample else None
    way = [link.title for link in speaker.guide.region(hall.region) if link.url]
    return {
        "@type": listed(map(quoted, ("Museum", "ArchiveOrganization"))),
        "@id": quoted(speaker.itself(place) if place else f"{speaker.root}#hall"),
        "name": quoted(hall.title),
        **_filled(
            {
                "alternateName": hall.title_en,
                "description": speaker.guide.telling(place).summary if place else hall.summary,
            }
        ),
        **_filled({"openingHours": hall.hours, "slogan": hall.motto}),
        **({"address": node(_address(way))} if way else {}),
    }


def _address(way: list[str]) -> Node:
    """Of the names from the province down. The codes of all regions are those of GB/T 2260: they lie in China."""
    said = {"@type": "PostalAddress", "addressCountry": "CN", "addressRegion": way[0]}
    return _filled({**said, "addressLocality": "".join(way[1:])})


def _of_record(told: Told, record: Record, speaker: Speaker) -> Node:
    """A sample is no fact: of it is said that it has a page, and no more."""
    page = _page(told, speaker)
    if record.sample:
        return {"@type": ITSELF, **page}
    said = speaker.properties(record)
    of_page = {name: said.pop(name) for name in OF_WORKS if name in said}
    if record.schema_type == WEB_PAGE:
        return {"@type": ITSELF, **page, **of_page, **said}
    if not WRITTEN_HERE.isdisjoint(record.schema_org):
        said["headline"] = said.pop("name")
        both = listed(map(quoted, (WEB_PAGE, *record.schema_org)))
        return {"@type": both, "@id": quoted(speaker.itself(record)), **page, **of_page, **said}
    entity = {"@type": types(record), "@id": quoted(speaker.itself(record)), **said}
    return {"@type": ITSELF, **page, **of_page, "mainEntity": node(entity)}


def _page(told: Told, speaker: Speaker) -> Node:
    """What every page has: its name, its site, its licence, its day, its way from home."""
    page, guide = told.page, speaker.guide
    changed = guide.changed.get(told.record.key) if told.record else None
    said = {"url": quoted(speaker.address(page.url)), "name": quoted(page.title)}
    if told.description:
        said["description"] = quoted(told.description)
    said |= guide.once(_of_site, (speaker.root, page.lang))
    if changed:
        said["dateModified"] = quoted(changed.isoformat())
    steps = [
        f'{{"@type":"ListItem","position":{place},"name":{quoted(title)},"item":{quoted(speaker.address(url))}}}'
        for place, (title, url) in enumerate(told.crumbs, 1)
    ]
    said["breadcrumb"] = f'{{"@type":"BreadcrumbList","itemListElement":{listed(steps)}}}'
    return said


def _of_site(asked: tuple[str, str], guide: Guide) -> Node:
    """What all pages of a language say alike."""
    (root, lang), hall = asked, guide.archive.hall
    site = _filled({"@type": "WebSite", "@id": f"{root}#site"}) | {"name": quoted(hall.title)}
    return {
        "inLanguage": quoted(LANGUAGES.get(lang, lang)),
        "isPartOf": node(site),
        **_filled({"license": licence(hall.content_licence)}),
    }


@cache
def licence(words: str) -> str:
    """The address of a Creative Commons licence that these words name ("CC BY-SA 4.0"), "" where they name none."""
    found = LICENCE.search(words)
    if found is None:
        return ""
    name, version = found.groups()
    return (
        f"{CREATIVE_COMMONS}/licenses/{name.lower()}/{version}/"
        if name
        else f"{CREATIVE_COMMONS}/publicdomain/zero/1.0/"
    )


def _filled(said: dict[str, str]) -> Node:
    return {name: quoted(value) for name, value in said.items() if value}

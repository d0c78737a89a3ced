"""What a page says of itself to machines: which kind of page it is, of what site, about what, and the way to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from honorhall.model import Hall, Place, Record
from honorhall.pages.draft import Draft
from honorhall.pages.linked import Node, Speaker

CONTEXT = "https://schema.org"
LANGUAGES = {"zh": "zh-CN"}
LICENCE = re.compile(r"CC[ -]?(?:0|(BY(?:-NC)?(?:-SA|-ND)?))[ -]([1-4]\.0)(?! ?[A-Z]{2}\b)")
CREATIVE_COMMONS = "https://creativecommons.org"
# What the page itself is, and not what it is about.
WRITTEN_HERE = frozenset(("Article", "LearningResource"))
ITSELF = "WebPage"
Crumb = tuple[str, str]  # the title of a page, and its url
OF_WORKS = ("citation", "keywords")  # a page can have them, a person or a place cannot


@dataclass(frozen=True, slots=True)
class Told:
    """A page, the record that it shows, and the way from home to it, itself the last."""

    page: Draft
    description: str
    record: Record | None
    crumbs: tuple[Crumb, ...]


def spoken(told: Told, speaker: Speaker) -> Node:
    """The linked data of a page."""
    if not told.page.url:
        return {"@context": CONTEXT, **_site(told, speaker)}
    if told.record is None:
        return {"@context": CONTEXT, "@type": "CollectionPage", **_page(told, speaker)}
    return {"@context": CONTEXT, **_of_record(told, told.record, speaker)}


def _site(home: Told, speaker: Speaker) -> Node:
    """The site, who answers for it, and the hall that it is about."""
    hall = speaker.guide.archive.hall
    return {
        "@type": "WebSite",
        "@id": f"{speaker.root}#site",
        "url": speaker.root,
        "name": hall.title,
        **_filled({"alternateName": hall.title_en, "description": home.description}),
        "inLanguage": LANGUAGES.get(home.page.lang, home.page.lang),
        **_filled({"license": licence(hall.content_licence)}),
        **({"publisher": {"@type": "Organization", "name": hall.host}} if hall.host else {}),
        "about": _hall(hall, speaker),
    }


def _hall(hall: Hall, speaker: Speaker) -> Node:
    """The hall: the thing that its own record tells of, where it has one that may be told as a fact."""
    own = speaker.guide.archive.records.get(hall.place)
    place = own if isinstance(own, Place) and own.place_type == "hall" and not own.sample else None
    way = [link.title for link in speaker.guide.region(hall.region) if link.url]
    return {
        "@type": ["Museum", "ArchiveOrganization"],
        "@id": speaker.itself(place) if place else f"{speaker.root}#hall",
        "name": hall.title,
        **_filled(
            {
                "alternateName": hall.title_en,
                "description": speaker.guide.telling(place).summary if place else hall.summary,
            }
        ),
        **_filled({"openingHours": hall.hours, "slogan": hall.motto}),
        **({"address": _address(way)} if way else {}),
    }


def _address(way: list[str]) -> Node:
    """Of the names from the province down. The codes of all regions are those of GB/T 2260: they lie in China."""
    below = _filled({"addressLocality": "".join(way[1:])})
    return {"@type": "PostalAddress", "addressCountry": "CN", "addressRegion": way[0], **below}


def _of_record(told: Told, record: Record, speaker: Speaker) -> Node:
    """A sample is no fact: of it is said that it has a page, and no more."""
    page = _page(told, speaker)
    if record.sample:
        return {"@type": ITSELF, **page}
    said = speaker.properties(record)
    of_page = {name: said.pop(name) for name in OF_WORKS if name in said}
    if record.schema_type == ITSELF:
        return {"@type": ITSELF, **page, **of_page, **said}
    types = list(record.schema_org)
    if WRITTEN_HERE.intersection(types):
        said["headline"] = said.pop("name")
        return {"@type": [ITSELF, *types], "@id": speaker.itself(record), **page, **of_page, **said}
    entity = {"@type": types if len(types) > 1 else types[0], "@id": speaker.itself(record), **said}
    return {"@type": ITSELF, **page, **of_page, "mainEntity": entity}


def _page(told: Told, speaker: Speaker) -> Node:
    """What every page has: its name, its site, its licence, its day, its way from home."""
    page, hall = told.page, speaker.guide.archive.hall
    changed = speaker.guide.changed.get(told.record.key) if told.record else None
    return {
        "url": speaker.address(page.url),
        "name": page.title,
        **_filled({"description": told.description}),
        "inLanguage": LANGUAGES.get(page.lang, page.lang),
        "isPartOf": {"@type": "WebSite", "@id": f"{speaker.root}#site", "name": hall.title},
        **_filled({"license": licence(hall.content_licence), "dateModified": changed.isoformat() if changed else ""}),
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": title, "item": speaker.address(url)}
                for place, (title, url) in enumerate(told.crumbs, 1)
            ],
        },
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


def _filled(node: dict[str, str]) -> Node:
    return {name: value for name, value in node.items() if value}

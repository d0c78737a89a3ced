"""As much of schema.org as the hall speaks: its types, the properties they have, and what those may lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

ABOVE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("CreativeWork", "Event", "Intangible", "Organization", "Person", "Place"), ("Thing",)),
    **dict.fromkeys(
        ("Article", "LearningResource", "ArchiveComponent", "DefinedTermSet", "Legislation", "WebPage", "WebSite"),
        ("CreativeWork",),
    ),
    **dict.fromkeys(("CollectionPage",), ("WebPage",)),
    **dict.fromkeys(
        ("NGO", "GovernmentOrganization", "NewsMediaOrganization", "Project", "LocalBusiness"), ("Organization",)
    ),
    **dict.fromkeys(("AdministrativeArea", "CivicStructure"), ("Place",)),
    **dict.fromkeys(("Museum", "EventVenue"), ("CivicStructure",)),
    "EducationalOrganization": ("Organization", "CivicStructure"),
    "ArchiveOrganization": ("LocalBusiness", "Place"),
    "EducationEvent": ("Event",),
    "QuantitativeValue": ("Intangible",),
    "Observation": ("QuantitativeValue",),
    "BreadcrumbList": ("Intangible",),
    "ListItem": ("Intangible",),
    "PostalAddress": ("Intangible",),
    "Thing": (),
}
TEXT = "Text"
# property -> (types that have it, what it may lead to). Dates and addresses are written as text.
HAS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    **dict.fromkeys(("name", "alternateName", "description", "identifier", "url", "image"), (("Thing",), (TEXT,))),
    **dict.fromkeys(
        ("headline", "temporalCoverage", "copyrightNotice", "inLanguage", "license"), (("CreativeWork",), (TEXT,))
    ),
    **dict.fromkeys(("datePublished", "dateModified", "dateCreated"), (("CreativeWork",), (TEXT,))),
    **dict.fromkeys(("startDate", "endDate"), (("Event",), (TEXT,))),
    **dict.fromkeys(("birthDate", "deathDate", "gender"), (("Person",), (TEXT,))),
    **dict.fromkeys(("addressCountry", "addressRegion", "addressLocality"), (("PostalAddress",), (TEXT,))),
    **dict.fromkeys(("isPartOf", "isBasedOn", "citation"), (("CreativeWork",), ("CreativeWork", TEXT))),
    **dict.fromkeys(("contentLocation", "spatialCoverage"), (("CreativeWork",), ("Place",))),
    **dict.fromkeys(("publisher", "contributor"), (("CreativeWork",), ("Organization", "Person"))),
    **dict.fromkeys(("about", "mainEntity"), (("CreativeWork",), ("Thing",))),
    "about": (("CreativeWork", "Event"), ("Thing",)),
    "author": (("CreativeWork",), ("Organization", "Person", TEXT)),
    "subjectOf": (("Thing",), ("CreativeWork",)),
    "keywords": (("CreativeWork", "Event", "Organization", "Place"), (TEXT,)),
    "award": (("CreativeWork", "Organization", "Person"), (TEXT,)),
    "slogan": (("Organization", "Place"), (TEXT,)),
    "foundingDate": (("Organization",), (TEXT,)),
    "parentOrganization": (("Organization",), ("Organization",)),
    "brand": (("Organization", "Person"), ("Organization",)),
    "member": (("Organization",), ("Organization", "Person")),
    "memberOf": (("Organization", "Person"), ("Organization",)),
    "organizer": (("Event",), ("Organization", "Person")),
    "location": (("Organization", "Event"), ("Place", TEXT)),
    "birthPlace": (("Person",), ("Place",)),
    "containedInPlace": (("Place",), ("Place",)),
    "address": (("Place", "Organization", "Person"), ("PostalAddress", TEXT)),
    "openingHours": (("CivicStructure", "LocalBusiness"), (TEXT,)),
    "itemLocation": (("ArchiveComponent",), ("Place",)),
    "holdingArchive": (("ArchiveComponent",), ("ArchiveOrganization",)),
    "educationalLevel": (("CreativeWork",), (TEXT,)),
    "teaches": (("CreativeWork",), (TEXT,)),
    "observationDate": (("Observation",), (TEXT,)),
    "observationAbout": (("Observation",), ("Thing",)),
    "variableMeasured": (("Observation",), (TEXT,)),
    "value": (("QuantitativeValue",), (TEXT,)),
    "breadcrumb": (("WebPage",), ("BreadcrumbList",)),
    "itemListElement": (("BreadcrumbList",), ("ListItem",)),
    "position": (("ListItem",), ("Number",)),
    "item": (("ListItem",), (TEXT,)),
}


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """The types that a node says it is of."""
    types = node["@type"]
    return (types,) if isinstance(types, str) else tuple(types)


def kinds_of(types: tuple[str, ...]) -> set[str]:
    """These types and all that they are kinds of."""
    return {*types, *(above for one in types for above in kinds_of(ABOVE[one]))}


def nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every node in linked data, itself first."""
    if isinstance(value, dict):
        yield value
        yield from (node for one in value.values() for node in nodes(one))
    elif isinstance(value, list):
        yield from (node for one in value for node in nodes(one))


def invented(data: Mapping[str, Any]) -> list[str]:
    """Every type, property and value of linked data that schema.org does not know, each in a word or two."""
    return [fault for node in nodes(data) for fault in _invented(node)]


def _invented(node: Mapping[str, Any]) -> Iterator[str]:
    unknown = [one for one in types_of(node) if one not in ABOVE]
    if unknown:
        yield f"type {unknown[0]}"
        return
    kinds = kinds_of(types_of(node))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        having, leading = HAS.get(name, ((), ()))
        if kinds.isdisjoint(having):
            yield f"{'/'.join(types_of(node))} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if kinds_of_value(one).isdisjoint(leading):
                yield f"{name} leads to {one}"


def kinds_of_value(value: Any) -> set[str]:
    """What a value is, as schema.org names it."""
    if isinstance(value, dict):
        return kinds_of(types_of(value)) if all(one in ABOVE for one in types_of(value)) else set()
    return {TEXT} if isinstance(value, str) and value else {"Number"} if isinstance(value, int) else set()

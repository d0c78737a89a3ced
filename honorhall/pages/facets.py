"""Pages for every facet of every kind: teams by level, activities by year; plain pages, paged when long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from honorhall.ground.page import Page
from honorhall.model import MODELS, Names, Record
from honorhall.pages.cards import Card, card, cards
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import A_PAGE, page_url, parted
from honorhall.views import Facet, Value

FIRST = 12  # entries of a value on the facet's own page; a value with more has a page of its own
MOST_SHOWN = 40  # values with entries below them; with more, the page lists values only


@dataclass(frozen=True, slots=True)
class Part:
    """One value on a facet's page. more: its own page, None where all entries stand here."""

    slug: str
    label: Names
    count: int
    cards: tuple[Card, ...]
    more: Link | None


def ways(guide: Guide, kind: str) -> tuple[Link, ...]:
    """Links to the pages of a kind's facets: the ways to look at it."""
    return tuple(Link(f"按{facet.label.zh}", facet.url) for facet in guide.views.facets[kind])


def way_to(guide: Guide, kind: str, field: str, slug: str) -> str | None:
    """Where all records with one value of a field stand: a url relative to the root, None where nothing parts them."""
    facet = next((one for one in guide.views.facets.get(kind, ()) if one.field == field), None)
    if facet is None or slug not in facet.at:
        return None
    number = facet.at[slug]
    if _more(facet, facet.values[number]):
        return f"{facet.url}{slug}/"
    return f"{page_url(facet.url, number // A_PAGE + 1)}#{slug}"


def way_into(guide: Guide, kind: str, field: str, code: str) -> str | None:
    """Where, among a kind's regions, those within one begin; None where none of them is."""
    facet = next((one for one in guide.views.facets.get(kind, ()) if one.field == field), None)
    within = (number for number, value in enumerate(facet.values) if value.slug.startswith(code)) if facet else iter(())
    number = next(within, None)
    if facet is None or number is None:
        return None
    return f"{page_url(facet.url, number // A_PAGE + 1)}#{facet.values[number].slug}"


def pages(guide: Guide) -> Iterator[Page]:
    """Every page of every facet."""
    for kind, model in MODELS.items():
        for facet in guide.views.facets[kind]:
            yield from _facet(guide, model, facet)
            yield from _values(guide, model, facet)


def _more(facet: Facet, value: Value) -> bool:
    return len(facet.values) > MOST_SHOWN or len(value.keys) > FIRST


def _facet(guide: Guide, model: type[Record], facet: Facet) -> Iterator[Page]:
    for values, steps in parted(facet.values, facet.url):
        title = f"{model.zh}：按{facet.label.zh}{steps.suffix}"
        context = {
            "kind": Names(model.zh, model.en_many),
            "index": Link(model.zh, f"{model.folder}/"),
            "label": facet.label,
            "ways": ways(guide, model.kind),
            "here": facet.url,
            "parts": tuple(_part(guide, facet, value) for value in values),
            "steps": steps,
        }
        about = f"{guide.archive.hall.title}的{model.zh}，按{facet.label.zh}分列，共 {len(facet.values)} 项。"
        yield Page(steps.url, "facet.html", title, about, f"{model.folder}/", context)


def _part(guide: Guide, facet: Facet, value: Value) -> Part:
    more = Link(f"全部 {len(value.keys)} 条", f"{facet.url}{value.slug}/") if _more(facet, value) else None
    shown = value.keys[:FIRST] if len(facet.values) <= MOST_SHOWN else ()
    return Part(value.slug, value.label, len(value.keys), tuple(card(guide.record(key), guide) for key in shown), more)


def _values(guide: Guide, model: type[Record], facet: Facet) -> Iterator[Page]:
    for value in facet.values:
        if _more(facet, value):
            yield from _value(guide, model, facet, value)


def _value(guide: Guide, model: type[Record], facet: Facet, value: Value) -> Iterator[Page]:
    samples = sum(guide.record(key).sample for key in value.keys)
    for keys, steps in parted(value.keys, f"{facet.url}{value.slug}/"):
        title = f"{model.zh}：{value.label.zh}{steps.suffix}"
        context = {
            "kind": Names(f"{model.zh}：{value.label.zh}", model.en_many),
            "index": Link(f"{model.zh}：按{facet.label.zh}", facet.url),
            "count": len(value.keys) - samples,
            "samples": samples,
            "ways": ways(guide, model.kind),
            "here": facet.url,
            "cards": cards((guide.record(key) for key in keys), guide),
            "lead": "",
            "steps": steps,
        }
        about = f"{guide.archive.hall.title}的{model.zh}，{facet.label.zh}：{value.label.zh}，共 {len(value.keys)} 条。"
        yield Page(steps.url, "room.html", title, about, f"{model.folder}/", context)

"""Pages for every facet of every kind: teams by level, activities by year; plain pages, paged when long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from honorhall.model import MODELS, Names, Record
from honorhall.pages.cards import Card, card, cards
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import A_PAGE, Steps, page_url, parted
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
    return guide.once(_ways, kind)


def _ways(kind: str, guide: Guide) -> tuple[Link, ...]:
    return tuple(Link(f"按{facet.label.zh}", facet.url) for facet in guide.views.facets[kind])


def way_to(guide: Guide, kind: str, field: str, slug: str) -> str | None:
    """Where all records with one value of a field stand: a url relative to the root, None where nothing parts them."""
    facet = guide.once(facet_of, (kind, field))
    if facet is None or slug not in facet.at:
        return None
    number = facet.at[slug]
    if _more(facet, facet.values[number]):
        return f"{facet.url}{slug}/"
    return f"{page_url(facet.url, number // A_PAGE + 1)}#{slug}"


def way_into(guide: Guide, kind: str, field: str, code: str) -> str | None:
    """Where, among a kind's regions, those within one begin; None where none of them is."""
    facet = guide.once(facet_of, (kind, field))
    if facet is None:
        return None
    number = next((number for number, value in enumerate(facet.values) if value.slug.startswith(code)), None)
    if number is None:
        return None
    return f"{page_url(facet.url, number // A_PAGE + 1)}#{facet.values[number].slug}"


def facet_of(asked: tuple[str, str], guide: Guide) -> Facet | None:
    """The facet of a kind and a field."""
    kind, field = asked
    return next((one for one in guide.views.facets.get(kind, ()) if one.field == field), None)


def pages(guide: Guide) -> Iterator[Draft]:
    """Every page of every facet."""
    told = dict(guide.views.holdings.kinds)
    for kind, model in MODELS.items():
        records = guide.views.by_kind[kind]
        some = told.get(kind, 0) < len(records)
        samples = frozenset(one.key for one in records if one.sample) if some else frozenset()
        for facet in guide.views.facets[kind]:
            yield from _facet(guide, model, facet)
            yield from _values(guide, model, facet, samples)


def _more(facet: Facet, value: Value) -> bool:
    return len(facet.values) > MOST_SHOWN or len(value.keys) > FIRST


def _facet(guide: Guide, model: type[Record], facet: Facet) -> Iterator[Draft]:
    for values, steps in parted(facet.values, facet.url):
        title = f"{model.zh}：按{facet.label.zh}{steps.suffix}"
        said = partial(_said, guide, model, (facet, values), steps)
        yield Draft(steps.url, title, f"{model.folder}/", "facet.html", said)


def _said(guide: Guide, model: type[Record], shown: tuple[Facet, Sequence[Value]], steps: Steps) -> Said:
    facet, values = shown
    context = {
        "kind": Names(model.zh, model.en_many),
        "index": Link(model.zh, f"{model.folder}/"),
        "label": facet.label,
        "ways": ways(guide, model.kind),
        "here": facet.url,
        "sift": model.kind,
        "parts": tuple(_part(guide, facet, value) for value in values),
        "steps": steps,
    }
    about = f"{guide.archive.hall.title}的{model.zh}，按{facet.label.zh}分列，共 {len(facet.values)} 项。"
    return Said(about, context)


def _part(guide: Guide, facet: Facet, value: Value) -> Part:
    more = Link(f"全部 {len(value.keys)} 条", f"{facet.url}{value.slug}/") if _more(facet, value) else None
    shown = value.keys[:FIRST] if len(facet.values) <= MOST_SHOWN else ()
    return Part(value.slug, value.label, len(value.keys), tuple(card(guide.record(key), guide) for key in shown), more)


def _values(guide: Guide, model: type[Record], facet: Facet, samples: frozenset[str]) -> Iterator[Draft]:
    for value in facet.values:
        if _more(facet, value):
            shown = Shown(facet, value, len(samples.intersection(value.keys)) if samples else 0)
            yield from _value(guide, model, shown)


@dataclass(frozen=True, slots=True)
class Shown:
    """One value of a facet on pages of its own. samples: how many of its entries are."""

    facet: Facet
    value: Value
    samples: int


def _value(guide: Guide, model: type[Record], shown: Shown) -> Iterator[Draft]:
    for keys, steps in parted(shown.value.keys, f"{shown.facet.url}{shown.value.slug}/"):
        title = f"{model.zh}：{shown.value.label.zh}{steps.suffix}"
        said = partial(_said_of_value, guide, model, shown, (keys, steps))
        yield Draft(steps.url, title, f"{model.folder}/", "room.html", said)


def _said_of_value(guide: Guide, model: type[Record], shown: Shown, part: tuple[Sequence[str], Steps]) -> Said:
    facet, value, (keys, steps) = shown.facet, shown.value, part
    context = {
        "kind": Names(f"{model.zh}：{value.label.zh}", model.en_many),
        "index": Link(f"{model.zh}：按{facet.label.zh}", facet.url),
        "count": len(value.keys) - shown.samples,
        "samples": shown.samples,
        "ways": ways(guide, model.kind),
        "here": facet.url,
        "sift": "",
        "cards": cards(map(guide.record, keys), guide),
        "lead": "",
        "steps": steps,
    }
    about = f"{guide.archive.hall.title}的{model.zh}，{facet.label.zh}：{value.label.zh}，共 {len(value.keys)} 条。"
    return Said(about, context)

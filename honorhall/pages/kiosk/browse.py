"""Browse: stories and people by surname, era, region and theme, without a letter typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from honorhall.model import Names, Person, surname
from honorhall.pages.draft import Draft
from honorhall.pages.facets import facet_of
from honorhall.pages.guide import Guide
from honorhall.pages.kiosk.lists import listed
from honorhall.pages.kiosk.screen import Own, page
from honorhall.views import slug_of

FOLDER = "browse/"
HEADING = Names("分类看", "Browse")
SURNAMES = ("surname", Names("按姓氏", "By surname"))
# Address, label, and the facets (kind, field) that are put together.
TOGETHER = (
    ("era", Names("按时期", "By era"), (("story", "era"), ("person", "era"))),
    ("region", Names("按地方", "By place"), (("story", "regions"), ("person", "region"), ("team", "regions"))),
    ("theme", Names("按主题", "By theme"), (("story", "theme"),)),
    ("level", Names("服务队级别", "Teams by level"), (("team", "level"),)),
)


class Choice(NamedTuple):
    """One value to choose. keys: what stands behind it."""

    label: Names
    url: str
    keys: tuple[str, ...]


class Group(NamedTuple):
    """Values of one sort."""

    slug: str
    label: Names
    choices: tuple[Choice, ...]


class Offer(NamedTuple):
    """A choice as its page shows it."""

    label: Names
    url: str
    held: int


def pages(guide: Guide) -> Iterator[Draft]:
    """The sorts, a page a sort, and a list a value."""
    found = tuple(one for one in groups(guide) if one.choices)
    offers = tuple(Offer(one.label, f"{FOLDER}{one.slug}/", len(one.choices)) for one in found)
    yield page(guide, FOLDER, "choices.html", Own(HEADING, partial(_offered, offers)))
    for group in found:
        values = tuple(Offer(one.label, one.url, len(one.keys)) for one in group.choices)
        own = Own(group.label, partial(_offered, values))
        yield page(guide, f"{FOLDER}{group.slug}/", "choices.html", own)
        for choice in group.choices:
            yield from listed(guide, choice.url, choice.label, choice.keys)


def _offered(offers: tuple[Offer, ...]) -> Mapping[str, Any]:
    return {"offers": offers}


def groups(guide: Guide) -> Iterator[Group]:
    """Every sort with its values."""
    yield _by_surname(guide.of(Person))
    for slug, label, facets in TOGETHER:
        yield Group(slug, label, tuple(_joined(guide, slug, facets)))


def _by_surname(people: Iterable[Person]) -> Group:
    """Surnames in the order of people: by strokes."""
    found: dict[str, list[str]] = {}
    for person in people:
        found.setdefault(surname(person.title), []).append(person.key)
    slug, label = SURNAMES
    choices = (_choice(slug, slug_of(name), Names(name, ""), keys) for name, keys in found.items())
    return Group(slug, label, tuple(choices))


def _joined(guide: Guide, slug: str, facets: Iterable[tuple[str, str]]) -> Iterator[Choice]:
    """The values of several facets, those of one name put together."""
    labels: dict[str, Names] = {}
    keys: dict[str, list[str]] = {}
    for asked in facets:
        facet = guide.once(facet_of, asked)
        for value in facet.values if facet else ():
            labels.setdefault(value.slug, value.label)
            keys.setdefault(value.slug, []).extend(value.keys)
    for name, label in labels.items():
        yield _choice(slug, name, label, keys[name])


def _choice(group: str, slug: str, label: Names, keys: Iterable[str]) -> Choice:
    return Choice(label, f"{FOLDER}{group}/{slug}/", tuple(keys))

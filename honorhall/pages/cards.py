"""Cards: one entry of an index, of whatever kind, in a few words and with a picture or a seal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from honorhall.ground.partial_date import PartialDate
from honorhall.model import (
    VOCABULARIES,
    Figure,
    Fund,
    Honor,
    Names,
    Person,
    Record,
    Term,
    rows,
    surname,
)
from honorhall.pages.guide import Guide, Link
from honorhall.pages.shots import Shot
from honorhall.views import is_given

DATES = ("date", "as_of", "founded", "opened", "since", "years")
TERMS = ("level", "place_type", "org_type", "programme_type", "activity_type", "fund_type", "policy_type")

TO_BE_GIVEN = "可参评的奖项"  # of an award that nobody in the hall received: its card must not read as if somebody had


class Card(NamedTuple):
    """One entry of an index. about: what, where and when, in a few words; seal: a surname where there is no picture."""

    link: Link
    kind: Names
    summary: str
    about: tuple[str, ...]
    shot: Shot | None = None
    seal: str = ""


def cards(records: Iterable[Record], guide: Guide) -> tuple[Card, ...]:
    """A card a record, in their order."""
    return tuple(guide.once(_card, guide.introducing(record).key) for record in records)


def card(record: Record, guide: Guide) -> Card:
    """What an index says of a record."""
    return guide.once(_card, guide.introducing(record).key)


def _card(key: str, guide: Guide) -> Card:
    record = guide.record(key)
    return Card(
        link=guide.link(key),
        kind=_name_of(type(record)),
        summary=guide.summary(record),
        about=about(record, guide),
        shot=guide.shot(record),
        seal=surname(record.title) if isinstance(record, Person) else "",
    )


@cache
def _name_of(model: type[Record]) -> Names:
    return Names(model.zh, model.en)


def about(record: Record, guide: Guide) -> tuple[str, ...]:
    """Amount, kind of thing, place and date of a record, as far as it has them."""
    words = [record.amount.verbatim] if isinstance(record, Figure | Fund) and record.amount else []
    words += [TO_BE_GIVEN] if isinstance(record, Honor) and not is_given(record) else []
    words += [VOCABULARIES[vocabulary][code].zh for vocabulary, code in _terms(record)]
    region = record.get("region", "")
    if region:
        words.append(guide.where(region))
    date = date_of(record)
    return (*words, date.zh) if date else tuple(words)


def _terms(record: Record) -> Iterator[tuple[str, str]]:
    every = record.__dict__
    for name, vocabulary in _term_fields(type(record)):
        code = every[name]
        if code:
            yield vocabulary, code


@cache
def _term_fields(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """(field, vocabulary) of what a card says of a kind in terms."""
    found = ((row.name, row.mark(Term)) for row in rows(model) if row.name in TERMS)
    return tuple((name, term.vocabulary) for name, term in found if term)


def date_of(record: Record) -> PartialDate | None:
    """The date by which readers know a record."""
    every = record.__dict__
    for name in _date_fields(type(record)):
        found: PartialDate | None = every[name]
        if found:
            return found
    return None


@cache
def _date_fields(model: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in DATES if name in model.model_fields)

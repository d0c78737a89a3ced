"""The ledger: every fund and gift, what for, and how it was used; what nobody stated is said to be so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity, Total
from honorhall.model import VOCABULARIES, Fund, Names
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.related import Cited, cited
from honorhall.pages.rooms.room import room


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. What is empty or None was not stated."""

    link: Link
    date: PartialDate | None
    fund_type: Names
    donor: str
    amount: Quantity | None
    duration: Quantity | None
    purpose: str
    used: str
    held_by: Link | None
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """All entries of one type. silent: how many of them state no amount."""

    fund_type: Names
    entries: int
    totals: tuple[Total, ...]
    silent: int


def pages(guide: Guide) -> Iterator[Draft]:
    """The ledger page by page, its sums on the first one."""
    funds = guide.of(Fund)
    for part, steps in parted(funds, f"{Fund.folder}/"):
        yield room(guide, Fund, steps, partial(_ledger, guide, part, first=steps.number == 1), "rooms/funds.html")


def _ledger(guide: Guide, part: Sequence[Fund], *, first: bool) -> Mapping[str, Any]:
    types = VOCABULARIES["fund-type"]
    sums = tuple(Sums(types[one.fund_type], one.entries, one.totals, one.silent) for one in guide.views.ledger)
    return {"ledger": tuple(_entry(fund, guide) for fund in part), "sums": sums if first else ()}


def _entry(fund: Fund, guide: Guide) -> Entry:
    return Entry(
        link=guide.link(fund.key),
        date=fund.date,
        fund_type=VOCABULARIES["fund-type"][fund.fund_type],
        donor=fund.donor,
        amount=fund.amount,
        duration=fund.duration,
        purpose=fund.purpose,
        used=fund.used,
        held_by=guide.link(fund.org) if fund.org else None,
        sources=cited(fund.sources, guide),
    )

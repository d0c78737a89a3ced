"""The ledger's sums: what came in, by type of fund and by unit, as honest as the amounts they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from honorhall.ground.quantity import Total, total
from honorhall.model import VOCABULARIES, Fund, Record


@dataclass(frozen=True, slots=True)
class Sum:
    """All entries of one type. totals: one a unit, none where no entry states an amount; silent: how many do not."""

    fund_type: str
    entries: int
    totals: tuple[Total, ...]
    silent: int


def ledger(records: Iterable[Record]) -> tuple[Sum, ...]:
    """One Sum a type that has entries, in the order of the vocabulary; samples are left out."""
    funds = [record for record in records if isinstance(record, Fund) and not record.sample]
    return tuple(
        _sum(code, [fund for fund in funds if fund.fund_type == code])
        for code in VOCABULARIES["fund-type"]
        if any(fund.fund_type == code for fund in funds)
    )


def _sum(code: str, funds: list[Fund]) -> Sum:
    stated = [fund.amount for fund in funds if fund.amount]
    return Sum(code, len(funds), total(stated), len(funds) - len(stated))

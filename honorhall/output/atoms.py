"""Atoms: dates and amounts as HTML, each drawn once for all the pages that show it.

What a date or an amount says in either language follows from its words alone, and thousands of records share them.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity

KEPT = 8_192  # of each, the latest: about 3 MB
IN_HTML = frozenset({"day", "month", "year"})  # it has no word for about, for a season or for a span
TIME = Markup('<time datetime="{}">{}</time>')
DATE = Markup('<span class="hh-date">{}</span>')
AMOUNT = Markup('<data class="hh-amount" value="{}" title="{}">{}</data>')


@lru_cache(maxsize=KEPT)
def date(one: PartialDate) -> Markup:
    """A date as GB/T 15835 prints it, and for machines where they can read it."""
    exact = one.precision in IN_HTML and "~" not in one.edtf
    return TIME.format(one.edtf, one.zh) if exact else DATE.format(one.zh)


def amount(one: Quantity) -> Markup:
    """An amount in the words of its source, in English beside it."""
    return _amount(one.verbatim)


@lru_cache(maxsize=KEPT)
def _amount(verbatim: str) -> Markup:
    return AMOUNT.format(verbatim, Quantity.parse(verbatim).en, verbatim)

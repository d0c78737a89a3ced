"""Chosen fields of a record, for a template that shows them in a place of their own."""

from __future__ import annotations

from honorhall.model import Record
from honorhall.pages.guide import Guide
from honorhall.pages.rows import Shown, rows_of


def chosen(record: Record, guide: Guide, *names: str) -> tuple[Shown, ...]:
    """These fields in this order, as far as they have a value."""
    return rows_of(record, guide, names)

"""moved_days(): which records have another day of their last change than they had."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from honorhall.doors.changes import Past, changed_records, last_changes, written_files
from honorhall.doors.inventory import Inventory
from honorhall.doors.order import Order


def moved_days(
    order: Order, found: Inventory, keys: Collection[str], past: Past | None
) -> tuple[Mapping[str, date] | None, Past | None]:
    """Which of these records have another day of their last change, and which; None where one is known no longer."""
    shown = found.guide.archive.records
    files = {key: found.archive.origins[key].file for key in keys if key in shown}
    pictures = [(key, name) for key, name in found.guide.pictures if key in files]
    days, past = last_changes(order.root, written_files(files, pictures), order.today, past)
    now, before = changed_records(days, files, pictures), found.guide.changed
    if any(key in before and key not in now for key in files):
        return None, past
    return {key: day for key, day in now.items() if before.get(key) != day}, past

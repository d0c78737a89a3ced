"""What every rule is asked: an archive, on a day, about some of its records or about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from honorhall.model import Archive, Edition, Record, Redaction, redaction

EDITION_NAMES = {"public": "公开版 public", "kiosk": "馆内屏幕版 kiosk"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The whole archive, and the records to be asked about. redactions: what each public edition keeps back."""

    archive: Archive
    today: date
    redactions: tuple[Redaction, ...]
    records: Mapping[str, Record]

    def about(self, keys: Iterable[str]) -> Asked:
        """The same about these records only."""
        return replace(self, records={key: self.archive.records[key] for key in keys})


def ask(archive: Archive, today: date) -> Asked:
    """About all records of an archive."""
    redactions = tuple(redaction(archive, Edition(name, today)) for name in EDITION_NAMES)
    return Asked(archive, today, redactions, archive.records)

"""What every rule is asked: an archive, on a day, about some of its records or about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from honorhall.model import Archive, Edition, HiddenNames, Record, Redaction, redaction, together, wording

EDITION_NAMES = {"public": "公开版 public", "kiosk": "馆内屏幕版 kiosk"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The whole archive, and the records to be asked about. redactions: what each public edition keeps back.

    hidden: the names that any of them may not say; naming: keys of the records whose words may hold one of these,
    None where nobody has looked.
    """

    archive: Archive
    today: date
    redactions: tuple[Redaction, ...]
    records: Mapping[str, Record]
    hidden: HiddenNames
    naming: frozenset[str] | None = None

    def about(self, keys: Iterable[str]) -> Asked:
        """The same about these records only, their words searched for names once for all who ask."""
        records = {key: self.archive.records[key] for key in keys}
        return replace(self, records=records, naming=frozenset(filter(self.may_name, records)))

    def may_name(self, key: str) -> bool:
        """Whether the words of a record may hold a name that an edition may not say."""
        if self.naming is not None:
            return key in self.naming
        return bool(self.hidden.names) and self.hidden.may_stand_in(wording(self.archive.records[key]))


def ask(archive: Archive, today: date) -> Asked:
    """About all records of an archive."""
    redactions = tuple(redaction(archive, Edition(name, today)) for name in EDITION_NAMES)
    return Asked(archive, today, redactions, archive.records, together(made.names for made in redactions))

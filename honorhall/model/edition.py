"""redact(): what an edition may not show goes no further. Nothing after this step has seen what it removes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from honorhall.model.archive import Archive, named_by
from honorhall.model.blanking import Reach, blanked
from honorhall.model.names import HiddenNames, Hide, hidden_names
from honorhall.model.papers import Hall
from honorhall.model.people import Person
from honorhall.model.record import Record
from honorhall.model.references import named
from honorhall.model.standing import KIOSK, PUBLIC, Edition, Standing, shown_name, standings
from honorhall.model.wording import wording
from honorhall.sources import Source

ANSWERED = "name-not-public"  # a reviewer's answer to this rule: the name in this record is somebody else's
Changes = Mapping[str, Record | None]  # key -> what is shown in the place of a record, None for nothing


def redact(archive: Archive, edition: Edition) -> Archive:
    """The archive as this edition may show it: fewer records, fewer fields, no hidden name, no origins."""
    made = redaction(archive, edition)
    return made.applied(made.changes(archive.records))


def hidden_in(archive: Archive, edition: Edition) -> Hide:
    """A function that hides, in any text, the names that this edition may not say."""
    return hidden_names(archive, edition, standings(archive, edition)).hide


def redaction(archive: Archive, edition: Edition) -> Redaction:
    """What has to be known of the whole archive before one record of it can be redacted."""
    standing = standings(archive, edition)
    unshown = {key: how for key, how in standing.items() if how is not Standing.SHOWN}
    codes = {code: unshown[key] for code, key in archive.regions.items() if key in unshown}
    return Redaction(archive, edition, standing, {**unshown, **codes}, hidden_names(archive, edition, standing))


@dataclass(frozen=True, slots=True)
class Redaction:
    """An edition of an archive, to be made record by record, in whatever order, by whomever.

    standing: of every record; unshown: the same of those that are not shown, regions by their codes too; names: what
    the edition may not say.
    """

    archive: Archive
    edition: Edition
    standing: Mapping[str, Standing]
    unshown: Mapping[str, Standing]
    names: HiddenNames

    def of(self, key: str) -> Record | None:
        """The record as it may be shown, the very same where nothing is to be changed; None where it is not shown."""
        return self._of(key, self._reach())

    def changes(self, keys: Iterable[str], naming: Container[str] | None = None) -> Changes:
        """These records as they may be shown, those left out that stay as they are.

        naming: those whose words, as written, may hold a name that may not be said; None where nobody has looked.
        """
        reach = self._reach()
        found = ((key, self._of(key, reach, naming)) for key in keys)
        return {key: record for key, record in found if record is not self.archive.records[key]}

    def _of(self, key: str, reach: Reach, naming: Container[str] | None = None) -> Record | None:
        if key in self.unshown:
            return None
        written = self.archive.records[key]
        record = _named(written, self.edition)
        if record.reviewed and any(answer.rule == ANSWERED for answer in record.reviewed):
            return blanked(record, replace(reach, hide=None))
        asked_for = naming is None or key in naming or record is not written
        may_name = asked_for and bool(self.names.names) and self.names.may_stand_in(wording(record))
        return blanked(record, replace(reach, named=True) if may_name else reach)

    def applied(self, changes: Changes) -> Archive:
        """The redacted archive, of the changes to all of its records."""
        whole = self.archive
        records = ((key, changes.get(key, record)) for key, record in whole.records.items())
        shown = {key: record for key, record in records if record is not None}
        regions = {code: key for code, key in whole.regions.items() if key in shown}
        withdrawn = tuple(key for key in whole.records if self.unshown.get(key) is Standing.WITHDRAWN)
        pages = tuple(_page(page, self.names.hide) for page in whole.pages)
        hall = blanked(self._hall(), self._reach(named=True))
        links = _links(whole.named_by, changes, shown, regions)
        told = {key: named(shown[key]) if key in changes else whole.names[key] for key in shown if key in whole.names}
        name, online = self.edition.name, _online(whole, self.edition)
        return Archive(hall, shown, regions, links, {}, pages, withdrawn, told, edition=name, online=online)

    def _hall(self) -> Hall:
        """What concerns the screen in the hall is for nobody else."""
        hall = self.archive.hall
        return hall if self.edition.name == KIOSK or not hall.kiosk else hall.model_copy(update={"kiosk": None})

    def _reach(self, *, named: bool = False) -> Reach:
        return Reach(self.archive.records, self.edition, self.unshown, self.names.hide, named)


def _online(whole: Archive, edition: Edition) -> frozenset[str]:
    """Keys of the records to which the kiosk may lead on the public site."""
    if edition.name != KIOSK:
        return frozenset()
    found = standings(whole, Edition(PUBLIC, edition.today))
    return frozenset(key for key, how in found.items() if how is Standing.SHOWN)


def _page(page: Source, hide: Hide) -> Source:
    data = {name: hide(value) if isinstance(value, str) else value for name, value in page.data.items()}
    return replace(page, data=data, body=hide(page.body))


def _named(record: Record, edition: Edition) -> Record:
    """A person under the name that was agreed on."""
    if not isinstance(record, Person) or shown_name(record, edition) == record.title:
        return record
    reading = "" if record.consent and record.consent.name_as == "pseudonym" else record.surname_reading
    return record.model_copy(update={"title": shown_name(record, edition), "surname_reading": reading})


def _links(
    before: Mapping[str, tuple[str, ...]], changes: Changes, shown: Mapping[str, Record], regions: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Who names whom among the shown: asked anew of the changed records only, the others name whom they named."""
    anew = named_by({key: shown[key] for key in shown if key in changes}, regions)
    stay = {target: tuple(key for key in keys if key not in changes) for target, keys in before.items()}
    place = {key: number for number, key in enumerate(shown)}
    found = {target: keys for target, keys in stay.items() if keys}
    for target, keys in anew.items():
        found[target] = tuple(sorted({*keys, *found.get(target, ())}, key=place.__getitem__))
    return found

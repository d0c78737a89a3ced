"""How records stand in an edition: shown, withheld, withdrawn or absent; and under which name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from honorhall.model.archive import Archive
from honorhall.model.happenings import Story
from honorhall.model.people import Person
from honorhall.model.record import Consent, Record

COMPOUND_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "尉迟", "万俟", "皇甫", "东方", "司徒", "令狐", "夏侯", "公孙")
ADULT = 18
NOBODY = "某某"  # stands for a name that an edition may not say at all
PUBLIC, KIOSK = "public", "kiosk"
EDITIONS = {PUBLIC: "web", KIOSK: "kiosk", "preview": ""}


@dataclass(frozen=True, slots=True)
class Edition:
    """For whom a site is built. name: a key of EDITIONS; today: the day consents are judged on."""

    name: str
    today: date

    @property
    def channel(self) -> str:
        """The scope that a consent must hold; "" for the preview, which only its makers see."""
        return EDITIONS[self.name]


class Standing(Enum):
    """How a record stands in an edition."""

    SHOWN = "shown"
    WITHHELD = "withheld"  # others say that it is not public
    WITHDRAWN = "withdrawn"  # a page says that it is no longer public; nobody mentions it
    ABSENT = "absent"  # a sample in a hall that shows none: as if it never was


def standings(archive: Archive, edition: Edition) -> dict[str, Standing]:
    """How every record stands in an edition, stories after the people they tell of."""
    samples = archive.hall.show_samples
    first = {
        key: Standing.SHOWN if _is_plain(record, samples=samples) else standing(record, archive, edition)
        for key, record in archive.records.items()
    }
    unshown = {key: how for key, how in first.items() if how is not Standing.SHOWN}
    stories = ((key, record) for key, record in archive.records.items() if isinstance(record, Story))
    following = {key: _with_subjects(story, unshown) for key, story in stories if key not in unshown} if unshown else {}
    return {**first, **following}


def _is_plain(record: Record, *, samples: bool) -> bool:
    """Whether nothing of a record, as of nearly every one, asks for a closer look: no person, no consent, no wish."""
    said = record.__dict__
    if not said["public"] or (said["sample"] and not samples):
        return False
    return said.get("consent") is None and not isinstance(record, Person)


def standing(record: Record, archive: Archive, edition: Edition) -> Standing:
    """How a record stands by itself, whatever it names."""
    if record.sample and not archive.hall.show_samples:
        return Standing.ABSENT
    consent: Consent | None = record.get("consent")
    if consent and consent.status == "withdrawn":
        return Standing.WITHDRAWN
    if edition.name == "preview":
        return Standing.SHOWN
    needs_consent = isinstance(record, Person) or consent is not None
    if not record.public or (needs_consent and not covers(consent, edition, "text")):
        return Standing.WITHHELD
    if isinstance(record, Person) and lacks_guardian(record, edition.today):
        return Standing.WITHHELD
    return Standing.SHOWN


def _with_subjects(story: Story, unshown: Mapping[str, Standing]) -> Standing:
    """A story follows the people it tells of: what one of them took back, it may not tell."""
    subjects = (*story.people, story.narrator)
    if unshown.keys().isdisjoint(subjects):
        return Standing.SHOWN
    people = {unshown.get(key) for key in subjects}
    return next(worst for worst in (Standing.WITHDRAWN, Standing.ABSENT, Standing.WITHHELD) if worst in people)


def covers(consent: Consent | None, edition: Edition, what: str) -> bool:
    """Whether a consent allows `what` (text, photo, audio, video) in this edition, on its day."""
    if edition.name == "preview":
        return consent is None or consent.status != "withdrawn"
    if consent is None:
        return False
    if consent.status == "not-required":
        return True
    in_time = consent.until is None or consent.until.last >= edition.today.isoformat()
    return consent.status == "granted" and in_time and {what, edition.channel} <= set(consent.scope)


def lacks_guardian(person: Person, today: date) -> bool:
    """A living person who may be under 18 on this day, with no guardian's consent on file."""
    if person.born is None or person.died is not None:
        return False
    year, month, day = (int(part) for part in person.born.last.split("-"))
    young = (today.year - year, today.month, today.day) < (ADULT, month, day)
    return young and not (person.consent and person.consent.guardian)


def shown_name(person: Person, edition: Edition) -> str:
    """The name that was agreed on. Where nothing was agreed on, the surname alone."""
    consent = person.consent
    if edition.name == "preview" or consent is None or consent.name_as == "full":
        return person.title
    if consent.name_as == "pseudonym":
        return person.pseudonym or "化名"
    if consent.status == "not-required" and not consent.name_as:
        return person.title
    return f"{surname(person.title)}姓老兵"


def surname(name: str) -> str:
    """The surname of a Chinese name: two characters for the compound ones, else one."""
    return next((one for one in COMPOUND_SURNAMES if name.startswith(one)), name[:1])

"""redact(): what an edition may not show goes no further. Nothing after this step has seen what it removes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.model.archive import Archive, named_by
from honorhall.model.fields import Privacy, rows
from honorhall.model.happenings import Story
from honorhall.model.people import Person
from honorhall.model.record import Consent, Media, Record
from honorhall.model.references import LINK, PICTURE, naming_fields
from honorhall.model.values import WITHHELD

COMPOUND_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "尉迟", "万俟", "皇甫", "东方", "司徒", "令狐", "夏侯", "公孙")
ADULT = 18
DEGREES = re.compile(r"([+-]?\d{1,3})(\.\d{1,2})?(?:(?<=\.\d\d)\d+)?")
EDITIONS = {"public": "web", "kiosk": "kiosk", "preview": ""}


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


def redact(archive: Archive, edition: Edition) -> Archive:
    """The archive as this edition may show it: fewer records, fewer fields, no origins."""
    standing = standings(archive, edition)
    shown = {
        key: _blank(_named(record, edition), _Reach(archive, standing, edition), key)
        for key, record in archive.records.items()
        if standing[key] is Standing.SHOWN
    }
    regions = {code: key for code, key in archive.regions.items() if key in shown}
    reach = _Reach(archive, standing, edition)
    hall = _blank(archive.hall, reach, "hall:hall")
    withdrawn = tuple(key for key in archive.records if standing[key] is Standing.WITHDRAWN)
    named = named_by(shown, regions)
    return Archive(hall, shown, regions, named, {}, archive.pages, withdrawn)


def standings(archive: Archive, edition: Edition) -> dict[str, Standing]:
    """How every record stands in an edition, stories after the people they tell of."""
    first = {key: standing(record, archive, edition) for key, record in archive.records.items()}
    return {key: _with_subjects(record, first) for key, record in archive.records.items()}


def standing(record: Record, archive: Archive, edition: Edition) -> Standing:
    """How a record stands by itself, whatever it names."""
    if record.sample and not archive.hall.show_samples:
        return Standing.ABSENT
    consent: Consent | None = getattr(record, "consent", None)
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


def _with_subjects(record: Record, first: Mapping[str, Standing]) -> Standing:
    """A story follows the people it tells of: what one of them took back, it may not tell."""
    own = first[record.key]
    if own is not Standing.SHOWN or not isinstance(record, Story):
        return own
    people = {first.get(key, Standing.SHOWN) for key in (*record.people, record.narrator) if key}
    for worst in (Standing.WITHDRAWN, Standing.ABSENT, Standing.WITHHELD):
        if worst in people:
            return worst
    return own


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


def _named(record: Record, edition: Edition) -> Record:
    """A person under the name that was agreed on."""
    if not isinstance(record, Person) or record.consent is None:
        return record
    if edition.name == "preview" or record.consent.name_as == "full":
        return record
    if record.consent.name_as == "pseudonym":
        return record.model_copy(update={"title": record.pseudonym or "化名", "surname_reading": ""})
    return record.model_copy(update={"title": f"{surname(record.title)}姓老兵"})


def surname(name: str) -> str:
    """The surname of a Chinese name: two characters for the compound ones, else one."""
    return next((one for one in COMPOUND_SURNAMES if name.startswith(one)), name[:1])


@dataclass(frozen=True, slots=True)
class _Reach:
    """What the blanking of one record needs to know of the rest."""

    archive: Archive
    standing: Mapping[str, Standing]
    edition: Edition

    def of(self, target: str) -> Standing:
        key = target if ":" in target else self.archive.regions.get(target, "")
        return self.standing.get(key, Standing.SHOWN)


def _blank(part: Any, reach: _Reach, key: str) -> Any:
    """A copy of a record, or of a part of one, without what this edition may not show."""
    model: type[BaseModel] = type(part)
    naming = dict(naming_fields(model))
    changed: dict[str, Any] = {}
    for row in rows(model):
        value = getattr(part, row.name)
        if not value:
            continue
        if row.privacy is Privacy.PRIVATE:
            changed[row.name] = row.info.default
        elif row.name == "media":
            changed[row.name] = tuple(_blank(one, reach, key) for one in value if _media_shown(one, part, reach))
        elif row.name in naming:
            changed[row.name] = _reached(value, naming[row.name], reach, key)
        if naming.get(row.name) == "prose" and not _pictures_shown(part, reach):
            changed[row.name] = PICTURE.sub("", changed[row.name])
        if row.privacy is Privacy.COARSE:
            changed[row.name] = _coarse(changed.get(row.name, value), part)
    return part.model_copy(update=changed)


def _media_shown(media: Media, owner: BaseModel, reach: _Reach) -> bool:
    """A picture's own consent decides; without one, that of every person the record shows."""
    if media.consent:
        return covers(media.consent, reach.edition, "photo")
    return _pictures_shown(owner, reach)


def _pictures_shown(owner: BaseModel, reach: _Reach) -> bool:
    """Whether everyone a record tells of agreed to pictures. Pictures in its prose have no consent of their own."""
    about = (*getattr(owner, "people", ()), *getattr(owner, "to", ()), getattr(owner, "narrator", ""))
    named = (owner.key,) if isinstance(owner, Person) else about
    subjects = (reach.archive.records.get(key) for key in named)
    return all(covers(one.consent, reach.edition, "photo") for one in subjects if isinstance(one, Person))


def _reached(value: Any, how: str, reach: _Reach, key: str) -> Any:
    if isinstance(value, tuple):
        kept = [_reached(one, how, reach, key) for one in value]
        return tuple(dict.fromkeys(one for one in kept if one != "")) if how == "ref" else tuple(kept)
    if how == "parts":
        return _blank(value, reach, key)
    if how == "prose":
        return LINK.sub(lambda found: _link(found, reach), value)
    standing_of = reach.of(value)
    if standing_of is Standing.ABSENT:
        return ""
    return value if standing_of is Standing.SHOWN else WITHHELD


def _link(found: Any, reach: _Reach) -> str:
    """A link to what is not shown keeps its words and loses its address."""
    shown = reach.of(f"{found.group(2)}:{found.group(3)}") is Standing.SHOWN
    return str(found.group() if shown else found.group(1))


def _coarse(value: Any, part: BaseModel) -> Any:
    if isinstance(value, PartialDate):
        return value if getattr(part, "died", None) else value.coarser()
    if isinstance(value, str) and value.isdigit():
        return value[:9]
    if isinstance(value, str) and value != WITHHELD:
        # 26°03′12″ and 26,0534 cannot be cut with certainty: what is not plainly a decimal is not shown.
        found = DEGREES.fullmatch(value)
        return "".join(filter(None, found.groups())) if found else ""
    return value

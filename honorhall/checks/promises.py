"""Promises to people: consent, minors, martyrs, names that were not to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from honorhall.checks.told import told
from honorhall.ground.problem import Place, Problem
from honorhall.model import (
    Archive,
    Consent,
    Edition,
    Person,
    Privacy,
    Record,
    Standing,
    lacks_guardian,
    rows,
    standings,
)

SHORTEST_NAME = 2  # a single character is no name to search for


def consent(archive: Archive, today: date) -> Iterator[Problem]:
    """A person or story whose consent is missing, empty, run out or without its reason."""
    for key, record in archive.records.items():
        given: Consent | None = getattr(record, "consent", None)
        if isinstance(record, Person) and given is None and record.public:
            yield told(archive, key, "consent-missing", name=record.title)
        if given is None:
            continue
        place = ("consent", "status")
        if given.status == "granted" and not given.scope:
            yield told(archive, key, "consent-scope-missing", place, name=record.title)
        if given.status == "not-required" and not given.why:
            yield told(archive, key, "consent-why-missing", place, name=record.title)
        if given.until and given.until.last < today.isoformat():
            until = given.until.verbatim
            yield told(archive, key, "consent-run-out", ("consent", "until"), name=record.title, until=until)
        if given.name_as == "pseudonym" and isinstance(record, Person) and not record.pseudonym:
            yield told(archive, key, "pseudonym-missing", ("consent", "name_as"), name=record.title)


def guardian(archive: Archive, today: date) -> Iterator[Problem]:
    """A person under 18 is public only with a guardian's consent."""
    for key, record in archive.records.items():
        if isinstance(record, Person) and record.public and lacks_guardian(record, today):
            yield told(archive, key, "consent-guardian-missing", ("consent", "guardian"), name=record.title)


def martyr(archive: Archive, today: date) -> Iterator[Problem]:  # noqa: ARG001 (all checks are asked alike)
    """Martyr is a status assessed by law: the page needs the document that says so."""
    for key, record in archive.records.items():
        if isinstance(record, Person) and record.martyr and not record.approval:
            yield told(archive, key, "martyr-approval-missing", ("martyr",), name=record.title)


def hidden_names(archive: Archive, today: date) -> Iterator[Problem]:
    """The name of somebody who is not shown, or not by this name, in what an edition says elsewhere."""
    told_of: set[tuple[str, str, str]] = set()
    for edition in (Edition(name, today) for name in ("public", "kiosk")):
        standing = standings(archive, edition)
        hidden = dict(_hidden(archive, standing))
        shown = [key for key, how in standing.items() if hidden and how is Standing.SHOWN]
        for place, key, person in _named(archive, shown, hidden):
            if (key, str(place), person) not in told_of:
                told_of.add((key, str(place), person))
                yield Problem("name-not-public", place, {"name": hidden[person], "person": person}, key)


def _hidden(archive: Archive, standing: Mapping[str, Standing]) -> Iterator[tuple[str, str]]:
    """(key, full name) of the people whose full name an edition may not say."""
    for key, record in archive.records.items():
        if not isinstance(record, Person) or len(record.title) < SHORTEST_NAME:
            continue
        renamed = record.consent is not None and record.consent.name_as != "full"
        if renamed or standing[key] in (Standing.WITHHELD, Standing.WITHDRAWN):
            yield key, record.title


def _named(archive: Archive, keys: list[str], hidden: Mapping[str, str]) -> Iterator[tuple[Place, str, str]]:
    """(place, record or "", person) wherever a hidden name stands: in shown records and in hand-written pages."""
    for key in keys:
        for name, text in _texts(archive.records[key]):
            own_title = {key} if name == "title" else set()
            for person in sorted(set(_found(text, hidden)) - own_title):
                path = (name, _line(text, hidden[person])) if name == "body" else (name,)
                yield archive.place(key, *path), key, person
    for page in archive.pages:
        for person in _found(page.body, hidden):
            yield Place(page.file, page.body_line + _line(page.body, hidden[person]), 1), "", person


def _found(text: str, hidden: Mapping[str, str]) -> list[str]:
    return [person for person, name in hidden.items() if name in text]


def _line(text: str, name: str) -> int:
    return text.count("\n", 0, text.find(name))


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """(field, text) of the public texts of a record, its parts included."""
    for row in rows(type(record)):
        value = getattr(record, row.name)
        if value and row.privacy is not Privacy.PRIVATE and not row.hidden:
            yield row.name, value if isinstance(value, str) else str(value)

"""Promises to people: consent, minors, martyrs, names that were not to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from honorhall.checks.told import told
from honorhall.ground.problem import Place, Problem
from honorhall.ground.text import UNFILLED, UNFILLED_BODY
from honorhall.model import (
    VOCABULARIES,
    Archive,
    Consent,
    Edition,
    HiddenName,
    Person,
    Privacy,
    Record,
    Standing,
    Story,
    hidden_names,
    lacks_guardian,
    places,
    rows,
    standings,
)

EDITION_NAMES = {"public": "公开版 public", "kiosk": "馆内屏幕版 kiosk"}


def consent(archive: Archive, today: date) -> Iterator[Problem]:
    """A consent that is missing, or that does not say enough to act on."""
    for key, record in archive.records.items():
        given: Consent | None = record.get("consent")
        if isinstance(record, Person) and given is None and record.public:
            yield told(archive, key, "consent-missing", name=record.title)
        for code, field, facts in _gaps(record, given, today) if given else ():
            yield told(archive, key, code, ("consent", field), name=record.title, **facts)


def _gaps(record: Record, given: Consent, today: date) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(code, field of the consent, facts) for all that a consent leaves open, or that cannot be."""
    if given.status == "granted" and not given.scope:
        yield "consent-scope-missing", "status", {}
    if given.status == "granted" and isinstance(record, Person) and not given.name_as:
        yield "consent-name-as-missing", "name_as", {}
    if given.status == "pending":
        yield "consent-pending", "status", {}
    if given.status == "not-required" and not given.why:
        yield "consent-why-missing", "status", {}
    if given.until and given.until.last < today.isoformat():
        yield "consent-run-out", "until", {"until": given.until.verbatim}
    if given.signed and given.signed.first > today.isoformat():
        yield "consent-signed-ahead", "signed", {"signed": given.signed.verbatim}
    if given.name_as == "pseudonym" and isinstance(record, Person) and not record.pseudonym:
        yield "pseudonym-missing", "name_as", {}


def narrow(archive: Archive, today: date) -> Iterator[Problem]:
    """What a consent's scope keeps out of an edition: nobody should have to wonder where a page has gone."""
    for edition in (Edition(name, today) for name in EDITION_NAMES):
        for key, how in standings(archive, edition).items():
            record = archive.records[key]
            if how in (Standing.WITHHELD, Standing.WITHDRAWN) and record.public:
                yield from _kept_out(archive, record, edition)


def _kept_out(archive: Archive, record: Record, edition: Edition) -> Iterator[Problem]:
    given: Consent | None = record.get("consent")
    facts = {"name": record.title, "edition": EDITION_NAMES[edition.name]}
    if given is not None and given.status == "granted" and given.scope:
        lacking = "、".join(
            VOCABULARIES["scope"][one].zh for one in ("text", edition.channel) if one not in given.scope
        )
        if lacking:
            yield told(archive, record.key, "consent-narrow", ("consent", "scope"), lacking=lacking, **facts)
    elif given is None and isinstance(record, Story):
        yield told(archive, record.key, "story-follows", ("people",), **facts)


def unfilled(archive: Archive, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """A template that was made and never filled in."""
    for key, record in archive.records.items():
        if record.title.startswith(UNFILLED):
            yield told(archive, key, "template-unfilled", ("title",), value=record.title)
        elif record.body.strip() == UNFILLED_BODY:
            yield told(archive, key, "template-unfilled", ("body",), value=record.body.strip())


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


def said_names(archive: Archive, today: date) -> Iterator[Problem]:
    """The name of somebody who is not shown, or not so: an edition hides it in texts, and cannot in an address."""
    told_of: set[tuple[str, str, str, str]] = set()
    for edition in (Edition(name, today) for name in EDITION_NAMES):
        standing = standings(archive, edition)
        names = hidden_names(archive, edition, standing)
        shown = [key for key, how in standing.items() if names and how is Standing.SHOWN]
        for code, place, key, name in chain(_said(archive, shown, names), _addressed(archive, names)):
            mention = (code, str(place), key, name.full)
            if mention not in told_of:
                told_of.add(mention)
                facts = {"name": name.full, "person": name.person, "instead": name.instead}
                yield Problem(code, place, {**facts, "edition": EDITION_NAMES[edition.name]}, key)


Mentioned = tuple[str, Place, str, HiddenName]  # code, place, record or "", name


def _said(archive: Archive, keys: list[str], names: tuple[HiddenName, ...]) -> Iterator[Mentioned]:
    """Wherever a hidden name stands in a text: in shown records and in hand-written pages."""
    for key in keys:
        own = archive.records[key]
        found = ((field, text, *one) for field, text in _texts(own) for one in places(text, names))
        for field, text, name, at in found:
            if not _is_own(own, field, name.full):
                path = (field, text.count("\n", 0, at)) if field == "body" else (field,)
                yield "name-not-public", archive.place(key, *path), key, name
    for page in archive.pages:
        for name, at in places(page.body, names):
            line = page.body_line + page.body.count("\n", 0, at)
            yield "name-not-public", Place(page.file, line), "", name


def _addressed(archive: Archive, names: tuple[HiddenName, ...]) -> Iterator[Mentioned]:
    """A hidden name in the file name of a hand-written page: it would be an address, and nothing can hide it."""
    for page in archive.pages:
        for name, _ in places(page.file, names):
            yield "name-in-address", Place(page.file, 1, 1), "", name


def _is_own(record: Record, field: str, name: str) -> bool:
    return isinstance(record, Person) and field == "title" and record.title == name


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """(field, text) of the public texts of a record, its parts included."""
    for row in rows(type(record)):
        value = getattr(record, row.name)
        if value and row.privacy is not Privacy.PRIVATE and not row.hidden:
            yield row.name, value if isinstance(value, str) else str(value)

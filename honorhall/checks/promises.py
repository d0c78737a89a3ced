"""Promises to people: consent, minors, martyrs, names that were not to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from honorhall.checks.asked import EDITION_NAMES, Asked
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
    Redaction,
    Standing,
    Story,
    covers,
    lacks_guardian,
    rows,
)


def consent(asked: Asked) -> Iterator[Problem]:
    """A consent that is missing, or that does not say enough to act on."""
    for key, record in asked.records.items():
        given: Consent | None = record.get("consent")
        if isinstance(record, Person) and given is None and record.public:
            yield told(asked.archive, key, "consent-missing", name=record.title)
        for code, field, facts in _gaps(record, given, asked.today) if given else ():
            yield told(asked.archive, key, code, ("consent", field), name=record.title, **facts)


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


def narrow(asked: Asked) -> Iterator[Problem]:
    """What a consent's scope keeps out of an edition: nobody should have to wonder where a page has gone."""
    for made in asked.redactions:
        for key, record in asked.records.items():
            if made.unshown.get(key) in (Standing.WITHHELD, Standing.WITHDRAWN) and record.public:
                yield from _kept_out(asked.archive, record, made.edition)


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


def pictures_kept_back(asked: Asked) -> Iterator[Problem]:
    """A picture that a public edition leaves out, for the consent that it has does not speak of pictures there."""
    for key, record in asked.records.items():
        for place, media in enumerate(record.media):
            given: Consent | None = media.consent or (record.get("consent") if isinstance(record, Person) else None)
            shown_in = (made.edition for made in asked.redactions if key not in made.unshown) if given else ()
            without = [one for one in shown_in if not covers(given, one, "photo")]
            if without:
                facts = {"file": media.file, "edition": "、".join(EDITION_NAMES[one.name] for one in without)}
                yield told(asked.archive, key, "picture-kept-back", ("media", place), **facts)


def unfilled(asked: Asked) -> Iterator[Problem]:
    """A template that was made and never filled in."""
    for key, record in asked.records.items():
        if record.title.startswith(UNFILLED):
            yield told(asked.archive, key, "template-unfilled", ("title",), value=record.title)
        elif record.body.strip() == UNFILLED_BODY:
            yield told(asked.archive, key, "template-unfilled", ("body",), value=record.body.strip())


def guardian(asked: Asked) -> Iterator[Problem]:
    """A person under 18 is public only with a guardian's consent."""
    for key, record in asked.records.items():
        if isinstance(record, Person) and record.public and lacks_guardian(record, asked.today):
            yield told(asked.archive, key, "consent-guardian-missing", ("consent", "guardian"), name=record.title)


def martyr(asked: Asked) -> Iterator[Problem]:
    """Martyr is a status assessed by law: the page needs the document that says so."""
    for key, record in asked.records.items():
        if isinstance(record, Person) and record.martyr and not record.approval:
            yield told(asked.archive, key, "martyr-approval-missing", ("martyr",), name=record.title)


def said_names(asked: Asked) -> Iterator[Problem]:
    """The name of somebody who is not shown, or not so: an edition hides it in texts."""
    for key in asked.records:
        if asked.may_name(key):
            shown_in = (made for made in asked.redactions if key not in made.unshown)
            yield from _once(one for made in shown_in for one in _said(asked.archive, key, made))


def names_in_pages(asked: Asked) -> Iterator[Problem]:
    """The same in the hand-written pages, and in their addresses, where no edition can hide it."""
    yield from _once(one for made in asked.redactions for one in _in_pages(asked.archive, made))


Mentioned = tuple[str, Place, str, HiddenName, Edition]  # code, place, record or "", name


def _once(mentions: Iterable[Mentioned]) -> Iterator[Problem]:
    """One Problem for what is told of several editions, or of several texts of one field."""
    told_of: set[tuple[str, str, str, str]] = set()
    for code, place, key, name, edition in mentions:
        mention = (code, str(place), key, name.full)
        if mention not in told_of:
            told_of.add(mention)
            facts = {"name": name.full, "person": name.person, "instead": name.instead}
            yield Problem(code, place, {**facts, "edition": EDITION_NAMES[edition.name]}, key)


def _said(archive: Archive, key: str, made: Redaction) -> Iterator[Mentioned]:
    """Wherever a hidden name stands in a text of a record."""
    own = archive.records[key]
    found = ((field, text, *one) for field, text in _texts(own) for one in made.names.places(text))
    for field, text, name, at in found:
        if not _is_own(own, field, name.full):
            path = (field, text.count("\n", 0, at)) if field == "body" else (field,)
            yield "name-not-public", archive.place(key, *path), key, name, made.edition


def _in_pages(archive: Archive, made: Redaction) -> Iterator[Mentioned]:
    """Wherever a hidden name stands in a hand-written page, or in the file name that becomes its address."""
    for page in archive.pages:
        for name, at in made.names.places(page.body):
            line = page.body_line + page.body.count("\n", 0, at)
            yield "name-not-public", Place(page.file, line), "", name, made.edition
    for page in archive.pages:
        for name, _ in made.names.places(page.file):
            yield "name-in-address", Place(page.file, 1, 1), "", name, made.edition


def _is_own(record: Record, field: str, name: str) -> bool:
    return isinstance(record, Person) and field == "title" and record.title == name


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """(field, text) of the public texts of a record, its parts included."""
    for row in rows(type(record)):
        value = getattr(record, row.name)
        if value and row.privacy is not Privacy.PRIVATE and not row.hidden:
            yield row.name, value if isinstance(value, str) else str(value)

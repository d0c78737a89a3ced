"""Linked data: a record as schema.org describes it, made from the field table; only what the page shows is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import ascii_letters, digits
from typing import Any
from urllib.parse import quote

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import (
    VOCABULARIES,
    Base,
    Code,
    Document,
    Honor,
    Privacy,
    Record,
    Ref,
    Region,
    Row,
    Term,
    rows,
)
from honorhall.pages.guide import Guide

Node = dict[str, Any]
PLAIN = frozenset(ascii_letters + digits + "_.-~/")  # what stands in an address as it is
ALL_TEXT = "articleBody"  # the page itself holds it: said twice, it would double the weight of a story
EXACT = re.compile(r"\d{4}(?:-(?:0\d|1[012])(?:-\d\d)?)?")  # no 2019~, no 195X, no season 2021-21
# Properties that an exact type has not, and what it has instead ("": nothing).
INSTEAD: Mapping[str, Mapping[str, str]] = {
    "CivicStructure": {
        "location": "containedInPlace",
        **dict.fromkeys(("foundingDate", "parentOrganization", "award"), ""),
    },
    "CreativeWork": {"location": "spatialCoverage"},
    "DefinedTermSet": {
        "location": "spatialCoverage",
        **dict.fromkeys(("foundingDate", "parentOrganization", "slogan"), ""),
    },
    "Event": {"award": ""},
    "EducationEvent": {"award": ""},
    "Observation": {"location": "observationAbout"},
    "WebPage": {"location": "contentLocation", "award": ""},
}
INSTEAD = {**INSTEAD, "EventVenue": INSTEAD["CivicStructure"], "Legislation": INSTEAD["CreativeWork"]}
BODIES = frozenset(
    (
        *("Organization", "NGO", "GovernmentOrganization", "EducationalOrganization", "NewsMediaOrganization"),
        *("Project", "ArchiveOrganization"),
    )
)
# Properties whose value must be of one of these types.
WANTED: Mapping[str, frozenset[str]] = {
    "holdingArchive": frozenset(("ArchiveOrganization",)),
    "memberOf": BODIES,
    "parentOrganization": BODIES,
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says of records what schema.org has words for. root: what stands before the address of every page."""

    guide: Guide
    root: str

    def address(self, url: str) -> str:
        """The address of something on the site, by its url relative to the root."""
        return f"{self.root}{url if PLAIN.issuperset(url) else quote(url)}"

    def itself(self, record: Record) -> str:
        """What names a record among all things of the web: the address of its page is only that of the page."""
        return f"{self.address(record.page_url)}#this"

    def named(self, record: Record) -> Node:
        """A record as others mention it."""
        return self.guide.once(_named, (self.root, record.key))

    def mention(self, record: Record) -> Node:
        """The same, worked out anew."""
        said = {"@type": _short(record.schema_org), "@id": self.itself(record), "name": record.title}
        return {**said, "url": record.url} if isinstance(record, Document) and record.url else said

    def properties(self, record: Record) -> Node:
        """All that the field table, the honours that name it and the tree of regions let one say of a record."""
        found: dict[str, list[Any]] = {}
        instead = INSTEAD.get(record.schema_org[0], {})
        for name, value in (*self._fields(record), *self._awards(record), *self._above(record)):
            own = instead.get(name, name)
            if own and (own not in WANTED or _is_wanted(own, value)) and value not in found.setdefault(own, []):
                found[own].append(value)
        return {name: values[0] if len(values) == 1 else values for name, values in found.items() if values}

    def _fields(self, record: Record) -> Iterator[tuple[str, Any]]:
        every = record.__dict__
        for name, field, form in _columns(type(record)):
            value = every[field]
            if not value:
                continue
            if form == "text" and isinstance(value, str):
                yield name, value
                continue
            if form == "pictures":
                yield from ((name, self.address(shot.url)) for shot in self.guide.shots(record))
            elif form == "date":
                yield from _dated(name, value)
            else:
                told = [self._said(form, one) for one in (value if isinstance(value, tuple) else (value,))]
                yield from [(name, one) for one in told if one]

    def _said(self, form: str, value: Any) -> Any:
        """One value of one field; nothing where it leads to what is not shown, or to a sample."""
        if isinstance(value, Base):
            return self._part(value)
        if form == "region":
            return self._region(value)
        if form == "record":
            return self._reference(value)
        if form == "body":
            return {"@type": "Organization", "name": value}
        if form == "amount":
            return value.verbatim
        return VOCABULARIES[form][value].zh if form in VOCABULARIES else str(value)

    def _reference(self, key: str) -> Node | None:
        record = self.guide.archive.records.get(key)
        return self.named(record) if record and not record.sample else None

    def _region(self, code: str) -> Node | None:
        return self.guide.once(_region, (self.root, code))

    def region(self, code: str) -> Node | None:
        """The smallest region of a code's way down the tree that has a page."""
        urls = [link.url for link in self.guide.region(code) if link.url]
        title = next((link.title for link in reversed(self.guide.region(code)) if link.url), "")
        if not urls:
            return None
        return {"@type": Region.schema_type, "@id": f"{self.address(urls[-1])}#this", "name": title}

    def _part(self, part: Base) -> Any:
        """A part is told by the record that it names, else by its title."""
        name = _reference_of(type(part))
        return self._reference(part.get(name)) if name else part.get("title")

    def _awards(self, record: Record) -> Iterator[tuple[str, str]]:
        """The honours given to a record; revoked ones are no honours."""
        naming = self.guide.archive.named_by.get(record.key, ())
        for honor in (self.guide.record(key) for key in naming if key.startswith("honor:")):
            if isinstance(honor, Honor) and record.key in honor.to and honor.status == "in-force" and not honor.sample:
                yield "award", (honor.award or honor.title) + (f"（{honor.date.zh}）" if honor.date else "")

    def _above(self, record: Record) -> Iterator[tuple[str, Node]]:
        """The region that a region lies in."""
        roll_up = self.guide.views.roll_ups.get(record.code) if isinstance(record, Region) else None
        node = self._region(roll_up.above[-1]) if roll_up and roll_up.above else None
        if node:
            yield "containedInPlace", node


@cache
def _reference_of(model: type[Base]) -> str:
    """The first field of a part that names a record, "" where none does."""
    return next((row.name for row in rows(model) if row.mark(Ref)), "")


def _named(asked: tuple[str, str], guide: Guide) -> Node:
    root, key = asked
    return Speaker(guide, root).mention(guide.record(key))


def _region(asked: tuple[str, str], guide: Guide) -> Node | None:
    root, code = asked
    return Speaker(guide, root).region(code)


@cache
def _columns(model: type[Record]) -> tuple[tuple[str, str, str], ...]:
    """(property, field, form) of every field that schema.org has a word for. form: see `_form`."""
    told = (row for row in rows(model) if not row.hidden and row.privacy is not Privacy.PRIVATE)
    return tuple((name, row.name, _form(name, row)) for row in told for name in row.schema.split() if name != ALL_TEXT)


def _form(name: str, row: Row) -> str:
    """How a field's values are told: a word that `Speaker` knows, or the vocabulary of its terms."""
    annotation = str(row.info.annotation)
    if row.name == "media":
        return "pictures"
    if row.mark(Code):
        return "text" if name == "identifier" else "region"
    if row.mark(Ref):
        return "record"
    term = row.mark(Term)
    if term is not None:
        return str(term.vocabulary)
    if PartialDate.__name__ in annotation:
        return "date"
    if Quantity.__name__ in annotation:
        return "amount"
    return "body" if name == "publisher" else "text"


def _short(types: tuple[str, ...]) -> str | list[str]:
    return types[0] if len(types) == 1 else list(types)


def _is_wanted(name: str, value: Any) -> bool:
    types = value["@type"] if isinstance(value, dict) else []
    return not WANTED[name].isdisjoint([types] if isinstance(types, str) else types)


def _dated(name: str, date: PartialDate) -> Iterator[tuple[str, str]]:
    """A date as far as ISO 8601 can say it: from and to where something began and ended, nothing where it is vague."""
    sides = date.edtf.split("/")
    if not all(map(EXACT.fullmatch, sides)):
        return
    if len(sides) == 1 or name == "temporalCoverage":
        yield name, date.edtf
    elif name == "startDate":
        yield from zip(("startDate", "endDate"), sides, strict=True)

"""Linked data: a record as schema.org describes it, made from the field table; only what the page shows is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from json.encoder import encode_basestring
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

Json = str  # a value as the text of it in JSON: what is said of a record is put together, and never taken apart
Node = dict[str, Json]
quoted = encode_basestring  # words as a value
TYPES = re.compile(r'\{"@type":(?:"(\w+)"|\[([\w",]+)\])')  # what every node begins with: one, or several
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

    def named(self, record: Record) -> Json:
        """A record as others mention it."""
        said = f'{{"@type":{types(record)},"@id":{quoted(self.itself(record))},"name":{quoted(record.title)}'
        if isinstance(record, Document) and record.url:
            return f'{said},"url":{quoted(record.url)}}}'
        return said + "}"

    def properties(self, record: Record) -> Node:
        """All that the field table, the honours that name it and the tree of regions let one say of a record."""
        found: dict[str, list[Json]] = {}
        for name, value in (*self._fields(record), *self._awards(record), *self._above(record)):
            values = found.get(name)
            if values is None:
                found[name] = [value]
            elif value not in values:
                values.append(value)
        return {name: values[0] if len(values) == 1 else listed(values) for name, values in found.items()}

    def _fields(self, record: Record) -> Iterator[tuple[str, Json]]:
        every = record.__dict__
        for name, field, form in _columns(type(record), record.schema_org[0]):
            value = every[field]
            if not value:
                continue
            if form == "text" and isinstance(value, str):
                yield name, quoted(value)
            elif form == "pictures":
                yield from ((name, quoted(self.address(shot.url))) for shot in self.guide.shots(record))
            elif form == "date":
                yield from _dated(name, value)
            else:
                told = [self._said(form, one) for one in (value if isinstance(value, tuple) else (value,))]
                yield from [(name, one) for one in told if one and (name not in WANTED or _is_wanted(name, one))]

    def _said(self, form: str, value: Any) -> Json:
        """One value of one field; "" where it leads to what is not shown, or to a sample."""
        if isinstance(value, Base):
            return self._part(value)
        if form == "region":
            return self._region(value)
        if form == "record":
            return self._reference(value)
        if form == "body":
            return f'{{"@type":"Organization","name":{quoted(value)}}}'
        if form == "amount":
            return _filled(value.verbatim)
        return _filled(VOCABULARIES[form][value].zh if form in VOCABULARIES else str(value))

    def _reference(self, key: str) -> Json:
        record = self.guide.archive.records.get(key)
        return self.guide.once(_named, (self.root, key)) if record and not record.sample else ""

    def _region(self, code: str) -> Json:
        return self.guide.once(_region, (self.root, code))

    def region(self, code: str) -> Json:
        """The smallest region of a code's way down the tree that has a page; "" where none has."""
        link = next((link for link in reversed(self.guide.region(code)) if link.url), None)
        if link is None or link.url is None:
            return ""
        address = quoted(f"{self.address(link.url)}#this")
        return f'{{"@type":"{Region.schema_type}","@id":{address},"name":{quoted(link.title)}}}'

    def _part(self, part: Base) -> Json:
        """A part is told by the record that it names, else by its title."""
        name = _reference_of(type(part))
        return self._reference(part.get(name)) if name else _filled(part.get("title"))

    def _awards(self, record: Record) -> Iterator[tuple[str, Json]]:
        """The honours given to a record; revoked ones are no honours."""
        name = _own_name("award", record.schema_org[0])
        naming = self.guide.archive.named_by.get(record.key, ()) if name else ()
        for key in naming:
            honor = self.guide.record(key) if key.startswith("honor:") else None
            if isinstance(honor, Honor) and record.key in honor.to and honor.status == "in-force" and not honor.sample:
                yield name, quoted((honor.award or honor.title) + (f"（{honor.date.zh}）" if honor.date else ""))

    def _above(self, record: Record) -> Iterator[tuple[str, Json]]:
        """The region that a region lies in."""
        roll_up = self.guide.views.roll_ups.get(record.code) if isinstance(record, Region) else None
        node = self._region(roll_up.above[-1]) if roll_up and roll_up.above else ""
        if node:
            yield "containedInPlace", node


def node(said: Mapping[str, Json]) -> Json:
    """Properties as one value."""
    return "{" + ",".join([f'"{name}":{value}' for name, value in said.items()]) + "}"


def listed(values: Iterable[Json]) -> Json:
    """Several values as one."""
    return f"[{','.join(values)}]"


def types(record: Record) -> Json:
    """What schema.org calls a record."""
    return _types(record.schema_org)


@cache
def _types(words: tuple[str, ...]) -> Json:
    return quoted(words[0]) if len(words) == 1 else listed(map(quoted, words))


def _filled(words: str | None) -> Json:
    return quoted(words) if words else ""


@cache
def _reference_of(model: type[Base]) -> str:
    """The first field of a part that names a record, "" where none does."""
    return next((row.name for row in rows(model) if row.mark(Ref)), "")


def _named(asked: tuple[str, str], guide: Guide) -> Json:
    root, key = asked
    return Speaker(guide, root).named(guide.record(key))


def _region(asked: tuple[str, str], guide: Guide) -> Json:
    root, code = asked
    return Speaker(guide, root).region(code)


def _own_name(name: str, exact: str) -> str:
    """What a property is called of a thing of an exact type, "" where it has none such."""
    return INSTEAD.get(exact, {}).get(name, name)


@cache
def _columns(model: type[Record], exact: str) -> tuple[tuple[str, str, str], ...]:
    """(property, field, form) of every field that schema.org has a word for in its exact type. form: see `_form`."""
    told = (row for row in rows(model) if not row.hidden and row.privacy is not Privacy.PRIVATE)
    said = ((name, row) for row in told for name in row.schema.split() if name != ALL_TEXT)
    return tuple((own, row.name, _form(name, row)) for name, row in said if (own := _own_name(name, exact)))


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


def _is_wanted(name: str, value: Json) -> bool:
    found = TYPES.match(value)
    return found is not None and not WANTED[name].isdisjoint((found[1] or found[2].strip('"')).split('","'))


def _dated(name: str, date: PartialDate) -> Iterator[tuple[str, Json]]:
    """A date as far as ISO 8601 can say it: from and to where something began and ended, nothing where it is vague."""
    sides = date.edtf.split("/")
    if not all(map(EXACT.fullmatch, sides)):
        return
    if len(sides) == 1 or name == "temporalCoverage":
        yield name, quoted(date.edtf)
    elif name == "startDate":
        yield from zip(("startDate", "endDate"), map(quoted, sides), strict=True)

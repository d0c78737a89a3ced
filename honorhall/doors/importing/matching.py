"""matched(): which record of the hall each offer is, or which id it gets as a new one.

An offer is the record whose id it writes down (a column 编号, `id:` in a front matter). Without one it is the record of
its kind with the same title and nothing that tells the two apart (TELLING: another date, another region …). A file's
name is an id only for a record that has the same title, or for a new one.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from honorhall.doors.importing.ids import PERSON, PROVISIONAL, Ids, names_its_person
from honorhall.doors.importing.known import Key, Known, folded
from honorhall.doors.importing.offer import Offer
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Problem, Refused
from honorhall.sources import ID, Plain, Source

TELLING = ("date", "born", "region", "code", "as_of", "object_date", "place", "to", "gender", "measure")
MOST_NAMED = 5  # ids that a message names
NUMBER = re.compile(r"(\d+)")
Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """An offer with the id of its record, and that record as it stands in the hall, if it does.

    by_name: nothing but a person's name says that it is that record.
    """

    offer: Offer
    id: str
    existing: Source | None
    problems: tuple[Problem, ...] = ()
    by_name: bool = False

    @property
    def key(self) -> Key:
        """Kind and id."""
        return self.offer.kind, self.id


def matched(offers: Sequence[Offer], hall: Known, *, sent: bool) -> list[Matched]:
    """Each offer with its record. sent: of its ids, those that a browser made up are made anew."""
    matching = _Matching(hall, offers, sent=sent)
    return list(matching.all())


@dataclass(slots=True)
class _Shelf:
    """The records of one kind and title that no offer has claimed yet, by what tells them apart."""

    ids: dict[str, Marks]
    by_marks: dict[Marks, deque[str]] = field(default_factory=dict)

    def take(self, name: str) -> str:
        """Claim a record."""
        self.by_marks[self.ids.pop(name)].remove(name)
        return name


class _Matching:
    def __init__(self, hall: Known, offers: Sequence[Offer], *, sent: bool) -> None:
        self.hall = hall
        self.offers = offers
        self.sent = sent
        self.ids = Ids({*hall.records})
        self.shelves: dict[Key, _Shelf] = {}
        self.waiting = Counter((one.kind, folded(one.title)) for one in offers if not _own_id(one))
        self.seen: dict[str, Offer] = {}
        self.claimed: dict[Key, Offer] = {}

    def all(self) -> Iterator[Matched]:
        """The offers in their order, without those that say again what one before them said."""
        for offer in self.offers:
            said = repr((offer.kind, offer.source.id, offer.source.data, offer.source.body))
            first = self.seen.setdefault(said, offer)
            if first is not offer:
                self.waiting[offer.kind, folded(offer.title)] -= 1
                facts = {"title": offer.title, "first": str(first.place())}
                yield Matched(offer, "", None, (Problem("import-row-twice", offer.place(), facts),))
            else:
                yield self._matched(offer)

    def _matched(self, offer: Offer) -> Matched:
        own = _own_id(offer)
        bare = offer.with_data({name: value for name, value in offer.source.data.items() if name != "id"})
        if own:
            return self._by_id(bare, own)
        group = (offer.kind, folded(offer.title))
        left = self.waiting[group]
        self.waiting[group] -= 1
        shelf = self._shelf(group)
        marks, wished = _marks(offer.source.data, self.hall.regions), offer.source.id
        if wished in shelf.ids and _agree(shelf.ids[wished], marks):
            return self._found(bare, shelf.take(wished))
        if shelf.by_marks.get(marks):
            return self._found(bare, shelf.take(shelf.by_marks[marks][0]))
        alike = [one for one, theirs in shelf.ids.items() if _agree(theirs, marks)]
        if len(alike) > left:
            facts = {"title": offer.title, "known": _some(alike)}
            return Matched(bare, "", None, (Problem("import-many-alike", offer.place("title"), facts),))
        if alike:
            return self._found(bare, shelf.take(alike[0]))
        return self._new(bare, offer.source.id)

    def _by_id(self, offer: Offer, own: str) -> Matched:
        key = (offer.kind, own)
        if key in self.claimed:
            facts = {"id": own, "first": str(self.claimed[key].place())}
            return Matched(offer, "", None, (Problem("import-id-twice", offer.place("id"), facts),))
        self.claimed[key] = offer
        return self._found(offer, own) if key in self.hall.records else self._new(offer, own)

    def _found(self, offer: Offer, name: str) -> Matched:
        self.claimed[offer.kind, name] = offer
        existing = self.hall.records[offer.kind, name]
        mine, theirs = (_marks(one.data, self.hall.regions) for one in (offer.source, existing))
        shared = any(one and one == other for one, other in zip(mine, theirs, strict=True))
        by_name = offer.kind == PERSON and not shared and offer.source.id != name
        return Matched(offer, name, existing, by_name=by_name)

    def _new(self, offer: Offer, written: str) -> Matched:
        """A record that the hall does not have: under the id that was written, where that will do."""
        problems: list[Problem] = []
        usable = (
            bool(ID.fullmatch(written)) and written != "index" and not (self.sent and PROVISIONAL.fullmatch(written))
        )
        usable = usable and not (offer.kind == PERSON and names_its_person(written, offer.title))
        name, clash = written, ""
        if not (usable and self.ids.take(offer.kind, written)):
            clash = written if usable else ""
            name, taken = self.ids.new(offer.kind, offer.title)
            clash = clash or taken
        if clash:
            problems.append(Problem("import-id-numbered", offer.place("id"), {"wanted": clash, "id": name}))
        elif written and name != written and not PROVISIONAL.fullmatch(written):
            problems.append(Problem("import-id-remade", offer.place("id"), {"written": written, "id": name}))
        others = self.hall.titles.get((offer.kind, folded(offer.title)), ()) if offer.title else ()
        if others:
            facts = {"title": offer.title, "id": name, "known": _some(others)}
            problems.append(Problem("import-alike", offer.place("title"), facts))
        return Matched(offer, name, None, tuple(problems))

    def _shelf(self, group: Key) -> _Shelf:
        if group not in self.shelves:
            ids = sorted(self.hall.titles.get(group, ()), key=_by_number)
            free = [one for one in ids if (group[0], one) not in self.claimed]
            sources = {
                one: self.hall.records[group[0], one].data for one in free if (group[0], one) in self.hall.records
            }
            shelf = _Shelf({one: _marks(data, self.hall.regions) for one, data in sources.items()})
            for one, marks in shelf.ids.items():
                shelf.by_marks.setdefault(marks, deque()).append(one)
            self.shelves[group] = shelf
        return self.shelves[group]


def _own_id(offer: Offer) -> str:
    """The id that was written down for the record, and is no file's name."""
    if offer.table:
        return offer.source.id
    name = offer.source.data.get("id", "")
    return name if isinstance(name, str) else ""


def _some(ids: Sequence[str]) -> str:
    """The first of some ids: there may be a thousand walks of one title."""
    return "、".join(ids[:MOST_NAMED]) + (f" 等{len(ids)}份" if len(ids) > MOST_NAMED else "")


def _by_number(name: str) -> list[tuple[int, str]]:
    """Sorts x, x-2, x-10 as they were given out."""
    return [(int(one), "") if one.isdigit() else (-1, one) for one in NUMBER.split(name)]


def _marks(data: Mapping[str, Plain], regions: Mapping[str, Sequence[str]]) -> Marks:
    return tuple(_mark(name, data.get(name, ""), regions) for name in TELLING)


def _mark(name: str, value: Plain, regions: Mapping[str, Sequence[str]]) -> str:
    """What a field tells, in one spelling: a date by its days, a region by its code."""
    text = value if isinstance(value, str) else repr(value) if value else ""
    if name in ("date", "born", "as_of", "object_date") and text:
        try:
            date = PartialDate.parse(text)
        except Refused:
            return text
        return f"{date.first}/{date.last}"
    if name == "region" and text:
        codes = regions.get(folded(text), ())
        return codes[0] if len(codes) == 1 else text.strip()
    return folded(text)


def _agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether nothing that both say tells them apart."""
    return all(not mine or not theirs or mine == theirs for mine, theirs in zip(one, other, strict=True))


def renamed(found: Iterable[Matched]) -> dict[Key, str]:
    """(kind, id as it was sent) -> id here, for those that are not the same."""
    pairs = {(one.offer.kind, one.offer.source.id): one.id for one in found if one.id and one.offer.source.id}
    return {key: name for key, name in pairs.items() if key[1] != name}

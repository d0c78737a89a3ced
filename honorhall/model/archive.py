"""gather(): all records of a hall, typed and frozen, every reference resolved once, every problem found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from honorhall.ground.problem import Place, Problem
from honorhall.model.decoding import Decoded, Decoding, decoding
from honorhall.model.kinds import MODELS
from honorhall.model.papers import Hall
from honorhall.model.places import Region
from honorhall.model.record import Record
from honorhall.model.references import LINK, Mention, Named, mentions, named
from honorhall.model.values import ABOVE, unpadded
from honorhall.sources import Origin, Reading, Source

Origins = Mapping[str, Origin]


@dataclass(frozen=True, slots=True)
class Archive:
    """The records of one hall.

    records: "kind:id" -> record, in a fixed order; regions: division code -> "region:id".
    named_by: "kind:id" -> keys of the records that name it. origins: where each was written (empty once redacted).
    pages: the hand-written pages, as sources. withdrawn: keys that keep a page saying that it is no longer public.
    names: "kind:id" -> what that record names, as far as it is known; shapes: what tells whether more than its words
    has changed (empty once redacted). edition: for whom it was redacted, "" before; online: of the kiosk's edition, the
    keys of records that the public one shows, too.
    """

    hall: Hall
    records: Mapping[str, Record]
    regions: Mapping[str, str]
    named_by: Mapping[str, tuple[str, ...]]
    origins: Origins = field(default_factory=dict)
    pages: tuple[Source, ...] = ()
    withdrawn: tuple[str, ...] = ()
    names: Mapping[str, Named] = field(default_factory=dict)
    shapes: Mapping[str, bytes] = field(default_factory=dict)
    edition: str = ""
    online: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """All records of one kind, in the archive's order."""
        return tuple(record for record in self.records.values() if record.kind == kind)

    def place(self, key: str, *path: str | int) -> Place:
        """Where a value of a record stands in its file. ("body", 3) is three lines below the body's first."""
        return self.origins[key].place_within(path)


def gather(reading: Reading) -> tuple[Archive, list[Problem]]:
    """The archive of all that could be decoded, and every problem on the way. Never raises for content."""
    return gathered(decoding(reading))


def gathered(parts: Decoding) -> tuple[Archive, list[Problem]]:
    """The same of what was decoded already, by this process or by others."""
    hall = next((one for one in parts.decoded if one.origin.kind == "hall"), None)
    problems = [*parts.problems, *(hall.problems if hall else ())]
    kept = _kept(parts.decoded, problems)
    records = {key: one.record for key, one in kept.items() if isinstance(one.record, Record)}
    origins = {key: one.origin for key, one in kept.items()} | ({"hall:hall": hall.origin} if hall else {})
    names = {key: kept[key].names for key in records}
    regions = _regions(records, origins, problems)
    known = {*origins, *regions, *parts.unread, *(one.code for one in kept.values())}
    for key, one in (*kept.items(), *((("hall:hall", hall),) if hall else ())):
        problems += _resolve(key, one, known, origins)
    problems += _unknown_in_pages(parts.pages, known)
    title = hall.record if hall and isinstance(hall.record, Hall) else Hall(title="?")
    links = _named_by(names, regions)
    shapes = {key: kept[key].shape for key in records}
    return Archive(title, records, regions, links, origins, parts.pages, names=names, shapes=shapes), problems


def _kept(decoded: Iterable[Decoded], problems: list[Problem]) -> dict[str, Decoded]:
    """The records in the archive's order, the first of each key, with the problems of each."""
    kept: dict[str, Decoded] = {}
    for one in sorted(decoded, key=lambda one: (one.origin.kind, one.origin.id, one.origin.file)):
        if one.origin.kind in MODELS:
            first = kept.setdefault(one.origin.key, one)
            problems += one.problems if first is one else [_taken(one.origin, first.origin)]
    return kept


def _taken(origin: Origin, first: Origin) -> Problem:
    place = origin.place(("id",))
    return Problem("id-taken", place, {"id": origin.id, "kind": origin.kind, "first": str(first.place(("id",)))})


def _regions(records: Mapping[str, Record], origins: Origins, problems: list[Problem]) -> dict[str, str]:
    """Division code -> key. Two records of one code are a Problem; so is a node that hangs in the air."""
    found: dict[str, str] = {}
    for key, record in records.items():
        if not isinstance(record, Region) or record.region_type != "division":
            continue
        if record.code in found:
            place = origins[key].place(("code",))
            first = str(origins[found[record.code]].place(("code",)))
            problems.append(Problem("region-code-taken", place, {"code": record.code, "first": first}))
        else:
            found[record.code] = key
    for code, key in found.items():
        above = parent_code(code)
        if above and above not in found:
            problems.append(Problem("region-parent-missing", origins[key].place(("code",)), {"code": above}))
    return found


def parent_code(code: str) -> str:
    """The code one level up, "" for a province. A city without counties (441900) has its towns right below it."""
    return unpadded(code[: ABOVE[len(code)]]) if len(code) in ABOVE else ""


def _resolve(key: str, one: Decoded, known: Collection[str], origins: Origins) -> Iterator[Problem]:
    """Every name of a record that is not there is a Problem with its line."""
    if one.record is None or all(target in known for targets in one.names for target in targets):
        return
    for mention in mentions(one.record):
        if mention.target not in known:
            yield _unknown(origins[key].place_within(_path(mention)), mention.target, known)


def _path(mention: Mention) -> tuple[str | int, ...]:
    return ("body", mention.line) if mention.path[0] == "body" else mention.path


def _unknown(place: Place, target: str, known: Collection[str]) -> Problem:
    kind, colon, name = target.partition(":")
    if not colon:
        return Problem("region-unknown", place, {"code": target})
    names = [key.partition(":")[2] for key in known if key.startswith(f"{kind}:")]
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    facts = {"kind": kind, "zh": MODELS[kind].zh, "id": name, "near": near[0] if near else "无 none"}
    return Problem("reference-unknown", place, facts)


def _unknown_in_pages(pages: Iterable[Source], known: Collection[str]) -> Iterator[Problem]:
    """Links of the hand-written pages that lead to no record."""
    for page in pages:
        for found in LINK.finditer(page.body):
            target = f"{found.group(2)}:{found.group(3)}"
            if target not in known:
                line = page.body_line + page.body.count("\n", 0, found.start())
                yield _unknown(Place(page.file, line, 1), target, known)


def named_by(records: Mapping[str, Record], regions: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Back-links: "kind:id" -> keys of those that name it, each once, in the archive's order."""
    return _named_by({key: named(record) for key, record in records.items()}, regions)


def _named_by(names: Mapping[str, Named], regions: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, targets in names.items():
        for target in (*targets.in_fields, *targets.in_prose):
            there = target if ":" in target else regions.get(target, "")
            if there and there != key:
                found.setdefault(there, {})[key] = None
    return {target: tuple(keys) for target, keys in found.items()}

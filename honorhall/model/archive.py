"""gather(): all records of a hall, typed and frozen, every reference resolved once, every problem found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from honorhall.ground.problem import Place, Problem
from honorhall.model.kinds import MODELS
from honorhall.model.papers import Hall
from honorhall.model.places import Region
from honorhall.model.record import Record
from honorhall.model.references import LINK, Mention, mentions
from honorhall.model.values import ABOVE, unpadded
from honorhall.sources import Reading, Source, decode


@dataclass(frozen=True, slots=True)
class Archive:
    """The records of one hall.

    records: "kind:id" -> record, in a fixed order; regions: division code -> "region:id".
    named_by: "kind:id" -> keys of the records that name it. origins: where each was written (empty once redacted).
    pages: the hand-written pages, as sources. withdrawn: keys that keep a page saying that it is no longer public.
    """

    hall: Hall
    records: Mapping[str, Record]
    regions: Mapping[str, str]
    named_by: Mapping[str, tuple[str, ...]]
    origins: Mapping[str, Source] = field(default_factory=dict)
    pages: tuple[Source, ...] = ()
    withdrawn: tuple[str, ...] = ()

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """All records of one kind, in the archive's order."""
        return tuple(record for record in self.records.values() if record.kind == kind)

    def place(self, key: str, *path: str | int) -> Place:
        """Where a value of a record stands in its file. ("body", 3) is three lines below the body's first."""
        origin = self.origins[key]
        if path[:1] == ("body",) and origin.body:
            return _in_body(origin, int(path[1]) if path[1:] else 0)
        return origin.place(path)


def gather(reading: Reading) -> tuple[Archive, list[Problem]]:
    """The archive of all that could be decoded, and every problem on the way. Never raises for content."""
    problems = list(reading.problems)
    hall, hall_source = _hall(reading.sources, problems)
    origins: dict[str, Source] = {}
    records: dict[str, Record] = {}
    for source in sorted(reading.sources, key=lambda one: (one.kind, one.id, one.file)):
        if source.kind not in MODELS:
            continue
        key = f"{source.kind}:{source.id}"
        if key in origins:
            problems.append(_taken(source, origins[key]))
            continue
        origins[key] = source
        extra = {"id": source.id, **({"body": source.body.strip("\n")} if source.body.strip() else {})}
        if "body" in extra and source.data.get("body"):
            problems.append(Problem("body-twice", source.place(("body",)), about=key))
        record, faults = decode(source, MODELS[source.kind], extra)
        problems += faults
        if record is not None:
            records[key] = record
    if hall_source:
        origins["hall:hall"] = hall_source
    regions = _regions(records, origins, problems)
    known = {*origins, *regions, *reading.unread, *_unread_codes(records, origins)}
    problems += _resolve({**records, "hall:hall": hall}, known, origins)
    pages = tuple(source for source in reading.sources if source.kind == "page")
    problems += _unknown_in_pages(pages, known, origins)
    return Archive(hall, records, regions, named_by(records, regions), origins, pages), problems


def _hall(sources: Iterable[Source], problems: list[Problem]) -> tuple[Hall, Source | None]:
    for source in sources:
        if source.kind == "hall":
            hall, faults = decode(source, Hall, {})
            problems += faults
            return hall or Hall(title="?"), source
    return Hall(title="?"), None


def _taken(source: Source, first: Source) -> Problem:
    place = source.place(("id",))
    return Problem("id-taken", place, {"id": source.id, "kind": source.kind, "first": str(first.place(("id",)))})


def _regions(records: Mapping[str, Record], origins: Mapping[str, Source], problems: list[Problem]) -> dict[str, str]:
    """Division code -> key. Two records of one code are a Problem; so is a node that hangs in the air."""
    found: dict[str, str] = {}
    for key, record in records.items():
        if not isinstance(record, Region) or record.region_type != "division":
            continue
        place = origins[key].place(("code",))
        if record.code in found:
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


def _resolve(
    named: Mapping[str, Record | Hall], known: Collection[str], origins: Mapping[str, Source]
) -> list[Problem]:
    """Every name of a record that is not there is a Problem with its line."""
    return [
        _unknown(origins[key], mention, origins)
        for key, record in named.items()
        if key in origins
        for mention in mentions(record)
        if mention.target not in known
    ]


def _unread_codes(records: Mapping[str, Record], origins: Mapping[str, Source]) -> set[str]:
    """Division codes of regions that could not be decoded: to name one of them is no fault of the other record."""
    broken = (source for key, source in origins.items() if source.kind == "region" and key not in records)
    return {str(source.data.get("code", "")) for source in broken}


def _unknown(source: Source, mention: Mention, origins: Mapping[str, Source]) -> Problem:
    place = source.place(mention.path)
    if mention.path[0] == "body" and source.body:
        place = _in_body(source, mention.line)
    kind, colon, name = mention.target.partition(":")
    if not colon:
        return Problem("region-unknown", place, {"code": mention.target})
    names = [key.partition(":")[2] for key in origins if key.startswith(f"{kind}:")]
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    facts = {"kind": kind, "zh": MODELS[kind].zh, "id": name, "near": near[0] if near else "无 none"}
    return Problem("reference-unknown", place, facts)


def _unknown_in_pages(
    pages: Iterable[Source], known: Collection[str], origins: Mapping[str, Source]
) -> Iterator[Problem]:
    """Links of the hand-written pages that lead to no record."""
    for page in pages:
        for found in LINK.finditer(page.body):
            target = f"{found.group(2)}:{found.group(3)}"
            if target not in known:
                line = page.body.count("\n", 0, found.start()) - _blank_lines(page.body)
                yield _unknown(page, Mention(("body",), target, line), origins)


def _in_body(source: Source, line: int) -> Place:
    """Where a line of a record's body stands, counted from 0."""
    return Place(source.file, source.body_line + _blank_lines(source.body) + line, 1)


def _blank_lines(body: str) -> int:
    """Blank lines before the body's first text: they are not part of the record's body."""
    return body[: len(body) - len(body.lstrip())].count("\n")


def named_by(records: Mapping[str, Record], regions: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Back-links: "kind:id" -> keys of those that name it, each once, in the archive's order."""
    found: dict[str, dict[str, None]] = {}
    for key, record in records.items():
        for mention in mentions(record):
            target = mention.target if ":" in mention.target else regions.get(mention.target, "")
            if target and target != key:
                found.setdefault(target, {})[key] = None
    return {target: tuple(keys) for target, keys in found.items()}

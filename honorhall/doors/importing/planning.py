"""planned(): what an import would do to a hall, file by file: nothing is written, and every problem is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from honorhall.checks import secrets_in
from honorhall.doors.importing.comparing import Change, changes, joined
from honorhall.doors.importing.known import Key, Known, folded, region_names
from honorhall.doors.importing.matching import Matched, matched, renamed
from honorhall.doors.importing.naming import Naming
from honorhall.doors.importing.offer import STORY, Intake, Offer
from honorhall.doors.importing.photos import Taken, called_anew, taken_in
from honorhall.doors.importing.texts import mended, new_text
from honorhall.ground.messages import blocks
from honorhall.ground.problem import Place, Problem
from honorhall.model import MODELS, Record, decoded
from honorhall.sources import Source

SAID_ALREADY = ("reference-shape", "region-code-shape")
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of an import: its offer, its file in the hall, and what becomes of it. added: it is not there yet."""

    offer: Offer
    id: str
    file: str
    added: bool = False
    changes: tuple[Change, ...] = ()
    photos: tuple[str, ...] = ()
    existing: Source | None = None

    @property
    def changed(self) -> bool:
        """Whether something of a record that is there would be another."""
        return not self.added and bool(self.changes or self.photos)


@dataclass(frozen=True, slots=True)
class Plan:
    """entries: the records, in the order of the input; files: path in the hall -> its new bytes; left: offers that
    a problem keeps out.
    """

    entries: tuple[Entry, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left: tuple[Offer, ...] = ()


def planned(intake: Intake, hall: Known, told: Told) -> Plan:
    """What would be written. told: hears (step, done, of how many)."""
    found = matched(intake.offers, hall, sent=intake.sent)
    naming = _naming(hall, found)
    planning = _Planning(hall)
    for number, one in enumerate(found):
        told("import", number, len(found))
        planning.add(one, naming)
    problems, entries = list(planning.problems), planning.entries
    problems += planning.mend(entries)
    return Plan(tuple(entries), planning.files, (*intake.problems, *problems), tuple(planning.left))


def _naming(hall: Known, found: Iterable[Matched]) -> Naming:
    """What may be named: the hall's records and those to come."""
    ids: set[Key] = {*hall.records}
    titles = {group: list(known) for group, known in hall.titles.items()}
    regions = []
    here = list(found)
    for one in here:
        if not one.id:
            continue
        ids.add(one.key)
        if one.existing is None:
            titles.setdefault((one.offer.kind, folded(one.offer.title)), []).append(one.id)
        regions += [one.offer.source] if one.offer.kind == "region" else []
    known = [source for (kind, _), source in hall.records.items() if kind == "region"] if regions else []
    names = region_names([*known, *regions]) if regions else hall.regions
    return Naming(ids, titles, names, renamed(here))


class _Planning:
    """One plan while it grows."""

    def __init__(self, hall: Known) -> None:
        self.hall = hall
        self.entries: list[Entry] = []
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self.left: list[Offer] = []

    def add(self, one: Matched, naming: Naming) -> None:
        """Plan one record, or leave it out for its problems."""
        said = len(naming.problems)
        problems = list(one.problems)
        entry, taken = None, Taken()
        if one.id:
            offer = naming.settled(one.offer if one.existing else self._placed(one.offer))
            problems += naming.problems[said:]
            entry, taken, found = self._entry(replace(one, offer=offer))
            problems += found
        problems = _once(problems, {problem.place for problem in naming.problems[said:]})
        self.problems += problems
        if any(map(blocks, problems)):
            self.left.append(one.offer)
        elif entry:
            self._keep(entry, taken)

    def _placed(self, offer: Offer) -> Offer:
        """An exhibit of which nobody says where it stands, stands in the hall's own rooms."""
        data = offer.source.data
        own = self.hall.place
        needed = offer.kind == "exhibit" and own and not data.get("place")
        return offer.with_data({**data, "place": own}) if needed else offer

    def _entry(self, one: Matched) -> tuple[Entry, Taken, list[Problem]]:
        offer, existing = one.offer, one.existing
        file = existing.file if existing else new_file(offer, one.id)
        taken = taken_in(offer, "" if Path(file).name == "index.md" else one.id)
        offer = called_anew(offer, taken.names)
        problems = list(taken.problems)
        given = offer.source
        whole = joined(existing, given) if existing else replace(given, id=one.id)
        result = decoded(whole)
        problems += [replace(problem, place=offer.found(problem.place)) for problem in result.problems]
        if isinstance(result.record, Record):
            said = secrets_in(result.record)
            problems += [Problem(code, offer.found(whole.place(path)), {"value": value}) for path, code, value in said]
        folder = Path(file).parent
        photos = tuple(name for name, data in taken.files.items() if not self._stands(folder / name, data))
        if existing is None:
            return Entry(offer, one.id, file, added=True, photos=photos), taken, problems
        found = tuple(changes(existing, whole, given)) if result.record else ()
        if found and one.by_name:
            facts = {"name": offer.title, "id": one.id}
            problems.append(Problem("import-known-by-name", offer.place("title"), facts))
        return Entry(offer, one.id, file, changes=found, photos=photos, existing=existing), taken, problems

    def _stands(self, file: Path, data: bytes) -> bool:
        path = self.hall.root / file
        return path.is_file() and path.read_bytes() == data

    def _keep(self, entry: Entry, taken: Taken) -> None:
        self.entries.append(entry)
        folder = Path(entry.file).parent
        self.files.update((f"{folder.as_posix()}/{name}", taken.files[name]) for name in entry.photos)
        if entry.added:
            self.files[entry.file] = new_text(replace(entry.offer.source, id=entry.id)).encode()

    def mend(self, entries: Iterable[Entry]) -> list[Problem]:
        """The new text of every file of which a record changes; where that cannot be made safely, it is told."""
        by_file: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.changes:
                by_file.setdefault(entry.file, []).append(entry)
        problems = []
        for file, changed in by_file.items():
            pairs = [(one.existing, one.changes) for one in changed if one.existing]
            text = mended(self.hall.root / file, pairs)
            if text is not None:
                self.files[file] = text
                continue
            for one in changed:
                said = "；".join(f"{change.field}: {change.after}" for change in one.changes)
                problems.append(Problem("import-by-hand", one.offer.place(), {"file": file, "changes": said}))
                self.left.append(one.offer)
        return problems


def _once(problems: list[Problem], named: set[Place]) -> list[Problem]:
    """The problems, without what decoding says again of a name that nobody bears."""
    return [one for one in problems if one.place not in named or one.code not in SAID_ALREADY]


def new_file(offer: Offer, name: str) -> str:
    """Where a new record is written; a story with pictures has a folder of its own."""
    if offer.kind == STORY:
        return f"stories/{name}/index.md" if offer.photos else f"stories/{name}.md"
    return f"content/{MODELS[offer.kind].folder}/{name}.yml"

"""The index: which files it has, and what each of them holds; its parts are made by whoever has time for them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from honorhall.exports.assets import ASSETS
from honorhall.exports.search.choices import CHOICES, Choice, Chosen, choices, chosen, days
from honorhall.exports.search.entries import INDEX, PAGE, Entry, Line, Sheet, entry_of, in_line, size_of
from honorhall.exports.search.folding import fold
from honorhall.exports.search.names import SYLLABLES
from honorhall.exports.search.readings import reading_table, spoken_chinese
from honorhall.exports.search.shards import Whole, groups, joined_terms, shard_bits, shards
from honorhall.exports.search.terms import Terms, terms_of
from honorhall.exports.search.texts import Stretch, bundle, stretches
from honorhall.model import MODELS, Archive, Record

FOLDER = f"{ASSETS}search/"
MANIFEST, DAYS, READINGS = f"{FOLDER}manifest.js", f"{FOLDER}days.js", f"{FOLDER}readings.js"
OTHERS = {PAGE: "网页", INDEX: "目录"}
WHOLE_NUMBER = 1 << 64
VERSION = re.compile(rb'"version":"[0-9a-f]{16}"')


@dataclass(frozen=True, slots=True)
class Plan:
    """What the files of an index will be. sizes: about how many bytes each entry has to tell, by its number."""

    line: Line
    sizes: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    bits: int

    @property
    def bundles(self) -> tuple[tuple[int, range], ...]:
        """(file, numbers of its entries) of all texts."""
        return tuple(one for stretch in self.stretches for one in stretch.bundles())


@dataclass(frozen=True, slots=True)
class Part:
    """What came of some bundles. texts: by file; mark: of what they hold, added up over all of them."""

    texts: Mapping[int, str]
    terms: Terms
    chosen: tuple[Chosen, ...]
    mark: int


def plan_of(archive: Archive, sheets: Sequence[Sheet]) -> Plan:
    """The plan of an index. sheets: hand-written pages."""
    line = in_line(archive, sheets)
    sizes = tuple(size_of(what, archive.records) for _, what in line)
    kinds = [kind_of(what) for _, what in line]
    return Plan(line, sizes, stretches(kinds, sizes), shard_bits(sum(sizes)))


def make_ready() -> None:
    """Find out now what every process is to know, so that each finds it in its memory."""
    fold()
    spoken_chinese()


def kind_of(what: str | Sheet) -> str:
    """The kind of an entry."""
    return what.kind if isinstance(what, Sheet) else what.partition(":")[0]


def part_of(plan: Plan, records: Mapping[str, Record], bundles: Iterable[tuple[int, range]]) -> Part:
    """What some bundles hold."""
    texts: dict[int, str] = {}
    entries: list[tuple[int, Entry]] = []
    for file, numbers in bundles:
        some = [(number, entry_of(plan.line[number][1], records)) for number in numbers]
        texts[file] = bundle(entry for _, entry in some)
        entries += some
    told = tuple(chosen(number, entry) for number, entry in entries)
    return Part(texts, terms_of(entries, fold()), told, sum(map(mark_of, texts.values())))


def mark_of(text: str) -> int:
    """A number that tells one bundle from another."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def whole_of(plan: Plan, parts: Sequence[Terms]) -> Whole:
    """The postings of all parts."""
    return joined_terms(parts, plan.bits, len(plan.line))


def shard_files(whole: Whole, run: tuple[int, int]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of some shards."""
    for number, wide, spelled in shards(whole, run):
        yield shard_path(number), script(f"s/{number:03x}", wide, spelled)


def text_file(file: int, text: str) -> tuple[str, bytes]:
    """(path, bytes) of one file of texts."""
    return text_path(file), script(f"t/{file:x}", text)


def other_files(plan: Plan, archive: Archive, told: Iterable[Chosen], mark: int) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the manifest, the choices, the days, and how characters are read."""
    every = sorted(told, key=lambda one: one[0])
    found = {choice.name: choice for choice in choices(every, archive)}
    for name in CHOICES:  # all of them, so that the names of the files follow from the plan
        choice = found.get(name) or Choice(name, {}, {})
        lines = [(value, choice.labels[value], packed) for value, packed in choice.lists.items()]
        yield choice_path(name), script(f"c/{name}", *(word for line in lines for word in line))
    yield DAYS, script("days", days(every, len(plan.line)))
    yield READINGS, script("readings", *reading_table(SYLLABLES))
    yield MANIFEST, manifest(plan, tuple(found), mark % WHOLE_NUMBER)


def manifest(plan: Plan, names: Sequence[str], mark: int) -> bytes:
    """What a script must know before it can ask for anything else."""
    kinds = [
        {
            "kind": one.kind,
            "label": OTHERS.get(one.kind) or MODELS[one.kind].zh,
            "folder": "" if one.kind in OTHERS else f"{MODELS[one.kind].folder}/",
            "first": one.first,
            "count": one.count,
            "together": one.together,
            "files": one.files,
        }
        for one in plan.stretches
    ]
    told = {"version": f"{mark:016x}", "bits": plan.bits, "entries": len(plan.line), "kinds": kinds, "choices": names}
    return f'honorhallPiece("manifest",{json.dumps(told, ensure_ascii=False, separators=(",", ":"))});\n'.encode()


def versioned(data: bytes, mark: int) -> bytes:
    """A manifest with the mark of other texts."""
    return VERSION.sub(f'"version":"{mark % WHOLE_NUMBER:016x}"'.encode(), data, count=1)


def shard_path(number: int) -> str:
    """Where a shard stands on the site."""
    return f"{FOLDER}s/{number:03x}.js"


def choice_path(name: str) -> str:
    """Where the lists of a facet stand on the site."""
    return f"{FOLDER}c/{name}.js"


def paths_of(plan: Plan) -> Iterator[str]:
    """The path of every file."""
    yield from (text_path(file) for file, _ in plan.bundles)
    yield from map(shard_path, range(1 << plan.bits))
    yield from map(choice_path, CHOICES)
    yield from (DAYS, READINGS, MANIFEST)


def text_path(file: int) -> str:
    """Where a file of texts stands on the site."""
    return f"{FOLDER}t/{file:x}.js"


def script(name: str, *texts: str) -> bytes:
    """A file that hands texts to the search script, by a name."""
    written = ",".join('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' for text in (name, *texts))
    return f"honorhallPiece({written});\n".encode("utf-8", "replace")


def texts_in(data: bytes) -> list[str]:
    """What `script` made a file of, but for its name. Raises ValueError."""
    inside = data.decode().removeprefix("honorhallPiece(").removesuffix(");\n")
    return [str(one) for one in json.loads(f"[{inside}]", strict=False)[1:]]


def runs(plan: Plan) -> tuple[tuple[int, int], ...]:
    """The shards in groups that are made at one go."""
    return groups(plan.bits)

"""Entries: what can be found, each with its words by how much they tell of it, and by what it can be chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.text import plain
from honorhall.model import LEVELS, MODELS, WITHHELD, Archive, Base, Privacy, Prose, Record, Region, rows, wording

TITLE, NAME, HEADING, SUMMARY, BODY = range(5)
PARTS = (TITLE, NAME, HEADING, SUMMARY, BODY)
OF_NAME, OF_SUMMARY = 4, 2  # the least search weight of a field whose words count as a name, as a summary
PAGE, INDEX = "page", "index"
DATES = ("years", "date", "as_of", "opened", "founded", "since", "object_date", "born")  # the first that is known
BRANDS = ("brand", "programmes", "campaign")
REGIONS = ("regions", "region", "code")
LEAST_SIZE = 60  # bytes of tags, a motto, an author
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
HEADINGS = re.compile(r"(?m)^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
WRAPPED = re.compile(
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*\n[ \t]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that can be found.

    url: relative to the root. parts: (TITLE … BODY, text) as they stand on the page, the title first; no text holds a
    control character. chosen_by: facet -> its values. date: what its date is, in words; span: its first and last day
    (YYYY-MM-DD), "" where none is known. spoken: how its first character is said, where that was written down.
    """

    url: str
    kind: str
    parts: tuple[tuple[int, str], ...]
    sample: bool = False
    date: str = ""
    span: tuple[str, str] = ("", "")
    chosen_by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    spoken: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.parts[0][1]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is no record: one written by hand, or the index of a kind. body: Markdown."""

    url: str
    kind: str
    title: str
    body: str = ""


Line = tuple[tuple[str, str | Sheet], ...]  # (url, key of a record, or a page that is none): all that can be found


def in_line(archive: Archive, sheets: Sequence[Sheet]) -> Line:
    """All that can be found, in the order of kinds and urls: its place is the number of an entry."""
    ranks = {kind: rank for rank, kind in enumerate((*MODELS, PAGE, INDEX))}
    found: list[tuple[int, str, str | Sheet]] = []
    held = dict[str, None]()
    for key in archive.records:  # its key tells where a page stands: no record need be read
        kind, _, name = key.partition(":")
        held[kind] = None
        found.append((ranks[kind], f"{MODELS[kind].folder}/{name}/", key))
    indexes = [Sheet(f"{model.folder}/", INDEX, model.zh) for kind, model in MODELS.items() if kind in held]
    found += [(ranks[sheet.kind], sheet.url, sheet) for sheet in (*sheets, *indexes)]
    return tuple((url, what) for _, url, what in sorted(found, key=lambda one: one[:2]))


def size_of(what: str | Sheet, records: Mapping[str, Record]) -> int:
    """About how many bytes an entry has to tell: enough to know how many of them are put together."""
    said = what if isinstance(what, Sheet) else records[what]
    summary = "" if isinstance(said, Sheet) else said.summary
    return 3 * (len(said.title) + len(summary) + len(said.body)) + LEAST_SIZE


def entry_of(what: str | Sheet, records: Mapping[str, Record]) -> Entry:
    """The entry of a record as it may be shown, or of another page."""
    return _of_sheet(what) if isinstance(what, Sheet) else _of_record(records[what])


def _of_sheet(sheet: Sheet) -> Entry:
    return Entry(sheet.url, sheet.kind, ((TITLE, clean(sheet.title)), *of_prose(sheet.body, sheet.title)))


def _of_record(record: Record) -> Entry:
    said, plan = record.__dict__, _plan(type(record))
    parts = [(TITLE, clean(record.title))]
    for name, part, prose in plan.searched:
        if value := said[name]:
            if prose:
                parts.extend(of_prose(value))
            else:
                parts.extend((part, text) for one in _texts(value) if (text := clean(plain(one))))
    when: PartialDate | None = next((said[name] for name in plan.dates if said[name]), None)
    return Entry(
        url=record.page_url,
        kind=record.kind,
        parts=tuple(parts),
        sample=record.sample,
        date=when.zh if when else "",
        span=(when.first, when.last) if when else ("", ""),
        chosen_by=tuple(_chosen_by(record, plan)),
        spoken=record.get("surname_reading", ""),
    )


def of_prose(markdown: str, title: str = "") -> Iterator[tuple[int, str]]:
    """Headings and what stands between them. title: a first heading that says the same is left out."""
    text = WRAPPED.sub("", markdown) if "\n" in markdown.replace("\n\n", "") else markdown
    pieces = HEADINGS.split(text) if "#" in text else [text]
    for number, piece in enumerate(pieces):
        said = clean(plain(piece))
        if said and not (number == 1 and said == title):
            yield (HEADING if number % 2 else BODY), said


def clean(text: str) -> str:
    """A text on one line, without what nobody can read."""
    return CONTROL.sub(" ", text).strip()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is asked of a record of one kind. searched: (field, sort of part, whether it is Markdown)."""

    searched: tuple[tuple[str, int, bool], ...]
    dates: tuple[str, ...]
    terms: tuple[str, ...]
    brands: tuple[str, ...]
    regions: tuple[str, ...]


@cache
def _plan(model: type[Record]) -> _Plan:
    shown = {row.name: row for row in rows(model) if row.privacy is not Privacy.PRIVATE}
    searched = [
        (name, _part(row.weight), bool(row.mark(Prose)))
        for name, row in shown.items()
        if row.weight and name != "title"
    ]
    searched.sort(key=lambda one: one[2])  # long texts come last
    return _Plan(
        searched=tuple(searched),
        dates=tuple(name for name in DATES if name in shown),
        terms=tuple(name for name in ("era", "category") if name in shown),
        brands=tuple(name for name in BRANDS if name in shown),
        regions=tuple(name for name in REGIONS if name in shown),
    )


def _part(weight: int) -> int:
    return NAME if weight >= OF_NAME else SUMMARY if weight >= OF_SUMMARY else BODY


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Base):
        yield from wording(value).split("\0")


def _chosen_by(record: Record, plan: _Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(facet, values): terms by their codes, brands by the ids of programmes, regions by all codes above them too."""
    for name in plan.terms:
        if codes := _known(record, (name,)):
            yield name, codes
    brands = tuple(key.partition(":")[2] for key in _known(record, plan.brands))
    if brands:
        yield "brand", brands
    codes = _known(record, plan.regions)
    if isinstance(record, Region):
        codes = (record.code,)
    above = sorted({code[:length] for code in codes for length in LEVELS if length <= len(code)})
    if above:
        yield "region", tuple(above)


def _known(record: Record, names: tuple[str, ...]) -> tuple[str, ...]:
    values = (record.__dict__[name] for name in names)
    every = [one for value in values if value for one in (value if isinstance(value, tuple) else (value,))]
    return tuple(dict.fromkeys(one for one in every if one != WITHHELD))

"""Choices: by what readers narrow down what was found (region, year, era, category, brand), as lists of entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from honorhall.exports.search.entries import Entry
from honorhall.exports.search.lists import BASE, DIGIT, packed
from honorhall.model import LEVELS, VOCABULARIES, Archive

FIRST_DAY = date(1000, 1, 1).toordinal()
MOST_YEARS = 100  # of one entry: a span of more tells nothing
VOCABULARY = {"era": ("era",), "category": ("team-category", "activity-category", "need-category")}
CHOICES = ("era", "category", "brand", "year", *(f"region-{length}" for length in LEVELS))
Chosen = tuple[int, tuple[tuple[str, tuple[str, ...]], ...], tuple[str, str]]  # number, chosen_by and span of an entry


@dataclass(frozen=True, slots=True)
class Choice:
    """One facet, or one level of the regions. lists: value -> numbers of entries, packed; labels: value -> zh."""

    name: str
    labels: Mapping[str, str]
    lists: Mapping[str, str]


def chosen(number: int, entry: Entry) -> Chosen:
    """What is to be kept of an entry."""
    return number, entry.chosen_by, entry.span


def choices(entries: Iterable[Chosen], archive: Archive) -> tuple[Choice, ...]:
    """Every facet that has values. Regions are told level by level ("region-4"), years one by one."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, values, span in entries:
        for name, some in values:
            for value in some:
                where = f"region-{len(value)}" if name == "region" else name
                found.setdefault(where, {}).setdefault(value, []).append(number)
        for year in _years(span):
            found.setdefault("year", {}).setdefault(year, []).append(number)
    return tuple(_choice(name, found[name], archive) for name in CHOICES if name in found)


def _years(span: tuple[str, str]) -> Iterator[str]:
    if span[0]:
        years = range(int(span[0][:4]), int(span[1][:4]) + 1)
        yield from map(str, years if len(years) <= MOST_YEARS else years[:1])


def _choice(name: str, values: Mapping[str, list[int]], archive: Archive) -> Choice:
    known = {code: label.zh for one in reversed(VOCABULARY.get(name, ())) for code, label in VOCABULARIES[one].items()}
    labels = {value: known.get(value) or _label(name, value, archive) for value in values}
    order = list(known) if known else sorted(values)
    kept = [value for value in order if value in values and labels[value]]
    lists = {value: packed(np.array(values[value], dtype=np.int64)) for value in kept}
    return Choice(name, {value: labels[value] for value in kept}, lists)


def _label(name: str, value: str, archive: Archive) -> str:
    """What a value is called; "" of a record that is not shown."""
    if name == "brand":
        programme = archive.records.get(f"programme:{value}")
        return programme.title if programme else ""
    if name.startswith("region"):
        return archive.records[archive.regions[value]].title if value in archive.regions else ""
    return value


def days(entries: Iterable[Chosen], count: int) -> str:
    """The first day of every entry, three digits each: days since the year 1000, 0 where none is known."""
    found = np.zeros(count, dtype=np.int64)
    for number, _, (first, _) in entries:
        if first:
            found[number] = date.fromisoformat(first).toordinal() - FIRST_DAY + 1
    places = [found // BASE**2, found // BASE % BASE, found % BASE]
    return DIGIT[np.stack(places, axis=1)].tobytes().decode("ascii")

"""What the hall holds already: its records by id and by title, its regions by name. Read once for an import."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from honorhall.model import FOLDERS
from honorhall.sources import Plain, Source, read

Key = tuple[str, str]  # kind, id
QUOTES = dict.fromkeys(map(ord, "“”\"'‘’「」『』《》"))
HALL = "hall"
OWN = ("hall", "荣誉馆")  # the type of a place that may be the hall itself


def folded(title: str) -> str:
    """A title as it is compared: without spaces and quotes, letters small and half as wide."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", title.translate(QUOTES))).casefold()


@dataclass(frozen=True, slots=True)
class Known:
    """records: every record that could be read; titles: (kind, folded title) -> ids; regions: name -> codes, where a
    name may begin with those above it (马尾区东岐村); place: the hall's own, "" where nobody says which that is.
    """

    root: Path
    records: Mapping[Key, Source]
    titles: Mapping[Key, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]
    place: str


def known(root: Path) -> Known:
    """What stands in a hall now."""
    sources = read(root, FOLDERS).sources
    records: dict[Key, Source] = {}
    for source in sources:
        records.setdefault((source.kind, source.id), source)
    hall = next((source for source in sources if source.kind == HALL), None)
    return Known(root, records, by_title(records.values()), region_names(records.values()), _own_place(hall, records))


def by_title(sources: Iterable[Source]) -> dict[Key, tuple[str, ...]]:
    """(kind, folded title) -> ids."""
    found: dict[Key, list[str]] = {}
    for source in sources:
        title = source.data.get("title")
        if isinstance(title, str) and title:
            found.setdefault((source.kind, folded(title)), []).append(source.id)
    return {key: tuple(ids) for key, ids in found.items()}


def region_names(sources: Iterable[Source]) -> dict[str, tuple[str, ...]]:
    """Name of a region -> its codes; alone, and behind the names of one or more of those above it."""
    titles = {code: folded(title) for code, title in _regions(sources)}
    found: dict[str, list[str]] = {}
    for code, title in titles.items():
        above = [name for length in (9, 6, 4, 2) if length < len(code) and (name := titles.get(code[:length]))]
        names = {title}
        for name in above:  # nearest first; whoever writes an address may leave levels out
            names |= {name + one for one in names}
        for name in names:
            found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def _regions(sources: Iterable[Source]) -> Iterator[tuple[str, str]]:
    for source in sources:
        code, title = source.data.get("code"), source.data.get("title")
        if source.kind == "region" and isinstance(code, str) and isinstance(title, str):
            yield code, title


def _own_place(hall: Source | None, records: Mapping[Key, Source]) -> str:
    named: Plain = hall.data.get("place", "") if hall else ""
    if isinstance(named, str) and named:
        return named.removeprefix("place:")
    halls = [one for (kind, one), source in records.items() if kind == "place" and source.data.get("place_type") in OWN]
    return halls[0] if len(halls) == 1 else ""

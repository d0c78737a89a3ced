"""collected(): a CollectionBuilder metadata CSV as offers, its columns by their Dublin Core names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from honorhall.doors.importing.cells import is_many, text_of
from honorhall.doors.importing.offer import STORY, Intake, Offer, Photo, column_letters
from honorhall.doors.importing.tables import Table, decoded_text
from honorhall.ground.files import PICTURES
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Place, Problem, Refused
from honorhall.model import MODELS, rows
from honorhall.sources import Plain, Source

# https://collectionbuilder.github.io/cb-docs/docs/metadata/csv_metadata/ lists them; lists are parted by semicolons.
OBJECT, PARENT, ALT, TRANSCRIPT = "objectid", "parentid", "image_alt_text", "object_transcript"
IMAGES = ("object_location", "image_small", "image_thumb")
COORDINATES = ("latitude", "longitude")
NOTED = ("creator", "source", "location", "identifier", "type", "format", "language", "rightsstatement")
MACHINERY = ("display_template",)  # says how CollectionBuilder draws an item, and nothing of the item
KIND = "exhibit"
DATUM = "WGS84"  # of the maps that it draws
LONGEST = 4_000_000  # bytes of a transcript
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Item(NamedTuple):
    """One row: its number from 1, and its cells by their columns' names."""

    row: int
    cells: Mapping[str, str]


def is_collection(table: Table) -> bool:
    """Whether a table's first row is that of a CollectionBuilder collection."""
    return bool(table.rows) and OBJECT in [_name(text_of(cell)) for cell in table.rows[0]]


def collected(table: Table, kind: str, folder: Path) -> Intake:
    """Its items as records of a kind (exhibits, if none is named). folder: where the CSV lies."""
    read = _Collection(table, kind or KIND, folder)
    return Intake(tuple(read.offers()), tuple(read.problems))


class _Collection:
    """One reading of one such table; problems: what had no place in a record."""

    def __init__(self, table: Table, kind: str, folder: Path) -> None:
        self.table = table
        self.kind = kind
        self.folder = folder
        self.names = [_name(text_of(cell)) for cell in table.rows[0]]
        fields = [row for row in rows(MODELS[kind]) if row.dc and not row.hidden and row.name != "sources"]
        self.by_dc = {term: row for row in reversed(fields) for term in row.dc.split()}
        self.problems: list[Problem] = []

    def offers(self) -> Iterator[Offer]:
        """One offer for each item that is no part of another."""
        items = [
            Item(number + 1, dict(zip(self.names, map(text_of, row), strict=False)))
            for number, row in enumerate(self.table.rows)
            if number and any(map(text_of, row))
        ]
        self._unknown(items)
        ids = {item.cells.get(OBJECT, "") for item in items}
        parts: dict[str, list[Item]] = {}
        for item in items:
            if self._is_part(item, ids):
                parts.setdefault(item.cells[PARENT], []).append(item)
        for item in items:
            if not self._is_part(item, ids):
                yield self._offer(item, parts.get(item.cells.get(OBJECT, ""), []))

    def _is_part(self, item: Item, ids: set[str]) -> bool:
        """Whether an item is a picture of another one."""
        parent = item.cells.get(PARENT, "")
        return bool(parent) and parent in ids and parent != item.cells.get(OBJECT) and bool(self._photo(item))

    def _unknown(self, items: list[Item]) -> None:
        known = {OBJECT, PARENT, ALT, TRANSCRIPT, *IMAGES, *COORDINATES, *NOTED, *MACHINERY, *self.by_dc}
        others = [
            f"{name}（{column_letters(at + 1)}列）"
            for at, name in enumerate(self.names)
            if name and name not in known and any(item.cells.get(name) for item in items)
        ]
        if others:
            facts = {"column": "、".join(others), "kind": MODELS[self.kind].zh}
            self.problems.append(Problem("import-column-unknown", Place(f"{self.table.file}第1行"), facts))

    def _offer(self, item: Item, parts: list[Item]) -> Offer:
        data = {name: value for name, value in self._fields(item) if value}
        media, photos = [], []
        for one in (item, *parts):
            photo = self._photo(one)
            if photo:
                photos.append(Photo(photo, self._path(photo)))
                title = one.cells.get("title", "")
                media.append({"file": photo, "alt": one.cells.get(ALT, "") or title, "caption": title})
            elif far := next((one.cells[name] for name in IMAGES if one.cells.get(name)), ""):
                self._say("import-object-far", one, IMAGES[0], value=far)
        if media:
            data["media"] = [{key: value for key, value in one.items() if value} for one in media]
        body = self._transcript(item)
        if body and self.kind != STORY:
            data["body"] = body
        columns = {name: at + 1 for at, name in reversed(list(enumerate(self.names)))}
        marks: dict[tuple[str | int, ...], tuple[int, int]] = {(): (item.row, 0)}
        marks.update({(row.name,): (item.row, columns[dc]) for dc, row in self.by_dc.items() if dc in columns})
        given = re.sub(r"[^a-z0-9]+", "-", item.cells.get(OBJECT, "").lower()).strip("-")
        source = Source(self.table.file, self.kind, given, data, marks, body=body if self.kind == STORY else "")
        return Offer(source, tuple(photos), table=True)

    def _fields(self, item: Item) -> Iterator[tuple[str, Plain]]:
        notes: list[str] = []
        for dc, row in self.by_dc.items():
            value = item.cells.get(dc, "")
            if not value or dc in ("coverage", "identifier"):
                continue
            if dc == "date" and not _is_date(value):
                self._say("import-date-noted", item, dc, value=value)
                notes.append(f"date: {value}")
            elif is_many(row):
                parts: list[Plain] = [one.strip() for one in value.split(";") if one.strip()]
                yield row.name, parts
            else:
                yield row.name, value
        where = [item.cells.get(name, "") for name in COORDINATES]
        if all(where) and self.kind == "place":
            yield "coordinates", {"lat": where[0], "lon": where[1], "datum": DATUM}
        elif any(where):
            self._say("import-coordinates-left", item, COORDINATES[0], value=" ".join(where))
        notes += [f"{name}: {item.cells[name]}" for name in NOTED if item.cells.get(name) and name not in self.by_dc]
        yield "notes", "\n".join(notes)

    def _photo(self, item: Item) -> str:
        """The item's picture, as far as it lies beside the CSV: the largest that there is."""
        named = [item.cells.get(name, "") for name in IMAGES]
        near = [one for one in named if one and not ADDRESS.match(one) and one.lower().endswith(PICTURES)]
        return next((one for one in near if self._path(one).is_file()), near[0] if near else "")

    def _path(self, name: str) -> Path:
        """Where a file of the collection lies: paths begin at its root; its CSV is in that, or in _data/ within."""
        inside = name.lstrip("/")
        places = (self.folder, self.folder.parent, self.folder / "objects", self.folder.parent / "objects")
        return next((place / inside for place in places if (place / inside).is_file()), self.folder / inside)

    def _transcript(self, item: Item) -> str:
        text = item.cells.get(TRANSCRIPT, "")
        if "\n" in text or not text.lower().endswith((".txt", ".md")):
            return text
        path = self._path(text)
        if not path.is_file() or path.stat().st_size > LONGEST:
            self._say("import-object-far", item, TRANSCRIPT, value=text)
            return ""
        return decoded_text(path.read_bytes()) or ""

    def _say(self, code: str, item: Item, column: str, **facts: str) -> None:
        letters = column_letters(self.names.index(column) + 1) if column in self.names else ""
        place = Place(f"{self.table.file}第{item.row}行" + (f"{letters}列" if letters else ""))
        self.problems.append(Problem(code, place, facts))


def _name(cell: str) -> str:
    return cell.strip().casefold()


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except Refused:
        return False
    return True

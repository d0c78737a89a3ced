"""too_wide(): how far apart the cells of a spreadsheet stand. What reads it makes room for every cell between them.

One cell in the last corner of a sheet is 17,000,000,000 cells, and the end of the program that makes room for them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from honorhall.doors.importing.zips import BROKEN

MOST_CELLS = 20_000_000  # some 500 MB; 36,000 rows of 40 columns are 1,440,000
ALPHABET = 26
PIECE = 1 << 16


def too_wide(file: Path) -> int:
    """How many cells there are, empty ones too, in the sheet that has most, where they are too many; else 0."""
    most = 0
    try:
        with zipfile.ZipFile(file) as packed:
            for entry in packed.infolist():
                most = max(most, _cells(packed, entry))
    except BROKEN:
        return 0  # whoever reads it next says so
    return most if most > MOST_CELLS else 0


def _cells(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """The cells of one part, which may have any name; 0 of one that is no XML."""
    sheet = _Sheet()
    parser = expat.ParserCreate()
    parser.StartElementHandler = sheet.begin
    with packed.open(entry) as part:
        try:
            while piece := part.read(PIECE):
                parser.Parse(piece)
        except expat.ExpatError:
            return sheet.cells
    return sheet.cells


class _Sheet:
    """One part of a spreadsheet while it is read: the furthest row and column that hold something."""

    def __init__(self) -> None:
        self.row = self.column = 0  # where an OpenDocument table is: it counts instead of naming its cells
        self.rows = self.columns = self.times = 0
        self.cells = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of one element."""
        kind = name.rpartition(":")[2]
        if kind == "table":
            self.row = self.column = self.rows = self.columns = 0
        elif kind == "c" and "r" in attributes:
            letters = attributes["r"].strip().rstrip("0123456789")
            self._holds(_number(attributes["r"].strip()[len(letters) :]), _column(letters))
        elif kind == "table-row":
            self.row += self.times
            self.column, self.times = 0, _number(_of(attributes, "number-rows-repeated") or "1")
        elif kind in ("table-cell", "covered-table-cell"):
            self.column += _number(_of(attributes, "number-columns-repeated") or "1")
            if _of(attributes, "value-type") or _of(attributes, "formula"):
                self._holds(self.row + self.times, self.column)

    def _holds(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        self.cells = max(self.cells, self.rows * self.columns)


def _of(attributes: Mapping[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _column(letters: str) -> int:
    number = 0
    for one in letters.upper():
        number = number * ALPHABET + ord(one) - ord("A") + 1
    return number

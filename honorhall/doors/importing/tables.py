"""tables(): a spreadsheet or CSV as rows of cells, whatever it was written with."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from honorhall.doors.importing.spread import MOST_CELLS, too_wide
from honorhall.doors.importing.zips import bomb
from honorhall.ground.problem import Place, Problem

Cell = str | float | bool | date | datetime | time | timedelta
BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
ZIPPED = (".xlsx", ".xlsm", ".ods")
MOST_PARTS = 5_000  # files within a spreadsheet; one of 200 sheets with pictures has some 1,000
LARGEST_CSV = 200_000_000  # bytes
BEGINNING = 512  # bytes
PANIC = "PanicException"  # what the reader, which is no Python, ends with where it has a fault; no Exception
OLE = b"\xd0\xcf\x11\xe0"  # how every old office file begins
SEPARATORS = (",", ";", "\t", "，", "；")
LOOKED_AT = 20  # lines that show how a table is written
QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. file: its name and, of several, the sheet's; rows: the first is row 1 of the sheet."""

    file: str
    sheet: str
    rows: tuple[tuple[Cell, ...], ...]


def tables(path: Path) -> tuple[list[Table], list[Problem]]:
    """All sheets of a spreadsheet, or the one table of a CSV."""
    if path.suffix.lower() in BOOKS and not _is_text(path):
        return _book(path)
    return _csv(path)


def _is_text(path: Path) -> bool:
    """Whether a file is a CSV that an older system called .xls."""
    with path.open("rb") as file:
        begins = file.read(BEGINNING)
    return path.suffix.lower() == ".xls" and not begins.startswith((OLE, b"PK")) and b"<" not in begins


def _book(path: Path) -> tuple[list[Table], list[Problem]]:
    from python_calamine import CalamineError, PasswordError, load_workbook  # noqa: PLC0415 (only for who has one)

    if path.suffix.lower() in ZIPPED and (problems := bomb(path, MOST_PARTS)):
        return [], problems
    if path.suffix.lower() in ZIPPED and (cells := too_wide(path)):
        return [], [Problem("import-sheet-wide", Place(path.name), {"count": f"{cells:,}", "limit": f"{MOST_CELLS:,}"})]
    try:
        book = load_workbook(path)
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        found = [
            Table(
                f"{path.name}〔{sheet.name}〕",
                sheet.name,
                _filled(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ()),
            )
            for sheet in sheets
        ]
    except PasswordError:
        return [], [Problem("import-zip-locked", Place(path.name), {"entry": path.name})]
    except (CalamineError, OSError, ValueError) as error:
        return [], [Problem("import-unreadable", Place(path.name), {"detail": str(error)})]
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        return [], [Problem("import-unreadable", Place(path.name), {"detail": PANIC})]
    return found, []


def _filled(
    rows: Iterable[Iterable[Cell]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> tuple[tuple[Cell, ...], ...]:
    """The rows, with what stands in a cell over several rows said in each of them."""
    filled = [list(row) for row in rows]
    for (top, left), (bottom, _) in merged:
        for row in filled[top + 1 : bottom + 1]:
            if left < len(row) and top < len(filled):
                row[left] = filled[top][left]
    return tuple(map(tuple, filled))


def _csv(path: Path) -> tuple[list[Table], list[Problem]]:
    if path.stat().st_size > LARGEST_CSV:
        facts = {"size": f"{path.stat().st_size / 1e6:.0f} MB", "limit": f"{LARGEST_CSV / 1e6:.0f} MB"}
        return [], [Problem("import-zip-large", Place(path.name), facts)]
    text = decoded_text(path.read_bytes())
    if text is None:
        return [], [Problem("encoding-not-utf8", Place(path.name), {"encoding": "?"})]
    csv.field_size_limit(LARGEST_CSV)  # a whole story may stand in a cell
    lines = text.splitlines(keepends=True)
    try:
        rows = tuple(map(tuple, csv.reader(lines, delimiter=_separator(lines))))
    except csv.Error as error:
        return [], [Problem("import-unreadable", Place(path.name), {"detail": str(error)})]
    return [Table(path.name, "", rows)], []


def decoded_text(data: bytes) -> str | None:
    """Bytes as text: UTF-8 with or without a sign, UTF-16 with one, GB18030. None for what is neither."""
    signed = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if signed else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _separator(lines: list[str]) -> str:
    """What stands between the cells: whatever stands in most lines of the beginning, outside of quotes."""
    first = [QUOTED.sub("", line) for line in lines[:LOOKED_AT] if line.strip()]
    return max(SEPARATORS, key=lambda one: sum(one in line for line in first))

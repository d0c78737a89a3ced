"""plain_value(): what a cell of a spreadsheet says, as an author would have written it in a file."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from honorhall.doors.importing.columns import Column
from honorhall.doors.importing.tables import Cell
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Refused
from honorhall.model import Code, Ref, Row, Term
from honorhall.sources import Plain

EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet, which knows a 29 February 1900
SERIALS = range(7_306, 73_051)  # 1920 to 2099; smaller numbers may be years, and are
DIGITS = re.compile(r"\d+")
DAY, MONTH = len("20200729"), len("202007")
SEPARATORS = re.compile(r"\s*[、，,；;|\n]\s*")
FIRM = re.compile(r"\s*[；;\n]\s*")
LISTED = 16  # characters of an entry in a list that is parted by commas; what is longer is a sentence with commas
TICKS = {"√": "是", "✓": "是", "✔": "是", "y": "是", "×": "否", "n": "否"}


def text_of(cell: Cell) -> str:
    """A cell as text: a number as it is seen, without .0 and without an exponent; a day as 2020-07-29."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "minutes")
    if isinstance(cell, timedelta):
        minutes, _ = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    text = cell.isoformat() if isinstance(cell, date | time) else str(cell)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip()


def plain_value(cell: Cell, column: Column) -> Plain:
    """The value of a field, "" where the cell is empty: a text, or several. References stay as they are written."""
    text, row = text_of(cell), column.row
    if not text:
        return ""
    if column.many:  # each text makes a part of its own
        return [one for one in FIRM.split(text) if one]
    if _is(row, PartialDate):
        return _day(text)
    if "bool" in str(row.info.annotation):
        return TICKS.get(text.casefold(), text)
    if not is_many(row):
        return text
    term = row.mark(Term)
    if term is not None:
        return text if _is_term(term, text) else _parted(text)
    return text if row.mark(Ref) or row.mark(Code) else _texts(text)


def is_many(row: Row) -> bool:
    """Whether a field may have several values."""
    return str(row.info.annotation).startswith("tuple")


def _is(row: Row, kind: type[Any]) -> bool:
    return kind.__name__ in str(row.info.annotation)


def _day(text: str) -> str:
    """A date; a spreadsheet that lost its format shows a day as a number: 44042."""
    if not DIGITS.fullmatch(text):
        return text
    if int(text) in SERIALS:
        return (EPOCH + timedelta(days=int(text))).isoformat()
    if len(text) == DAY:
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return f"{text[:4]}-{text[4:]}" if len(text) == MONTH else text


def _is_term(term: Term, text: str) -> bool:
    try:
        term.parse(text)
    except Refused:
        return False
    return True


def _parted(text: str) -> list[Plain]:
    return [one for one in SEPARATORS.split(text) if one]


def _texts(text: str) -> list[Plain]:
    """Several texts. A semicolon or a new line parts them; a comma only where all that it parts is short."""
    firm: list[Plain] = [one for one in FIRM.split(text) if one]
    if len(firm) > 1 or "。" in text:
        return firm
    parts = _parted(text)
    return parts if all(len(str(one)) <= LISTED for one in parts) else firm

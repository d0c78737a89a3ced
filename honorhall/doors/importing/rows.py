"""offers_of(): the rows of tables as offers: which kind they are, which column is which field, what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from honorhall.doors.importing.cells import plain_value, text_of
from honorhall.doors.importing.collection import collected, is_collection
from honorhall.doors.importing.columns import (
    ID,
    NUMBERED,
    Column,
    guessed_kind,
    heading,
    headings_at,
    is_personal,
    look_up,
    said_kind,
)
from honorhall.doors.importing.offer import STORY, Intake, Offer, Photo, column_letters
from honorhall.doors.importing.tables import Cell, Table
from honorhall.ground.problem import Place, Problem
from honorhall.model import MODELS
from honorhall.sources import Plain, Source

FEWEST_DAYS = 3  # dates in a column that must all be the first of a month before anybody wonders


class Headed(NamedTuple):
    """A table whose headings are known. columns: number from 0 -> what it gives."""

    table: Table
    kind: str
    at: int
    columns: dict[int, Column]


def offers_of(tables: Sequence[Table], kind: str, folder: Path) -> Intake:
    """All records of some tables. kind: of the rows, "" where each table shall say it; folder: where photos lie."""
    offers: list[Offer] = []
    problems: list[Problem] = []
    for table in tables:
        if not any(map(_says_something, table.rows)):
            continue
        found = collected(table, kind, folder) if is_collection(table) else _from(table, kind, folder)
        offers += found.offers
        problems += found.problems
    return Intake(tuple(offers), tuple(problems))


def _from(table: Table, kind: str, folder: Path) -> Intake:
    kind = kind or said_kind(table)
    guessed = kind or guessed_kind(table)
    at = headings_at(table, guessed) if guessed else None
    if at is None:
        known = "、".join(f"{one} {model.zh}" for one, model in MODELS.items())
        return Intake(problems=(Problem("import-kind-unclear", Place(table.file), {"known": known}),))
    headed, problems = _headed(table, guessed, at)
    if not kind:
        facts = {"kind": MODELS[guessed].zh, "code": guessed}
        problems.insert(0, Problem("import-kind-guessed", Place(f"{table.file}第{at + 1}行"), facts))
    offers = list(_offers(headed, folder))
    return Intake(tuple(offers), (*problems, *_firsts_of_months(headed)))


def _headed(table: Table, kind: str, at: int) -> tuple[Headed, list[Problem]]:
    """What each column gives; a column that gives nothing is told of, where it holds anything."""
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    taken: dict[tuple[str, ...], str] = {}
    out: dict[bool, list[str]] = {True: [], False: []}
    for number, cell in enumerate(table.rows[at]):
        name = text_of(cell)
        place = Place(f"{table.file}第{at + 1}行{column_letters(number + 1)}列")
        column = look_up(kind, name) if name else None
        if heading(name) in NUMBERED or not _holds(table, at, number):
            continue
        if column is None or column.kept_out:
            private = column is not None or is_personal(name)
            out[private].append(f"{name or '（没有列名）'}（{column_letters(number + 1)}列）")
        elif column.path in taken:
            problems.append(Problem("import-column-twice", place, {"column": name, "other": taken[column.path]}))
        else:
            columns[number], taken[column.path] = column, name
    place = Place(f"{table.file}第{at + 1}行")
    for private, code in ((True, "import-column-private"), (False, "import-column-unknown")):
        if out[private]:
            problems.append(Problem(code, place, {"column": "、".join(out[private]), "kind": MODELS[kind].zh}))
    return Headed(table, kind, at, columns), problems


def _holds(table: Table, at: int, number: int) -> bool:
    return any(number < len(row) and text_of(row[number]) for row in table.rows[at + 1 :])


def _says_something(row: Sequence[Cell]) -> bool:
    return any(cell not in ("", None) for cell in row)


def _offers(headed: Headed, folder: Path) -> Iterator[Offer]:
    headings = tuple(map(text_of, headed.table.rows[headed.at]))
    for number, row in enumerate(headed.table.rows):
        if number <= headed.at or not _says_something(row) or tuple(map(text_of, row)) == headings:
            continue
        cells = {column: plain_value(row[at], column) for at, column in headed.columns.items() if at < len(row)}
        if any(cells.values()):
            yield _offer(headed, number + 1, cells, folder)


def _offer(headed: Headed, row: int, cells: dict[Column, Plain], folder: Path) -> Offer:
    data: dict[str, Plain] = {}
    marks: dict[tuple[str | int, ...], tuple[int, int]] = {(): (row, 0)}
    where = {column: number + 1 for number, column in headed.columns.items()}
    for column, value in cells.items():
        if value:
            _put(data, column, value)
            marks.setdefault(column.path[:1], (row, where[column]))
            marks[column.path] = (row, where[column])
    name = data.pop(ID, "")
    given = name if isinstance(name, str) and not name.isdigit() else ""  # a number counts rows, it names nobody
    body = data.pop("body", "") if headed.kind == STORY else ""
    source = Source(headed.table.file, headed.kind, given, data, marks, body=str(body))
    return Offer(source, photos_of(data, folder), table=True)


def _put(data: dict[str, Plain], column: Column, value: Plain) -> None:
    """Give a field its value; several texts for a smaller field make several parts."""
    outer, *inner = column.path
    if not inner:
        data[outer] = value
        return
    if not column.many:
        part = data.setdefault(outer, {})
        if isinstance(part, dict):
            part[inner[0]] = value
        return
    parts = data.setdefault(outer, [])
    for at, one in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(parts, list):
            parts += [{}] if at >= len(parts) else []
            part = parts[at]
            if isinstance(part, dict):
                part[inner[0]] = one


def photos_of(data: dict[str, Plain], folder: Path) -> tuple[Photo, ...]:
    """The pictures that a record's field `media` names, beside the input."""
    media = data.get("media")
    names = [one.get("file") for one in media if isinstance(one, dict)] if isinstance(media, list) else []
    return tuple(Photo(name, folder / name) for name in names if isinstance(name, str) and name)


def _firsts_of_months(headed: Headed) -> Iterator[Problem]:
    """Columns of days that are all the first of a month: a cell shown as 2020年7月 holds 2020-07-01."""
    for number, column in headed.columns.items():
        rows = headed.table.rows[headed.at + 1 :]
        days = [row[number] for row in rows if number < len(row) and hasattr(row[number], "day")]
        if len(days) >= FEWEST_DAYS and all(getattr(one, "day", 0) == 1 for one in days):
            place = Place(f"{headed.table.file}第{headed.at + 1}行{column_letters(number + 1)}列")
            yield Problem("import-days-first", place, {"column": column.row.zh})

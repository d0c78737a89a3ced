"""Counts: how many visits a day, and how often each page was opened; never by whom, and nothing finer than a day."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path

VISITS = ""  # the page under which visits are counted
COLUMNS = ("audience", "amount", "as_of")  # of a place's visit figures (docs/fields.md)
ADDED = """insert into counts (day, page, many) values (?, ?, 1)
on conflict (day, page) do update set many = many + 1"""


class Counts:
    """The numbers of one screen, in a file of the machine (SQLite: a power cut costs at most the last of them)."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, day: date, page: str) -> None:
        """One more visit, or opening of a page. Raises OSError, sqlite3.Error."""
        with closing(self._opened()) as kept, kept:
            kept.execute(ADDED, (day.isoformat(), page))

    def total(self) -> tuple[int, int]:
        """Visits, and openings of pages, since the screen was put up."""
        sums = {True: 0, False: 0}
        for _, page, many in self.each():
            sums[page == VISITS] += many
        return sums[True], sums[False]

    def each(self) -> Iterator[tuple[str, str, int]]:
        """(day, page, how often), by day and page."""
        if self._file.is_file():
            with closing(self._opened()) as kept:
                yield from kept.execute("select day, page, many from counts order by day, page").fetchall()

    def _opened(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        kept = sqlite3.connect(self._file, timeout=5)
        kept.execute("create table if not exists counts (day text, page text, many integer, primary key (day, page))")
        return kept


def as_table(counts: Counts, by: str) -> str:
    """CSV in the shape of a place's visit figures: visits by "month" or "day", or openings by "page"."""
    length = {"month": len("2026-11"), "day": len("2026-11-22")}.get(by)
    found: dict[str, int] = {}
    last = ""
    for day, page, many in counts.each():
        last = max(last, day)
        if (page == VISITS) == (length is not None):
            key = day[:length] if length else page
            found[key] = found.get(key, 0) + many
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for key, many in sorted(found.items()) if length else sorted(found.items(), key=lambda one: (-one[1], one[0])):
        rows.writerow(("触摸屏参观", f"{many}次", key) if length else (f"触摸屏打开 {key}", f"{many}次", last))
    return out.getvalue()

"""Texts to be found: a folder of Markdown files, or the records of a hall as an edition shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path

from honorhall.doors.build import prepare
from honorhall.doors.order import Order, Steps
from honorhall.doors.searching import sheets_of
from honorhall.exports.search import Sheet
from honorhall.exports.search.entries import HEADING, PAGE, Entry, entry_of, in_line
from honorhall.model import Archive, Hall, Record

MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
TITLE = re.compile(r"(?m)^title:\s*(.+)$")
TODAY = date(2026, 11, 1)
Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to be found. archive, sheets: as the index takes them; entries: their texts, for all others."""

    archive: Archive
    sheets: tuple[Sheet, ...]
    entries: tuple[Entry, ...]

    @property
    def bytes(self) -> int:
        """UTF-8 bytes of all texts."""
        return sum(len(text.encode()) for entry in self.entries for _, text in entry.parts)


def of_folder(folder: Path, change: Change = str) -> Found:
    """Every Markdown file below a folder. change: what is done to each text before it is read."""
    sheets = [_sheet(path, folder, change) for path in sorted(folder.rglob("*.md"))]
    archive = Archive(Hall(title="?"), {}, {}, {})
    return _found(archive, tuple(sheet for sheet in sheets if sheet.body.strip()))


def of_hall(root: Path, change: Change = str) -> Found:
    """Every record of a hall, and its hand-written pages. change: what is done to titles, summaries and texts."""
    made, problems = prepare(Order(root, root / "site", "public", TODAY), Steps())
    if made is None:
        raise SystemExit("\n".join(map(str, problems[:5])))
    archive = made.guide.archive
    sheets = tuple(replace(one, title=change(one.title), body=change(one.body)) for one in sheets_of(archive))
    records = {key: _changed(record, change) for key, record in archive.records.items()}
    return _found(replace(archive, records=records), sheets)


def _changed(record: Record, change: Change) -> Record:
    names = [name for name in ("title", "summary", "body") if name in type(record).model_fields]
    return record.model_copy(update={name: change(record.get(name)) for name in names})


def _found(archive: Archive, sheets: tuple[Sheet, ...]) -> Found:
    line = in_line(archive, sheets)
    return Found(archive, sheets, tuple(entry_of(what, archive.records) for _, what in line))


def _sheet(path: Path, folder: Path, change: Change) -> Sheet:
    text = change(path.read_text(encoding="utf-8"))
    matter = MATTER.match(text)
    title = TITLE.search(matter[1]) if matter else None
    name = path.relative_to(folder).with_suffix("").as_posix()
    return Sheet(f"{name}/", PAGE, title[1].strip("'\" ") if title else name, text[matter.end() :] if matter else text)


def write_html(entries: Iterable[Entry], folder: Path) -> None:
    """The same texts as plain pages, for engines that read HTML."""
    for entry in entries:
        path = folder / entry.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "\n".join(_elements(entry))
        head = f'<html lang="zh"><head><meta charset="utf-8"><title>{escape(entry.title)}</title></head>'
        path.write_text(f"<!doctype html>{head}<body><main>{body}</main></body></html>", encoding="utf-8")


def _elements(entry: Entry) -> Iterator[str]:
    yield f"<h1>{escape(entry.title)}</h1>"
    for part, text in entry.parts[1:]:
        name = "h2" if part == HEADING else "p"
        yield f"<{name}>{escape(text)}</{name}>"


def write_markdown(entries: Iterable[Entry], folder: Path) -> None:
    """The same texts for MkDocs."""
    for entry in entries:
        path = folder / f"{entry.url.rstrip('/') or 'index'}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        said = [f"# {escape(entry.title)}"]
        said += [f"{'## ' if part == HEADING else ''}{escape(text)}" for part, text in entry.parts[1:]]
        path.write_text("\n\n".join(said) + "\n", encoding="utf-8")

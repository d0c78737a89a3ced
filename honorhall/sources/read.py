"""read(): every content file of a hall, in a fixed order, as Sources; what cannot be read becomes a Problem."""

# ruff: noqa: PTH119, PTH120, PTH123
# A Path costs more to make than its file to look at.

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from honorhall.ground.problem import Place, Problem
from honorhall.sources.front_matter import decode_text, lift_heading, split
from honorhall.sources.listing import files, name_in, utf8
from honorhall.sources.marks import LateMarks, yaml_data
from honorhall.sources.source import Plain, Reading, Source
from honorhall.sources.yaml_text import SLIPS

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A pipe that a link leads to would be waited for; Windows reads bytes as they are when it is told to.
READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
LARGEST = 4_000_000  # bytes; the longest oral-history transcript seen is some 300,000


def read(root: Path, folders: Mapping[str, str]) -> Reading:
    """All records under `root`. folders: name of a folder in content/ -> the kind it holds."""
    listed, problems = files(root, folders)
    return joined([Reading((), problems), *(read_alone(root, one.path, one.kind) for one in listed)])


def joined(readings: Iterable[Reading]) -> Reading:
    """Several readings as one, in their order."""
    parts = list(readings)
    return Reading(
        tuple(source for part in parts for source in part.sources),
        tuple(problem for part in parts for problem in part.problems),
        frozenset().union(*(part.unread for part in parts)),
    )


def read_alone(root: Path, path: str, kind: str) -> Reading:
    """One file as a reading of its own: what it holds, or what its name stands for though it could not be read."""
    sources, problems = read_file(root, path, kind)
    unread = () if sources else (f"{kind}:{stem_of(os.fspath(path))}",)
    return Reading(tuple(sources), tuple(problems), frozenset(unread))


def read_file(root: Path, path: str | Path, kind: str) -> tuple[list[Source], list[Problem]]:
    """The records of one file. A story or page is one record; a YAML file is one, or a list of one kind."""
    path = os.fspath(path)
    return read_named(path, name_in(os.fspath(root), path), kind)


def read_named(path: str, file: str, kind: str) -> tuple[list[Source], list[Problem]]:
    """The same of a file whose name within the hall is known."""
    try:
        with open(os.open(path, READING), "rb", buffering=0) as opened:
            known = os.fstat(opened.fileno())
            if not stat.S_ISREG(known.st_mode):
                return [], [Problem("file-unreadable", Place(file), {"detail": "not a regular file"})]
            size = known.st_size
            data = opened.read() if size <= LARGEST else b""
    except OSError as error:
        return [], [Problem("file-unreadable", Place(file), {"detail": error.strerror or str(error)})]
    if size > LARGEST:
        return [], [Problem("file-too-large", Place(file), {"size": f"{size / 1e6:.1f}"})]
    return read_bytes(data, path, file, kind)


def read_bytes(data: bytes, path: str, file: str, kind: str) -> tuple[list[Source], list[Problem]]:
    """The same of what stands, stood or might stand in a file."""
    text, problems = decode_text(data, file)
    if problems:
        return [], problems
    if not text.strip():
        return [], [Problem("file-empty", Place(file, 1, 1))]
    written = _Written(path, file, kind, stem_of(path), text)
    return _markdown(written) if path.lower().endswith(".md") else _yaml(written)


class _Written(NamedTuple):
    """A file that could be read: where it stands, the kind of its records, the id its name gives, its words."""

    path: str
    file: str
    kind: str
    stem: str
    text: str


def stem_of(path: str) -> str:
    """The id that a file's name gives: `stories/born/index.md` and `stories/born.md` are both "born"."""
    name = path[path.rfind(os.sep) + 1 :]
    stem = name[: name.rfind(".")] if "." in name[1:] else name
    return utf8(os.path.basename(os.path.dirname(path)) if stem == "index" else stem)


def _markdown(written: _Written) -> tuple[list[Source], list[Problem]]:
    parts, problems = split(written.text, written.file)
    if problems:
        return [], problems
    matter = parts.matter or ""
    data, problems = yaml_data(matter, written.file, parts.matter_line)
    if not matter.strip() or (data is None and not problems):  # nothing, or nothing but comments
        data = {}
    marks = LateMarks(matter, parts.matter_line)
    if isinstance(data, str | list):
        problems.append(_not_a_mapping(written.file, matter, marks))
        data = None
    if data is None:
        return [], problems
    body, line = parts.body, parts.body_line
    title, rest, taken = lift_heading(body)
    if title and not data.get("title"):
        data = {**data, "title": title}
        marks = LateMarks(matter, parts.matter_line, {("title",): (line + taken - 1, 1)})
        body, line = rest, line + taken
    path, file, kind, stem, _ = written
    return [Source(file, kind, _own_id(data, stem), data, marks, body, line, path=path)], problems


def _not_a_mapping(file: str, text: str, marks: LateMarks) -> Problem:
    for number, line in enumerate(text.split("\n")):
        for code, pattern, mark in SLIPS:
            if pattern.match(line):
                place = Place(file, marks.first_line + number, line.index(mark) + 1)
                return Problem(code, place, {"line": line.strip()})
    return Problem("record-not-fields", Place(file, *marks[()]))


def _yaml(written: _Written) -> tuple[list[Source], list[Problem]]:
    path, file, kind, stem, text = written
    data, problems = yaml_data(text, file)
    if not data:  # null, or a list of nothing
        if not problems:
            problems.append(Problem("file-empty", Place(file, 1, 1)))
        return [], problems
    if isinstance(data, dict):
        return [Source(file, kind, _own_id(data, stem), data, LateMarks(text), path=path)], problems
    if isinstance(data, str):
        return [], [*problems, _not_a_mapping(file, text, LateMarks(text))]
    sources: list[Source] = []
    for place, entry in enumerate(data):
        if not isinstance(entry, dict):
            problems.append(Problem("record-not-fields", Place(file, *LateMarks(text)[place,])))
        elif not _own_id(entry, ""):
            problems.append(Problem("id-missing", Place(file, *LateMarks(text)[place,])))
        else:
            marks = LateMarks(text, entry=place)
            sources.append(Source(file, kind, _own_id(entry, ""), entry, marks, number=len(sources), path=path))
    return sources, problems


def _own_id(data: Mapping[str, Plain], stem: str) -> str:
    given = data.get("id")
    return given if isinstance(given, str) and given else stem

"""read(): every content file of a hall, in a fixed order, as Sources; what cannot be read becomes a Problem."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Place, Problem
from honorhall.sources.front_matter import decode_text, lift_heading, split
from honorhall.sources.source import Path as ValuePath
from honorhall.sources.source import Plain, Reading, Source
from honorhall.sources.yaml_text import SLIPS, YamlText

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LARGEST = 4_000_000  # bytes; the longest oral-history transcript seen is some 300,000
STORIES = "stories"
CONTENT = "content"


def read(root: Path, folders: Mapping[str, str]) -> Reading:
    """All records under `root`. folders: name of a folder in content/ -> the kind it holds."""
    sources: list[Source] = []
    problems: list[Problem] = []
    unread: set[str] = set()
    for file, kind in _files(root, folders, problems):
        found, faults = read_file(root, file, kind)
        sources += found
        problems += faults
        if not found:
            unread.add(f"{kind}:{_stem(file)}")
    return Reading(tuple(sources), tuple(problems), frozenset(unread))


def _files(root: Path, folders: Mapping[str, str], problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    content = root / CONTENT
    hall = content / "hall.yml"
    if hall.is_file():
        if _inside(hall, root, problems):
            yield hall, "hall"
    else:
        problems.append(Problem("hall-missing", Place("content/hall.yml")))
    problems += (_not_read(root, path, "hall.yml") for path in sorted(content.glob("[!._]*")) if _is_stray(path))
    for folder in sorted(path for path in content.glob("*") if path.is_dir()):
        if folder.name == "pages":
            yield from ((path, "page") for path in _below(folder, (".md",), root, problems))
        elif folder.name in folders:
            yield from ((path, folders[folder.name]) for path in _below(folder, (".yml", ".yaml"), root, problems))
        elif not folder.name.startswith((".", "_")):
            problems.append(_unknown_folder(folder, folders))
    yield from ((path, "story") for path in _below(root / STORIES, (".md",), root, problems))


def _is_stray(path: Path) -> bool:
    return path.is_file() and path.name != "hall.yml"


def _not_read(root: Path, path: Path, known: str) -> Problem:
    return Problem("file-not-read", Place(_name(root, path)), {"known": known})


def _unknown_folder(folder: Path, folders: Mapping[str, str]) -> Problem:
    near = get_close_matches(folder.name, folders, n=1)
    name = _utf8(folder.name)
    facts = {"folder": name, "known": " ".join(sorted(folders)), "near": near[0] if near else "无 none"}
    return Problem("folder-unknown", Place(f"{CONTENT}/{name}"), facts)


def _below(folder: Path, endings: tuple[str, ...], root: Path, problems: list[Problem]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if any(part.startswith((".", "_")) for part in inside):
            continue
        if path.suffix.lower() not in endings:
            if path.is_file() and path.suffix.lower() not in PICTURES:
                problems.append(_not_read(root, path, " ".join(endings)))
            continue
        # A link is read even if it leads nowhere: reading it says what is the matter with it.
        if (path.is_file() or path.is_symlink()) and _inside(path, root, problems):
            yield path


def _inside(path: Path, root: Path, problems: list[Problem]) -> bool:
    # Not Path.resolve(): before Python 3.13 it raises on a link that leads to itself.
    inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    if not inside:
        problems.append(Problem("file-outside", Place(_name(root, path))))
    return inside


def _name(root: Path, path: Path) -> str:
    return _utf8(path.relative_to(root).as_posix())


def _utf8(name: str) -> str:
    """A file's name, with the bytes of other encodings (an archive from an older Windows) spelled out."""
    return name.encode("utf-8", "backslashreplace").decode()


def read_file(root: Path, path: Path, kind: str) -> tuple[list[Source], list[Problem]]:
    """The records of one file. A story or page is one record; a YAML file is one, or a list of one kind."""
    file = _name(root, path)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        return [], [Problem("file-unreadable", Place(file), {"detail": error.strerror or str(error)})]
    if size > LARGEST:
        return [], [Problem("file-too-large", Place(file), {"size": f"{size / 1e6:.1f}"})]
    text, problems = decode_text(data, file)
    if problems:
        return [], problems
    if not text.strip():
        return [], [Problem("file-empty", Place(file, 1, 1))]
    if path.suffix.lower() == ".md":
        return _markdown(text, file, kind, _stem(path))
    return _yaml(text, file, kind, _stem(path))


def _stem(path: Path) -> str:
    """The id that a file's name gives: `stories/born/index.md` and `stories/born.md` are both "born"."""
    return _utf8(path.parent.name if path.stem == "index" else path.stem)


def _markdown(text: str, file: str, kind: str, stem: str) -> tuple[list[Source], list[Problem]]:
    parts, problems = split(text, file)
    if problems:
        return [], problems
    matter = YamlText(parts.matter or "", file, parts.matter_line)
    data = matter.data if parts.matter and parts.matter.strip() else {}
    problems = [*matter.problems]
    if data is None and not problems:  # nothing but comments
        data = {}
    if isinstance(data, str | list):
        problems.append(_not_a_mapping(matter, parts.matter or ""))
        data = None
    if data is None:
        return [], problems
    body, line = parts.body, parts.body_line
    title, rest, taken = lift_heading(body)
    if title and not data.get("title"):
        data = {**data, "title": title}
        matter.marks["title",] = (line + taken - 1, 1)
        body, line = rest, line + taken
    return [Source(file, kind, _own_id(data, stem), data, matter.marks, body, line)], problems


def _not_a_mapping(document: YamlText, text: str) -> Problem:
    for number, line in enumerate(text.split("\n")):
        for code, pattern, mark in SLIPS:
            if pattern.match(line):
                place = Place(document.file, document.first_line + number, line.index(mark) + 1)
                return Problem(code, place, {"line": line.strip()})
    return Problem("record-not-fields", Place(document.file, *document.marks[()]))


def _yaml(text: str, file: str, kind: str, stem: str) -> tuple[list[Source], list[Problem]]:
    document = YamlText(text, file)
    problems = [*document.problems]
    if not document.data:  # null, or a list of nothing
        if not problems:
            problems.append(Problem("file-empty", Place(file, 1, 1)))
        return [], problems
    if isinstance(document.data, dict):
        return [Source(file, kind, _own_id(document.data, stem), document.data, document.marks)], problems
    if isinstance(document.data, str):
        return [], [*problems, _not_a_mapping(document, text)]
    marks_of: list[dict[ValuePath, tuple[int, int]]] = [{} for _ in document.data]
    for path, mark in document.marks.items():
        if path:
            marks_of[int(path[0])][path[1:]] = mark
    sources = []
    for place, entry in enumerate(document.data):
        if not isinstance(entry, dict):
            at = Place(file, *document.marks[place,])
            problems.append(Problem("record-not-fields", at))
            continue
        marks = marks_of[place]
        if not _own_id(entry, ""):
            problems.append(Problem("id-missing", Place(file, *document.marks[place,])))
        else:
            sources.append(Source(file, kind, _own_id(entry, ""), entry, marks))
    return sources, problems


def _own_id(data: Mapping[str, Plain], stem: str) -> str:
    given = data.get("id")
    return given if isinstance(given, str) and given else stem

"""markdown_folder(): a folder of Markdown as stories, with or without front matter, with the pictures they show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from honorhall.doors.importing.columns import look_up
from honorhall.doors.importing.offer import STORY, Intake, Offer, Photo
from honorhall.ground.problem import Place, Problem
from honorhall.model import PICTURE
from honorhall.sources import ID, Plain, Source, read_file

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
HAN = re.compile("[一-鿿]")


def markdown_folder(folder: Path) -> Intake:
    """Every Markdown file of a folder, at any depth, in the order of their names. No link is followed."""
    offers: list[Offer] = []
    problems: list[Problem] = []
    for path in sorted(_files(folder)):
        if path.suffix.lower() not in (".md", ".markdown"):
            continue
        sources, found = read_file(folder, path, STORY)
        problems += found
        for source in sources:
            offer, missing = with_photos(_named(source), path.parent)
            offers.append(offer)
            problems += missing
    if not offers and not problems:
        problems.append(Problem("import-nothing-found", Place(folder.name)))
    return Intake(tuple(offers), tuple(problems))


def _files(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if one[0] not in "._")
        yield from (Path(where) / one for one in names if one[0] not in "._" and not (Path(where) / one).is_symlink())


def _named(source: Source) -> Source:
    """The same with fields called by their names, a title, and an id only where somebody wrote one."""
    data: dict[str, Plain] = {}
    for name, value in source.data.items():
        column = look_up(STORY, name)
        data[column.path[0] if column and len(column.path) == 1 else name] = value
    if not data.get("title") and HAN.search(source.id):
        data["title"] = source.id
    return replace(source, id=source.id if ID.fullmatch(source.id) else "", data=data)


def with_photos(source: Source, folder: Path) -> tuple[Offer, list[Problem]]:
    """A record that was read from a file, with the pictures that it names; those that are elsewhere are told of."""
    photos: dict[str, Photo] = {}
    problems: list[Problem] = []
    real = folder.resolve()
    for name, line in shown(source):
        place = source.in_body(line) if line >= 0 else source.place(("media",))
        path = folder / unquote(name)
        if ADDRESS.match(name):
            problems.append(Problem("import-object-far", place, {"value": name}))
        elif path.is_symlink() or not path.resolve().is_relative_to(real):
            problems.append(Problem("media-outside", place, {"file": name}))
        elif not path.is_file():
            problems.append(Problem("media-missing", place, {"file": name}))
        else:
            photos.setdefault(name, Photo(name, path))
    return Offer(source, tuple(photos.values())), problems


def shown(source: Source) -> Iterator[tuple[str, int]]:
    """The pictures that a record names, each with its line in the text, -1 for those in its field `media`."""
    media = source.data.get("media")
    for one in media if isinstance(media, list) else [media]:
        name = one.get("file") if isinstance(one, dict) else None
        if isinstance(name, str) and name:
            yield name, -1
    words = source.data.get("body")
    body = source.body or (words if isinstance(words, str) else "")
    text = body.lstrip() if source.body else body
    for found in PICTURE.finditer(text):
        yield found.group(2), text.count("\n", 0, found.start())

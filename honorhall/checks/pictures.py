"""Pictures and links: each file is there, inside the hall, and a kind of picture that can be made safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from honorhall.checks.asked import Asked
from honorhall.checks.told import told
from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Problem
from honorhall.model import LINK, PICTURE, Record

RELATIVE = re.compile(r"\[[^\]\n]*\]\(\s*([^)\s]+)[^)]*\)")
LONGEST_NAME = 255
ANYWHERE = ("http://", "https://", "mailto:", "tel:", "#")


def files_named(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """(path of the value, file name) of every picture that a record names, its prose included."""
    for place, media in enumerate(record.media):
        yield ("media", place, "file"), media.file
    for found in _in_prose(record):
        yield ("body", record.body.count("\n", 0, found.start())), found.group(2)


def _in_prose(record: Record) -> Iterable[re.Match[str]]:
    return PICTURE.finditer(record.body) if "![" in record.body else ()


def rule_broken(name: str) -> str:
    """The code of the rule that a picture's name breaks, or ""."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or ":" in name or "\\" in name:
        return "media-outside"
    if len(name.encode()) > LONGEST_NAME or not name.isprintable():
        return "media-missing"  # no file system has such a name, and to ask for it is an error
    return "" if pure.suffix.lower() in PICTURES else "media-kind"


def names(asked: Asked) -> Iterator[Problem]:
    """A picture stays beside its record: no way up, no absolute path, no address; and it is a picture."""
    for key, record in asked.records.items():
        for path, name in files_named(record):
            code = rule_broken(name)
            if code:
                yield told(asked.archive, key, code, path, file=name, known=" ".join(PICTURES))


def alts(asked: Asked) -> Iterator[Problem]:
    """A picture in prose says in a sentence what it shows, for those who cannot see it."""
    for key, record in asked.records.items():
        for found in _in_prose(record):
            if not found.group(1).strip():
                below = record.body.count("\n", 0, found.start())
                yield told(asked.archive, key, "media-alt-missing", ("body", below), file=found.group(2))


def links(asked: Asked) -> Iterator[Problem]:
    """A link in prose leads to a record (team:dongqi), to an address, or to a heading; nothing else lasts."""
    for key, record in asked.records.items():
        for found in RELATIVE.finditer(record.body):
            target, is_picture = found.group(1), record.body[found.start() - 1 : found.start()] == "!"
            if is_picture or LINK.fullmatch(found.group()) or target.startswith(ANYWHERE):
                continue
            line = record.body.count("\n", 0, found.start())
            yield told(asked.archive, key, "link-unknown", ("body", line), target=target)

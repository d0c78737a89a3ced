"""Shots: the pictures of a record as its pages show them, each in several sizes, with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from honorhall.ground.partial_date import PartialDate
from honorhall.model import PICTURE, Media, Record
from honorhall.output import Picture, Written, picture_mark

ALONE = re.compile(rf"^{PICTURE.pattern}[ \t]*$", re.MULTILINE)  # a picture that has a line to itself
SIGN = "!["  # what every picture in prose begins with
QUOTES = "\"'“”"
Pictures: TypeAlias = Mapping[tuple[str, str], Picture]  # (record key, file name) -> picture


@dataclass(frozen=True, slots=True)
class ShotFile:
    """One file of a picture: url relative to the root, size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Format:
    """A picture's files of one format, the smallest first. type: what browsers call it."""

    type: str
    files: tuple[ShotFile, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture on a page: its largest plain file (JPEG; PNG if it can be seen through), what is said of it.

    url: relative to the root. formats: all its files, the best format first, the plain one that every browser reads
    last.
    """

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    date: PartialDate | None = None
    rights: str = ""
    formats: tuple[Format, ...] = ()


def shots_of(record: Record, pictures: Pictures) -> tuple[Shot, ...]:
    """Every picture of a record that may be shown: those it lists, then those that only its prose names."""
    if not record.media and SIGN not in record.body:
        return ()
    listed = dict.fromkeys(media.file for media in record.media)
    names = listed | dict.fromkeys(found.group(2) for found in PICTURE.finditer(record.body))
    alts = {found.group(2): found.group(1) for found in PICTURE.finditer(record.body)}
    made = (_shot(record, name, pictures, (alts.get(name, ""), "")) for name in names)
    return tuple(shot for shot in made if shot)


def gallery_of(record: Record, pictures: Pictures) -> tuple[Shot, ...]:
    """The pictures that a record lists and that its prose does not show already."""
    if not record.media:
        return ()
    told = {found.group(2) for found in PICTURE.finditer(record.body)}
    names = dict.fromkeys(media.file for media in record.media if media.file not in told)
    return tuple(shot for name in names if (shot := _shot(record, name, pictures)))


def written(record: Record, text: str, pictures: Pictures, base: str) -> Written:
    """Prose with a mark wherever a picture stands, and the pictures; one that may not be shown leaves nothing."""
    if SIGN not in text:
        return Written(text, (), base)
    shots: list[Shot] = []

    def placed(found: re.Match[str]) -> str:
        alt, name, title = found.groups(default="")
        shot = _shot(record, name, pictures, (alt, title.strip().strip(QUOTES)))
        if shot is None:
            return ""
        shots.append(shot)
        return picture_mark(len(shots) - 1)

    whole = ALONE.sub(lambda found: f"\n\n{placed(found)}\n\n", text)
    return Written(PICTURE.sub(placed, whole), tuple(shots), base)


def _shot(record: Record, name: str, pictures: Pictures, said: tuple[str, str] = ("", "")) -> Shot | None:
    """said: (alt, caption) where the prose has them; what the record lists of the file fills in the rest."""
    picture = pictures.get((record.key, name))
    if picture is None:
        return None
    media = next((one for one in record.media if one.file == name), Media(file=name, alt=""))
    formats = _formats(picture, record.page_url)
    largest = formats[-1].files[-1]
    return Shot(
        *(largest.url, largest.width, largest.height, said[0] or media.alt, said[1] or media.caption),
        credit=media.credit,
        date=media.date,
        rights=media.rights,
        formats=formats,
    )


def _formats(picture: Picture, folder: str) -> tuple[Format, ...]:
    by_type = groupby(picture.versions(), key=lambda one: one.type)
    return tuple(
        Format(type_, tuple(ShotFile(f"{folder}{one.name}", one.width, one.height) for one in group))
        for type_, group in by_type
    )

"""taken_in(): pictures that come along are drawn anew, without what the camera noted, and called by a plain name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from honorhall.doors.importing.offer import Offer, Photo
from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Problem, Refused
from honorhall.model import PICTURE
from honorhall.output import look_at, redrawn
from honorhall.sources import Plain

HEIC = (".heic", ".heif")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")
BRAND = slice(8, 12)  # where such a file says what it is
LONGEST = 40  # characters of a name


@dataclass(frozen=True, slots=True)
class Taken:
    """Pictures that were taken in. names: what a record called each -> its name here; files: that name -> bytes."""

    names: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def taken_in(offer: Offer, prefix: str) -> Taken:
    """The pictures of an offer. prefix: begins their names where they lie among those of other records, else ""."""
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for photo in offer.photos:
        name = _plain_name(photo, prefix, len(names) + 1, set(files))
        try:
            files[name] = _drawn(photo)
        except Refused as refused:
            place = offer.place("media") if "media" in offer.source.data else offer.place()
            problems.append(Problem(refused.code, place, {**refused.facts, "file": photo.name}))
        else:
            names[photo.name] = name
    return Taken(names, files, tuple(problems))


def _drawn(photo: Photo) -> bytes:
    if not photo.path.is_file():
        raise Refused("media-missing")
    with photo.path.open("rb") as file:
        begins = file.read(BRAND.stop)
    if photo.path.suffix.lower() in HEIC or begins[BRAND] in HEIC_BRANDS:
        raise Refused("import-picture-heic")
    if photo.path.suffix.lower() not in PICTURES:
        raise Refused("media-kind", known=" ".join(PICTURES))
    look_at(photo.path.parent, "record", photo.path.name)
    return redrawn(photo.path, f"drawn{_ending(photo)}")


def _ending(photo: Photo) -> str:
    """PNG stays what it is, for what shows through it; all others become photographs."""
    return ".png" if photo.path.suffix.lower() == ".png" else ".jpg"


def _plain_name(photo: Photo, prefix: str, number: int, taken: set[str]) -> str:
    ending = _ending(photo)
    stem = re.sub(r"[^a-z0-9]+", "-", Path(unquote(photo.name)).stem.lower()).strip("-")[:LONGEST].strip("-")
    stem = f"{prefix}-{number}" if prefix else stem or f"photo-{number}"
    if f"{stem}{ending}" in taken:
        stem = f"{stem}-{number}"
    return f"{stem}{ending}"


def called_anew(offer: Offer, names: Mapping[str, str]) -> Offer:
    """The offer with its pictures called by their new names, in its text and in its field `media`."""
    data = dict(offer.source.data)
    media = data.get("media")
    if isinstance(media, dict):
        media = [media]
    if isinstance(media, list):
        data["media"] = [_part(one, names) for one in media]
    if isinstance(data.get("body"), str):
        data["body"] = _text(str(data["body"]), names)
    return offer.with_data(data, _text(offer.source.body, names))


def _part(part: Plain, names: Mapping[str, str]) -> Plain:
    if not isinstance(part, dict):
        return part
    name = part.get("file")
    return {**part, "file": names.get(name, name)} if isinstance(name, str) else part


def _text(text: str, names: Mapping[str, str]) -> str:
    def renamed(found: re.Match[str]) -> str:
        old = found.group(2)
        return found.group().replace(f"({old}", f"({names[old]}", 1) if old in names else found.group()

    return PICTURE.sub(renamed, text) if names else text

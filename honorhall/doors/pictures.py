"""Looking at every picture of a hall before it is trusted: the files belong to the door, their rules to output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from honorhall.checks import files_named, picture_rules
from honorhall.ground.problem import Problem, Refused
from honorhall.model import Archive
from honorhall.output import Picture, look_at

Pictures = Mapping[tuple[str, str], Picture]


def look(root: Path, archive: Archive, keys: Iterable[str] | None = None) -> tuple[Pictures, list[Problem]]:
    """(record key, file name) -> picture, and a Problem for each that is missing, broken or too large.

    keys: of the records whose pictures are looked at, None for all.
    """
    found: dict[tuple[str, str], Picture] = {}
    problems: list[Problem] = []
    for key in archive.records if keys is None else keys:
        for path, name in files_named(archive.records[key]):
            if (key, name) in found or picture_rules(name):
                continue  # seen already, or told of by the check of names
            try:
                found[key, name] = look_at(root, archive.origins[key].file, name)
            except Refused as refused:
                problems.append(Problem(refused.code, archive.place(key, *path), refused.facts, key))
    return found, [*problems, *_located(archive, found)]


def _located(archive: Archive, found: Pictures) -> Iterator[Problem]:
    """Pictures in which the camera wrote where it stood: the site's lose it, the files beside the records keep it."""
    for (key, name), picture in found.items():
        if picture.located:
            path = next(path for path, file in files_named(archive.records[key]) if file == name)
            yield Problem("media-position", archive.place(key, *path), {"file": name}, key)


def shown_pictures(pictures: Pictures, shown: Archive) -> Pictures:
    """Only the pictures that records of a redacted archive still name."""
    records = {key: shown.records[key] for key, _ in pictures if key in shown.records}
    named = {(key, name) for key, record in records.items() for _, name in files_named(record)}
    return {place: picture for place, picture in pictures.items() if place in named}

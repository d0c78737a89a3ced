"""looks(): what a maintainer compares with paper or asks by telephone: consents, and who is newly named."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from honorhall.doors.reviewing.halls import Halls
from honorhall.ground.problem import Problem
from honorhall.model import FOLDERS, VOCABULARIES, Archive, Consent, Person, Record, Story, decoding
from honorhall.sources import files, joined, read_alone

NONE = "没有填写 nothing"


def looks(two: Halls, archive: Archive, touched: Collection[str]) -> Iterator[Problem]:
    """Consents of records that were touched, and people whom they did not name before, told of by their ids."""
    named_before = _people_named(two.before, touched)
    for key in archive.records:
        if archive.origins[key].file not in touched:
            continue
        record = archive.records[key]
        if record.sample:
            yield Problem("review-sample", archive.place(key, "sample"), {"who": key}, key)
        elif isinstance(record, Person | Story):
            facts = {"who": key, "state": _state(record.get("consent"))}
            yield Problem("review-consent", archive.place(key, "consent"), facts, key)
        for at, answer in enumerate(record.reviewed):
            facts = {"who": key, "rule": answer.rule, "by": answer.by}
            yield Problem("review-answered", archive.place(key, "reviewed", at), facts, key)
        for who in _people(archive.names[key]):
            if who not in named_before.get(key, ()) and who in archive.records:
                yield Problem("review-named", archive.place(key, *_where(record)), {"who": who}, key)


def _where(record: Record) -> tuple[str, ...]:
    return ("people",) if record.get("people") else ()


def _state(given: Consent | None) -> str:
    """What a consent says, but for where its form is kept."""
    if given is None:
        return NONE
    said = [VOCABULARIES["consent-status"][given.status].zh]
    said += [VOCABULARIES["scope"][one].zh for one in given.scope]
    said += [VOCABULARIES["name-as"][given.name_as].zh] if given.name_as else []
    return "、".join(said)


def _people_named(root: Path, touched: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Key of each record in these files of a hall -> the people it names."""
    listed, _ = files(root, FOLDERS)
    some = [one for one in listed if Path(one.path).relative_to(root).as_posix() in touched]
    found = decoding(joined(read_alone(root, one.path, one.kind) for one in some))
    return {one.origin.key: frozenset(_people(one.names)) for one in found.decoded}


def _people(names: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield from dict.fromkeys(key for one in names for key in one if key.startswith("person:"))

"""check_some(): the problems of some files of a hall; of the others those are read that they have to do with.

Asked of the whole archive: whether all they name is there, whether somebody else has their ids, whether others still
name what they no longer hold, which names they may not say, who is called alike, whose brand is a second one.
Not asked: what their change does to the texts of other files (a name that may no longer be said there).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path, PurePosixPath

from honorhall.checks import ask, check_asked, check_whole, files_named
from honorhall.doors.checking.neighbours import Neighbours, bytes_of, known_of, may_hold, words
from honorhall.doors.checking.touched import Before, Touched, kind_of
from honorhall.doors.unread import secrets_unread
from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Problem, in_order
from honorhall.model import FOLDERS, LEVELS, LINK, Archive, Decoding, Programme, decoding, gathered, joined_decodings
from honorhall.sources import FileToRead, Reading, files, name_in, read_bytes

ELSEWHERE = ("id", "code", "other")  # the facts by which a problem of one file may be the work of another


def check_some(root: Path, touched: Touched, today: date, instead: Mapping[str, bytes] | None = None) -> list[Problem]:
    """Every problem of the touched files, and of others that have become wrong by them; as the whole check says it.

    instead: what would stand in some files, to be asked before it is written.
    """
    hall = Neighbours(root, instead)
    wanted = frozenset((*touched.files, *_beside(root, touched.files)))
    here = frozenset(name_in(os.fspath(root), f"{root}/{file}") for file in wanted)
    listed = tuple(_listed(hall, wanted))
    own = joined_decodings(map(hall.decoded, listed))
    held = {key for one in touched.before for key in _held(one)}
    guessed = _met(hall, own, held - hall.known(), "".join(_texts(listed)))
    parts = joined_decodings(hall.every)
    archive, faults = gathered(parts._replace(unread=parts.unread | guessed))
    keys = [key for key in archive.records if archive.origins[key].file in here]
    asked = ask(archive, today)
    told = check_asked(asked.about(keys))
    problems = [*faults, *told, *check_whole(asked), *_of_pictures(root, archive, keys), *hall.problems]
    problems += secrets_unread(root, [one for one in faults if one.place.file in here], told, instead)
    concerned = _Concerned(here, frozenset((*known_of(own), *(held - hall.known()))))
    return in_order(set_of(filter(concerned.by, problems)))


def _of_pictures(root: Path, archive: Archive, keys: Iterable[str]) -> list[Problem]:
    """What is the matter with the pictures of some records. Who names none does not wait for what opens them."""
    some = [key for key in keys if any(files_named(archive.records[key]))]
    if not some:
        return []
    from honorhall.doors.pictures import look  # noqa: PLC0415 (a quarter of a second to import)

    return look(root, archive, some)[1]


def records_in(root: Path) -> Iterator[str]:
    """The names of all files of a hall that are read."""
    return (name_in(os.fspath(root), one.path) for one in files(root, FOLDERS)[0])


@dataclass(frozen=True, slots=True)
class _Concerned:
    """Which problems have to do with some files. names: keys and codes that they hold, or no longer hold."""

    here: Collection[str]
    names: Collection[str]

    def by(self, problem: Problem) -> bool:
        file, kind = problem.place.file, problem.facts.get("kind") or problem.about.partition(":")[0]
        if file in self.here or problem.code == "hall-missing":
            return True
        if problem.code == "folder-unknown":
            return any(one.startswith(f"{file}/") for one in self.here)
        said = [problem.facts[fact] for fact in ELSEWHERE if fact in problem.facts]
        return any(one in self.names or f"{kind}:{one}" in self.names for one in said)


def _beside(root: Path, touched: Iterable[str]) -> Iterator[str]:
    """The files of records that stand beside a touched picture and name it."""
    for file in touched:
        pure = PurePosixPath(file)
        folder = root / pure.parent
        if pure.suffix.lower() not in PICTURES or not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            inside = name_in(os.fspath(root), os.fspath(path))
            if kind_of(inside) and may_hold(os.fspath(path), words([pure.name])):
                yield inside


def _listed(hall: Neighbours, names: Collection[str]) -> Iterator[FileToRead]:
    """Those of these files that are read. A hall's own settings are always among what is known."""
    kinds = {kind_of(file) for file in names}
    if "" in kinds and any(not file.lower().endswith(PICTURES) for file in names if not kind_of(file)):
        hall.look_at_all()
    paths = {os.path.join(hall.root, *name.split("/")) for name in names}  # noqa: PTH118
    for kind in sorted({"hall", *kinds} - {""}):
        for one in hall.of_kind(kind):
            if one.path in paths:
                yield one
            elif kind == "hall":
                hall.decoded(one)


def _texts(listed: Iterable[FileToRead]) -> Iterator[str]:
    for one in listed:
        text = bytes_of(one.path).decode("utf-8", "replace")
        yield unescape(text) + text


def _held(before: Before) -> Iterator[str]:
    """Keys and codes that a file held."""
    sources, _ = read_bytes(before.data, before.file, before.file, before.kind)
    for key in known_of(decoding(Reading(tuple(sources), ()))):
        if key != "hall:hall":
            yield key


def _met(hall: Neighbours, own: Decoding, gone: Collection[str], text: str) -> set[str]:
    """Read all that some records have to do with. What is given back are keys of which nothing more is known."""
    named = {target for one in own.decoded for some in one.names for target in some}
    named |= {f"{found.group(2)}:{found.group(3)}" for page in own.pages for found in LINK.finditer(page.body)}
    mine = set(known_of(own))
    wanted, codes = _parted(named | mine | set(gone))
    hall.named_by_file(wanted - mine)
    hall.saying((wanted - hall.known()) | _parted(mine)[0] | _owners(own))
    hall.with_codes({code[:length] for code in codes for length in (*LEVELS, len(code))})
    hall.with_names_in(text)
    hall.anywhere({key.partition(":")[2] or key for key in set(gone) - hall.known()})
    missing = _parted(named)[0] - hall.known()
    return {key for kind in {one.partition(":")[0] for one in missing} for key in hall.ids(kind)} - missing


def _parted(names: Iterable[str]) -> tuple[set[str], set[str]]:
    """Keys, and division codes."""
    every = {name for name in names if name != "hall:hall"}
    return {name for name in every if ":" in name}, {name for name in every if ":" not in name}


def _owners(own: Decoding) -> set[str]:
    """What programmes of the same owners say of them."""
    programmes = [one.record for one in own.decoded if isinstance(one.record, Programme)]
    return {f"programme:{owner.partition(':')[2]}" for one in programmes for owner in one.owners}


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once: a folder may have been looked at for several reasons."""
    found: dict[tuple[object, ...], Problem] = {}
    for one in problems:
        found.setdefault((one.code, one.place, one.about, *sorted(one.facts.items())), one)
    return list(found.values())

"""review(): what a change touches, what is the matter with it, and what somebody should look at by hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from honorhall.disk import STORE
from honorhall.doors.build import inspect
from honorhall.doors.order import Steps
from honorhall.doors.reviewing.halls import Halls, halls
from honorhall.doors.reviewing.history import Change, History
from honorhall.doors.reviewing.looking import looks
from honorhall.doors.reviewing.preview import Preview, preview
from honorhall.doors.reviewing.taking import taken
from honorhall.ground.files import PICTURES
from honorhall.ground.messages import Severity, blocks, severity
from honorhall.ground.problem import Place, Problem, Refused
from honorhall.model import MODELS, Archive, Record
from honorhall.output import look_at

SETTINGS = "content/hall.yml"


@dataclass(frozen=True, slots=True)
class Sent:
    """One file that was sent. status: A, M or D; kinds: what its records are called; titles: theirs, none of people."""

    file: str
    status: str
    kinds: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What came of a look at a change.

    sent: its records; pictures: how many it brings; problems: all there are, in the order of the files; broken: the
    hall had a problem in the way before; preview: pages that change, where one was asked for and nothing is in the way.
    """

    sent: tuple[Sent, ...] = ()
    pictures: int = 0
    problems: tuple[Problem, ...] = ()
    broken: bool = False
    preview: Preview | None = None

    def of(self, kind: Severity) -> tuple[Problem, ...]:
        """The problems of one severity."""
        return tuple(one for one in self.problems if severity(one.code) is kind)

    @property
    def good(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(map(blocks, self.problems))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A review that is asked for. out: where the pages before and after go, None for no pages."""

    root: Path
    past: History
    today: date
    out: Path | None = None


def review(wanted: Wanted, steps: Steps) -> Review:
    """Look at a change. Raises Unanswered where git cannot say, and what a build raises where pages are asked for."""
    past = wanted.past
    kept, refused = taken(past.changes(), past.prefix)
    both = past.touched_since()
    with halls(past, kept, wanted.root / STORE / "pictures") as two:
        touched = frozenset(one.path for one in kept)
        archive, found = inspect(two.after, wanted.today, steps)
        theirs, broken = told(found, touched, lambda: inspect(two.before, wanted.today, steps)[1])
        own = [*refused, *theirs, *_pictures(kept, two, archive, found), *_by_hand(kept, both, past.prefix)]
        own += looks(two, archive, touched)
        here = Review(_sent(kept, archive), sum(map(_is_picture, kept)), in_order(own), broken)
        if wanted.out is None or broken or not here.good:
            return here
        shown = preview(two, wanted.out, (wanted.today, _urls(archive, touched)), steps)
        return Review(here.sent, here.pictures, here.problems, broken, shown)


def told(
    found: Iterable[Problem], touched: Collection[str], before: Callable[[], Iterable[Problem]]
) -> tuple[list[Problem], bool]:
    """(what a change has to do with, whether the hall was broken before).

    That is all of the files it touches, and what it broke in others: a record that others name is gone.
    """
    every = list(found)
    ours = [one for one in every if one.place.file in touched]
    far = [one for one in every if one.place.file not in touched and blocks(one)]
    if not far:
        return ours, False
    known = {_known(one) for one in before()}
    new = [one for one in far if _known(one) not in known]
    return [*ours, *new], len(new) < len(far)


def _known(one: Problem) -> tuple[object, ...]:
    return one.code, one.place, tuple(sorted(one.facts.items()))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file and line; what is said twice of one place is said once."""
    once = {_known(one): one for one in problems}
    return tuple(sorted(once.values(), key=lambda one: (one.place, one.code)))


def _pictures(kept: Iterable[Change], two: Halls, archive: Archive, found: Iterable[Problem]) -> Iterator[Problem]:
    """Every picture is looked at, named by a record or not; one that none names is told of."""
    unread = {PurePosixPath(one.place.file).parent for one in found if blocks(one)}  # who knows what they would name
    named = {
        str(PurePosixPath(archive.origins[key].file).parent / name)
        for key, record in archive.records.items()
        for name in _named(record)
    }
    for one in kept:
        if not _is_picture(one):
            continue
        folder, name = PurePosixPath(one.path).parent, PurePosixPath(one.path).name
        if one.path not in named and folder not in unread and not one.path.startswith("content/pages/"):
            yield Problem("sent-unused", Place(one.path), {"file": name})
        try:
            look_at(two.after, one.path, name)
        except Refused as refused:
            if one.path not in named:  # or else it is told of where it is named
                yield Problem(refused.code, Place(one.path), refused.facts)


def _named(record: Record) -> Iterator[str]:
    from honorhall.checks import files_named  # noqa: PLC0415

    yield from (name for _, name in files_named(record))


def _by_hand(kept: Iterable[Change], both: Collection[str], prefix: str) -> Iterator[Problem]:
    """What no rule can judge."""
    for one in kept:
        if f"{prefix}{one.path}" in both:
            yield Problem("review-both", Place(one.path))
        if one.path == SETTINGS:
            yield Problem("review-settings", Place(one.path))
        elif one.status == "D" and not _is_picture(one):
            yield Problem("review-removed", Place(one.path))


def _sent(kept: Iterable[Change], archive: Archive) -> tuple[Sent, ...]:
    inside: dict[str, list[Record]] = {}
    for key, record in archive.records.items():
        inside.setdefault(archive.origins[key].file, []).append(record)
    return tuple(_told(one, inside.get(one.path, [])) for one in kept if not _is_picture(one))


def _told(one: Change, records: list[Record]) -> Sent:
    """A comment is read by everybody: people are told of by their file, not by name."""
    kinds = tuple(dict.fromkeys(MODELS[record.kind].zh for record in records))
    return Sent(one.path, one.status, kinds, tuple(record.title for record in records if record.kind != "person"))


def _is_picture(one: Change) -> bool:
    return one.status != "D" and PurePosixPath(one.path).suffix.lower() in PICTURES


def _urls(archive: Archive, touched: Collection[str]) -> Mapping[str, str]:
    """Url -> title of the records in files that were touched; people by their id."""
    records = (record for key, record in archive.records.items() if archive.origins[key].file in touched)
    return {record.page_url: record.key if record.kind == "person" else record.title for record in records}

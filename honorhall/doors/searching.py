"""Searching: the index of a site, made by whichever process is free; or a file at a time, for a preview."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar

from honorhall.disk import Known, Stage
from honorhall.doors.meanwhile import Meanwhile
from honorhall.doors.work import Workers
from honorhall.exports import search
from honorhall.ground.page import Artifact
from honorhall.ground.text import plain
from honorhall.model import Archive, Record
from honorhall.pages import handwritten

BUNDLES_AT_A_TIME, RUNS_AT_A_TIME = 64, 4
PAGE = "page"
Index = tuple[dict[str, Known], search.Searched]  # the files of an index, and what is to be kept of it
Placed_co = TypeVar("Placed_co", covariant=True)  # what is known of a file that was put in its place


class Puts(Protocol[Placed_co]):
    """Where files go: a Stage, or memory."""

    def put(self, path: str, data: bytes, /) -> Placed_co:
        """Let these bytes stand at `path`."""


def search_plan(archive: Archive) -> search.Plan:
    """Which files the index of a redacted archive has."""
    return search.plan_of(archive, sheets_of(archive))


def sheets_of(archive: Archive) -> list[search.Sheet]:
    """The hand-written pages, as what can be found."""
    found = []
    for url, page in zip(handwritten(archive), archive.pages, strict=True):
        first = next((line for line in page.body.splitlines() if line.startswith("# ")), "")
        title = plain(first) or str(page.data.get("title", ""))
        if title and url != "search/":
            found.append(search.Sheet(url, PAGE, title, page.body))
    return found


def indexing(archive: Archive, workers: Workers, stage: Stage) -> Meanwhile[Index]:
    """Have the index of a redacted archive made: of a small one while others make its pages, of a large one after."""
    plan = search_plan(archive)
    apart = workers.jobs > 1 and not workers.share_out(len(plan.line))
    return Meanwhile(partial(put_index, plan, archive, Workers() if apart else workers, stage), apart=apart)


def put_index(
    plan: search.Plan, archive: Archive, workers: Workers, stage: Puts[Placed_co]
) -> tuple[dict[str, Placed_co], search.Searched]:
    """Put the whole index in its place: its files, and what the next build must know of it."""
    search.make_ready()
    files: dict[str, Placed_co] = {}
    if workers.share_out(len(plan.line)):
        workers = replace(workers, worth=0)
    parts: list[search.Part] = []
    for some, part in workers.each(_texts, (plan, archive.records, stage), plan.bundles, BUNDLES_AT_A_TIME):
        parts.append(part)
        files.update(some)
    told = [one for part in parts for one in part.chosen]
    mark = sum(part.mark for part in parts)
    whole = search.whole_of(plan, [part.terms for part in parts])
    parts.clear()
    for some in workers.each(_shards, (whole, stage), search.runs(plan), RUNS_AT_A_TIME):
        files.update(some)
    files.update(_put(stage, search.other_files(plan, archive, told, mark)))
    return files, search.searched(plan, mark)


def put_again(known: search.Searched, records: Mapping[str, Record], keys: Collection[str], stage: Stage) -> Index:
    """Bring the index of the old site up to date after an edit of words: (files that are others now, what to keep).

    keys: of the edited records. Raises LookupError where the index is to be made anew.
    """
    shown = [key for key in keys if key in records]
    if not shown:
        return {}, known
    numbers = _numbers(known, records, shown)
    edits = [(numbers[key], search.size_of(key, records), search.entry_of(key, records)) for key in shown]
    files, now = search.patched(known, edits, stage.read)
    return _put(stage, files.items()), now


def _numbers(known: search.Searched, records: Mapping[str, Record], keys: Collection[str]) -> dict[str, int]:
    """The number of each of these entries: entries of a kind stand in the order of their addresses."""
    found: dict[str, int] = {}
    for kind in {key.partition(":")[0] for key in keys}:
        line = sorted((key for key in records if key.startswith(f"{kind}:")), key=lambda key: f"{key}/")
        place = {key: number for number, key in enumerate(line)}
        found.update((key, known.number_of(kind, place[key])) for key in keys if key in place)
    return found


def _texts(
    at_hand: tuple[search.Plan, Mapping[str, Record], Puts[Placed_co]], bundles: tuple[tuple[int, range], ...]
) -> tuple[dict[str, Placed_co], search.Part]:
    plan, records, stage = at_hand
    part = search.part_of(plan, records, bundles)
    files = (search.text_file(number, text) for number, text in part.texts.items())
    return _put(stage, files), replace(part, texts={})


def _shards(at_hand: tuple[search.Whole, Puts[Placed_co]], some: tuple[tuple[int, int], ...]) -> dict[str, Placed_co]:
    whole, stage = at_hand
    return _put(stage, (file for run in some for file in search.shard_files(whole, run)))


def _put(stage: Puts[Placed_co], files: Iterable[tuple[str, bytes]]) -> dict[str, Placed_co]:
    return {path: stage.put(path, data) for path, data in files}


def in_memory(archive: Archive, plan: search.Plan | None = None) -> dict[str, bytes]:
    """Path -> bytes of every file of the index, made by this process alone."""
    return put_index(plan or search_plan(archive), archive, Workers(), _Memory())[0]


def search_artifacts(archive: Archive) -> Iterator[Artifact]:
    """Every file of the index; all of them are made when the first is asked for."""
    plan = search_plan(archive)
    return _read_from(_Index(archive, plan), search.paths_of(plan))


def searched_again(archive: Archive, paths: Iterable[str]) -> Iterator[Artifact]:
    """The same after an edit of words. paths: of a site's files; nothing is read before one of them is asked for."""
    return _read_from(_Index(archive), (path for path in paths if path.startswith(search.FOLDER)))


def _read_from(index: _Index, paths: Iterable[str]) -> Iterator[Artifact]:
    return (Artifact(path, partial(index.read, path)) for path in paths)


class _Memory:
    """Where files are not put on a disk."""

    def put(self, _path: str, data: bytes) -> bytes:
        return data


@dataclass(slots=True)
class _Index:
    """An index in memory, made once."""

    archive: Archive
    plan: search.Plan | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, path: str) -> bytes:
        """The bytes of one file; none where nothing can be chosen by what it would hold."""
        with self.lock:
            if not self.files:
                self.files.update(in_memory(self.archive, self.plan))
        return self.files[path]

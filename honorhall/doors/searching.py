"""Searching: the index of a site, made by whichever process is free; or a file at a time, for a preview."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

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


def put_index(plan: search.Plan, archive: Archive, workers: Workers, stage: Stage) -> Index:
    """Put the whole index in its place: its files, and what the next build must know of it."""
    search.make_ready()
    files: dict[str, Known] = {}
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
    files.update((path, stage.put(path, data)) for path, data in search.other_files(plan, archive, told, mark))
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
    return {path: stage.put(path, data) for path, data in files.items()}, now


def _numbers(known: search.Searched, records: Mapping[str, Record], keys: Collection[str]) -> dict[str, int]:
    """The number of each of these entries: entries of a kind stand in the order of their addresses."""
    found: dict[str, int] = {}
    for kind in {key.partition(":")[0] for key in keys}:
        line = sorted((key for key in records if key.startswith(f"{kind}:")), key=lambda key: f"{key}/")
        place = {key: number for number, key in enumerate(line)}
        found.update((key, known.number_of(kind, place[key])) for key in keys if key in place)
    return found


def _texts(
    at_hand: tuple[search.Plan, Mapping[str, Record], Stage], bundles: tuple[tuple[int, range], ...]
) -> tuple[dict[str, Known], search.Part]:
    plan, records, stage = at_hand
    part = search.part_of(plan, records, bundles)
    files = [search.text_file(number, text) for number, text in part.texts.items()]
    return {path: stage.put(path, data) for path, data in files}, replace(part, texts={})


def _shards(at_hand: tuple[search.Whole, Stage], some: tuple[tuple[int, int], ...]) -> dict[str, Known]:
    whole, stage = at_hand
    return {path: stage.put(path, data) for run in some for path, data in search.shard_files(whole, run)}


def search_artifacts(archive: Archive) -> Iterator[Artifact]:
    """Every file of the index; all of them are made when the first is asked for."""
    plan = search_plan(archive)
    index = _Index(plan, archive)
    return (Artifact(path, partial(index.read, path)) for path in search.paths_of(plan))


@dataclass(slots=True)
class _Index:
    """An index in memory, made once."""

    plan: search.Plan
    archive: Archive
    files: dict[str, bytes] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, path: str) -> bytes:
        """The bytes of one file; none where nothing can be chosen by what it would hold."""
        with self.lock:
            if not self.files:
                self.files.update(in_memory(self.plan, self.archive))
        return self.files[path]


def in_memory(plan: search.Plan, archive: Archive) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every file of the index, made by this process alone."""
    bundles: Sequence[tuple[int, range]] = plan.bundles
    starts = range(0, len(bundles), BUNDLES_AT_A_TIME)
    parts = [search.part_of(plan, archive.records, bundles[at : at + BUNDLES_AT_A_TIME]) for at in starts]
    yield from (search.text_file(number, text) for part in parts for number, text in part.texts.items())
    whole = search.whole_of(plan, [part.terms for part in parts])
    yield from (file for run in search.runs(plan) for file in search.shard_files(whole, run))
    told = [one for part in parts for one in part.chosen]
    yield from search.other_files(plan, archive, told, sum(part.mark for part in parts))

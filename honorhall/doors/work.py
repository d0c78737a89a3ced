"""Workers: the processes that share the work of a build, whoever started them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from honorhall.doors.meanwhile import end_with

Hand = TypeVar("Hand")
Result = TypeVar("Result")
Task = Callable[[Hand, tuple[Any, ...]], Result]
WORTH = 1_000  # things: to start processes takes as long as to read 300 records, or to make 150 pages
A_SHARE = 64  # things that a worker takes at a time
AHEAD = 4  # shares a worker that wait for it: what has been done and not yet taken stays in memory

_at_hand: list[Any] = []  # of a forked worker: what its parent had at hand when it was forked


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work. jobs: processes on this machine, 1 for this process alone; share: things for one at a time;
    worth: with fewer things to do than that, this process does them alone.

    executor: workers of somebody else's, such as Dask's, in place of our own; shared: a folder that they read, too.
    """

    jobs: int = 1
    share: int = A_SHARE
    worth: int = 0
    executor: Executor | None = None
    shared: Path | None = None

    def share_out(self, count: int) -> bool:
        """Whether so many things are done by other processes than this one."""
        return self.executor is not None or (self.jobs > 1 and count >= self.worth)

    def each(self, task: Task[Hand, Result], at_hand: Hand, things: Sequence[Any], size: int = 0) -> Iterator[Result]:
        """What task(at_hand, share) gives for every share of these things, in their order.

        task: a function of a module. Forked workers find `at_hand` in their memory; others are given a copy.
        """
        size = size or self.share
        shares = [tuple(things[start : start + size]) for start in range(0, len(things), size)]
        if self.executor is not None and self.shared is not None:
            place = _laid_out(at_hand, self.shared)
            yield from _taken(self.executor, partial(_from_folder, task, place), shares, AHEAD * self.jobs)
        elif not self.share_out(len(things)):
            yield from (task(at_hand, share) for share in shares)
        else:
            with _forked(self.jobs, at_hand) as pool:
                yield from _taken(pool, partial(_at_once, task), shares, AHEAD * self.jobs)

    @contextmanager
    def meanwhile(
        self, task: Task[Hand, Result], at_hand: Hand, things: Sequence[Any]
    ) -> Iterator[Callable[[], Iterator[Result]]]:
        """Begin at once with what takes long, while this process goes on; asked, tell what came of each thing."""
        if not things or self.jobs == 1 or not _forks():
            yield lambda: (task(at_hand, (thing,)) for thing in things)
            return
        with _forked(min(self.jobs, len(things)), at_hand) as pool:
            under_way = [pool.submit(partial(_at_once, task), (thing,)) for thing in things]
            yield lambda: (one.result() for one in under_way)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: a build keeps nearly all that it makes, and looking takes a third of its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def own_workers(jobs: int) -> Workers:
    """So many processes of our own; 0: as many as there are processors, for work that is worth it."""
    return Workers(jobs) if jobs else Workers(os.cpu_count() or 1, worth=WORTH)


def _taken(executor: Executor, call: Callable[[Any], Any], shares: Sequence[Any], ahead: int) -> Iterator[Any]:
    """Results in order; no more than a few shares are under way, so that results do not pile up."""
    waiting = []
    for share in shares:
        waiting.append(executor.submit(call, share))
        if len(waiting) > ahead:
            yield waiting.pop(0).result()
    for one in waiting:
        yield one.result()


@contextmanager
def _forked(jobs: int, at_hand: object) -> Iterator[Executor]:
    """Where processes can be forked, workers share their parent's memory; elsewhere each is sent a copy."""
    gc.freeze()  # a collection in a worker would touch, and so copy, all that it shares with its parent
    context = multiprocessing.get_context("fork" if _forks() else "spawn")
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(at_hand,)) as pool:
            yield pool
    finally:
        gc.unfreeze()


def _forks() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _begin(at_hand: object) -> None:
    gc.disable()
    end_with(os.getppid())
    _at_hand[:] = [at_hand, os.getppid()]


def _at_once(task: Task[Any, Result], share: tuple[Any, ...]) -> Result:
    here, parent = _at_hand
    if os.getppid() != parent:
        os._exit(1)
    found: Result = task(here, share)
    return found


def _laid_out(at_hand: object, shared: Path) -> Path:
    """Where other machines' workers find what they need."""
    data = pickle.dumps(at_hand, pickle.HIGHEST_PROTOCOL)
    place = shared / f"at-hand-{sha256(data).hexdigest()}"
    place.write_bytes(data)
    return place


def _from_folder(task: Task[Any, Result], place: Path, share: tuple[Any, ...]) -> Result:
    return task(_read(place), share)


@lru_cache(1)
def _read(place: Path) -> Any:
    data = place.read_bytes()
    if place.name != f"at-hand-{sha256(data).hexdigest()}":
        raise OSError(f"{place} 不是这次生成写下的。 Not what this build wrote.")
    return pickle.loads(data)  # noqa: S301 (what the build that sent this work wrote)

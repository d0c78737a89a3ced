"""What a build leaves behind for the next one: what it was made from, and what came of it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from honorhall.disk import STORE, Pack, Sections, Sites, Spoiled, Standing, keep_sections, sections, sites_of
from honorhall.doors.changes import Past
from honorhall.doors.inputs import Inputs
from honorhall.doors.order import Busy, Order, Report
from honorhall.ground.problem import Problem

FILE, SITE = "built", "site"
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A build that is asked for. of: edition, day, commit and more that it depends on; inputs: what the disk says."""

    order: Order
    of: tuple[str, ...]
    inputs: Inputs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build reports. pages, files: how many; warnings: MkDocs' own."""

    problems: tuple[Problem, ...]
    pages: int
    files: int
    warnings: tuple[str, ...]

    def report(self, changed: int, seconds: dict[str, float]) -> Report:
        """The report of a build that came to this. changed: files other than in the old site."""
        return Report(self.problems, self.pages, self.files, changed, seconds, self.warnings)


class Raw(NamedTuple):
    """A part as it lies in what was kept before."""

    data: bytes


@dataclass(frozen=True)
class Kept:
    """One build, read part by part. A part that is not what was put there raises Spoiled."""

    parts: Sections

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """What was asked for: edition, day, commit."""
        return tuple(self.parts["asked"])

    @cached_property
    def inputs(self) -> Inputs:
        """What it was made from."""
        found: Inputs = _sure(self.parts["inputs"], Inputs)
        return found

    @cached_property
    def reads(self) -> tuple[Path, ...] | None:
        """What MkDocs read beyond the files of every hall; None where nobody can know all of it."""
        found: tuple[Path, ...] | None = self.parts["reads"]
        return found

    @cached_property
    def past(self) -> Past | None:
        """What the log of commits had said."""
        found: Past | None = self.parts["past"]
        return found

    @cached_property
    def outcome(self) -> Outcome:
        """What was reported."""
        found: Outcome = _sure(self.parts["outcome"], Outcome)
        return found

    @cached_property
    def edits(self) -> Any:
        """The edits since the inventory was taken, as inventory.Edits."""
        return self.parts["edits"]

    @cached_property
    def listed(self) -> Mapping[str, date | None]:
        """Url of every page to be found -> the day it was last changed."""
        return dict(self.parts["listed"])

    @cached_property
    def searched(self) -> Any:
        """What is known of the index of the search, as exports.search.Searched."""
        return self.parts["searched"]

    @cached_property
    def standing(self) -> Standing:
        """Its site, and the spare beside it."""
        found: Standing = _sure(self.parts["standing"], Standing)
        return found

    @cached_property
    def sites(self) -> Sites:
        """All that is known of both: a fifth of a second to read, for 45,000 pages."""
        both = self.standing.site, self.standing.spare
        return sites_of(*(one.whole() for one in both if one is not None))

    def raw(self, name: str) -> Raw:
        """A part as it lies there, to be kept again."""
        return Raw(self.parts.raw(name))


def _sure(found: Any, wanted: type[Any]) -> Any:
    if not isinstance(found, wanted):
        raise Spoiled(wanted.__name__)
    return found


def site_pack(folder: Path) -> Pack:
    """Where the files of sites are noted that are kept in a folder."""
    return Pack(folder / SITE)


def folder_of(order: Order) -> Path:
    """Where builds of this edition to this folder keep what they leave behind."""
    place = sha256(str(order.out.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return order.root / STORE / f"{order.edition}-{place}"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Be the only build that writes to this site. Raises Busy where another one does."""
    try:
        import fcntl  # noqa: PLC0415 (Unix only)

        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("wb")
    except (ImportError, OSError):  # a hall that cannot be written to can still be built
        yield
        return
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(str(folder)) from None
        yield


def sure(kept: Kept | None, question: Callable[[Kept], Answer], instead: Answer) -> Answer:
    """What a kept build says, or something else where there is none, or that part of it is spoiled."""
    try:
        return question(kept) if kept else instead
    except Spoiled:
        return instead


def kept_at(folder: Path) -> Kept | None:
    """The build that was kept in a folder; None where there is none that can be read."""
    try:
        return Kept(sections(folder / FILE))
    except Spoiled:
        return None


def keep_build(wanted: Wanted, outcome: Outcome, parts: Mapping[str, Any]) -> None:
    """Keep a build whose site stands. A disk that says no costs the next build some seconds, and nothing else."""
    every = {"reads": None, "asked": wanted.of, "inputs": wanted.inputs, "outcome": outcome, **parts}
    data = {
        name: part.data if isinstance(part, Raw) else pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
        for name, part in every.items()
    }
    with suppress(OSError):
        keep_sections(folder_of(wanted.order) / FILE, data)

"""Making: each file of a site is made and put in its place, by whichever process is free."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from honorhall.disk import Known, Stage
from honorhall.doors.work import Workers
from honorhall.ground.page import Artifact, Planned
from honorhall.output import Renderer
from honorhall.pages import Carrier, Guide

SLOW = 4  # files at a time where each takes long: pictures


@dataclass(frozen=True, slots=True)
class Making:
    """All that a process needs to make any file of a site. carrier: packs the plans of pages that are to be kept."""

    pages: Sequence[Planned]
    others: Sequence[Artifact]
    renderer: Renderer
    stage: Stage
    carrier: Carrier | None = None


@dataclass(slots=True)
class Made:
    """What came of some files, by path; of pages by url also their plans, and whose words they tell (Guide.told).

    descriptions: of records, as digests, by key.
    """

    files: dict[str, Known] = field(default_factory=dict)
    plans: dict[str, bytes] = field(default_factory=dict)
    told: dict[str, dict[str, bool]] = field(default_factory=dict)
    descriptions: dict[str, bytes] = field(default_factory=dict)

    def add(self, some: Made) -> None:
        """Take in what came of other files."""
        self.files.update(some.files)
        self.plans.update(some.plans)
        self.told.update(some.told)
        self.descriptions.update(some.descriptions)


def make_pages(making: Making, workers: Workers) -> Iterator[Made]:
    """Make every page and picture; what became of a few of them at a time. Pictures take long: they come first."""
    slow = [number for number, one in enumerate(making.others) if one.slow]
    pages = range(len(making.pages))
    if workers.share_out(len(pages)):
        yield from workers.each(_others, making, slow, SLOW)
        yield from workers.each(_pages, making, pages)
        return
    with workers.meanwhile(_others, making, slow) as others:
        yield from workers.each(_pages, making, pages)
        yield from others()


def make_others(making: Making, ready: Callable[[], object]) -> Iterator[Made]:
    """Make every other file. ready: waits for what they need."""
    ready()
    yield _others(making, tuple(number for number, one in enumerate(making.others) if not one.slow))


def _others(making: Making, numbers: tuple[int, ...]) -> Made:
    found = (making.others[number] for number in numbers)
    return Made({one.path: making.stage.put(one.path, one.make()) for one in found})


def _pages(making: Making, numbers: tuple[int, ...]) -> Made:
    made = Made()
    for page in (making.pages[number] for number in numbers):
        if making.carrier is None:
            data = making.renderer.page(page.make())
        else:
            making.carrier.guide.told()
            data = making.renderer.page(page.make())
            made.told[page.url] = making.carrier.guide.told()
            made.plans[page.url] = making.carrier.packed(page)
            if page.key:
                made.descriptions[page.key] = described(making.carrier.guide, page.key)
        made.files[page.path] = making.stage.put(page.path, data)
    return made


def described(guide: Guide, key: str) -> bytes:
    """What tells one description of a record from another."""
    words = guide.description(guide.record(key))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()

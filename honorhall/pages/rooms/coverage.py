"""一村一队: of each town, the villages that are listed and the teams that are told of, each number with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from honorhall.model import Names, Region
from honorhall.pages.draft import Draft, Said
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import Steps, parted
from honorhall.pages.related import Cited, cited
from honorhall.views import Counted, Coverage, Village

URL = "regions/coverage/"
A_PAGE = 25  # towns; each has its villages below it
MOST = 30  # villages of a town on that page; all of them stand on the town's own page

AGREES = Names("两个数字相同", "Both numbers agree")
DIFFERS = Names("两个数字不同，待核对", "The numbers differ: to be verified")
UNKNOWN = Names("缺少其中一个数，或只有约数，无法对照", "One number is missing or approximate: nothing to compare")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, the record that says it, and that record's sources."""

    amount: str
    amount_en: str
    link: Link
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A village with its teams."""

    link: Link
    teams: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """One town. way: from the province down. more: how many villages are left out here."""

    anchor: str
    link: Link
    way: tuple[Link, ...]
    listed: tuple[Number, ...]
    told: tuple[Number, ...]
    verdict: Names
    differs: bool
    villages: int
    covered: tuple[Covered, ...]
    covered_count: int
    uncovered: tuple[Link, ...]
    uncovered_count: int
    more: bool


def pages(guide: Guide) -> Iterator[Draft]:
    """Every town with villages or village teams, by division code."""
    towns = tuple(guide.views.coverage.values())
    if not towns:
        return
    counts = (len(towns), sum(one.agrees is False for one in towns))
    for part, steps in parted(towns, URL, A_PAGE):
        said = partial(_said, guide, part, steps, counts)
        yield Draft(steps.url, f"一村一队对照{steps.suffix}", "regions/", "rooms/coverage.html", said)


def _said(guide: Guide, part: Sequence[Coverage], steps: Steps, counts: tuple[int, int]) -> Said:
    """counts: how many towns there are, and in how many of them the numbers differ."""
    count, differing = counts
    context = {
        "count": count,
        "differing": differing,
        "index": Link(Region.zh, f"{Region.folder}/"),
        "ways": ways(guide, Region.kind),
        "towns": tuple(town(one, guide, most=MOST) for one in part),
        "steps": steps,
    }
    about = f"{guide.archive.hall.title}所收 {count} 个乡镇（街道）：列出的村（社区）数和说到的队数，各注来源。"
    return Said(about, context)


def town(one: Coverage, guide: Guide, *, most: int) -> Town:
    """What a page shows of one town, with at most so many villages of each sort."""
    covered, uncovered = one.covered, one.uncovered
    verdict = {True: AGREES, False: DIFFERS, None: UNKNOWN}[one.agrees]
    return Town(
        anchor=f"town-{one.code}",
        link=guide.link(guide.archive.regions[one.code]),
        way=guide.region(one.code)[:-1],
        listed=_numbers(one.listed, guide),
        told=_numbers(one.told, guide),
        verdict=verdict,
        differs=one.agrees is False,
        villages=len(one.villages),
        covered=tuple(_covered(village, guide) for village in covered[:most]),
        covered_count=len(covered),
        uncovered=_links(uncovered[:most], guide),
        uncovered_count=len(uncovered),
        more=len(covered) > most or len(uncovered) > most,
    )


def _numbers(counted: Sequence[Counted], guide: Guide) -> tuple[Number, ...]:
    return tuple(
        Number(one.amount.verbatim, one.amount.en, guide.link(one.key), cited(guide.record(one.key).sources, guide))
        for one in counted
    )


def _covered(village: Village, guide: Guide) -> Covered:
    return Covered(guide.link(guide.archive.regions[village.code]), guide.links(village.teams))


def _links(villages: Sequence[Village], guide: Guide) -> tuple[Link, ...]:
    return guide.links(guide.archive.regions[village.code] for village in villages)

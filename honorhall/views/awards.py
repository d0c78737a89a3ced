"""Awards: which were given, under which name, in which years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from honorhall.model import Honor, Record

MOST_YEARS, MOST_AWARDS = 12, 24  # columns and lines that a screen holds; the facets show the rest
FEWEST_YEARS = 2  # a table of one year says no more than the list does


@dataclass(frozen=True, slots=True)
class AwardYears:
    """How many records each award has in each year. lines: (award, a count a year); left_out: awards without a line."""

    years: tuple[int, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    left_out: int


def is_given(honor: Honor) -> bool:
    """Whether somebody received it. An award without a receiver, work, number and date is one that may be given."""
    return bool(honor.to or honor.work or honor.count or honor.date)


def by_award(honors: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Name of an award -> keys of the records that give or describe it, in their order."""
    found: dict[str, list[str]] = {}
    for honor in honors:
        if isinstance(honor, Honor) and honor.award:
            found.setdefault(honor.award, []).append(honor.key)
    return {award: tuple(keys) for award, keys in found.items()}


def award_years(honors: Sequence[Record]) -> AwardYears | None:
    """Awards that stand, by year, the latest year first; samples left out. None where there are no two years."""
    counts: dict[str, dict[int, int]] = {}
    for honor in honors:
        if isinstance(honor, Honor) and honor.date and honor.award and not honor.sample and honor.status != "revoked":
            of_award = counts.setdefault(honor.award, {})
            of_award[honor.date.year] = of_award.get(honor.date.year, 0) + 1
    years = tuple(sorted({year for of_award in counts.values() for year in of_award}, reverse=True)[:MOST_YEARS])
    if len(years) < FEWEST_YEARS:
        return None
    lines = [(award, tuple(of_award.get(year, 0) for year in years)) for award, of_award in counts.items()]
    shown = [line for line in lines if any(line[1])][:MOST_AWARDS]
    return AwardYears(years, tuple(shown), len(counts) - len(shown))

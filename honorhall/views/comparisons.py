"""Comparisons: figures that may stand side by side, because their author says so and they share a unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from honorhall.ground.quantity import Amount
from honorhall.model import Archive, Figure

FEWEST = 2  # one figure is not compared with anything


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a comparison. amount: that of its amounts which has the comparison's unit."""

    key: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of one `series` and one unit: by date where nothing else parts them, else the largest first.

    title: the series; with its unit where the series is compared in several units, so that no two have one title.
    by: what parts them ("measure", "region", "as_of"), in this order, never empty unless they are twins.
    """

    title: str
    unit: str
    parts: tuple[Part, ...]
    by: tuple[str, ...]


def compared(archive: Archive) -> Mapping[str, tuple[Comparison, ...]]:
    """Key of a figure -> the comparisons that it stands in, by unit. Samples are compared with nothing."""
    groups: defaultdict[tuple[str, str], list[tuple[Figure, Amount]]] = defaultdict(list)
    for record in archive.of_kind("figure"):
        if isinstance(record, Figure) and record.series and not record.sample:
            for unit, amount in _by_unit(record).items():
                groups[record.series, unit].append((record, amount))
    enough = {one: members for one, members in sorted(groups.items()) if len(members) >= FEWEST}
    units = Counter(series for series, _ in enough)
    found: dict[str, tuple[Comparison, ...]] = {}
    for (series, unit), members in enough.items():
        made = _comparison(f"{series}：{unit}" if units[series] > 1 else series, unit, members)
        for figure, _ in members:
            found[figure.key] = (*found.get(figure.key, ()), made)
    return found


def _by_unit(figure: Figure) -> dict[str, Amount]:
    """One amount a unit: where a figure states two of the same unit, nobody can say which is to be compared."""
    units = [amount.unit for amount in figure.amount.amounts]
    return {amount.unit: amount for amount in figure.amount.amounts if units.count(amount.unit) == 1}


def _comparison(title: str, unit: str, members: list[tuple[Figure, Amount]]) -> Comparison:
    by = tuple(name for name in ("measure", "region", "as_of") if _differ(name, members))
    over_time = by == ("as_of",)
    whole = sorted(members, key=lambda one: (_day(one[0]) if over_time else "", -one[1].number, one[0].key))
    return Comparison(title, unit, tuple(Part(figure.key, amount) for figure, amount in whole), by)


def _differ(name: str, members: list[tuple[Figure, Amount]]) -> bool:
    return len({_said(name, figure) for figure, _ in members}) > 1


def _said(name: str, figure: Figure) -> str:
    return _day(figure) if name == "as_of" else str(getattr(figure, name))


def _day(figure: Figure) -> str:
    return figure.as_of.first if figure.as_of else ""

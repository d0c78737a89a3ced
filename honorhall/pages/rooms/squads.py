"""The squads of a team as a tree: those that gather who was discharged in one year hang below their decade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from honorhall.model import Names, Squad

DECADE = 10
FEW = 12  # squads of a year: with more, each decade has a branch of its own


@dataclass(frozen=True, slots=True)
class Branch:
    """Squads that hang together. label: their decade, None where they hang right below the team."""

    label: Names | None
    squads: tuple[Squad, ...]


def branches(squads: Sequence[Squad]) -> tuple[Branch, ...]:
    """Squads without a year first, as they were written; then those of a year, the oldest first."""
    plain = tuple(one for one in squads if one.discharged is None)
    dated = sorted((one for one in squads if one.discharged), key=_year)
    first = (Branch(None, plain),) if plain else ()
    if len(dated) <= FEW:
        return (*first, Branch(None, tuple(dated))) if dated else first
    decades = groupby(dated, lambda one: _year(one)[0] // DECADE * DECADE)
    return (
        *first,
        *(Branch(Names(f"{decade}年代退役", f"Discharged in the {decade}s"), tuple(held)) for decade, held in decades),
    )


def _year(squad: Squad) -> tuple[int, str]:
    return (squad.discharged.year, squad.discharged.first) if squad.discharged else (0, "")

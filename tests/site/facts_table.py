"""The table of facts: which page of the site states which row. `python -m tests.site.facts_table` prints it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[1] / "facts"


@dataclass(frozen=True, slots=True)
class Stated:
    """One page that states a fact: its url, and the phrases that stand on it word for word."""

    page: str
    says: tuple[str, ...]


def facts(folder: Path = FOLDER) -> dict[str, tuple[Stated, ...]]:
    """Row -> where it is stated, in the order of the files. Raises ValueError where a row stands twice."""
    found: dict[str, tuple[Stated, ...]] = {}
    for path in sorted(folder.glob("*.yml")):
        for row, places in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader).items():  # noqa: S506
            if row in found:
                raise ValueError(f"{path.name}: {row} stands twice")
            found[row] = tuple(Stated(place["page"], tuple(place["says"])) for place in places)
    return found


def table(rows: Mapping[str, tuple[Stated, ...]]) -> str:
    """Rows and their urls as a Markdown table."""
    lines = [f"| {row} | {' '.join(f'`/{one.page}`' for one in places)} |" for row, places in rows.items()]
    return "\n".join(["| 事实 Fact | 页面 Pages |", "|---|---|", *lines]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table(facts()))

"""Floor 3: derive() computes once what pages and exports ask for: order, back-links, roll-ups, dated records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from honorhall.model import KINDS, Archive, Record
from honorhall.views.facets import Facet, Value, facets
from honorhall.views.order import in_order
from honorhall.views.regions import RollUp, roll_up
from honorhall.views.timeline import Dated, timeline


@dataclass(frozen=True, slots=True)
class Views:
    """What was computed of an archive.

    by_kind: kind -> records in readers' order; roll_ups: division code -> totals; timeline: oldest first;
    facets: kind -> the ways to part its records.
    """

    by_kind: Mapping[str, tuple[Record, ...]]
    roll_ups: Mapping[str, RollUp]
    timeline: tuple[Dated, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    today: date


def derive(archive: Archive, today: date) -> Views:
    """Compute every view of a redacted archive."""
    by_kind = {model.kind: in_order(archive, model.kind) for model in KINDS}
    return Views(by_kind, roll_up(archive), timeline(archive), facets(archive, by_kind), today)


__all__ = ["Dated", "Facet", "RollUp", "Value", "Views", "derive"]

"""An inventory: all that a build knows of a hall, but for its records: those stand in their files."""

from __future__ import annotations

import pickle
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from honorhall.checks import Asked
from honorhall.disk import Pack, Piece, put_away
from honorhall.doors.build import Finished, Prepared, to_be_found
from honorhall.doors.shelf import Line, Shown, Written
from honorhall.ground.page import Planned
from honorhall.ground.problem import Problem
from honorhall.model import Archive, Record, Redaction
from honorhall.output import Renderer, template_words
from honorhall.pages import Above, Carrier, Guide

PAGES, WHOLE = "pages", "inventory"


@dataclass(frozen=True, slots=True)
class Edits:
    """What is other than it was when the inventory was taken.

    days: days of a last change; own: problems that a record has by itself, None where they are those of then;
    descriptions: of records, as digests.
    """

    days: Mapping[str, date] = field(default_factory=dict)
    own: tuple[Problem, ...] | None = None
    descriptions: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inventory:
    """All that must be known to make a page anew after an edit of words.

    asked, redaction: of the records as written; guide: of the records as shown; above: of the plan of its pages.
    shapes: what of a record is not words, as digests. own: problems that a record has by itself; others: all others.
    told_on: record -> urls of the pages that tell words of it; introduced_on: of those that have its description only;
    descriptions: of records, as digests. pages: url -> where its plan lies; templates: url ->
    what it is drawn with. words: those of the templates' own headings.
    """

    asked: Asked
    redaction: Redaction
    guide: Guide
    above: Above
    shapes: Mapping[str, bytes]
    own: tuple[Problem, ...]
    others: tuple[Problem, ...]
    told_on: Mapping[str, tuple[str, ...]]
    introduced_on: Mapping[str, tuple[str, ...]]
    descriptions: Mapping[str, bytes]
    pages: Mapping[str, Piece]
    templates: Mapping[str, str]
    words: tuple[str, ...]
    renderer: Renderer

    @property
    def archive(self) -> Archive:
        """The records as they are written."""
        return self.asked.archive

    def with_edits(self, edits: Edits) -> Inventory:
        """The same with all that was edited since it was taken."""
        guide = _guided(self.guide, self.guide.archive.records, edits.days)
        own = self.own if edits.own is None else edits.own
        told: Any = self.descriptions  # to be looked up in, whatever it is
        descriptions = ChainMap({**edits.descriptions}, told) if edits.descriptions else told
        return replace(self, own=own, descriptions=descriptions, guide=guide, above=replace(self.above, guide=guide))

    def afresh(self, files: Collection[str]) -> Inventory:
        """The same, with all records of these files to be read again."""
        keys = frozenset(key for key, origin in self.archive.origins.items() if origin.file in files)
        written, shown = self.archive.records, self.guide.archive.records
        if not isinstance(written, Written) or not isinstance(shown, Shown):
            raise TypeError("an inventory has its records on shelves")
        archive = replace(self.archive, records=written.without(keys))
        redaction = replace(self.redaction, archive=archive)
        guide = _guided(self.guide, shown.without(keys, redaction), {})
        return replace(
            self,
            asked=_asked(self.asked, archive),
            redaction=redaction,
            guide=guide,
            above=replace(self.above, guide=guide),
        )

    def planned(self, urls: Iterable[str], pack: Pack) -> Iterator[Planned]:
        """Pages, to be made of the records as they are now. Raises Spoiled, LookupError."""
        carrier = Carrier(self.guide, self.above)
        return (carrier.unpacked(pack.read(self.pages[url])) for url in urls)


def taken(folder: Path, prepared: Prepared, done: Finished) -> dict[str, object]:
    """The inventory of a site that was just made, put on the disk. Raises OSError."""
    pages, whole = Pack(folder / PAGES), Pack(folder / WHOLE)
    pages.clear()
    whole.clear()
    plans = done.made.plans
    pieces = dict(zip(plans, pages.add(list(plans.values())), strict=True))
    bare = inventory_of(prepared, done.renderer)
    urls: dict[bool, dict[str, list[str]]] = {True: {}, False: {}}
    for url, told in done.made.told.items():
        for key, wholly in told.items():
            urls[wholly].setdefault(key, []).append(url)
    found = replace(
        bare,
        shapes=put_away(whole, bare.shapes),
        told_on=put_away(whole, {key: tuple(some) for key, some in urls[True].items()}),
        introduced_on=put_away(whole, {key: tuple(some) for key, some in urls[False].items()}),
        descriptions=put_away(whole, done.made.descriptions),
        pages=put_away(whole, pieces),
        templates=put_away(whole, bare.templates),
    )
    data = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    return {"inventory": whole.add([data])[0], "edits": Edits(), "listed": to_be_found(prepared)}


def inventory_of(prepared: Prepared, renderer: Renderer) -> Inventory:
    """The inventory of a hall whose pages nobody has made yet."""
    found = prepared.found
    origins = {key: found.archive.origins[key] for key in found.archive.records}
    # Who names whom, as it is written, has been told already; what of a record is not words, the inventory tells.
    archive = replace(found.archive, records=Written(origins), named_by={}, names={}, shapes={})
    redaction = replace(found.redaction, archive=archive)
    shown = Shown(dict.fromkeys(prepared.guide.archive.records), redaction)
    guide = _guided(prepared.guide, shown, {})
    return Inventory(
        asked=_asked(found.asked, archive),
        redaction=redaction,
        guide=guide,
        above=replace(prepared.plan.above, guide=guide),
        shapes=found.archive.shapes,
        own=found.own,
        others=(*found.others, *prepared.collisions),
        told_on={},
        introduced_on={},
        descriptions={},
        pages={},
        templates={page.url: page.template for page in prepared.pages},
        words=template_words(renderer.folders),
        renderer=renderer,
    )


def _asked(asked: Asked, archive: Archive) -> Asked:
    """The same questions about an archive whose people, names and consents are the same."""
    redactions = tuple(replace(one, archive=archive) for one in asked.redactions)
    return replace(asked, archive=archive, redactions=redactions, records=archive.records)


def _guided(guide: Guide, records: Mapping[str, Record], days: Mapping[str, date]) -> Guide:
    """A guide to the same hall with its records elsewhere, and some other days of a last change."""
    views = guide.views
    lines = {kind: Line(_keys(line), records) for kind, line in views.by_kind.items()}
    archive = replace(guide.archive, records=records, names={})
    return Guide(archive, replace(views, by_kind=lines), guide.pictures, {**guide.changed, **days})


def _keys(line: Sequence[Record]) -> tuple[str, ...]:
    return line.keys if isinstance(line, Line) else tuple(record.key for record in line)

"""An Offer is one record as an input gives it; an Intake is all that one input gives. Nothing of either is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from honorhall.ground.problem import Place, Problem
from honorhall.sources import Plain, Source

STORY = "story"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that a record brings along: the name it is called by there, and where it lies now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Offer:
    """One record of an input.

    source: what is given, with places in the input; its id is the one that was written, "" where one is to be made.
    table: these places are rows and columns.
    """

    source: Source
    photos: tuple[Photo, ...] = ()
    table: bool = False

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.source.kind

    @property
    def title(self) -> str:
        """Its title, "" where none is given."""
        title = self.source.data.get("title", "")
        return title.strip() if isinstance(title, str) else ""

    @property
    def mark(self) -> tuple[str, int, Place]:
        """What tells it from all other offers of its input."""
        return self.source.file, self.source.number, self.source.place()

    def place(self, *path: str | int) -> Place:
        """Where a field stands in the input, as people find it there."""
        return self.found(self.source.place(path))

    def found(self, place: Place) -> Place:
        """A place of its source: in a table, by the row's number and the column's letters."""
        if not self.table or place.file != self.source.file:
            return place
        letters = f"{column_letters(place.column)}列" if place.column else ""
        return Place(f"{place.file}第{place.line}行{letters}")

    def with_data(self, data: Mapping[str, Plain], body: str | None = None) -> Offer:
        """The same with other values."""
        source = replace(self.source, data=data, body=self.source.body if body is None else body)
        return replace(self, source=source)


def column_letters(number: int) -> str:
    """What a spreadsheet calls its column, from 1: A, Z, AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Intake:
    """All that an input gives. kept_apart: what never enters a tracked file, path below private/ -> its bytes.

    sent: it was sent in by somebody, whose word a reviewer has yet to look at.
    """

    offers: tuple[Offer, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept_apart: Mapping[str, Path | bytes] | None = None
    sent: bool = False

"""The guide: what every planner asks of the archive (links, names, pictures), answered in values for templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from honorhall.ground.text import opening, plain, shorten
from honorhall.model import LEVELS, LINK, WITHHELD, Archive, Record
from honorhall.output import Written
from honorhall.pages.shots import Pictures, Shot, gallery_of, shots_of, written
from honorhall.views import Views

DESCRIPTION = 110  # characters; search engines show about 80 Chinese ones


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site; url is relative to the root, None where there is no page to show."""

    title: str
    url: str | None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """An edition of the archive with its views and pictures ((record key, file name) -> picture).

    changed: record key -> the day its files were last changed, where that is known.
    """

    archive: Archive
    views: Views
    pictures: Pictures = field(default_factory=dict)
    changed: Mapping[str, date] = field(default_factory=dict)

    def record(self, key: str) -> Record:
        """The record of a key that is known to be shown."""
        return self.archive.records[key]

    def link(self, key: str) -> Link:
        """A link to a record, or the word that it is not public."""
        record = self.archive.records.get(key)
        if key == WITHHELD or record is None:
            return Link("（未公开）", None)
        return Link(record.title, record.page_url, record.sample)

    def links(self, keys: Iterable[str]) -> tuple[Link, ...]:
        """Links to several records, in their order."""
        return tuple(self.link(key) for key in keys)

    def region(self, code: str) -> tuple[Link, ...]:
        """The way down the tree to a region, province first; as far as there are records, since a code tells nobody."""
        codes = [code[:length] for length in LEVELS if length <= len(code)]
        known = [self.link(self.archive.regions[one]) for one in codes if one in self.archive.regions]
        return tuple(known) or ((Link("（未公开）", None),) if code == WITHHELD else ())

    def prose(self, record: Record, text: str, base: str) -> Written:
        """Markdown of a record with its links and pictures leading where they stand on the site."""
        return written(record, self.led(text, base), self.pictures, base)

    def led(self, text: str, base: str) -> str:
        """Markdown with its links to records leading there; words whose record is not shown stay words."""
        return LINK.sub(lambda found: self._words(found.group(1), f"{found.group(2)}:{found.group(3)}", base), text)

    def _words(self, words: str, key: str, base: str) -> str:
        link = self.link(key)
        return f"[{words or link.title}]({base}{link.url})" if link.url else words

    def shots(self, record: Record) -> tuple[Shot, ...]:
        """All pictures of a record that may be shown, those it lists first."""
        return shots_of(record, self.pictures)

    def shot(self, record: Record) -> Shot | None:
        """The first of them: for a card, for those who link to the page."""
        return next(iter(self.shots(record)), None)

    def gallery(self, record: Record) -> tuple[Shot, ...]:
        """The pictures that stand below a record's words: those it lists and that its prose does not show."""
        return gallery_of(record, self.pictures)

    def description(self, record: Record) -> str:
        """One or two sentences on a record, for search engines and lists."""
        if record.summary:
            return shorten(plain(record.summary), DESCRIPTION)
        if record.body:
            return shorten(opening(record.body), DESCRIPTION)
        return f"{record.title} · {type(record).zh} · {self.archive.hall.title}"

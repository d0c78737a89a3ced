"""The guide: what every planner asks of the archive (links, names, pictures), answered in values for templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.text import opening, plain, shorten
from honorhall.model import LEVELS, LINK, PICTURE, WITHHELD, Archive, Record
from honorhall.output import Picture
from honorhall.views import Views

RAW = re.compile(r"<img\b[^>]*>", re.IGNORECASE)  # an author's own tag: nobody has looked at its picture
DESCRIPTION = 110  # characters; search engines show about 80 Chinese ones


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site; url is relative to the root, None where there is no page to show."""

    title: str
    url: str | None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture on a page: url relative to the root, size in pixels, what is said of it."""

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    date: PartialDate | None = None
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """An edition of the archive with its views and pictures ((record key, file name) -> picture)."""

    archive: Archive
    views: Views
    pictures: Mapping[tuple[str, str], Picture] = field(default_factory=dict)

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

    def prose(self, record: Record, text: str, base: str) -> str:
        """Markdown of a record with its links and pictures leading where they stand on the site."""
        led = PICTURE.sub(lambda found: self._picture(record, found.group(1), found.group(2), base), RAW.sub("", text))
        return self.led(led, base)

    def led(self, text: str, base: str) -> str:
        """Markdown with its links to records leading there; words whose record is not shown stay words."""
        return LINK.sub(lambda found: self._words(found.group(1), f"{found.group(2)}:{found.group(3)}", base), text)

    def _picture(self, record: Record, alt: str, name: str, base: str) -> str:
        picture = self.pictures.get((record.key, name))
        if picture is None:
            return ""
        address, size = f"{base}{record.page_url}{picture.name}", f'width="{picture.width}" height="{picture.height}"'
        return f'<img src="{address}" alt="{escape(alt)}" {size}>'

    def _words(self, words: str, key: str, base: str) -> str:
        link = self.link(key)
        return f"[{words or link.title}]({base}{link.url})" if link.url else words

    def shots(self, record: Record) -> tuple[Shot, ...]:
        """The pictures that a record lists, as far as they may be shown."""
        found = ((media, self.pictures.get((record.key, media.file))) for media in record.media)
        return tuple(
            Shot(
                f"{record.page_url}{one.name}",
                one.width,
                one.height,
                media.alt,
                media.caption,
                media.credit,
                media.date,
                media.rights,
            )
            for media, one in found
            if one
        )

    def description(self, record: Record) -> str:
        """One or two sentences on a record, for search engines and lists."""
        if record.summary:
            return shorten(plain(record.summary), DESCRIPTION)
        if record.body:
            return shorten(opening(record.body), DESCRIPTION)
        return f"{record.title} · {type(record).zh} · {self.archive.hall.title}"

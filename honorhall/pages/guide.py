"""The guide: what every planner asks of the archive (links, names, pictures), answered in values for templates."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from honorhall.ground.text import opening, plain, shorten
from honorhall.model import LEVELS, LINK, WITHHELD, Archive, Record
from honorhall.output import Written
from honorhall.pages.shots import Pictures, Shot, gallery_of, shots_of, written
from honorhall.views import Views

DESCRIPTION = 110  # characters; search engines show about 80 Chinese ones
Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")
R = TypeVar("R", bound=Record)


class Link(NamedTuple):
    """Words that lead to a page of the site; url is relative to the root, None where there is no page to show."""

    title: str
    url: str | None
    sample: bool = False


class Memory(dict[Any, Any]):
    """Answers already given. They stay behind when their owner travels: wherever it arrives, it works them out anew."""

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return (Memory, ())


@dataclass(frozen=True, slots=True)
class Guide:
    """An edition of the archive with its views and pictures ((record key, file name) -> picture).

    changed: record key -> the day its files were last changed, where that is known.
    """

    archive: Archive
    views: Views
    pictures: Pictures = field(default_factory=dict)
    changed: Mapping[str, date] = field(default_factory=dict)
    _told: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)
    _links: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)
    _memory: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)

    def once(self, answer: Callable[[Asked, Guide], Answer], asked: Asked) -> Answer:
        """answer(asked, guide), worked out once: the answer follows from the guide alone and is never changed."""
        known = self._memory.get(answer)
        if known is None:
            known = self._memory[answer] = {}
        if asked not in known:
            known[asked] = answer(asked, self)
        found: Answer = known[asked]
        return found

    def of(self, model: type[R]) -> tuple[R, ...]:
        """All records of a kind, in its order."""
        return tuple(one for one in self.views.by_kind[model.kind] if isinstance(one, model))

    def record(self, key: str) -> Record:
        """The record of a key that is known to be shown."""
        return self.archive.records[key]

    def link(self, key: str) -> Link:
        """A link to a record, or the word that it is not public."""
        found: Link | None = self._links.get(key)
        if found is None:
            found = self._links[key] = self._link(key)
        return found

    def _link(self, key: str) -> Link:
        record = self.archive.records.get(key)
        if key == WITHHELD or record is None:
            return Link("（未公开）", None)
        return Link(record.title, record.page_url, record.sample)

    def links(self, keys: Iterable[str]) -> tuple[Link, ...]:
        """Links to several records, in their order."""
        return tuple(map(self.link, keys))

    def region(self, code: str) -> tuple[Link, ...]:
        """The way down the tree to a region, province first; as far as there are records, since a code tells nobody."""
        return self.once(_way, code)

    def where(self, code: str) -> str:
        """The last two steps of that way, as one word: the county and the town."""
        return self.once(_where, code)

    def prose(self, record: Record, text: str, base: str) -> Written:
        """Markdown of a record with its links and pictures leading where they stand on the site."""
        return written(record, self.led(text, base), self.pictures, base)

    def led(self, text: str, base: str) -> str:
        """Markdown with its links to records leading there; words whose record is not shown stay words."""
        if "](" not in text:
            return text
        return LINK.sub(lambda found: self._words(found.group(1), f"{found.group(2)}:{found.group(3)}", base), text)

    def _words(self, words: str, key: str, base: str) -> str:
        link = self.link(key)
        return f"[{words or link.title}]({base}{link.url})" if link.url else words

    def shots(self, record: Record) -> tuple[Shot, ...]:
        """All pictures of a record that may be shown, those it lists first."""
        return shots_of(record, self.pictures)

    def shot(self, record: Record) -> Shot | None:
        """The first of them: for a card, for those who link to the page."""
        shots = self.shots(record)
        return shots[0] if shots else None

    def gallery(self, record: Record) -> tuple[Shot, ...]:
        """The pictures that stand below a record's words: those it lists and that its prose does not show."""
        return gallery_of(record, self.pictures)

    def description(self, record: Record) -> str:
        """One or two sentences on a record, for search engines and lists; never empty."""
        return self.once(_description, self.introducing(record).key)

    def summary(self, record: Record, *, of_body: bool = True) -> str:
        """The same of a record that says something of itself, "" of all others. of_body: its first words will do."""
        words = self.introducing(record).summary or (of_body and record.body)
        return self.description(record) if words else ""

    def telling(self, record: R) -> R:
        """The record, for a page that tells its summary or its text: when they are edited, the page is made anew."""
        self._told[record.key] = True
        return record

    def introducing(self, record: R) -> R:
        """The record, for a page that has its description: when that comes out otherwise, the page is made anew."""
        self._told.setdefault(record.key, False)
        return record

    def told(self) -> dict[str, bool]:
        """Key of each record whose words were told since this was last asked -> more of them than its description."""
        found = dict(self._told)
        self._told.clear()
        return found


def _way(code: str, guide: Guide) -> tuple[Link, ...]:
    codes = [code[:length] for length in LEVELS if length <= len(code)]
    regions = guide.archive.regions
    known = guide.links(regions[one] for one in codes if one in regions)
    return known or ((Link("（未公开）", None),) if code == WITHHELD else ())


def _where(code: str, guide: Guide) -> str:
    return "".join(link.title for link in guide.region(code)[-2:])


def _description(key: str, guide: Guide) -> str:
    record = guide.record(key)
    words = plain(record.summary) if record.summary else opening(record.body) if record.body else ""
    if words:
        return shorten(words, DESCRIPTION)
    return f"{record.title} · {type(record).zh} · {guide.archive.hall.title}"

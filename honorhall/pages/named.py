"""All that names one record, by kind, page by page: where much does, the record's own page shows the first of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from honorhall.model import MODELS, Document, Names, Record, Region
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import A_PAGE, Steps, page_url, parted

FIRST = 24  # entries of a kind on a record's own page; with more, all stand on pages of their own
HEADINGS = {True: Names("引用“{}”的资料", "What rests on this source"), False: Names("提到“{}”的资料", "What names it")}
BACK = {True: "回到这份来源", False: "回到这一条"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """The first entries of a list. whole: how many it has; more: where all of them stand, None where all are here."""

    entries: tuple[T, ...]
    whole: int
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A record that names another, and where in it, if that is a source."""

    link: Link
    at: str


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one kind that name one record. whole: how many there are, shown or not."""

    label: Names
    entries: tuple[Naming, ...]
    whole: int


def pages(guide: Guide) -> Iterator[Draft]:
    """The full lists of all that many records name, apart from sources (sources.py) and regions (by their facets)."""
    much = {key for key, naming in guide.archive.named_by.items() if len(naming) > FIRST}
    for key in sorted(much & guide.archive.records.keys()):
        record = guide.record(key)
        if not isinstance(record, Document | Region):
            yield from pages_of(record, guide)


def pages_of(record: Record, guide: Guide) -> Iterator[Draft]:
    """The full list of one record, where its own page shows only the first of a kind."""
    by_kind = naming_by_kind(record.key, guide)
    if not any(len(keys) > FIRST for keys in by_kind.values()):
        return
    keys = [key for keys in by_kind.values() for key in keys]
    is_source = isinstance(record, Document)
    for part, steps in parted(keys, folder_of(record)):
        said = partial(_said, guide, record.key, part, (steps, len(keys)))
        title = f"{HEADINGS[is_source].zh.format(record.title)}{steps.suffix}"
        yield Draft(steps.url, title, f"{record.folder}/", "rooms/cited.html", said)


def naming_by_kind(key: str, guide: Guide) -> Mapping[str, list[str]]:
    """Kind -> keys of the records that name one, kinds in the order of the menu."""
    naming = guide.archive.named_by.get(key, ())
    if not naming:
        return {}
    found: dict[str, list[str]] = {kind: [] for kind in MODELS}
    for one in naming:
        found[one.partition(":")[0]].append(one)
    return {kind: keys for kind, keys in found.items() if keys}


def folder_of(record: Record) -> str:
    """Where the full list of a record begins."""
    return f"{record.page_url}{'cited' if isinstance(record, Document) else 'named'}/"


def more_of(record: Record, kind: str, whole: int, guide: Guide) -> Link | None:
    """Where all records of a kind that name one begin; None where `whole` are so few that its own page shows them."""
    if whole <= FIRST:
        return None
    by_kind = naming_by_kind(record.key, guide)
    before = sum(len(keys) for keys in list(by_kind.values())[: list(by_kind).index(kind)])
    return Link(f"全部 {whole} 条", page_url(folder_of(record), before // A_PAGE + 1))


def group(record: Record, kind: str, keys: Sequence[str], guide: Guide) -> Group:
    """Records of one kind that name a record."""
    model = MODELS[kind]
    entries = tuple(Naming(guide.link(key), _at(guide.record(key), record)) for key in keys)
    return Group(Names(model.zh, model.en_many), entries, len(keys))


def _at(one: Record, source: Record) -> str:
    return "；".join(ref.at for ref in one.sources if ref.source == source.key and ref.at)


def _said(guide: Guide, key: str, part: Sequence[str], place: tuple[Steps, int]) -> Said:
    record, (steps, count) = guide.record(key), place
    is_source = isinstance(record, Document)
    groups: dict[str, list[str]] = {}
    for one in part:
        groups.setdefault(one.partition(":")[0], []).append(one)
    words = HEADINGS[is_source]
    context = {
        "heading": Names(words.zh.format(record.title), words.en),
        "back": BACK[is_source],
        "count": count,
        "source": guide.link(key),
        "groups": tuple(group(record, kind, ones, guide) for kind, ones in groups.items()),
        "steps": steps,
    }
    hall = guide.archive.hall.title
    about = f"{hall}里引用《{record.title}》的资料" if is_source else f"{hall}里提到“{record.title}”的资料"
    return Said(f"{about}，共 {count} 条。", context)

"""The room of sources: who published each, when, and how much of the hall rests on it; on its page, all of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from honorhall.ground.page import Page
from honorhall.ground.partial_date import PartialDate
from honorhall.model import MODELS, Document, Names, Record
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room

FIRST = 24  # entries of a kind on a source's page; with more, all stand on pages of their own


@dataclass(frozen=True, slots=True)
class Entry:
    """One source in the index. counts: how many records of each kind cite it; whole: of all kinds."""

    link: Link
    publisher: str
    origin: str
    date: PartialDate | None
    counts: tuple[tuple[str, int], ...]
    whole: int


@dataclass(frozen=True, slots=True)
class Citing:
    """A record that cites the source, and where in it."""

    link: Link
    at: str


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one kind that cite a source. whole: how many there are, shown or not."""

    label: Names
    entries: tuple[Citing, ...]
    whole: int


def pages(guide: Guide) -> Iterator[Page]:
    """The index of sources, and the full lists of those that many records cite."""
    for part, steps in parted(guide.views.by_kind["source"], "sources/"):
        own = {"documents": tuple(_entry(one, guide) for one in part if isinstance(one, Document))}
        yield room(guide, Document, steps, own, "rooms/sources.html")
    for source in guide.views.by_kind["source"]:
        if any(len(keys) > FIRST for keys in _citing(source, guide).values()):
            yield from _cited(source, guide)


def _entry(source: Document, guide: Guide) -> Entry:
    citing = _citing(source, guide)
    counts = tuple((MODELS[kind].zh, len(keys)) for kind, keys in citing.items())
    whole = sum(count for _, count in counts)
    return Entry(guide.link(source.key), source.publisher, source.origin, source.date, counts, whole)


def _citing(source: Record, guide: Guide) -> dict[str, list[str]]:
    """Kind -> keys of the records that name a source, kinds in the order of the menu."""
    found: dict[str, list[str]] = {kind: [] for kind in MODELS}
    for key in guide.archive.named_by.get(source.key, ()):
        found[key.partition(":")[0]].append(key)
    return {kind: keys for kind, keys in found.items() if keys}


def _cited(source: Record, guide: Guide) -> Iterator[Page]:
    """Everything that cites one source, page by page."""
    keys = [key for keys in _citing(source, guide).values() for key in keys]
    for part, steps in parted(keys, _all(source)):
        groups: dict[str, list[str]] = {}
        for key in part:
            groups.setdefault(key.partition(":")[0], []).append(key)
        context = {
            "count": len(keys),
            "source": guide.link(source.key),
            "groups": tuple(_group(source, kind, ones, guide) for kind, ones in groups.items()),
            "steps": steps,
        }
        title = f"引用“{source.title}”的资料{steps.suffix}"
        about = f"{guide.archive.hall.title}里引用《{source.title}》的资料，共 {len(keys)} 条。"
        yield Page(steps.url, "rooms/cited.html", title, about, "sources/", context)


def _all(source: Record) -> str:
    return f"{source.page_url}cited/"


def _group(source: Record, kind: str, keys: list[str], guide: Guide) -> Group:
    model = MODELS[kind]
    entries = tuple(Citing(guide.link(key), _at(guide.record(key), source)) for key in keys)
    return Group(Names(model.zh, model.en_many), entries, len(keys))


def _at(record: Record, source: Record) -> str:
    return "；".join(one.at for one in record.sources if one.source == source.key and one.at)


def _own(source: Document, guide: Guide, _base: str) -> Mapping[str, Any]:
    citing = _citing(source, guide)
    cut = any(len(keys) > FIRST for keys in citing.values())
    shown = (_group(source, kind, keys[:FIRST], guide) for kind, keys in citing.items())
    return {
        "related": (),  # what names a source is what cites it: told below, by kind
        "groups": tuple(
            Group(one.label, one.entries, len(keys)) for one, keys in zip(shown, citing.values(), strict=True)
        ),
        "whole": sum(map(len, citing.values())),
        "all": Link("全部引用它的资料", _all(source)) if cut else None,
    }


FACE = Face("source.html", _own)

"""A plain index for every kind, paged when long; regions as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from honorhall.ground.page import Page
from honorhall.model import MODELS, VOCABULARIES, Figure, Fund, Names, Record, Region
from honorhall.pages.guide import Guide, Link

A_PAGE = 100  # entries; some 25 KB of HTML
DATES = ("date", "as_of", "founded", "opened", "since", "years")


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of an index. about: where and when, in a few words."""

    link: Link
    summary: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One region of the tree with those below it."""

    link: Link
    level: Names
    count: int
    below: tuple[Node, ...]


def pages(guide: Guide) -> Iterator[Page]:
    """The index of every kind that has records, page by page."""
    for kind, model in MODELS.items():
        records = guide.views.by_kind[kind]
        if not records:
            continue
        if model is Region:
            yield _tree(guide, records)
            continue
        whole = [records[start : start + A_PAGE] for start in range(0, len(records), A_PAGE)]
        for number, part in enumerate(whole, 1):
            yield _index(guide, model, part, (number, len(whole), len(records)))


def _index(guide: Guide, model: type[Record], part: tuple[Record, ...], place: tuple[int, int, int]) -> Page:
    """place: (number of this page, how many pages, how many records in all)."""
    number, last, count = place
    folder = f"{model.folder}/"
    context = {
        **_head(guide, model, count),
        "cards": tuple(_card(record, guide) for record in part),
        "number": number,
        "steps": tuple(Link(str(one), _page_url(folder, one)) for one in range(1, last + 1)) if last > 1 else (),
    }
    title = model.zh if number == 1 else f"{model.zh}（第 {number} 页）"
    about = f"{guide.archive.hall.title}的{model.zh}，共 {count} 条。"
    return Page(_page_url(folder, number), "index.html", title, about, folder, context)


def _page_url(folder: str, number: int) -> str:
    return folder if number == 1 else f"{folder}page/{number}/"


def _head(guide: Guide, model: type[Record], count: int) -> dict[str, Any]:
    return {"kind": Names(model.zh, model.en_many), "count": count, "hall": guide.archive.hall.title}


def _card(record: Record, guide: Guide) -> Card:
    about = [record.amount.verbatim] if isinstance(record, Figure | Fund) and record.amount else []
    region = getattr(record, "region", "")
    if region:
        about.append(" · ".join(link.title for link in guide.region(region)))
    date = next((found for name in DATES if (found := getattr(record, name, None))), None)
    if date:
        about.append(date.zh)
    return Card(
        guide.link(record.key), guide.description(record) if record.summary or record.body else "", tuple(about)
    )


def _tree(guide: Guide, records: tuple[Record, ...]) -> Page:
    """All regions on one page: a province of villages has its lower levels on its own regions' pages."""
    roots = [code for code, one in guide.views.roll_ups.items() if not one.above]
    deep = len(records) <= A_PAGE * 5
    context = {
        **_head(guide, Region, len(records)),
        "nodes": tuple(_node(guide, code, deep=deep) for code in sorted(roots)),
        "others": guide.links(
            record.key for record in records if isinstance(record, Region) and record.region_type != "division"
        ),
    }
    about = f"{guide.archive.hall.title}的地区，共 {len(records)} 个。"
    return Page("regions/", "regions.html", Region.zh, about, "regions/", context)


def _node(guide: Guide, code: str, *, deep: bool) -> Node:
    roll_up = guide.views.roll_ups[code]
    record = guide.record(guide.archive.regions[code])
    level = VOCABULARIES["level"][record.level] if isinstance(record, Region) else Names("", "")
    go_on = deep or len(code) < len("350105")
    below = tuple(_node(guide, one, deep=deep) for one in roll_up.below) if go_on else ()
    return Node(guide.link(record.key), level, sum(roll_up.counts.values()), below)

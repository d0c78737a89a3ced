"""What a veteran can turn to, on one page: offices, help, services, needs and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from honorhall.model import Names
from honorhall.pages.cards import Card, cards
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide, Link
from honorhall.pages.sections import RESOURCES

FIRST = 12  # entries of a section; the rest stands in the room of its kind

# sort of help (honorhall/views/resources.py) -> what it is called, when to turn to it
SORTS: Mapping[str, tuple[Names, str]] = {
    "centres": (Names("服务中心与服务站", "Service centres and stations"), "有事先找退役军人服务中心（站）。"),
    "liaison": (Names("联络点与服务站点", "Liaison points"), "想报名做志愿者，或者想找人，可以到这些地方。"),
    "programmes": (Names("互助与帮扶项目", "Programmes of help"), "面向退役军人的项目和平台。"),
    "each-other": (Names("互助组织与社会工作", "Mutual aid and social work"), "互相照应的组织，以及社会工作机构。"),
    "services": (Names("有哪些服务", "Which services there are"), "服务怎样分类：遇到什么情形，有哪一类服务。"),
    "skilled": (Names("法律与健康服务队", "Legal and health teams"), "法律服务和公共卫生的专业队伍。"),
    "rules": (Names("有关的制度", "Rules"), "工作指引、激励保障，以及服务分类所依据的制度。"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One sort of help. words: when to turn to it; whole: how many there are; more: where the rest stands."""

    anchor: str
    label: Names
    words: str
    cards: tuple[Card, ...]
    whole: int
    more: Link | None


def pages(guide: Guide) -> Iterator[Draft]:
    """The page, where the hall has anything to offer."""
    if guide.views.resources or guide.views.by_kind["need"]:
        yield Draft(RESOURCES, "互助与服务", RESOURCES, "resources.html", partial(_said, guide))


def _said(guide: Guide) -> Said:
    found, needs = guide.views.resources, len(guide.views.by_kind["need"])
    hall = guide.archive.hall
    context = {
        "sections": tuple(_section(guide, sort, found[sort]) for sort in SORTS if sort in found),
        "needs": Link("需求清单", "needs/") if needs else None,
        "needs_count": needs,
        "contact": hall.contact,
    }
    return Said(f"{hall.title}：退役军人可以找谁、有哪些服务和帮助。", context)


def _section(guide: Guide, sort: str, keys: tuple[str, ...]) -> Section:
    label, words = SORTS[sort]
    records = tuple(guide.record(key) for key in keys)
    model = type(records[0])
    more = Link(f"全部{model.zh}", f"{model.folder}/") if len(records) > FIRST else None
    return Section(sort, label, words, cards(records[:FIRST], guide), len(records), more)

"""Sheets: finding by touch, this day, and what the hall says of itself and of this screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from honorhall.model import MODELS, Names
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide
from honorhall.pages.kiosk.screen import Own, page

FIND, TODAY, ABOUT = Names("找一找", "Find"), Names("今天", "This day"), Names("关于本馆", "About this hall")


def pages(guide: Guide) -> Iterator[Draft]:
    """One page each."""
    yield page(guide, "find/", "find.html", Own(FIND, partial(dict)))
    yield page(guide, "today/", "today.html", Own(TODAY, partial(dict)))
    yield page(guide, "about/", "about.html", Own(ABOUT, partial(_about, guide)))


def _about(guide: Guide) -> Mapping[str, Any]:
    hall = guide.archive.hall
    facts = (
        (Names("主办", "Host"), hall.host),
        (Names("协办", "Co-hosts"), "、".join(hall.co_hosts)),
        (Names("开放时间", "Opening hours"), hall.hours),
        (Names("联系", "Contact"), hall.contact),
        (Names("纠错与撤下", "Corrections and takedown"), hall.corrections),
        (Names("内容许可", "Content licence"), hall.content_licence),
    )
    held = ((Names(model.zh, model.en_many), len(guide.views.by_kind[kind])) for kind, model in MODELS.items())
    return {
        "summary": hall.summary,
        "facts": tuple((label, words) for label, words in facts if words),
        "holdings": tuple((label, count) for label, count in held if count),
        "address": hall.base_url,
    }

"""What every page of the screen knows: whose hall it is, and the times by which the screen keeps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from honorhall.model import Names
from honorhall.model import Screen as ScreenRecord
from honorhall.pages.draft import Draft, Said
from honorhall.pages.guide import Guide


class Screen(NamedTuple):
    """The hall. times: seconds until it asks, until it begins anew, and for a slide; content: its day, YYYY-MM-DD."""

    name: str
    name_en: str
    motto: str
    times: tuple[int, int, int]
    content: str


class Own(NamedTuple):
    """What one page says beyond what all say: a module's function with values, so that it can travel."""

    heading: Names
    say: partial[Mapping[str, Any]]


def page(guide: Guide, url: str, template: str, own: Own, key: str = "") -> Draft:
    """One page of the screen. No search engine ever meets it. key: of the record that it shows."""
    title = guide.record(key).title if key else own.heading.zh
    section = url[: url.find("/") + 1]
    return Draft(url, title, section, f"kiosk/{template}", partial(_said, guide, own), key, listed=False, wide=True)


def _said(guide: Guide, own: Own) -> Said:
    return Said("", {"screen": guide.once(_screen, ""), "heading": own.heading, **own.say()})


def _screen(_: str, guide: Guide) -> Screen:
    hall = guide.archive.hall
    own = hall.kiosk or ScreenRecord()
    times = (int(own.idle), int(own.question), int(own.slide))
    return Screen(hall.title, hall.title_en, hall.motto, times, guide.views.today.isoformat())

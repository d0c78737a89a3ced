"""Numbers and dates reach the reader as their sources wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import Archive
from tests.house import hall
from tests.site.reading import read_page

PARTS = """title: 溪市退役军人志愿服务队
region: "1201"
squads: [{title: 一分队, members: 约20人, discharged: 2001年}]
outcomes: [{measure: 打捞, amount: 900多场次, as_of: 2023年6月}]
milestones: [{date: 约1951年, what: 授旗}]
assessments: [{year: 2021, result: 优秀}]
"""


def inside(part: BaseModel, wanted: type) -> Iterator[Any]:
    """Every value of a type in a record, its parts and lists opened."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield from inside(one, wanted)
            elif isinstance(one, wanted):
                yield one


def said(archive: Archive, wanted: type) -> list[tuple[str, str]]:
    """(path of a page, words that must stand on it) for every value of a type in an archive."""
    return [
        (f"{record.page_url}index.html", one.verbatim if isinstance(one, Quantity) else one.zh)
        for record in archive.records.values()
        for one in inside(record, wanted)
    ]


def test_every_quantity_stands_on_its_page_as_it_was_written(pages, prepared):
    wanted = said(prepared.guide.archive, Quantity)
    assert len(wanted) > 100
    assert [(path, words) for path, words in wanted if words not in pages[path].text] == []


def test_every_date_stands_on_its_page_in_chinese(pages, prepared):
    wanted = said(prepared.guide.archive, PartialDate)
    assert len(wanted) > 100
    assert [(path, words) for path, words in wanted if words not in pages[path].text] == []


def test_numbers_and_dates_within_parts_stand_on_the_page_too(tmp_path):
    done = hall(tmp_path, {"content/teams/dongxi.yml": PARTS}).build()
    text = read_page("", done.page("teams/dongxi")).text
    for words in ("约20人", "2001年", "900多场次", "2023年6月", "约1951年", "2021年"):
        assert words in text

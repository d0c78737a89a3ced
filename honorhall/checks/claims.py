"""Promises to readers: claims with sources, numbers and dates that can be true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from honorhall.checks.asked import Asked
from honorhall.checks.inside import Path, inside
from honorhall.checks.told import told
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Problem
from honorhall.ground.quantity import Quantity
from honorhall.model import Activity, Archive, Person, Policy, rows

SUPERLATIVE = "最(?:大|早|高|长|多|小|先|强|佳|优|好|全|快|先进|完整|完善|年轻|年长|大规模)(?!秀|化|值)"
WIDELY = (
    "(?:全国|全省|全市|全县|全区|全镇|全乡|全军|全球|世界(?!杯|中|观)|国内|省内|市内|县内|我国|我省|我市|我县|当地"
    "|本地|历史上|史上)(?:上|范围内)?"
)
KINDS = "(?:村(?!民)|镇|乡(?!亲)|县|馆|队(?!伍|员)|基地|学校|单位|企业|协会|纪念馆|荣誉馆|陵园)"
CLAIM = re.compile(
    f"首家|首个(?!月|星期|周|晚|夜|孩|春|假|版|小时)|首创(?!精神|者)|首支|首座|第一家"
    "|(?<!完)全覆盖|填补[^，。\\n]{0,8}空白"
    f"|{WIDELY}[^，。；！？\\n]{{0,6}}?(?:{SUPERLATIVE}|唯一|第一(?:个|支|座|名|位)|率先|领先)"
    f"|(?:{SUPERLATIVE}|唯一)的?(?:一[个家支座所处])?{KINDS}"
)
MORE = re.compile(r"(?<!0)[余多]|[.．]")  # without one of these no qualifier stands behind a number that is not round


def unsourced(asked: Asked) -> Iterator[Problem]:
    """A claim such as “the first” or “all of them”, one that readers will want to check needs a source."""
    for key, record in asked.records.items():
        if record.sources or record.sample or record.kind == "source":
            continue
        for name in ("title", "summary", "body"):
            text = getattr(record, name)
            if found := CLAIM.search(text):
                path = (name, text.count("\n", 0, found.start())) if name == "body" else (name,)
                yield told(asked.archive, key, "claim-unsourced", path, claim=found.group())
                break


def quantities(asked: Asked) -> Iterator[Problem]:
    """A qualifier behind a number that is not round, as in 53余名."""
    for key, record in asked.records.items():
        for path, value in amounts(record):
            if MORE.search(value.verbatim) and value.odd_qualifier:
                yield told(asked.archive, key, "quantity-odd-qualifier", path, value=value.verbatim)


def dates(asked: Asked) -> Iterator[Problem]:
    """Dates that cannot follow each other, or that lie ahead for something told as past."""
    today = asked.today.isoformat()
    for key, record in asked.records.items():
        if isinstance(record, Person):
            for earlier, later in (("born", "died"), ("born", "enlisted"), ("enlisted", "discharged")):
                dates = (earlier, getattr(record, earlier)), (later, getattr(record, later))
                yield from _order(asked.archive, key, *dates)
        if isinstance(record, Activity) and record.date and record.outcomes and record.date.first > today:
            yield told(asked.archive, key, "date-ahead", ("date",), value=record.date.verbatim)


def _order(
    archive: Archive, key: str, earlier: tuple[str, PartialDate | None], later: tuple[str, PartialDate | None]
) -> Iterator[Problem]:
    if earlier[1] and later[1] and later[1].last < earlier[1].first:
        fields = {"field": _label(later[0]), "before": _label(earlier[0])}
        facts = {"earlier": earlier[1].verbatim, "later": later[1].verbatim, **fields}
        yield told(archive, key, "dates-out-of-order", (later[0],), **facts)


def _label(field: str) -> str:
    """A field of a person as people call it."""
    return next(f"{row.zh} {row.name}" for row in rows(Person) if row.name == field)


def ladder(asked: Asked) -> Iterator[Problem]:
    """Each star asks for more hours than the one below it."""
    for key, record in asked.records.items():
        if not isinstance(record, Policy):
            continue
        for place, (below, above) in enumerate(zip(record.ladder, record.ladder[1:], strict=False)):
            if above.hours <= below.hours or above.stars <= below.stars:
                facts = {"stars": str(above.stars), "hours": str(above.hours)}
                yield told(asked.archive, key, "ladder-not-rising", ("ladder", place + 1), **facts)


def amounts(part: BaseModel) -> Iterator[tuple[Path, Quantity]]:
    """Every quantity of a record with its path, parts and lists opened."""
    return ((path, value) for path, value in inside(part, _counting) if isinstance(value, Quantity))


@cache
def _counting(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that can hold a quantity, or parts with quantities of their own."""
    return tuple(name for name, info in model.model_fields.items() if _counts(info.annotation))


def _counts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_counting(annotation))
    return annotation is Quantity or any(_counts(part) for part in getattr(annotation, "__args__", ()))

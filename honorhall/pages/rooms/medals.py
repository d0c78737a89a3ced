"""Medals: honours as rows of a wall: which award, of which level, from whom, when, to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import VOCABULARIES, Honor, Names, Record
from honorhall.pages.guide import Guide, Link
from honorhall.pages.named import Some
from honorhall.pages.rooms.deeds import naming, some

PLAIN_SIGN = "荣"  # on the medal of an honour whose level nobody stated


@dataclass(frozen=True, slots=True)
class Medal:
    """One honour. sign: the character on its medal; award: "" where the title says it; revoked: taken back since."""

    link: Link
    sign: str
    award: str
    level: Names | None
    grade: Names | None
    issuer: str
    date: PartialDate | None
    to: tuple[Link, ...]
    work: str
    count: Quantity | None
    summary: str
    revoked: bool


def medals(honors: Iterable[Record], guide: Guide) -> tuple[Medal, ...]:
    """A medal an honour, in their order."""
    return tuple(medal(honor, guide) for honor in honors if isinstance(honor, Honor))


def medals_of(record: Record, guide: Guide) -> Some[Medal]:
    """The honours given to a record, in statutory order; those taken back are not among them."""
    given = (one for one in naming(record, "honor", guide) if isinstance(one, Honor) and record.key in one.to)
    return some(record, [one for one in given if one.status != "revoked"], guide, medals)


def medal(honor: Honor, guide: Guide) -> Medal:
    """What a wall says of one honour."""
    level = VOCABULARIES["honor-level"][honor.level] if honor.level else None
    return Medal(
        link=guide.link(honor.key),
        sign=level.zh[0] if level else PLAIN_SIGN,
        award=honor.award if honor.award != honor.title else "",
        level=level,
        grade=VOCABULARIES["honor-grade"][honor.grade] if honor.grade else None,
        issuer=honor.issuer,
        date=honor.date,
        to=guide.links(honor.to),
        work=honor.work,
        count=honor.count,
        summary=guide.summary(honor),
        revoked=honor.status == "revoked",
    )

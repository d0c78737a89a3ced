"""Days that are kept every year, read from days.yml: each with the law that names it, where one does."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from honorhall.model import Names

MonthDay = tuple[int, int]
WEEK = (
    *(("一", "Monday"), ("二", "Tuesday"), ("三", "Wednesday"), ("四", "Thursday")),
    *(("五", "Friday"), ("六", "Saturday"), ("日", "Sunday")),
)
ORDER = (("一", "first"), ("二", "second"), ("三", "third"), ("四", "fourth"))
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class KeptDay:
    """A day that is kept every year.

    first, last: (month, day) between which it falls, equal where it never moves. rule: how it moves, "" where it does
    not. nth: (which, weekday 0-6) of its month, where a weekday decides. basis: the law that names it, or "".
    """

    label: Names
    first: MonthDay
    last: MonthDay
    rule: Names
    basis: str = ""
    nth: tuple[int, int] | None = None

    @property
    def moves(self) -> bool:
        """Whether its date is another every year."""
        return self.first != self.last

    def on(self, year: int) -> MonthDay | None:
        """The day it falls on in a year; None where that is for the almanac to say."""
        if self.nth is None:
            return None if self.moves else self.first
        which, weekday = self.nth
        month = self.first[0]
        before = (weekday - calendar.weekday(year, month, 1)) % A_WEEK
        return month, 1 + before + A_WEEK * (which - 1)


def _read() -> tuple[KeptDay, ...]:
    text = (Path(__file__).parent / "days.yml").read_text(encoding="utf-8")
    return tuple(_kept(one) for one in yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 (makes texts only)


def _kept(one: dict[str, Any]) -> KeptDay:
    label, basis = Names(one["zh"], one["en"]), one.get("basis", "")
    if "nth" in one:
        month, which, weekday = (int(part) for part in one["nth"])
        last = A_WEEK * which
        (order, order_en), (name, name_en) = ORDER[which - 1], WEEK[weekday - 1]
        rule = Names(f"{month}月第{order}个星期{name}", f"the {order_en} {name_en} of the month")
        return KeptDay(label, (month, last - A_WEEK + 1), (month, last), rule, basis, (which, weekday - 1))
    if "between" in one:
        first, last_day = (_month_day(part) for part in one["between"])
        zh = f"在{first[0]}月{first[1]}日至{last_day[1]}日之间，每年不同"
        return KeptDay(label, first, last_day, Names(zh, "moves from year to year"), basis)
    day = _month_day(one["day"])
    return KeptDay(label, day, day, Names("", ""), basis)


def _month_day(written: str) -> MonthDay:
    day = date.fromisoformat(f"2000-{written}")  # a leap year: 02-29 is a day too
    return day.month, day.day


KEPT = _read()

"""Dates and quantities in all the spellings that the hall reads, each about as often as people use it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

Shape = Callable[[Random, int], str]

LAST_DAY: Final = 28
SEASONS: Final = "春夏秋冬"


def _month(rng: Random) -> int:
    return rng.randint(1, 12)


def _day(rng: Random, year: int) -> str:
    return f"{year}-{_month(rng):02}-{rng.randint(1, LAST_DAY):02}"


def _interval(rng: Random, year: int) -> str:
    first = rng.randint(1, 11)
    return f"{year}-{first:02}/{year}-{rng.randint(first + 1, 12):02}"


def _interval_zh(rng: Random, year: int) -> str:
    first = rng.randint(1, 11)
    return f"{year}年{first}月至{year}年{rng.randint(first + 1, 12)}月"


# Name -> (how often, how it is written). "decade" is for what is told of old times, and seldom for a deed.
DATE_SHAPES: Final[dict[str, tuple[int, Shape]]] = {
    "day": (520, _day),
    "day-zh": (80, lambda rng, year: f"{year}年{_month(rng)}月{rng.randint(1, LAST_DAY)}日"),
    "day-slash": (20, lambda rng, year: f"{year}/{_month(rng)}/{rng.randint(1, LAST_DAY)}"),
    "day-dot": (20, lambda rng, year: f"{year}.{_month(rng)}.{rng.randint(1, LAST_DAY)}"),
    "month": (100, lambda rng, year: f"{year}-{_month(rng):02}"),
    "month-zh": (50, lambda rng, year: f"{year}年{_month(rng)}月"),
    "month-part": (40, lambda rng, year: f"{year}年{_month(rng)}月{rng.choice(('初', '上旬', '中旬', '下旬', '底'))}"),
    "year": (30, lambda _, year: str(year)),
    "year-zh": (15, lambda _, year: f"{year}年"),
    "year-part": (30, lambda rng, year: f"{year}年{rng.choice(('初', '底', '上半年', '下半年'))}"),
    "season": (30, lambda rng, year: f"{year}年{rng.choice(SEASONS)}"),
    "about": (15, lambda rng, year: rng.choice((f"约{year}年", f"{year}年前后", f"{year}~"))),
    "interval": (30, _interval),
    "interval-zh": (15, _interval_zh),
    "decade": (5, lambda rng, year: rng.choice((f"{year // 10}0年代", f"{year // 10}X"))),
}
_DATES: Final = tuple(shape for _, shape in DATE_SHAPES.values())
_DATE_WEIGHTS: Final = tuple(weight for weight, _ in DATE_SHAPES.values())


def date_in(rng: Random, year: int) -> str:
    """A date in (or about) a year, in one of the spellings."""
    return rng.choices(_DATES, _DATE_WEIGHTS)[0](rng, year)


def exact_day(rng: Random, year: int) -> str:
    """A day of a year, as 2021-07-29."""
    return _day(rng, year)


# {n} is a round number, {m} any number, {w} a number of 万 with one decimal, {u} the unit.
QUANTITY_SHAPES: Final[dict[str, int]] = {
    "{m}{u}": 340,
    "{n}{u}": 120,
    "{n}多{u}": 90,
    "{n}余{u}": 110,
    "近{n}{u}": 70,
    "超{n}{u}": 25,
    "超过{n}{u}": 25,
    "逾{n}{u}": 15,
    "约{n}{u}": 50,
    "大约{n}{u}": 10,
    "{n}{u}左右": 25,
    "不到{n}{u}": 15,
    "不足{n}{u}": 10,
    "近百{u}": 25,
    "百余{u}": 15,
    "上百{u}": 15,
    "上千{u}": 8,
    "过千{u}": 4,
    "千余{u}": 6,
    "多达{n}{u}": 6,
    "1,{c}{u}": 12,
    "{w}万{u}": 8,
    "{w}万多{u}": 5,
    "2万余{u}": 4,
    "20余万{u}": 2,
}
_QUANTITIES: Final = tuple(QUANTITY_SHAPES)
_QUANTITY_WEIGHTS: Final = tuple(QUANTITY_SHAPES.values())


def quantity(rng: Random, unit: str, most: int = 300) -> str:
    """So many of a unit, in one of the spellings. most: the largest number of the everyday ones."""
    shape = rng.choices(_QUANTITIES, _QUANTITY_WEIGHTS)[0]
    return shape.format(
        n=10 * rng.randint(1, max(2, most // 10)),
        m=rng.randint(2, most),
        w=f"{rng.randint(1, 8)}.{rng.randint(1, 9)}",
        c=f"{rng.randint(0, 999):03}",
        u=unit,
    )


def households(rng: Random) -> str:
    """Two amounts in one breath: 50余户200余人次."""
    return f"{10 * rng.randint(1, 9)}余户{100 * rng.randint(1, 6)}余人次"


def small(rng: Random, unit: str, most: int) -> str:
    """A count that is small and exact."""
    return f"{rng.randint(1, most)}{unit}"


def duration(rng: Random) -> str:
    """How long something took."""
    return rng.choice(("2小时", "3天", "3个多小时", "不到一个月", "1天", "两个多月", "40多天", "约90分钟"))

"""A made-up province on five levels: 合成省, 甲一市, 甲子一县 …, one division for each team."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Final

PROVINCE: Final = "99"  # a code that no province has
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
COUNTED: Final = "一二三四五六七八九十"
STARS: Final = "角亢氐房心尾箕斗牛女虚危室壁奎娄胃昴毕觜参井鬼柳星张翼轸"
VILLAGES: Final = 0.7
LEVELS: Final = {2: "省级", 4: "市级", 6: "县级", 9: "乡级", 12: "村级"}


@dataclass(frozen=True, slots=True)
class Division:
    """One division. code: 2, 4, 6, 9 or 12 digits; short: its name; full: with the names above it."""

    code: str
    short: str
    full: str

    @property
    def level(self) -> str:
        """Its level, as a team's `level` says it."""
        return LEVELS[len(self.code)]

    @property
    def id(self) -> str:
        """The id of its record."""
        return f"syn-{self.code}"


def divisions(count: int, rng: Random) -> list[Division]:
    """`count` divisions in the order of their codes: some 70 % villages, the rest above them. At least 5."""
    villages = max(1, round(count * VILLAGES))
    rest = max(4, count - villages)
    cities, counties = max(1, rest // 100), max(1, rest // 12)
    towns = max(1, rest - 1 - cities - counties)
    top = Division(PROVINCE, "合成省", "合成省")
    below_top = list(_below([top], cities, _city_names(), 2, rng))
    below_city = list(_below(below_top, counties, _county_names(), 2, rng))
    below_county = list(_below(below_city, towns, _town_names(), 3, rng))
    lowest = _below(below_county, count - 1 - cities - counties - towns, _village_names(rng), 3, rng)
    return sorted([top, *below_top, *below_city, *below_county, *lowest], key=lambda one: one.code)


def _below(parents: list[Division], count: int, names: Iterator[str], digits: int, rng: Random) -> Iterator[Division]:
    """`count` divisions shared out among the parents: each has one before any has many."""
    shares = [count // len(parents)] * len(parents)
    for place in rng.sample(range(len(parents)), count - sum(shares)):
        shares[place] += 1
    for parent, share in zip(parents, shares, strict=True):
        for number in range(1, share + 1):
            name = next(names)
            above = parent.full.removeprefix("合成省")
            yield Division(f"{parent.code}{number:0{digits}}", name, f"{above}{name}")


def _city_names() -> Iterator[str]:
    return (f"{stem}{number}市" for number, stem in product(COUNTED, STEMS))


def _county_names() -> Iterator[str]:
    kinds = ("县", "区", "县", "市")
    named = enumerate(product(COUNTED, BRANCHES, STEMS))
    return (f"{stem}{branch}{number}{kinds[place % len(kinds)]}" for place, (number, branch, stem) in named)


def _town_names() -> Iterator[str]:
    kinds = ("镇", "乡", "镇", "街道")
    named = enumerate(product(COUNTED, STARS, BRANCHES))
    return (f"{star}{branch}{number}{kinds[place % len(kinds)]}" for place, (number, star, branch) in named)


def _village_names(rng: Random) -> Iterator[str]:
    while True:
        yield f"{rng.choice(STARS)}{rng.choice(STEMS)}{rng.choice(COUNTED)}{rng.choice(('村', '村', '村', '社区'))}"

"""Quantity: a count as exact as its source, kept as written; totals that claim no more than their parts.

An amount is a number, its unit, and at most one word that says how exact it is, its `approx`:

    written                     approx  meaning
    余 多                       余 多   a little more: 100余名, 6.5万多人, 90余万人次, 3个多月
    超 超过 逾, 过百 过千 过万  超      more: 超2亿元
    近 将近 接近                近      a little less: 近200人
    不到 不足                   不到    less: 不到1个月
    上百 上千 上万 上亿         上      that many or more: 上万名
    约 大约, 左右 上下          约      about: 约40人
    多达                        (none)  the number itself, told with surprise
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from honorhall.ground.problem import Refused

Sign = Literal["", "≥", "<", "≈"]

# Units and their English, with a second form where "s" does not make the plural. Any other short unit stays
# Chinese; 个 counts whatever the sentence is about, so it has no English of its own.
_UNITS = dict(
    re.findall(
        "([^ ,\n]+) ([^,]*),",
        """
人 person/people, 名 person/people, 位 person/people, 人次 person-time, 户 household, 家 organisation, 个 ,
支 team, 队 team, 班 squad, 组 group, 场 session, 场次 session, 次 time, 节 lesson, 课时 class hour,
件 item, 件次 case, 起 case, 项 item, 条 item, 类 kind, 种 kind, 处 place, 座 building, 间 room, 所 house,
面 banner, 具 body/bodies, 份 copy/copies, 本 volume, 册 volume, 篇 piece, 幅 picture, 张 sheet, 枚 medal,
台 machine, 辆 vehicle, 套 set, 批 batch/batches, 对 pair, 元 yuan/yuan, 年 year, 个月 month, 周 week, 天 day,
小时 hour, 分钟 minute, 岁 year, 公里 kilometre, 米 metre, 平方米 square metre, 亩 mu/mu, 公斤 kilogram,
吨 tonne, 斤 jin/jin, 届 edition,
""",
    ),
)
_SHARES = frozenset("%‰℃")
_ALIASES = {"个小时": "小时", "个星期": "周", "星期": "周", "千米": "公里", "km": "公里", "千克": "公斤", "kg": "公斤"}
_NO_UNITS = frozenset("月日号")  # parts of a date: a span of time is 个月 or 天
_APPROX = (
    {word: word for word in ("余", "多", "超", "近", "不到", "上", "约")}
    | dict.fromkeys(("超过", "逾", "过"), "超")
    | dict.fromkeys(("将近", "接近"), "近")
    | dict.fromkeys(("大约", "左右", "上下"), "约")
    | {"不足": "不到", "多达": ""}
)
_SIGNS: dict[str, Sign] = {"余": "≥", "多": "≥", "超": "≥", "上": "≥", "近": "<", "不到": "<", "约": "≈"}
_APPROX_EN = {"": "", "上": "upwards of ", "近": "nearly ", "不到": "less than ", "约": "about "}
_APPROX_EN |= dict.fromkeys("余多超", "more than ")
_SIGNS_ZH = {"": "", "≥": "至少", "<": "不到", "≈": "约"}
_SIGNS_EN = {"": "", "≥": "at least ", "<": "less than ", "≈": "about "}

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_NEEDLESS_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_SPLIT_UNIT = re.compile("个([余多])(月|小时|星期)")
_SINGLE = re.compile(f"(?:^|(?<=[超过近到足约逾达、,;]))([一二两三四五六七八九])(?=个|{'|'.join(_UNITS)})")
_NUMERAL = re.compile(r"(?<![0-9.余多])[〇零一二两三四五六七八九十百千万亿]{1,16}")
_VAGUE = re.compile("^多[^达]|数[十百千万亿名个人]|几|若干|许多|众多|大量|大批|不少|一些|部分|无数|成[百千]")
_AMOUNT = re.compile(
    r"(?P<before>超过?|逾|将近|接近|近|不到|不足|大?约|多达|上|过)?"
    r"(?:(?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?)(?P<inner>[余多])?"
    r"(?P<times>十?万亿|[十百千]?[万亿]|千(?![克米])|百)?|(?P<alone>[十百千]?[万亿]|[百千]))"
    r"(?P<after>[余多])?"
    r"(?P<unit>[%‰℃]|km|kg|千[米克]"
    r"|(?:(?![余多超逾近不约左上半几〇零一二两三四五六七八九十百千万亿])[一-鿿]){1,6})"
    r"(?P<tail>左右|上下|[余多])?(?:[、,;](?=.))?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units, with 万 and 亿 counted out (6.5万 is 65000), and how exact it is."""

    number: Fraction
    unit: str
    approx: str = ""

    @property
    def en(self) -> str:
        """For English readers: "more than 100 people"; a unit without a translation stays Chinese."""
        return _APPROX_EN[self.approx] + _counted_en(self.number, self.unit)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One or more amounts, as in 50余户200余人次, and the words they were written in."""

    verbatim: str
    amounts: tuple[Amount, ...]

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """The quantity that an author wrote.

        Refused, with the fact `value`: quantity-no-unit (100), quantity-vague (数百名), quantity-unreadable,
        quantity-two-qualifiers (近200余人), quantity-chinese-numerals (三十余名; fact `instead`: 30余名).
        A single 一 to 九 before a unit is read: 不到一个月.
        """
        return _parsed(text)

    def __reduce__(self) -> tuple[Any, ...]:
        return _parsed, (self.verbatim,)  # its words are all of it

    def said(self, unit: str) -> str:
        """The words of its one amount in this unit, as written; all its words where those cannot be cut out."""
        plain = _plain(self.verbatim)
        found = [match.span() for match in _AMOUNT.finditer(plain) if _unit(match["unit"]) == unit]
        whole = len(found) != 1 or len(plain) != len(self.verbatim)
        return self.verbatim if whole else self.verbatim[slice(*found[0])].rstrip("、，,；;")

    @property
    def odd_qualifier(self) -> bool:
        """Whether 余 or 多 stands right after a number that is not a round ten, as in 53余名."""
        return any(
            match["inner"] and not match["times"] and _number(match) % 10 != 0
            for match in _AMOUNT.finditer(_plain(self.verbatim))
        )

    @property
    def en(self) -> str:
        """For English readers: "1 team, 16 people"."""
        return ", ".join(amount.en for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of amounts of one unit; `sign` tells how the true sum stands to `number`."""

    number: Fraction
    unit: str
    sign: Sign = ""

    @property
    def zh(self) -> str:
        """For Chinese readers: 至少2,300人次, 6.5万人."""
        return f"{_SIGNS_ZH[self.sign]}{_number_zh(self.number)}{self.unit}"

    @property
    def en(self) -> str:
        """For English readers: "at least 2,300 person-times"."""
        return _SIGNS_EN[self.sign] + _counted_en(self.number, self.unit)


def total(quantities: Iterable[Quantity]) -> tuple[Total, ...]:
    """One Total for each unit, sorted by unit.

    Units are never mixed: 人, 名 and 位 count people but stay apart, since one person may be counted under
    each, and 人次 counts visits. Shares (%, ‰, ℃) cannot be added and are left out. A total with a part of
    余, 多, 超 or 上 is ≥, with 近 or 不到 it is <, with both or with 约 it is ≈.
    """
    by_unit: defaultdict[str, list[Amount]] = defaultdict(list)
    for quantity in quantities:
        for amount in quantity.amounts:
            if amount.unit not in _SHARES:
                by_unit[amount.unit].append(amount)
    return tuple(Total(_sum(amounts), unit, _sign(amounts)) for unit, amounts in sorted(by_unit.items()))


def _sum(amounts: list[Amount]) -> Fraction:
    numbers = [amount.number for amount in amounts]
    whole = sum(number.numerator for number in numbers if number.denominator == 1)  # 20 times as fast as fractions
    return sum((number for number in numbers if number.denominator != 1), Fraction(whole))


def _sign(amounts: list[Amount]) -> Sign:
    signs = {_SIGNS[amount.approx] for amount in amounts if amount.approx}
    return signs.pop() if len(signs) == 1 else "≈" if signs else ""


@lru_cache(maxsize=20_000)
def _parsed(text: str) -> Quantity:
    plain = _plain(text)
    if amounts := _amounts(plain, text):
        return Quantity(text, amounts)
    raise _refusal(plain, text)


def _plain(text: str) -> str:
    """Half-width, without needless spaces, 3个多月 as 3个月多, 一个月 as 1个月."""
    plain = _NEEDLESS_SPACE.sub("", text.translate(_HALF_WIDTH))
    return _SINGLE.sub(lambda match: str(_DIGITS[match[1]]), _SPLIT_UNIT.sub(r"个\2\1", plain))


def _amounts(plain: str, text: str) -> tuple[Amount, ...]:
    """All amounts of `plain`, or none if any part of it is something else."""
    amounts, at = [], 0
    while at < len(plain):
        match = _AMOUNT.match(plain, at)
        amount = _amount(match, text) if match else None
        if match is None or amount is None:
            return ()
        amounts.append(amount)
        at = match.end()
    return tuple(amounts)


def _amount(match: re.Match[str], text: str) -> Amount | None:
    words = [word for word in match.group("before", "inner", "after", "tail") if word]
    unit = _unit(match["unit"])
    only_alone = match["before"] in {"上", "过"}  # 上万 is a number, 上30 is not
    if unit is None or (only_alone and match["digits"]) or (match["alone"] and not words):
        return None
    approx = [_APPROX[word] for word in words if _APPROX[word]]
    if len(approx) > 1:
        raise Refused("quantity-two-qualifiers", value=text)
    return Amount(_number(match), unit, "".join(approx))


def _number(match: re.Match[str]) -> Fraction:
    times = match["times"] or match["alone"] or ""
    return Fraction((match["digits"] or "1").replace(",", "")) * math.prod(_TENS[char] for char in times)


def _unit(written: str) -> str | None:
    """The unit's usual name; None for what is more than a unit (名退役军人) or no unit (月)."""
    unit = _ALIASES.get(written, written)
    if unit in _UNITS or unit in _SHARES or unit.removesuffix("次") in _UNITS or unit.startswith(("个", "家")):
        return unit
    is_more = unit in _NO_UNITS or unit.startswith(tuple(_UNITS)) or len(unit) > len("平方米")
    return None if is_more else unit


def _refusal(plain: str, text: str) -> Refused:
    if _VAGUE.search(plain):
        return Refused("quantity-vague", value=text)
    instead = _NUMERAL.sub(lambda match: _arabic(match[0]) or match[0], plain)
    if instead != plain and _amounts(instead, text):
        return Refused("quantity-chinese-numerals", value=text, instead=instead)
    if _amounts(_NUMERAL.sub("1", plain), text):  # 三四十人: a number stands here, but not one
        return Refused("quantity-vague", value=text)
    return Refused("quantity-no-unit" if _amounts(f"{plain}个", text) else "quantity-unreadable", value=text)


def _arabic(numeral: str) -> str | None:
    """二百三十 as "230", 二〇二一 as "2021"; None for 三四十 and 一百五, which are no one number."""
    if not set(numeral) - set(_DIGITS):
        return "".join(str(_DIGITS[char]) for char in numeral) if len(numeral) != len("三五") else None
    if re.search("[一二两三四五六七八九]{2}|[百千万亿][一二两三四五六七八九]$", numeral):
        return None
    whole = section = digit = 0
    for char in numeral:
        size = _TENS.get(char, 0)
        if char == "亿":
            whole, section, digit = (whole + section + digit or 1) * size, 0, 0
        elif char == "万":
            whole, section, digit = whole + (section + digit or 1) * size, 0, 0
        elif size:
            section, digit = section + (digit or 1) * size, 0
        else:
            digit = _DIGITS[char]
    return str(whole + section + digit)


def _number_zh(number: Fraction) -> str:
    for name in ("亿", "万"):
        scaled = number / _TENS[name]
        if scaled >= 1 and (scaled * 100).denominator == 1:
            return _grouped(scaled) + name
    return _grouped(number)


def _counted_en(number: Fraction, unit: str) -> str:
    if unit in _SHARES:
        return _grouped(number) + unit
    one, _, many = _UNITS.get(unit, f"{unit}/{unit}").partition("/")
    many = many or (f"{one}s" if one else "")
    return f"{_number_en(number)} {one if number == 1 else many}".rstrip()


def _number_en(number: Fraction) -> str:
    for name, size in (("billion", 10**9), ("million", 10**6)):
        scaled = number / size
        if scaled >= 1 and (scaled * 1000).denominator == 1:
            return f"{_grouped(scaled)} {name}"
    return _grouped(number)


def _grouped(number: Fraction) -> str:
    """All its digits, with a comma between thousands; what parse() reads has at most six decimals."""
    with localcontext(prec=60):
        return f"{Decimal(number.numerator) / Decimal(number.denominator):,f}"

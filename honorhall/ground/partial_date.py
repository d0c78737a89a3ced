"""PartialDate: a date as exact as its source, kept as written, with an EDTF value and the days that bound it.

Spellings, their EDTF (ISO 8601-2, levels 0 and 1), and their bounds:

    2020-07-29  2020/7/29  2020.7.29  2020年7月29日  2020-07-29  that day; a time of day is dropped
    2020-07  2020年7月                               2020-07     the month
    2020  2020年                                     2020        the year
    2019年初  年中  年底 年末  上半年 下半年         2019~       Jan-Apr, May-Sep, Oct-Dec, halves
    2020年7月初 上旬  中旬  下旬 底 末               2020-07~    days 1-10, 11-20, 21 to the end
    约1951年  1951年前后  1951~                      1951~       the year named: 约 has no width
    2021年春 夏 秋 冬  2021-21 to -24                2021-21     Mar-May, Jun-Aug, Sep-Nov, Dec to Feb
    1950年代  20世纪50年代  195X                     195X        ten years
    1950-10/1953-07  1950年10月至1953年7月           1950-10/1953-07

EDTF has no "early in the year" below its level 2, which few programs read, so 2019年初 is 2019~,
and the bounds carry the rest.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from honorhall.ground.problem import Refused

Precision = Literal["day", "month", "year", "season", "decade", "interval", "about"]
_Span = tuple[str, str, str]  # edtf, first day, last day

_EARLIEST, _LATEST = 1000, 2999
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5E)} | {0x3000: 0x20}
_NEEDLESS_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_WORDS_BETWEEN = re.compile("至|到|[—–]+|～")
_TIME = r"(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_NUMERIC = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}){_TIME})?)?", re.ASCII)
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?", re.ASCII)
_YEAR_PART = re.compile(r"(\d{4})年年?(初|中|底|末|上半年|下半年)", re.ASCII)
_MONTH_PART = re.compile(r"(\d{4})年(\d{1,2})月(初|上旬|中旬|下旬|底|末)", re.ASCII)
_SEASON = re.compile(r"(\d{4})年?([春夏秋冬])[季天]?", re.ASCII)
_DECADE = re.compile(r"([12]\d\d)(?:0年代|X)|(1[1-9]|2\d)世纪(\d)0年代", re.ASCII)
_ABOUT = re.compile(r"(?:大?约)(.+)|(.+?)(?:前后|左右|~)")
_RELATIVE = re.compile(
    "[去今明前本当近往]年|年来|以来|以后|至今|迄今|今[日天后]|昨[日天]|明[日天]|上个?月|[本这下]个?月|[上本这下]个?周|[上本]世纪"
    "|近来|最近|近期|近日|近[0-9一二两三四五六七八九十几数]+个?[年月周日天]|日前|不久|目前|如今|现在|刚刚"
    r"|\b(?:last|this|next|recent|recently|since|ago|now|today|yesterday)\b",
    re.IGNORECASE,
)
_YEAR_PARTS = {
    "初": (1, 4),
    "中": (5, 9),
    "底": (10, 12),
    "末": (10, 12),
    "上半年": (1, 6),
    "下半年": (7, 12),
}
_MONTH_PARTS = {
    "初": (1, 10),
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
}
_YEAR_PARTS_EN = {
    ("01", "04"): "early ",
    ("05", "09"): "mid-",
    ("10", "12"): "late ",
    ("01", "06"): "first half of ",
    ("07", "12"): "second half of ",
}
_MONTH_PARTS_EN = {"01": "early ", "11": "mid-", "21": "late "}
# Not calendar.month_name: that one follows the machine's locale.
_MONTHS_EN = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = {21: ("春", "spring"), 22: ("夏", "summer"), 23: ("秋", "autumn"), 24: ("冬", "winter")}
_SEASON_CODES = {zh: code for code, (zh, _) in _SEASONS.items()}


class _NotInCalendarError(ValueError):
    """Never leaves this module: it becomes date-impossible."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date: `verbatim` as written, `edtf`, and the ISO days (YYYY-MM-DD) that bound it."""

    verbatim: str
    edtf: str
    first: str
    last: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that an author wrote.

        Refused, with the fact `value`: date-impossible (not in the calendar), date-backwards (ends before it
        begins), date-relative (去年, 近3年), date-unreadable (anything else).
        """
        return _parsed(text)

    def __reduce__(self) -> tuple[Any, ...]:
        # Its words are all of it, and many records share a date: it travels between processes as they do.
        return _parsed, (self.verbatim,)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders dates by their first possible day, then by their last."""
        return (self.first, self.last)

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return int(self.first[:4])

    @property
    def precision(self) -> Precision:
        """How exact it is; "about" is 约 and every part of a year or month (年初, 下旬)."""
        if "/" in self.edtf:
            return "interval"
        if self.edtf.endswith("~"):
            return "about"
        if self.edtf.endswith("X"):
            return "decade"
        if len(self.edtf) == len("2021-21") and int(self.edtf[5:]) in _SEASONS:
            return "season"
        by_length: dict[int, Precision] = {4: "year", 7: "month"}
        return by_length.get(len(self.edtf), "day")

    @property
    @lru_cache(maxsize=20_000)  # noqa: B019 (a value like any other: equal dates are said alike)
    def zh(self) -> str:
        """For Chinese readers, as GB/T 15835 prints it: 2020年7月29日, 1950年10月至1953年7月, 约1951年."""
        if sides := self._sides():
            return "至".join(side.zh for side in sides)
        plain = _plain(self.verbatim)
        return plain if "年" in plain else _zh(self.edtf)

    @property
    @lru_cache(maxsize=20_000)  # noqa: B019 (the same)
    def en(self) -> str:
        """For English readers: 29 July 2020, early 2019, about 1951, 1950s, October 1950 to July 1953."""
        if sides := self._sides():
            return " to ".join(side.en for side in sides)
        return _part_en(self) + _en(self.edtf.rstrip("~"))

    def month_day(self) -> tuple[int, int] | None:
        """Month and day for "on this day"; None when the day is not known."""
        return (int(self.first[5:7]), int(self.first[8:])) if self.precision == "day" else None

    def coarser(self) -> PartialDate:
        """The same date without its day, in `verbatim` too; a date that names no day is returned as it is."""
        if sides := self._sides():
            start, end = (side.coarser() for side in sides)
            return start if start == end else PartialDate.parse(f"{start.verbatim}至{end.verbatim}")
        month = self.first[:7]
        in_one_month = self.last[:7] == month
        whole = (self.first, self.last) == _days(self.year, int(month[5:]))
        return PartialDate.parse(month) if in_one_month and not whole else self

    def _sides(self) -> tuple[PartialDate, PartialDate] | None:
        if self.precision != "interval":
            return None
        start, end = _split(_plain(self.verbatim)) or ("", "")
        return PartialDate.parse(start), PartialDate.parse(end)


@lru_cache(maxsize=20_000)
def _parsed(text: str) -> PartialDate:
    plain = _plain(text)
    span = _single(plain, text) or _interval(plain, text)
    if span is None:
        raise Refused("date-relative" if _RELATIVE.search(text) else "date-unreadable", value=text)
    return PartialDate(text, *span)


def _plain(text: str) -> str:
    """Half-width, and without spaces except one that stands between two digits."""
    return _NEEDLESS_SPACE.sub("", text.translate(_HALF_WIDTH))


def _interval(plain: str, text: str) -> _Span | None:
    sides = _split(plain)
    if sides is None:
        return None
    start, end = _single(sides[0], text), _single(sides[1], text)
    if start is None or end is None:
        return None
    if end[2] < start[1]:
        raise Refused("date-backwards", value=text)
    # EDTF allows no decade as the end of an interval (below level 2), so 1950年代至1960年代 is 1950/1969.
    starts = start[1][:4] if "X" in start[0] else start[0]
    ends = end[2][:4] if "X" in end[0] else end[0]
    return f"{starts}/{ends}", start[1], end[2]


def _split(plain: str) -> tuple[str, str] | None:
    words = _WORDS_BETWEEN.split(plain)
    sides = words if len(words) > 1 else plain.split("/")
    return (sides[0], sides[1]) if len(sides) == len(("start", "end")) else None


def _single(plain: str, text: str) -> _Span | None:
    """The span of one date; None if it is not written as one. Refused: date-impossible, value `text`."""
    try:
        if about := _ABOUT.fullmatch(plain):
            span = _exact(about[1] or about[2])
            return (f"{span[0]}~", *span[1:]) if span else None
        return _exact(plain) or _part(plain)
    except _NotInCalendarError as impossible:
        raise Refused("date-impossible", value=text) from impossible


def _exact(plain: str) -> _Span | None:
    if match := _NUMERIC.fullmatch(plain):
        year, month, day = match[1], match[3], match[4]
        if month and not day and int(month) in _SEASONS and match[2] == "-":
            return _season(int(year), int(month))
        return _calendar(year, month, day)
    if match := _CHINESE.fullmatch(plain):
        return _calendar(match[1], match[2], match[3])
    if match := _SEASON.fullmatch(plain):
        return _season(int(match[1]), _SEASON_CODES[match[2]])
    if match := _DECADE.fullmatch(plain):
        tens = match[1] or f"{int(match[2]) - 1}{match[3]}"
        return f"{tens}X", f"{tens}0-01-01", f"{tens}9-12-31"
    return None


def _part(plain: str) -> _Span | None:
    if match := _YEAR_PART.fullmatch(plain):
        year, (start, end) = int(match[1]), _YEAR_PARTS[match[2]]
        return f"{match[1]}~", _days(year, start)[0], _days(year, end)[1]
    if match := _MONTH_PART.fullmatch(plain):
        year, month, (start, end) = int(match[1]), int(match[2]), _MONTH_PARTS[match[3]]
        last = min(f"{year}-{month:02}-{end:02}", _days(year, month)[1])
        return f"{match[1]}-{month:02}~", f"{year}-{month:02}-{start:02}", last
    return None


def _calendar(year: str, month: str | None, day: str | None) -> _Span:
    if not month:
        return year, _days(int(year), 1)[0], _days(int(year), 12)[1]
    first, last = _days(int(year), int(month))
    if not day:
        return first[:7], first, last
    exact = f"{first[:8]}{int(day):02}"
    if not first <= exact <= last:
        raise _NotInCalendarError(f"{first[:8]}{day}")
    return exact, exact, exact


def _season(year: int, code: int) -> _Span:
    start = 3 * (code - 20)
    next_year, end = divmod(start + 1, 12)
    return f"{year}-{code}", _days(year, start)[0], _days(year + next_year, end + 1, latest=_LATEST + 1)[1]


def _days(year: int, month: int, latest: int = _LATEST) -> tuple[str, str]:
    """First and last day of a month. _NotInCalendarError: no such month, or a year out of range."""
    if not (_EARLIEST <= year <= latest and month in range(1, 13)):
        raise _NotInCalendarError(f"{year}-{month}")
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"


def _zh(edtf: str) -> str:
    if edtf.endswith("~"):
        return f"约{_zh(edtf[:-1])}"
    if edtf.endswith("X"):
        return f"{edtf[:3]}0年代"
    year, *rest = edtf.split("-")
    if rest and int(rest[0]) in _SEASONS:
        return f"{year}年{_SEASONS[int(rest[0])][0]}"
    return f"{year}年" + "".join(f"{int(n)}{mark}" for n, mark in zip(rest, "月日", strict=False))


def _part_en(date: PartialDate) -> str:
    if date.precision != "about":
        return ""
    if len(date.edtf) == len("2019~"):
        return _YEAR_PARTS_EN.get((date.first[5:7], date.last[5:7]), "about ")
    whole = _days(date.year, int(date.first[5:7]))
    is_part = len(date.edtf) == len("2020-07~") and (date.first, date.last) != whole
    return _MONTH_PARTS_EN[date.first[8:]] if is_part and date.first[:7] == date.last[:7] else "about "


def _en(edtf: str) -> str:
    if edtf.endswith("X"):
        return f"{edtf[:3]}0s"
    year, *rest = edtf.split("-")
    if rest and int(rest[0]) in _SEASONS:
        return f"{_SEASONS[int(rest[0])][1]} {year}"
    names = [_MONTHS_EN[int(rest[0])], year] if rest else [year]
    return " ".join([str(int(rest[1])), *names] if len(rest) > 1 else names)

"""Promises to people: no number or address by which somebody can be found stands in a text that is to be published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from honorhall.checks.asked import Asked
from honorhall.checks.inside import Path, inside
from honorhall.checks.told import told
from honorhall.ground.problem import Problem
from honorhall.model import Code, Privacy, rows

HAN_DIGITS = "零〇一二三四五六七八九"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# A text without any of these holds none of them: one look at it, for most of ten thousand.
MAY_HOLD = re.compile(rf"\d{{5}}|\d[ -]\d|[@＠]|部队|信箱|微信|QQ|ＱＱ|[{PROVINCES}][A-Z]|单元|号楼|室", re.IGNORECASE)
UNREAD = re.compile(  # code, and addresses of pages
    r"```.*?(?:```|\Z)|`[^`\n]*`|https?://[^\s)>\"'，。；]+|mailto:", re.DOTALL
)
MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])")
IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{9}[0-9Xx](?![0-9A-Za-z])")
CARD = re.compile(r"(?<!\d)(?:62|4|5[1-5])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?!\d)")
PLATE = re.compile(rf"[{PROVINCES}][A-HJ-NP-Z][·•. ]?(?=[A-HJ-NP-Z]{{0,4}}\d)[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9])")
MAIL = re.compile(r"[A-Za-z0-9_.+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
CHAT = re.compile(r"(?:微信号?|QQ号?|ＱＱ号?)(?:号码)?[:：为是 ]{1,3}([A-Za-z][\w-]{5,19}|\d{5,11})", re.IGNORECASE)
COUNT = r"(?:\d+|[一二三四五六七八九十]+)"
HOME = re.compile(rf"{COUNT}(?:号楼|栋|幢|座|单元){COUNT}?(?:单元|楼|层)?\d{{2,4}}(?:室|房|号)")
UNIT = re.compile(rf"(?<![\d{HAN_DIGITS}])(?:\d{{5}}|[{HAN_DIGITS}]{{5}})部队|(?<!\d)\d{{2,5}}信箱")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643: of an identity number's first 17 digits
SIGNS = "10X98765432"
FEWEST = 2  # different digits of a number that somebody was given
LAST_SEEN = 4  # digits of a number that a message may say again


class TextRule(NamedTuple):
    """What is looked for in a text. pattern: read alike by Python and by a browser (JavaScript's flag "u"), its group,
    where it has one, is what was found; right: whether what was found is what it looks like.
    """

    code: str
    pattern: re.Pattern[str]
    right: Callable[[str], bool] = bool


def secrets(asked: Asked) -> Iterator[Problem]:
    """Telephone, identity and bank numbers, plates, mail, chat accounts, homes, and code names of units."""
    for key, record in asked.records.items():
        for path, text in () if record.sample else texts(record):
            for code, value, at in found(text) if MAY_HOLD.search(text) else ():
                line = text.count("\n", 0, at)
                where = (*path, line) if path == ("body",) else path
                yield told(asked.archive, key, code, where, value=masked(value))


def found(text: str) -> Iterator[tuple[str, str, int]]:
    """(code, what, where in the text) of everything in a text by which somebody can be found."""
    taken: set[int] = set()
    plain = UNREAD.sub(lambda one: " " * len(one.group()), text)
    for rule in TEXT_RULES:
        for one in rule.pattern.finditer(plain):
            value = one.group(one.lastindex or 0)
            if rule.right(value) and taken.isdisjoint(range(one.start(), one.end())):
                taken.update(range(one.start(), one.end()))
                yield rule.code, value, one.start()


def masked(value: str) -> str:
    """Enough of it to be found again, and not the whole: messages are read by many, and kept in logs."""
    return value if len(value) <= LAST_SEEN * 2 else f"{value[:3]}…{value[-LAST_SEEN:]}"


def is_identity(value: str) -> bool:
    """Whether a number is one that GB 11643 gives: of a day that there is, and with the right last sign."""
    try:
        date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    return SIGNS[sum(int(one) * weight for one, weight in zip(value, WEIGHTS, strict=False)) % 11] == value[-1].upper()


def is_card(value: str) -> bool:
    """Whether the digits of a number add up as those of bank cards do (ISO/IEC 7812, Luhn)."""
    digits = [int(one) for one in value if one.isdigit()][::-1]
    doubled = (sum(divmod(2 * one, 10)) for one in digits[1::2])
    return len(set(digits)) > FEWEST and (sum(digits[::2]) + sum(doubled)) % 10 == 0


TEXT_RULES = (
    TextRule("identity-number", IDENTITY, is_identity),
    TextRule("bank-card", CARD, is_card),
    TextRule("mobile-number", MOBILE),
    TextRule("mail-address", MAIL),
    TextRule("chat-account", CHAT),
    TextRule("number-plate", PLATE),
    TextRule("home-address", HOME),
    TextRule("unit-designation", UNIT),
)


def texts(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every text of a record that an edition may show, with its path; parts and lists opened."""
    return ((path, value) for path, value in inside(record, _shown) if isinstance(value, str))


@cache
def _shown(model: type[BaseModel]) -> tuple[str, ...]:
    """Not those of division codes: their shape was looked at, and five digits of them would slow every record."""
    shown = (row for row in rows(model) if row.privacy is not Privacy.PRIVATE and not row.hidden)
    return tuple(row.name for row in shown if not row.mark(Code))

"""Promises to people: numbers and addresses by which somebody can be found."""

from __future__ import annotations

import re
from datetime import date

from honorhall.checks.text_rule import TextRule

HAN_DIGITS = "零〇一二三四五六七八九"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])")
IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{9}[0-9Xx](?![0-9A-Za-z])")
CARD = re.compile(r"(?<![\d.])(?:62|4|5[1-5])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?![\d.])")
PLATE = re.compile(rf"[{PROVINCES}][A-HJ-NP-Z][·•. ]?(?=[A-HJ-NP-Z]{{0,4}}\d)[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9])")
MAIL = re.compile(r"[A-Za-z0-9_.+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
CHAT = re.compile(
    r"(?:微信号?|QQ号?|ＱＱ号?)(?:号码)?[:：为是 ]{1,3}([A-Za-z][A-Za-z0-9_-]{5,19}|\d{5,11})", re.IGNORECASE
)
COUNT = r"[\d一二三四五六七八九十]"
HOME = re.compile(rf"{COUNT}{COUNT}*(?:号楼|栋|幢|座|单元)(?:\d*|{COUNT}*)(?:单元|楼|层)?\d{{2,4}}(?:室|房|号)")
DIGIT = rf"[\d{HAN_DIGITS}]"  # the patterns begin with one character of a class: Python looks for that fast
UNIT = re.compile(rf"{DIGIT}(?<!{DIGIT}{DIGIT}){DIGIT}{{4}}部队")
BOX = re.compile(r"\d(?<!\d\d)\d{1,4}号?(?<!12345)(?<!12345号)信箱")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643: of an identity number's first 17 digits
SIGNS = "10X98765432"
FEWEST = 2  # different digits of a number that somebody was given


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


SECRETS = (
    TextRule("identity-number", IDENTITY, is_identity),
    TextRule("bank-card", CARD, is_card),
    TextRule("mobile-number", MOBILE),
    TextRule("mail-address", MAIL),
    TextRule("chat-account", CHAT),
    TextRule("number-plate", PLATE),
    TextRule("home-address", HOME),
    TextRule("unit-designation", UNIT),
    TextRule("unit-designation", BOX),
)

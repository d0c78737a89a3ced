"""found(): everything in a text that one of TEXT_RULES is about, after one quick look that most texts need only."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from honorhall.checks.copied import AS_GBK, BRACKETED, COPIED, FURNISHED, MIXED, TONES, TRADITIONAL, mixed
from honorhall.checks.guarded import AT_HOME, GUARDED, HARD, HELP
from honorhall.checks.numerals import NUMERALS
from honorhall.checks.secrets import PROVINCES, SECRETS
from honorhall.checks.text_rule import TextRule

Found = tuple[str, str, int]  # code, what was found, where in the text
TEXT_RULES = (*SECRETS, *GUARDED, *COPIED, *NUMERALS)
UNREAD = re.compile(  # code, and where a link leads
    r"```.*?(?:```|\Z)|`[^`\n]*`|\]\((?!tel:|mailto:)[^)（）\s]+|https?://[^\s)>\"'，。；（）]+|mailto:", re.DOTALL
)


def _of(*codes: str) -> tuple[TextRule, ...]:
    return tuple(rule for rule in TEXT_RULES if rule.code in codes)


# What stands in every text that a rule finds something in. Most texts hold none of it, and are not searched further:
# three looks at 700 characters take some 30 µs, all the rules 1.5 ms. Each look begins with characters and not with a
# choice of shapes, for then Python passes over all others ten times as fast.
NUMBERS = re.compile(
    rf"[0-9０-９A-HJ-NP-Z](?:(?<!\d\d)(?<![a-z]-\d)[\d -]{{9,}}\d|(?<=[{PROVINCES}][A-Z])|\.\d\d|[°度百千~]"
    r"|(?<=[０-９])|，[0-9]{3}|,[0-9]{4}|[ %％][ ]?~|年[一二三四五六七八九十]|年(?<![0-9][0-9]..))"
)
WITH_NUMBERS = (*SECRETS, *_of("site-position"), *NUMERALS)
ODD = re.compile(
    f"[&ÃÂâäåæçèé\ufffd\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00a0锟烫屯{AS_GBK}{TONES}{TRADITIONAL}]"
)
WITH_ODD = (*_of("garbled-text", "copied-pinyin", "html-entity", "unseen-character"), MIXED)
COUNTED = ("集团军", "军", "师", "旅", "团", "支队", "大队")  # words that mean something behind a number
BY_WORD = {
    **dict.fromkeys(("@", "＠"), _of("mail-address")),
    **dict.fromkeys(("微信", "QQ", "Qq", "qQ", "qq", "ＱＱ"), _of("chat-account")),
    **dict.fromkeys(("号楼", "栋", "幢", "座", "单元"), _of("home-address")),
    **dict.fromkeys(("部队", "信箱"), _of("unit-designation")),
    **dict.fromkeys((*HARD, *HELP, *AT_HOME), _of("helped-named")),
    **dict.fromkeys(("学生", "初中生", "高中生", "少先队员", "小朋友", "年级"), _of("pupil-named")),
    **dict.fromkeys(("小记者", "小讲解员", "小小讲解员", "小宣讲员", "小志愿者", "小学员"), _of("pupil-named")),
    **dict.fromkeys(FURNISHED, _of("page-furniture")),
    **dict.fromkeys(BRACKETED, _of("link-brackets")),
    **dict.fromkeys(COUNTED, _of("unit-recent")),
    **dict.fromkeys(("十", "年"), _of("number-mixed")),
}
WORDS = re.compile(
    "|".join(
        (
            *(re.escape(word) for word in BY_WORD if word not in (*COUNTED, "十", "年")),
            *(f"{word}(?<=[0-9零〇一二三四五六七八九十百]{word})" for word in COUNTED),
            "十(?=[0-9])",
            "年(?<=[〇零一二三四五六七八九]年)(?=[0-9])",
        )
    )
)


def found(text: str) -> Iterator[Found]:
    """(code, what, where in the text) of everything in a text that a rule is about."""
    return searched(text, seen(text))


def seen(text: str) -> set[TextRule]:
    """The rules that a text may hold something for."""
    wanted = {rule for word in set(WORDS.findall(text)) for rule in BY_WORD[word]}
    if NUMBERS.search(text):
        wanted.update(WITH_NUMBERS)
    if ODD.search(text):
        wanted.update(WITH_ODD)
    return wanted


def searched(text: str, wanted: Container[TextRule]) -> Iterator[Found]:
    """The same of these rules, with no look beforehand."""
    plain = UNREAD.sub(_blank, text)
    taken: set[int] = set()
    for rule in TEXT_RULES:
        for one in rule.pattern.finditer(plain) if rule in wanted else ():
            value, at = one.group(one.lastindex or 0), one.start(one.lastindex or 0)
            if rule.right(value) and taken.isdisjoint(range(at, at + len(value))):
                taken.update(range(at, at + len(value)))
                yield rule.code, value, at
    if MIXED in wanted:
        yield from mixed(plain)


def _blank(found: re.Match[str]) -> str:
    """Spaces, so that what is found in the rest is found where it stands. A link's brackets stay."""
    kept = "](" if found[0].startswith("](") else ""
    return kept + " " * (len(found[0]) - len(kept))

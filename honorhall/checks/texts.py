"""The looks at the texts of a record: all rules of one table, after one quick look that most texts need only."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from honorhall.checks.asked import Asked
from honorhall.checks.copied import AS_GBK, COPIED, FURNISHED, MIXED, TONES, TRADITIONAL, mixed
from honorhall.checks.guarded import GUARDED, HARD, HELP, NAMED, SITES, UNITS
from honorhall.checks.inside import Path, inside
from honorhall.checks.numerals import NUMERALS
from honorhall.checks.secrets import PROVINCES, SECRETS
from honorhall.checks.text_rule import TextRule
from honorhall.checks.told import told
from honorhall.ground.problem import Problem
from honorhall.model import Code, Privacy, Ref, Term, rows

TEXT_RULES = (*SECRETS, *GUARDED, *COPIED, *NUMERALS)
OF_PEOPLE = {rule.code for rule in (*SECRETS, *GUARDED)}
UNREAD = re.compile(  # code, and where a link leads; each way it begins is a character, and quickly looked for
    r"```.*?(?:```|\Z)|`[^`\n]*`|\]\((?!tel:|mailto:)[^)）\s]+|https?://[^\s)>\"'，。；（）]+|mailto:", re.DOTALL
)
LAST_SEEN = 4  # digits of a number that a message may say again
LONGEST = 40  # characters that a message repeats

# What stands in every text that a rule finds something in. Most texts hold none of it and are not searched further:
# three looks at 700 characters take 20 µs, all the rules 1.5 ms. Each begins with characters and not with a choice of
# shapes, for then it is ten times as fast.
NUMBERS = re.compile(
    rf"[0-9０-９A-HJ-NP-Z](?:(?<!\d\d)(?<![a-z]-\d)[\d -]{{9,}}\d|(?<=[{PROVINCES}][A-Z])|\.\d\d|[°度百千~]|(?<=[０-９])|，[0-9]{{3}}"
    r"|,[0-9]{4}|[ %％][ ]?~|年[一二三四五六七八九十]|年(?<![0-9][0-9]..))"
)
ODD = re.compile(
    f"[&ÃÂâäåæçèé\ufffd\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00a0锟烫屯{AS_GBK}{TONES}{TRADITIONAL}]"
)


def _of(code: str) -> tuple[TextRule, ...]:
    return tuple(rule for rule in TEXT_RULES if rule.code == code)


MEASURED = ("集团军", "军", "师", "旅", "团", "支队", "大队")  # words that mean something behind a number
BY_WORD = {
    **dict.fromkeys(("@", "＠"), _of("mail-address")),
    **dict.fromkeys("微信 QQ Qq qQ qq ＱＱ".split(), _of("chat-account")),
    **dict.fromkeys("号楼 栋 幢 座 单元".split(), _of("home-address")),
    **dict.fromkeys(("部队", "信箱"), _of("unit-designation")),
    **dict.fromkeys((HARD + "|" + HELP).split("|"), NAMED[:1]),
    **dict.fromkeys("学生 初中生 高中生 少先队员 小朋友 小记者 小讲解员 小宣讲员 小志愿者 小学员 年级".split(), NAMED[1:]),
    **dict.fromkeys(FURNISHED, COPIED[4:]),
    **dict.fromkeys(MEASURED, UNITS),
    **dict.fromkeys("十 年".split(), NUMERALS),
}
COUNTED = "0-9零〇一二三四五六七八九十百"
WORDS = re.compile(
    "|".join([
        *(re.escape(word) for word in BY_WORD if word not in (*MEASURED, "十", "年")),
        *(f"{word}(?<=[{COUNTED}]{word})" for word in MEASURED),
        "十(?=[0-9])",
        "年(?<=[〇零一二三四五六七八九]年)(?=[0-9])",
    ])
)


def in_texts(asked: Asked) -> Iterator[Problem]:
    """All that TEXT_RULES, and a look for mixed scripts, find in the texts of a record."""
    for key, record in asked.records.items():
        written = list(texts(record))
        together = "\n".join(text for _, text in written)
        wanted = [rule for rule in seen(together) if rule.pattern.search(together)]
        for path, text in written if wanted else ():
            for code, value, at in _worth_telling(searched(text, wanted), of_a_sample=record.sample):
                line = text.count("\n", 0, at)
                where = (*path, line) if path == ("body",) else path
                yield told(asked.archive, key, code, where, value=repeated(code, value))


def _worth_telling(
    found: Iterable[tuple[str, str, int]], *, of_a_sample: bool
) -> Iterator[tuple[str, str, int]]:
    """Every secret, but of a sample none: whoever is made up may have a number. A habit of writing once a text."""
    known: set[str] = set()
    for one in found:
        if one[0] in OF_PEOPLE:
            if not of_a_sample:
                yield one
        elif one[0] not in known:
            known.add(one[0])
            yield one


def found(text: str) -> Iterator[tuple[str, str, int]]:
    """(code, what, where in the text) of everything in a text that a rule is about."""
    return searched(text, seen(text))


def seen(text: str) -> set[TextRule]:
    """The rules that a text may hold something for."""
    wanted = {rule for word in set(WORDS.findall(text)) for rule in BY_WORD[word]}
    if NUMBERS.search(text):
        wanted.update(SECRETS, SITES, NUMERALS)
    if ODD.search(text):
        wanted.update(COPIED[:4], (MIXED,))
    return wanted


def searched(text: str, wanted: Container[TextRule]) -> Iterator[tuple[str, str, int]]:
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


def repeated(code: str, value: str) -> str:
    """What a message repeats: enough of a secret to find it again, and of all else the beginning."""
    if code in {rule.code for rule in SECRETS}:
        return masked(value)
    seen = "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in value)
    return seen if len(seen) <= LONGEST else f"{seen[:LONGEST]}…"


def masked(value: str) -> str:
    """Enough of it to be found again, and not the whole: messages are read by many, and kept in logs."""
    return value if len(value) <= LAST_SEEN * 2 else f"{value[:3]}…{value[-LAST_SEEN:]}"


def texts(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every text of a record that an edition may show, with its path; parts and lists opened."""
    return ((path, value) for path, value in inside(record, _shown) if isinstance(value, str))


@cache
def _shown(model: type[BaseModel]) -> tuple[str, ...]:
    """Not those of codes, terms and references: their shape was looked at, and their digits would slow every record."""
    shown = (row for row in rows(model) if row.privacy is not Privacy.PRIVATE and not row.hidden)
    return tuple(row.name for row in shown if not (row.mark(Code) or row.mark(Ref) or row.mark(Term)))

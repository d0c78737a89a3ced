"""Ids: short, from pinyin, never from a person's name, each its own: urls are made of them, for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from honorhall.exports import search

LONGEST = 60
PAIR, ODD = 2, 3  # characters of a word that nobody knows
PERSON = "person"
HAN = re.compile("[一-鿿]+")
LATIN = re.compile("[a-z0-9]+")
# Words that stay whole, the longer before the shorter; what is between them is parted by two characters.
WORDS = """
退役军人 新时代文明实践 人民政府 应急救援 便民服务 公共卫生 法律服务 红色宣讲 爱国主义 抗美援朝
志愿者 服务队 服务站 服务点 服务中心 联络点 联络站 纪念馆 荣誉馆 陈列馆 老战士 基金会 联合会
革命 烈士 陵园 英雄 模范 先进 个人 集体 优秀 老兵 故事 活动 慰问 走访 培训 会议 仪式 宣讲 教育 基地
抗战 抗日 解放 疫情 防控 防汛 抢险 救援 巡查 交通 疏导 小学 中学 大学 学校 医院 社区 街道 公园 广场
志愿 服务 退役 军人 荣誉 文化 讲堂 品牌 项目 工作 基金 协会 中心
"""
ALONE = "省市县区镇乡村队馆站室的和与在之"
PARTED = re.compile("|".join([*sorted(WORDS.split(), key=len, reverse=True), f"[{ALONE}]"]))
LEFT_OUT = frozenset({*"的和与在之", "退役军人"})  # said of nearly everybody here
PROVISIONAL = re.compile(
    r"[a-z]+-\d{8}-\d{4,6}(?:-[a-z0-9]+)?"
)  # of a browser that knows no pinyin: story-20261122-1530


def id_from(title: str) -> str:
    """东岐村志愿服务队 -> dongqi-cun-zhiyuan-fuwudui; "" where there is nothing to be said of it in letters."""
    words: list[str] = []
    for found in re.finditer(f"({HAN.pattern})|({LATIN.pattern})", title.lower()):
        words += _spoken(found.group(1)) if found.group(1) else [found.group(2)]
    kept = ""
    for word in filter(None, words):
        longer = f"{kept}-{word}" if kept else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept


def _spoken(run: str) -> Iterator[str]:
    """The words of a run of Han characters, each in pinyin without tones."""
    said = spoken(run)
    for start, end in _words(run):
        if run[start:end] not in LEFT_OUT:
            yield "".join(said[start:end])


def spoken(run: str) -> list[str]:
    """One syllable a character, "" where nobody knows."""
    return _readings().of(run)


@cache
def _readings() -> search.Readings:
    return search.spoken_chinese()


def _words(run: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in PARTED.finditer(run):
        yield from _pairs(at, found.start())
        yield found.span()
        at = found.end()
    yield from _pairs(at, len(run))


def _pairs(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two characters a word; the last takes three rather than leave one alone."""
    while start < end:
        size = ODD if end - start == ODD else PAIR
        yield start, min(start + size, end)
        start += size


def names_its_person(name: str, person: str) -> bool:
    """Whether an id holds a person's name in pinyin, as a whole or after the surname."""
    said = spoken("".join(HAN.findall(person)))
    bare = name.replace("-", "")
    given = "".join(said[1:])
    return bool(said) and ("".join(said) in bare or (len(said) > PAIR and given in bare))


class Ids:
    """The ids of a hall while an import gives out new ones."""

    def __init__(self, taken: set[tuple[str, str]]) -> None:
        self.taken = taken
        self.next: dict[tuple[str, str], int] = {}

    def new(self, kind: str, title: str) -> tuple[str, str]:
        """A free id for a record; and the one it would have had, where that is taken."""
        wanted = "" if kind == PERSON else id_from(title)
        if not wanted or wanted == "index":
            return self._numbered(kind, f"{kind}-", 1, width=3), ""
        if self.take(kind, wanted):
            return wanted, ""
        return self._numbered(kind, f"{wanted[: LONGEST - 4].rstrip('-')}-", 2, width=1), wanted

    def take(self, kind: str, name: str) -> bool:
        """Take an id, if it is free."""
        free = (kind, name) not in self.taken
        self.taken.add((kind, name))
        return free

    def _numbered(self, kind: str, stem: str, first: int, width: int) -> str:
        number = self.next.get((kind, stem), first)
        while not self.take(kind, f"{stem}{number:0{width}}"):
            number += 1
        self.next[kind, stem] = number + 1
        return f"{stem}{number:0{width}}"

"""Queries cut from the texts themselves, and what a plain scan of the texts says of them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from honorhall.exports.search.entries import Entry
from honorhall.exports.search.names import readings

HAN = re.compile("[\u4e00-\u9fff]+")
LENGTHS = range(1, 9)
NAMES = "names"
MOST_SYLLABLES = 12


@dataclass(frozen=True, slots=True)
class Query:
    """asked: what is typed; group: "1" … "8" for so many characters, or another; truth: urls of texts that hold it."""

    asked: str
    group: str
    truth: frozenset[str]


def cut(entries: Sequence[Entry], each: int, seed: int) -> list[Query]:
    """`each` queries of every length, and as many titles."""
    luck = random.Random(seed)
    texts = {entry.url: "\n".join(text for _, text in entry.parts) for entry in entries}
    found: list[Query] = []
    for length in LENGTHS:
        phrases: dict[str, None] = {}
        for _ in range(each * 200):
            if len(phrases) < each and (phrase := _phrase(luck, entries, length)):
                phrases[phrase] = None
        found += [Query(phrase, str(length), _holding(texts, phrase)) for phrase in phrases]
    titles = sorted({entry.title for entry in entries if HAN.fullmatch(entry.title)})
    for title in luck.sample(titles, min(each, len(titles))):
        found.append(Query(title, NAMES, _holding(texts, title)))
    return found


def _phrase(luck: random.Random, entries: Sequence[Entry], length: int) -> str:
    """So many Han characters that stand together somewhere."""
    text = luck.choice(luck.choice(entries).parts)[1]
    runs = [run for run in HAN.findall(text) if len(run) >= length]
    if not runs:
        return ""
    run: str = luck.choice(runs)
    start = luck.randrange(len(run) - length + 1)
    return run[start : start + length]


def _holding(texts: dict[str, str], phrase: str) -> frozenset[str]:
    return frozenset(url for url, text in texts.items() if phrase in text)


def spoken(entries: Sequence[Entry], most: int, seed: int) -> list[Query]:
    """Titles in pinyin, in full and by initials; true is the page of that title."""
    named = [entry for entry in entries if 1 < len(_syllables(entry)) <= MOST_SYLLABLES]
    some = named if len(named) <= most else random.Random(seed).sample(named, most)
    found = []
    for entry in some:
        said = _syllables(entry)
        found.append(Query("".join(said), "pinyin", frozenset({entry.url})))
        found.append(Query("".join(one[0] for one in said), "initials", frozenset({entry.url})))
    return found


def _syllables(entry: Entry) -> list[str]:
    said = readings(entry.title, person=entry.kind == "person", spoken=entry.spoken)
    return [] if ("",) in said else [ways[0] for ways in said]

"""Stories that are told twice: most sentences of one stand in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from honorhall.checks.asked import Asked
from honorhall.checks.told import told
from honorhall.ground.problem import Problem
from honorhall.model import Story

SENTENCE = re.compile("[^。！？!?\n]{12,}")  # a shorter one is everybody's
LONGEST = 6  # sentences by which a story is known: two stories that share most sentences share most of these
KNOWN_BY = 2  # of them in another story: worth a look at all sentences of both
COMMON = 8  # stories that hold a sentence: with more of them it is a formula
MUCH = 0.6  # of a story's characters
ENOUGH = 50  # characters that two stories share


def twice(asked: Asked) -> Iterator[Problem]:
    """A story most of which stands in an earlier one. One pass, 30 µs a story, however many there are."""
    holding: dict[str, list[str]] = {}
    for key, record in asked.records.items():
        if not isinstance(record, Story):
            continue
        alike: Counter[str] = Counter()
        for one in sorted(SENTENCE.findall(record.body), key=len)[-LONGEST:]:
            others = holding.setdefault(one, [])
            if len(others) < COMMON:
                alike.update(others)
                others.append(key)
        other, count = max(alike.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if count >= KNOWN_BY and (share := _shared(record.body, asked.archive.records[other].body)) >= MUCH:
            facts = {"other": asked.archive.records[other].title, "file": asked.archive.place(other).file}
            yield told(asked.archive, key, "story-twice", ("body",), share=f"{share:.0%}", **facts)


def _shared(one: str, other: str) -> float:
    """How much of a text, of its characters in whole sentences, stands in another; 0 where that is next to nothing."""
    sentences = set(SENTENCE.findall(one))
    both = sum(map(len, sentences & set(SENTENCE.findall(other))))
    return both / sum(map(len, sentences)) if both >= ENOUGH else 0

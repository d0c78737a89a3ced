"""Stories that are told twice: most sentences of one stand in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from honorhall.checks.asked import Asked
from honorhall.checks.told import told
from honorhall.ground.problem import Problem
from honorhall.model import Story

SENTENCE_END = re.compile("[。！？!?\n]+")
SHORTEST = 12  # characters of a sentence that is not everybody's
COMMON = 8  # stories that hold a sentence: with more of them it is a formula
MUCH = 0.6  # of a story's characters
ENOUGH = 60  # characters that two stories share


def twice(asked: Asked) -> Iterator[Problem]:
    """A story most of which stands in an earlier one. One pass: 20 µs a story, however many there are."""
    holding: dict[str, list[str]] = {}
    for key, record in asked.records.items():
        if not isinstance(record, Story):
            continue
        sentences = {one for part in SENTENCE_END.split(record.body) if len(one := part.strip()) >= SHORTEST}
        shared: Counter[str] = Counter()
        for one in sentences:
            others = holding.setdefault(one, [])
            if len(others) < COMMON:
                shared.update(dict.fromkeys(others, len(one)))
                others.append(key)
        other, most = max(shared.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if most >= ENOUGH and most >= MUCH * sum(map(len, sentences)):
            facts = {"other": asked.archive.records[other].title, "file": asked.archive.place(other).file}
            facts["share"] = f"{round(100 * most / sum(map(len, sentences)))}%"
            yield told(asked.archive, key, "story-twice", ("body",), **facts)

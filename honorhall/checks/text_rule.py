"""One look at a text: a pattern, and whether what it found is what it looks like."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

HAN = "[\u4e00-\u9fa5]"
LINE_START, LINE_END = r"(?<![^\n])", r"(?![^\n])"  # of any line, in Python and JavaScript, with no flag


class TextRule(NamedTuple):
    """What is looked for in a text. pattern: read alike by Python and by a browser (JavaScript's flag "u"), its group,
    where it has one, is what was found; right: whether what was found is what it looks like.
    """

    code: str
    pattern: re.Pattern[str]
    right: Callable[[str], bool] = bool

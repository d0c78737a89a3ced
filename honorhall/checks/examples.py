"""A bad and a good example of every rule, kept in one file for those who read of the rules and for their tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Example:
    """What a rule tells of, and what it does not. folder: of the records that these are, "" for the body of a story.

    beside: other files of the hall, by their paths.
    """

    bad: tuple[str, ...]
    good: tuple[str, ...]
    folder: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)

    def files(self, text: str) -> dict[str, str]:
        """The files of a hall that hold one of its texts."""
        if self.folder == "pages":
            return {**self.beside, text: "---\ntitle: 参观\n---\n\n# 参观\n"}
        if self.folder not in ("", "stories"):
            return {**self.beside, f"content/{self.folder}/case.yml": f"{text}\n"}
        fields, body = (text, "雨下了一夜。") if self.folder else ("", text)
        return {**self.beside, "stories/case/index.md": f"---\ntitle: 一段示例\n{fields}\n---\n\n{body}\n"}


@cache
def examples() -> Mapping[str, Example]:
    """Code -> its example, in the order of examples.yml."""
    text = Path(__file__).with_name("examples.yml").read_text(encoding="utf-8")
    return {
        code: Example(tuple(one["bad"]), tuple(one["good"]), one.get("in", ""), one.get("beside", {}))
        for code, one in yaml.safe_load(text).items()
    }

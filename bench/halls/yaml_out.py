"""Records as YAML, written as people write it: plain words where they can be, one line a short list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

PLAIN: Final = re.compile(r"[\w一-鿿“”（(][^:#\[\]{},&*?|<>=!%@`\"'\n]*")


def document(records: Iterable[Mapping[str, Any]]) -> str:
    """A list of records, as one file."""
    return "\n".join(_item(record) for record in records) + "\n"


def single(record: Mapping[str, Any]) -> str:
    """One record, as one file."""
    return "\n".join(_lines(record, "")) + "\n"


def matter(record: Mapping[str, Any]) -> str:
    """One record as the front matter of a Markdown file, its fences included."""
    return f"---\n{single(record)}---\n"


def _item(record: Mapping[str, Any]) -> str:
    first, *rest = _lines(record, "  ")
    return "\n".join([f"- {first[2:]}", *rest])


def _lines(record: Mapping[str, Any], indent: str) -> list[str]:
    return [
        line for name, value in record.items() if value not in ("", [], None) for line in _field(name, value, indent)
    ]


def _field(name: str, value: Any, indent: str) -> list[str]:
    if isinstance(value, str) and "\n" in value:
        return [f"{indent}{name}: |", *(f"{indent}  {line}" if line else "" for line in value.split("\n"))]
    if isinstance(value, list) and isinstance(value[0], dict):
        return [f"{indent}{name}:", *(f"{indent}  - {_flow(one)}" for one in value)]
    return [f"{indent}{name}: {_flow(value)}"]


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return value if PLAIN.fullmatch(value) and not value.isdecimal() else json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(one)}" for name, one in value.items()) + "}"
    return "[" + ", ".join(_flow(one) for one in value) + "]"

"""The vocabularies of the archive: codes with their Chinese and English names, read from vocabularies.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Names:
    """What a term, a kind or a field is called."""

    zh: str
    en: str


def _read() -> dict[str, dict[str, Names]]:
    text = (Path(__file__).parent / "vocabularies.yml").read_text(encoding="utf-8")
    tables = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes nothing but texts)
    return {
        name: {code: Names(*(part.strip() for part in names.split("|"))) for code, names in terms.items()}
        for name, terms in tables.items()
    }


VOCABULARIES: Mapping[str, Mapping[str, Names]] = _read()

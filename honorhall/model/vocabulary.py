"""The vocabularies of the archive: codes with their Chinese and English names, read from vocabularies.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Names:
    """What a term, a kind or a field is called."""

    zh: str
    en: str


class _Vocabularies(Mapping[str, Mapping[str, Names]]):
    """Vocabulary -> code -> names. The file is read when the first of them is asked for."""

    def __getitem__(self, vocabulary: str) -> Mapping[str, Names]:
        return _read()[vocabulary]

    def __iter__(self) -> Iterator[str]:
        return iter(_read())

    def __len__(self) -> int:
        return len(_read())


@cache
def _read() -> Mapping[str, Mapping[str, Names]]:
    text = (Path(__file__).parent / "vocabularies.yml").read_text(encoding="utf-8")
    # Either loader makes nothing but texts; the C one is some fifteen times faster, where PyYAML has it.
    fast = yaml.__with_libyaml__
    tables = yaml.load(text, Loader=yaml.CBaseLoader if fast else yaml.BaseLoader)  # noqa: S506
    return {
        name: {code: Names(*(part.strip() for part in names.split("|"))) for code, names in terms.items()}
        for name, terms in tables.items()
    }


VOCABULARIES: Mapping[str, Mapping[str, Names]] = _Vocabularies()

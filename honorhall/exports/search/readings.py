"""Readings: how Han characters are said, in pinyin without tones; by their neighbours where that matters (银行)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from honorhall.exports.search.folding import fold

LONGEST = 4  # characters of a phrase
COMMON = (range(0x4E00, 0xA000),)


@dataclass(frozen=True, slots=True)
class Readings:
    """alone: character -> how it is mostly said; together: phrase -> its syllables, where they are not those;
    begins: the characters that such phrases begin with.
    """

    alone: Mapping[str, str]
    together: Mapping[str, tuple[str, ...]]
    begins: frozenset[str]

    def of(self, characters: str) -> list[str]:
        """One syllable a character, "" where nobody knows."""
        said = [self.alone.get(one, "") for one in characters]
        for at, one in enumerate(characters):
            if one in self.begins:
                self._put(characters, at, said)
        return said

    def _put(self, characters: str, at: int, said: list[str]) -> None:
        for size in range(LONGEST, 1, -1):
            phrase = self.together.get(characters[at : at + size])
            if phrase:
                said[at : at + len(phrase)] = phrase
                return


@cache
def spoken_chinese() -> Readings:
    """What pypinyin knows. Half a second, and not before a name is to be read."""
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    table = fold()
    bare = {said: _bare(said) for said in {text.split(",")[0] for text in pinyin_dict.values()}}
    alone = {chr(code): bare[said.split(",")[0]] for code, said in pinyin_dict.items() if code in COMMON[0]}
    together = {}
    for phrase, syllables in phrases_dict.items():
        if len(phrase) <= LONGEST and len(syllables) == len(phrase):
            said = tuple(_syllable(one[0]) for one in syllables)
            if any(alone.get(one) != syllable for one, syllable in zip(phrase, said, strict=True)):
                together[table.text(phrase)] = said
    return Readings(alone, together, frozenset(phrase[0] for phrase in together))


@cache
def _syllable(said: str) -> str:
    return _bare(said)


def _bare(said: str) -> str:
    """shàn as it is typed: shan; ü is v, as on a keyboard."""
    plain = said.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
    return fold().text(plain)


def reading_table() -> tuple[str, str]:
    """(syllables, each with `/` after it; characters that are read so, each run with `/` after it), for the script.

    Every character of GB 2312, and no other: so many are written in names.
    """
    known = spoken_chinese().alone
    by_syllable: dict[str, list[str]] = {}
    for character in _usual():
        if said := known.get(character):
            by_syllable.setdefault(said, []).append(character)
    order = sorted(by_syllable)
    return "/".join(order), "/".join("".join(by_syllable[one]) for one in order)


def _usual() -> list[str]:
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    written = (bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in cells)
    return sorted({one for one in written if one})

"""Readings: how Han characters are said, in pinyin without tones; by their neighbours where that matters (银行)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from honorhall.exports.search.folding import fold
from honorhall.exports.search.made_once import made_once

LONGEST = 4  # characters of a phrase that is looked for
COMMON = range(0x4E00, 0xA000)
# Cities and counties that the dictionary of phrases reads otherwise, or does not know.
PLACES = """
长治 chang zhi, 长葛 chang ge, 长垣 chang yuan, 长泰 chang tai, 马尾 ma wei, 单县 shan xian, 洪洞 hong tong
浚县 xun xian
什邡 shi fang, 荥经 ying jing, 涡阳 guo yang, 繁峙 fan shi, 解州 xie zhou, 大城县 dai cheng xian, 都匀 du yun
阿勒泰 a le tai, 朝阳市 chao yang shi, 朝阳区 chao yang qu, 三都县 san du xian
"""


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
        alone, together, begins = self.alone, self.together, self.begins
        said = [alone.get(one, "") for one in characters]
        for at in [at for at, one in enumerate(characters) if one in begins]:
            for size in (4, 3, 2):
                phrase = together.get(characters[at : at + size])
                if phrase:
                    said[at : at + size] = phrase
                    break
        return said


@cache
def spoken_chinese() -> Readings:
    """What pypinyin knows; not before a name is to be read."""
    return made_once("readings", ("opencc", "pypinyin"), _spoken_chinese)


def _spoken_chinese() -> Readings:
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    letters = fold().letters
    bare = {said: _bare(said) for said in {text.split(",")[0] for text in pinyin_dict.values()}}
    alone = {
        chr(code): spelled
        for code, said in pinyin_dict.items()
        if code in COMMON and (spelled := bare[said.split(",")[0]]).isalpha()
    }
    together = {}
    syllable = {said: _bare(said) for said in {one[0] for syllables in phrases_dict.values() for one in syllables}}
    for phrase, syllables in phrases_dict.items():
        if len(phrase) <= LONGEST and len(syllables) == len(phrase):
            said = tuple([syllable[one[0]] for one in syllables])
            if said != tuple(map(alone.get, phrase)):
                together[phrase.translate(letters)] = said
    places = (one.split() for one in PLACES.strip().replace("\n", ",").split(","))
    together.update({place: tuple(said) for place, *said in places})
    return Readings(alone, together, frozenset(phrase[0] for phrase in together))


def _bare(said: str) -> str:
    """shàn as it is typed: shan; ü is v, as on a keyboard."""
    plain = said.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
    return plain.translate(fold().letters)


def reading_table(more: Iterable[str]) -> tuple[str, str]:
    """(syllables, each with `/` after it; characters that are read so, each run with `/` after it), for the script.

    Every character of GB 2312, and no other: so many are written in names. more: syllables heard in names only.
    """
    spoken = spoken_chinese()
    known, others = spoken.alone, {one for said in spoken.together.values() for one in said}
    by_syllable: dict[str, list[str]] = {one: [] for one in (*more, *others) if one}
    for character in _usual():
        if said := known.get(character):
            by_syllable.setdefault(said, []).append(character)
    order = sorted(by_syllable)
    return "/".join(order), "/".join("".join(by_syllable[one]) for one in order)


def _usual() -> list[str]:
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    written = (bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in cells)
    return sorted({one for one in written if one})

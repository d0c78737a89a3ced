"""The fold: one table that makes texts alike that a reader takes for the same (榮譽館, 荣誉馆; Ａ, a; é, e).

templates/assets/search/10-fold.js does the same by the same rules; what no rule tells (which character is simplified to
which) stands in `simplified()`, and goes to the script as a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from honorhall.exports.search.made_once import made_once

Numbers = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]
GAP, WORD, WIDE = 0, 1, 2  # what a character is: between words; part of a word; a word by itself, as Han characters are
CODES = 0x110000
END = 0x323B0  # beyond it stands no character that is read
# Neither width nor case: only whether it is a traditional character is to be asked.
PLAIN = (range(0x3400, 0xA000), range(0xAC00, 0xD7A4), range(0xD800, 0xF900), range(0x20000, 0x2F800))
UNEVEN = (range(0x3400), range(0xA000, 0xAC00), range(0xF900, 0x20000), range(0x2F800, 0x2FA20))
SIMPLIFIED = (range(0x2E80, 0x2FE0), range(0x3400, 0xA000))
WIDES = (
    *(range(0x2E80, 0x2FE0), range(0x3005, 0x3008), range(0x3021, 0x302A), range(0x3041, 0x3100)),
    *(range(0x3105, 0x3130), range(0x31A0, 0x31C0), range(0x31F0, 0x3200), range(0x3400, 0xA000)),
    *(range(0xAC00, 0xD7A4), range(0xF900, 0xFB00), range(0x20000, 0x323B0)),
)
MARKS = range(0x300, 0x370)  # above and below letters
LATIN_ENDS = 0x250
MOST_TURNS = 4


@dataclass(frozen=True, slots=True)
class Fold:
    """The table, for whole texts at once.

    one: code point -> the one it becomes; more: those that become none or several; sorts: GAP, WORD or WIDE of what
    came out; ranks: number of a wide code point among all wide ones, from 1.
    """

    one: Numbers
    more: Mapping[int, tuple[int, ...]]
    sorts: npt.NDArray[np.uint8]
    ranks: Numbers
    letters: Mapping[int, str]
    spelled: re.Pattern[str]
    wides: re.Pattern[str]

    def text(self, text: str) -> str:
        """A text folded; every gap is kept as it is."""
        return "".join(map(chr, self.codes(text)[0].tolist()))

    def told(self, text: str) -> str:
        """A short text folded, without its gaps."""
        return "".join(self.spelled.findall(text.translate(self.letters)))

    def wide(self, text: str) -> str:
        """The wide characters of a short text, folded."""
        return "".join(self.wides.findall(text.translate(self.letters)))

    def codes(self, text: str) -> tuple[Numbers, Places]:
        """(folded code points, for each the place in the text that it comes from)."""
        raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        codes = self.one[raw]
        places = np.arange(len(raw))
        odd = np.flatnonzero(codes == CODES)
        if not len(odd):
            return codes, places
        made = [self.more[int(raw[at])] for at in odd]
        counts = np.ones(len(raw), dtype=np.int64)
        counts[odd] = [len(one) for one in made]
        places, codes = np.repeat(places, counts), np.repeat(codes, counts)
        codes[codes == CODES] = [code for one in made for code in one]
        return codes, places


@dataclass(frozen=True, slots=True)
class Table:
    """All that a fold is made of: code point -> what it becomes; runs of letters and digits. Half a second's work."""

    letters: Mapping[int, str]
    words: tuple[tuple[int, int], ...]


@cache
def table() -> Table:
    """What this Python knows of Unicode, and OpenCC of characters."""
    return made_once("fold", ("opencc",), _table)


def _table() -> Table:
    letters = {code: folded(chr(code)) for code in (*map(ord, simplified()), *_uneven())}
    inside = np.array([unicodedata.category(chr(code))[0] in "LNM" for code in range(END)])
    return Table(letters, _runs(inside))


@cache
def fold() -> Fold:
    """The fold of this Python."""
    return fold_by(table())


def fold_by(found: Table) -> Fold:
    """The fold that a table tells."""
    one = np.arange(CODES, dtype=np.uint32)
    more: dict[int, tuple[int, ...]] = {}
    for code, made in found.letters.items():
        one[code] = ord(made) if len(made) == 1 else CODES
        if len(made) != 1:
            more[code] = tuple(map(ord, made))
    sorts = np.zeros(CODES + 1, dtype=np.uint8)
    for first, last in found.words:
        sorts[first:last] = WORD
    for some in WIDES:
        part = sorts[some.start : some.stop]
        part[part == WORD] = WIDE
    ranks = np.zeros(CODES + 1, dtype=np.uint32)
    wide = np.flatnonzero(sorts == WIDE)
    ranks[wide] = np.arange(1, len(wide) + 1)
    return Fold(one, more, sorts, ranks, found.letters, _any_of(sorts != GAP), _any_of(sorts == WIDE))


def _any_of(chosen: npt.NDArray[np.bool_]) -> re.Pattern[str]:
    """A pattern of runs of these code points."""
    return re.compile("[" + "".join(f"\\U{first:08x}-\\U{last - 1:08x}" for first, last in _runs(chosen)) + "]+")


def _runs(chosen: npt.NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
    return tuple(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _uneven() -> list[int]:
    """Code points that become others by rule."""
    return [code for some in UNEVEN for code in some if not _is_even(chr(code)) and folded(chr(code)) != chr(code)]


def _is_even(character: str) -> bool:
    """Whether no rule can change it: most are so, and this is told at once."""
    return (
        character.lower() == character
        and unicodedata.is_normalized("NFKD", character)
        and ord(character) not in MARKS
        and character not in simplified()
    )


def folded(character: str) -> str:
    """What one character becomes: none, one, or several."""
    simple = simplified()
    if any(ord(character) in some for some in PLAIN):
        return simple.get(character, character)
    said = character
    for _ in range(MOST_TURNS):
        lower = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", said).lower())
        turned = "".join(simple.get(one, one) for one in _bare(lower))
        if turned == said:
            break
        said = turned
    return said


def _bare(text: str) -> str:
    """Without marks on letters of the Latin alphabet: dōngqí, Müller; and without marks that stand alone."""
    if text.isascii():
        return text
    kept = "".join(one for one in unicodedata.normalize("NFKD", text) if ord(one) not in MARKS)
    return kept if all(ord(one) < LATIN_ENDS for one in kept) else text


@cache
def simplified() -> dict[str, str]:
    """Traditional character -> simplified one, as OpenCC knows them."""
    from opencc import OpenCC  # noqa: PLC0415 (who was told the table need not wait for it)

    characters = [chr(code) for some in SIMPLIFIED for code in some]
    found = dict(zip(characters, OpenCC("t2s").convert("\n".join(characters)).split("\n"), strict=True))
    pairs = {old: new for old, new in found.items() if old != new and len(new) == 1 and ord(new) in SIMPLIFIED[-1]}
    return {old: pairs.get(new, new) for old, new in pairs.items()}


def fold_table() -> bytes:
    """What the script cannot know, as a script: traditional characters, and the simplified ones in their order."""
    old, new = "".join(simplified()), "".join(simplified().values())
    return f'(window.honorhallEngine ??= {{}}).table = ["{old}", "{new}"];\n'.encode()

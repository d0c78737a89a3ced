"""The headings' font: what each character costs, and the file itself, cut out of Noto Serif SC."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.metadata import files, version
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import serif_path

from honorhall.disk import kept_or_made

MOST_BYTES = 120_000  # of the file
# Of the outlines before they are packed. Packed with all else they come to at most 0.754 times that, measured on 700
# characters of titles, on 1,076 plain ones, on 264 crowded ones and on 1,635 of all scripts: 117.6 KB.
MOST_OUTLINES = 156_000
DISTRIBUTION = "pylopdf-fonts-zh-cn"
MAKERS = (DISTRIBUTION, "fonttools", "brotli")  # another version of one of them may make other bytes
COPYRIGHT_AND_NAMES = (0, 1, 2, 13, 14)  # ids in the font's table of names; the licence wants the first and the last
LAYOUT = ("BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")  # for lines set upright, and for other scripts


@cache
def outlines() -> Mapping[str, int]:
    """Character -> bytes of its outline, for every character that the font has."""
    with TTFont(serif_path(), lazy=True) as font:
        shapes = font["CFF "].cff.topDictIndex[0].CharStrings
        places, order = shapes.charStringsIndex.offsets, shapes.charStrings
        return {
            chr(code): places[order[glyph] + 1] - places[order[glyph]] for code, glyph in font.getBestCmap().items()
        }


def digest(characters: str) -> str:
    """What tells one cut from another without cutting: what it is cut of, by what, and for which characters."""
    made_by = " ".join(f"{name}={version(name)}" for name in MAKERS)
    return sha256(f"{made_by}\n{''.join(sorted(set(characters)))}".encode()).hexdigest()[:16]


def kept_or_cut(characters: str, store: Path) -> bytes:
    """The font from `store`, or cut anew and put there."""
    wanted = "".join(sorted(set(characters)))
    return kept_or_made(store / f"hall-serif-{digest(wanted)}", partial(cut, wanted))


@lru_cache(maxsize=4)  # `honorhall serve` asks again and again
def cut(characters: str) -> bytes:
    """A woff2 with these characters and nothing else; equal characters make equal bytes."""
    # A tenth of a second to import: not before a font is cut, which is seldom.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415

    options = Options(
        layout_features=[],
        name_IDs=list(COPYRIGHT_AND_NAMES),
        hinting=False,
        desubroutinize=True,  # packed, it is 14 % smaller so
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += LAYOUT
    # The bounds of the whole font hold those of a part: to measure them anew takes a second.
    with TTFont(serif_path(), lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
        packed = BytesIO()
        font.save(packed)
        return packed.getvalue()


def licence() -> bytes:
    """The SIL Open Font License as it came with the font: whoever passes the font on passes this on, too."""
    found = [file for file in files(DISTRIBUTION) or () if file.name == "LICENSE"]
    return Path(str(found[0].locate())).read_bytes()

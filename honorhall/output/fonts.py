"""The headings' font: what each character costs, and the file itself, cut out of Noto Serif SC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.metadata import files, version
from io import BytesIO
from pathlib import Path

from pylopdf_fonts_zh_cn import serif_path

from honorhall.disk import kept_or_made

MOST_BYTES = 120_000  # of the file
# Of the outlines before they are packed. Packed with all else they come to at most 0.788 times that, measured on the
# 1,024 plainest characters, on 180 crowded ones, on 412 at random and on 453 of all scripts: 119.7 KB.
MOST_OUTLINES = 152_000
DISTRIBUTION = "pylopdf-fonts-zh-cn"
MAKERS = (DISTRIBUTION, "uharfbuzz", "fonttools", "brotli")  # another version of one of them may make other bytes
COPYRIGHT_AND_NAMES = (0, 1, 2, 13, 14)  # ids in the font's table of names; the licence wants the first and the last
LAYOUT = ("BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")  # for lines set upright, and for other scripts


@cache
def outlines() -> Mapping[str, int]:
    """Character -> bytes of its outline, for every character that the font has."""
    import uharfbuzz as harfbuzz  # noqa: PLC0415 (a build after an edit needs it not)

    whole = harfbuzz.Face(harfbuzz.Blob.from_file_path(serif_path()))
    font = harfbuzz.Font(whole)
    places = _places(whole.reference_table("CFF ").data)
    glyphs = ((code, font.get_nominal_glyph(code)) for code in whole.unicodes)
    return {chr(code): places[glyph + 1] - places[glyph] for code, glyph in glyphs}


def _places(cff: bytes) -> Sequence[int]:
    """Where the outline of each glyph begins, and where the last one ends. The glyphs' names are not read."""
    from fontTools.cffLib import CFFFontSet, Index  # noqa: PLC0415 (a twentieth of a second to import)

    fonts, file = CFFFontSet(), BytesIO(cff)
    fonts.decompile(file, None)
    file.seek(fonts.topDictIndex[0].rawDict["CharStrings"])
    places: Sequence[int] = Index(file).offsets
    return places


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
    from honorhall.output.woff2 import packed  # noqa: PLC0415 (not before a font is cut, which is seldom)

    return packed(_part(characters))


def _part(characters: str) -> bytes:
    """The font with these characters and nothing else, not packed. HarfBuzz takes a hundredth of a second for it."""
    import uharfbuzz as harfbuzz  # noqa: PLC0415 (the same)

    wanted = harfbuzz.SubsetInput()
    flags = harfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
    wanted.flags |= flags.DESUBROUTINIZE  # packed, it is 14 % smaller so
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.clear()
    wanted.drop_table_tag_set.update(int.from_bytes(table.encode()) for table in LAYOUT)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(COPYRIGHT_AND_NAMES)
    part: bytes = wanted.subset(harfbuzz.Face(harfbuzz.Blob.from_file_path(serif_path()))).blob.data
    return part


def licence() -> bytes:
    """The SIL Open Font License as it came with the font: whoever passes the font on passes this on, too."""
    found = [file for file in files(DISTRIBUTION) or () if file.name == "LICENSE"]
    return Path(str(found[0].locate())).read_bytes()

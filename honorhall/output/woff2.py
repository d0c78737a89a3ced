"""packed(): a font as WOFF2, the format in which browsers are sent fonts (W3C)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import brotli
from fontTools.misc.textTools import pad
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2Writer


def packed(font: bytes) -> bytes:
    """An OpenType font, packed. Equal fonts make equal bytes."""
    whole = BytesIO()
    with TTFont(BytesIO(font), lazy=True) as opened:
        tables = opened.reader
        writer = _Writer(whole, len(tables.keys()), tables.sfntVersion)
        for name in tables.keys():  # noqa: SIM118 (no mapping)
            writer[name] = tables[name]
        writer.close()
    return whole.getvalue()


class _Writer(WOFF2Writer):  # type: ignore[misc]  # fontTools has no types
    """fontTools' own, but for how hard brotli tries: its last try takes a second, for one byte in a hundred."""

    tables: Any

    def close(self) -> None:
        """Write the tables that were set."""
        self._setHeadTransformFlag()
        self.tables = dict(sorted(self.tables.items()))
        self.totalSfntSize = self._calcSFNTChecksumsLengthsAndOffsets()
        data = brotli.compress(self._transformTables(), mode=brotli.MODE_FONT, quality=10)
        self.totalCompressedSize = len(data)
        self.length = self._calcTotalSize()
        self.majorVersion, self.minorVersion = self._getVersion()
        self.reserved = 0
        self.file.write(pad(self._packTableDirectory() + data, size=4))

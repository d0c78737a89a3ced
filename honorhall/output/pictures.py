"""Pictures: looked at before they are trusted; each becomes several files of the site, none the camera's own."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from PIL import ExifTags, Image

from honorhall.disk import STORE, kept_or_made
from honorhall.ground.page import Artifact
from honorhall.ground.problem import Refused
from honorhall.output.redrawing import ORIENTATION, RECIPE, TURNED, WIDEST, drawn, is_clear, opened

MOST_BYTES = 40_000_000
MOST_PIXELS = 80_000_000  # a 64-megapixel phone is allowed; a bomb of a few KB says billions
BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error)  # raised by Pillow for what is no whole picture
OF_A_PLACE = frozenset({ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude})
WIDTHS = (480, 960)  # px, beside the largest: a card or a phone; a column, or a phone with a sharp screen
WORTH_IT = 0.8  # a smaller file nearly as wide as the largest saves nobody anything
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class Version:
    """One file that a picture becomes: its name, what browsers call its format, its size in pixels."""

    name: str
    type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be shown.

    stem: what the names of its files begin with; digest: of its content and of how it is drawn anew; width, height:
    of its largest versions, upright; store: where drawn files are kept; clear: it can be seen through; located: the
    camera wrote into the file where it stood.
    """

    file: Path
    stem: str
    digest: str
    width: int
    height: int
    store: Path
    clear: bool = False
    located: bool = False

    def versions(self) -> tuple[Version, ...]:
        """Its files: the best format first, within a format the smallest; last the plain one that all browsers read."""
        widths = (*(one for one in WIDTHS if one <= self.width * WORTH_IT), self.width)
        endings = ("avif", "webp", "png" if self.clear else "jpg")
        return tuple(self._version(ending, width) for ending in endings for width in widths)

    def _version(self, ending: str, width: int) -> Version:
        height = max(1, round(self.height * width / self.width))
        # Browsers keep a picture for long: a name stands for one content, drawn in one way.
        return Version(f"{self.stem}-{self.digest[:8]}-{width}.{ending}", TYPES[ending], width, height)

    def artifacts(self, folder: str) -> Iterator[Artifact]:
        """Its files, drawn anew, to stand in `folder` of the site ("stories/born/")."""
        for one in self.versions():
            yield Artifact(f"{folder}{one.name}", partial(self._bytes, one), slow=True)

    def _bytes(self, one: Version) -> bytes:
        kept = self.store / f"{self.digest}-{one.width}.{one.type.partition('/')[2]}"
        return kept_or_made(kept, partial(drawn, self.file, one.type, (one.width, one.height)))


def look_at(root: Path, record_file: str, name: str) -> Picture:
    """Find picture `name` beside a record's file. Refused: media-outside, -missing, -too-large, -unreadable."""
    path = (root / record_file).parent / name
    # Not Path.resolve(): before Python 3.13 it raises on a link that leads to itself.
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise Refused("media-outside", file=name)
    if not path.is_file():
        raise Refused("media-missing", file=name)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise Refused("media-too-large", file=name, size=f"{size / 1e6:.0f} MB", limit=f"{MOST_BYTES / 1e6:.0f} MB")
    width, height, clear, located = _measured(path, name)
    long = max(width, height)
    if long > WIDEST:
        width, height = max(1, round(width * WIDEST / long)), max(1, round(height * WIDEST / long))
    digest = sha256(RECIPE + path.read_bytes()).hexdigest()
    return Picture(path, _slug(path.stem), digest, width, height, root / STORE / "pictures", clear, located)


def _measured(path: Path, name: str) -> tuple[int, int, bool, bool]:
    """(width, height as a reader will see them, seen through, with a place). All of it is read: it may be cut off."""
    limit = f"{MOST_PIXELS // 1_000_000} MP"
    clear = located = False
    try:
        with opened(path) as image:
            width, height = image.size
            written = image.getexif()
            turned = written.get(ORIENTATION, 1) in TURNED
            located = not OF_A_PLACE.isdisjoint(written.get_ifd(ExifTags.IFD.GPSInfo))
            if width * height <= MOST_PIXELS:
                small = (max(1, width // 8), max(1, height // 8))
                image.draft("RGB", small)  # for JPEG: 12 megapixels take 0.09 s and not 0.15
                image.load()
                clear = is_clear(image)
    except Image.DecompressionBombError:
        raise Refused("media-too-large", file=name, size=f"> {limit}", limit=limit) from None
    except BROKEN as error:
        raise Refused("media-unreadable", file=name, detail=type(error).__name__) from None
    if width * height > MOST_PIXELS:
        raise Refused("media-too-large", file=name, size=f"{width} x {height}", limit=limit)
    return (height, width, clear, located) if turned else (width, height, clear, located)


def _slug(stem: str) -> str:
    """The file's own name as far as it is plain ASCII; the digest makes it unique."""
    kept = "".join(one if one.isascii() and one.isalnum() else "-" for one in stem.lower()).strip("-")
    return kept[:40] or "picture"

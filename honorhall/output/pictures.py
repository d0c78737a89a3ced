"""Pictures: looked at before they are trusted, then drawn anew, so that nothing of the camera's notes is left."""

from __future__ import annotations

import os
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from honorhall.ground.page import Artifact
from honorhall.ground.problem import Refused

MOST_BYTES = 40_000_000
MOST_PIXELS = 80_000_000  # a 64-megapixel phone is allowed; a bomb of a few KB says billions
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")  # what reads JPEG reads MPO, too
BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error)  # raised by Pillow for what is no whole picture
WIDEST = 1600
QUALITY = 84


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be shown: its file, the name it will have, its size in pixels once it is upright."""

    file: Path
    name: str
    width: int
    height: int

    def artifact(self, folder: str) -> Artifact:
        """The re-encoded picture, to stand in `folder` of the site ("stories/born/")."""
        return Artifact(f"{folder}{self.name}", partial(redrawn, self.file, self.name))


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
    width, height = _measured(path, name)
    long = max(width, height)
    if long > WIDEST:
        width, height = max(1, round(width * WIDEST / long)), max(1, round(height * WIDEST / long))
    digest = sha256(path.read_bytes()).hexdigest()[:8]
    return Picture(path, f"{_slug(path.stem)}-{digest}.{_ending(path)}", width, height)


def _slug(stem: str) -> str:
    """The file's own name as far as it is plain ASCII; the digest makes it unique."""
    kept = "".join(one if one.isascii() and one.isalnum() else "-" for one in stem.lower()).strip("-")
    return kept[:40] or "picture"


def _measured(path: Path, name: str) -> tuple[int, int]:
    """Width and height as a reader will see them. The whole picture is read: an upload may have been cut off."""
    limit = f"{MOST_PIXELS // 1_000_000} MP"
    try:
        with _opened(path) as image:
            width, height = image.size
            turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
            if width * height <= MOST_PIXELS:
                small = (max(1, width // 8), max(1, height // 8))
                image.draft("RGB", small)  # for JPEG: 12 megapixels take 0.09 s and not 0.15
                image.load()
    except Image.DecompressionBombError:
        raise Refused("media-too-large", file=name, size=f"> {limit}", limit=limit) from None
    except BROKEN as error:
        raise Refused("media-unreadable", file=name, detail=type(error).__name__) from None
    if width * height > MOST_PIXELS:
        raise Refused("media-too-large", file=name, size=f"{width} x {height}", limit=limit)
    return (height, width) if turned else (width, height)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(path, formats=FORMATS) as image:
            yield image


def _ending(path: Path) -> str:
    with _opened(path) as image:
        return "png" if _is_clear(image) else "jpg"


def _is_clear(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def redrawn(file: Path, name: str) -> bytes:
    """The picture upright, at most WIDEST pixels a side, without EXIF, GPS, comments or colour profile."""
    clear = name.endswith(".png")
    with _opened(file) as image:
        plain = ImageOps.exif_transpose(image).convert("RGBA" if clear else "RGB")
    plain.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = BytesIO()
    if clear:
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()

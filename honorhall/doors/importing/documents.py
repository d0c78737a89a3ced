"""document(): a Word file as one story: headings, lists, bold, tables and pictures, and nothing of who typed it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from honorhall.doors.importing.offer import STORY, Intake, Offer, Photo
from honorhall.doors.importing.zips import bomb
from honorhall.ground.problem import Place, Problem
from honorhall.sources import Plain, Source

MOST_PARTS = 2_000  # files within a document
# Word's own styles by the names that a file keeps, whatever language Word speaks; what some offices call theirs.
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='标题 1'] => h1:fresh
p[style-name='标题 2'] => h2:fresh
p[style-name='标题 3'] => h3:fresh
"""
ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/bmp": ".bmp", "image/tiff": ".tif"}
FIRST = re.compile(r"\s*# (.+)\n?")
MARKS = re.compile(r"[*_`\\]")
TITLE = 40  # characters of a first line that is a title; a paragraph is longer
POINTED_AT = re.compile("image '(.*)'")  # in what mammoth says of a picture that lies elsewhere
STOPS = "。！？；，：.!?;,:"


def document(path: Path, folder: Path) -> Intake:
    """The story of a .docx. folder: an empty one, to which its pictures are unpacked."""
    import mammoth  # noqa: PLC0415 (half a second, for who has a document)
    from markdownify import markdownify  # noqa: PLC0415

    if problems := bomb(path, MOST_PARTS):
        return Intake(problems=tuple(problems))
    drawn = _Pictures(folder)
    try:
        with path.open("rb") as file:
            convert = mammoth.images.img_element(drawn.keep)
            read = mammoth.convert_to_html(file, style_map=STYLES, convert_image=convert)
    except Exception as error:  # noqa: BLE001 (mammoth says what is no document with whatever it stumbles over)
        return Intake(problems=(Problem("import-unreadable", Place(path.name), {"detail": type(error).__name__}),))
    drawn.others += [found.group(1) for one in read.messages if (found := POINTED_AT.search(one.message))]
    text = markdownify(read.value, heading_style="ATX", bullets="-", escape_misc=False, keep_inline_images_in=_INLINE)
    body = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip()
    title, body = _titled(body, path.stem)
    data: dict[str, Plain] = {"title": title}
    source = Source(path.name, STORY, "", data, {(): (0, 0)}, body=body)
    return Intake((Offer(source, tuple(drawn.photos)),), tuple(drawn.problems(path.name)))


_INLINE = ["td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "a", "strong", "em", "li", "p"]


class _Pictures:
    """The pictures of a document as they are met, each written beside the others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.photos: list[Photo] = []
        self.others: list[str] = []

    def keep(self, image: Any) -> dict[str, str]:
        """Write one, and say what its mark in the text holds."""
        ending = ENDINGS.get(image.content_type, "")
        name = f"photo-{len(self.photos) + 1}{ending}"
        if not ending:
            self.others.append(str(image.content_type))
            return {"src": ""}
        with image.open() as stream:
            (self.folder / name).write_bytes(stream.read())
        self.photos.append(Photo(name, self.folder / name))
        return {"src": name}

    def problems(self, file: str) -> list[Problem]:
        """What could not be taken along."""
        return [Problem("import-object-far", Place(file), {"value": one}) for one in self.others]


def _titled(body: str, stem: str) -> tuple[str, str]:
    """The title of a story and its text: a heading at the beginning, a short first line, else the file's name."""
    body = re.sub(r"!\[[^\]]*\]\(\)\s*", "", body)
    found = FIRST.match(body)
    if found:
        return MARKS.sub("", found.group(1)).strip(), _lowered(body[found.end() :])
    first, _, rest = body.partition("\n")
    plain = MARKS.sub("", first).strip()
    if plain and rest.strip() and len(plain) <= TITLE and plain[-1] not in STOPS and first[:1] not in "#|-!>":
        return plain, _lowered(rest)
    return stem, _lowered(body)


def _lowered(body: str) -> str:
    """The page's heading is its title: no other of the first level stands in its text."""
    has_first = re.search(r"^# ", body, re.MULTILINE)
    return (re.sub(r"^(#{1,5}) ", r"#\1 ", body, flags=re.MULTILINE) if has_first else body).strip()

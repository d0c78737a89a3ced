"""Cases that no text file can hold: links, other encodings, sizes, pictures. Each is spoiled, told of, and mended."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
from PIL import ExifTags, Image

from honorhall.ground.messages import say
from tests.gathered import problems
from tests.house import SMALL, House, hall

STORY = "---\ntitle: 雨夜\n---\n雨下了一夜。\n"
SHOWN = "---\ntitle: 雨夜\nmedia: {file: gate.png, alt: 馆门}\n---\n雨下了一夜。\n"
RAIN, INDEX, GATE = "stories/rain.md", "stories/rain/index.md", "stories/rain/gate.png"


@dataclass(frozen=True, slots=True)
class Special:
    """How a good hall is spoiled and mended, and where the one Problem stands in between."""

    spoil: Callable[[House], object]
    file: str
    line: int
    mend: Callable[[House], object]


def link(house: House, name: str, target: str) -> None:
    path = house.root / name
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def outside(house: House, name: str, text: str | bytes) -> None:
    """A link in the hall to a file beside the hall's folder."""
    path = house.root.parent / "elsewhere"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    link(house, name, str(path))


def png(width: int = 4, height: int = 3) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


def jpeg() -> bytes:
    out = BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def located() -> bytes:
    """A photograph that says where it was taken."""
    out, image = BytesIO(), Image.new("RGB", (64, 64), "red")
    written = image.getexif()
    written[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitude: (26.0, 3.0, 11.0), ExifTags.GPS.GPSLatitudeRef: "N"}
    image.save(out, "PNG", exif=written)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of sixty bytes that says it is 90,000 pixels square."""
    header = struct.pack(">IIBBBBB", 90_000, 90_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def writes(**files: str | bytes) -> Callable[[House], object]:
    names = {"rain": RAIN, "index": INDEX, "gate": GATE, "hall": "content/hall.yml"}
    return lambda house: house.write({names[name]: text for name, text in files.items()})


GOOD = writes(rain=STORY)
PICTURED = writes(index=SHOWN, gate=png())
HALL = writes(hall=SMALL["content/hall.yml"])


def replaced(good: Callable[[House], object], name: str) -> Callable[[House], object]:
    """Put the file itself in place of a link."""

    def mend(house: House) -> None:
        (house.root / name).unlink()
        good(house)

    return mend


def pictured(by: Callable[[House, str, str], None], target: str) -> Callable[[House], None]:
    """A story whose picture is a link: `by` lays it."""

    def spoil(house: House) -> None:
        PICTURED(house)
        by(house, GATE, target)

    return spoil


SPECIAL: dict[str, dict[str, Special]] = {
    "hall-missing": {
        "no file": Special(lambda house: house.write({"content/hall.yml": None}), "content/hall.yml", 0, HALL),
    },
    "file-outside": {
        "a story": Special(lambda house: outside(house, RAIN, STORY), RAIN, 0, replaced(GOOD, RAIN)),
        "the hall": Special(
            lambda house: outside(house, "content/hall.yml", SMALL["content/hall.yml"]),
            "content/hall.yml",
            0,
            replaced(HALL, "content/hall.yml"),
        ),
    },
    "file-unreadable": {
        "nowhere": Special(lambda house: link(house, RAIN, "moved-away.md"), RAIN, 0, replaced(GOOD, RAIN)),
        "itself": Special(lambda house: link(house, RAIN, "rain.md"), RAIN, 0, replaced(GOOD, RAIN)),
        "a folder": Special(lambda house: link(house, RAIN, "."), RAIN, 0, replaced(GOOD, RAIN)),
    },
    "front-matter-unopened": {
        "its fields alone": Special(writes(rain=STORY.removeprefix("---\n")), RAIN, 1, GOOD),
        "comments first": Special(writes(rain=f"# 名称 Title\n{STORY.removeprefix('---')}"), RAIN, 1, GOOD),
        "what is for nobody": Special(
            writes(rain="\nnotes: 住院了\nsources:\n  - s0\n---\n雨下了一夜。\n"), RAIN, 2, GOOD
        ),
    },
    "file-too-large": {"five megabytes": Special(writes(rain=STORY + "雨" * 1_700_000), RAIN, 0, GOOD)},
    "file-empty": {
        "no bytes": Special(writes(rain=b""), RAIN, 1, GOOD),
        "blank": Special(writes(rain="\n \n"), RAIN, 1, GOOD),
    },
    "encoding-not-utf8": {
        "gb18030": Special(writes(rain=STORY.encode("gb18030")), RAIN, 2, GOOD),
        "utf-16": Special(writes(rain=STORY.encode("utf-16")), RAIN, 1, GOOD),
        "cut off": Special(writes(rain=STORY.encode()[:-2]), RAIN, 4, GOOD),
    },
    "id-shape": {
        "a name in another encoding": Special(
            lambda house: (house.root / os.fsdecode("stories/雨.md".encode("gb18030"))).write_text(STORY, "utf-8"),
            r"stories/\udcd3\udcea.md",
            2,
            lambda house: (house.root / os.fsdecode("stories/雨.md".encode("gb18030"))).rename(house.root / RAIN),
        )
    },
    "media-too-large": {
        "a bomb": Special(writes(index=SHOWN, gate=bomb()), INDEX, 3, PICTURED),
        "many bytes": Special(writes(index=SHOWN, gate=png() + bytes(40_000_001)), INDEX, 3, PICTURED),
    },
    "media-unreadable": {
        "a page": Special(writes(index=SHOWN, gate="<html>没有找到</html>"), INDEX, 3, PICTURED),
        "no bytes": Special(writes(index=SHOWN, gate=b""), INDEX, 3, PICTURED),
        "an upload cut off": Special(writes(index=SHOWN, gate=png(90, 90)[:-60]), INDEX, 3, PICTURED),
        "a photograph cut off": Special(writes(index=SHOWN, gate=jpeg()[:-400]), INDEX, 3, PICTURED),
    },
    "media-missing": {
        "a link to itself": Special(pictured(link, "gate.png"), INDEX, 3, replaced(PICTURED, GATE)),
    },
    "media-alt-missing": {
        "in the text": Special(writes(index=f"{STORY}\n![ ](gate.png)\n", gate=png()), INDEX, 6, PICTURED),
    },
    "media-position": {"a place": Special(writes(index=SHOWN, gate=located()), INDEX, 3, PICTURED)},
    "media-alt-empty": {
        "in the text": Special(writes(index=f"{STORY}\n![图片](gate.png)\n", gate=png()), INDEX, 6, PICTURED),
        "a list": Special(writes(index=SHOWN.replace("馆门", "IMG_2031"), gate=png()), INDEX, 3, PICTURED),
    },
    "media-alt-long": {
        "a list": Special(writes(index=SHOWN.replace("馆门", "馆门" * 90), gate=png()), INDEX, 3, PICTURED),
    },
    "pupils-pictured": {
        "a list": Special(writes(index=SHOWN.replace("馆门", "小学生在馆门口"), gate=png()), INDEX, 3, PICTURED),
        "in the text": Special(writes(index=f"{STORY}\n![小学生在馆门口](gate.png)\n", gate=png()), INDEX, 6, PICTURED),
    },
    "picture-kept-back": {
        "a consent of its own": Special(
            writes(index=SHOWN.replace("馆门", "馆门, consent: {status: 已同意, scope: [照片, 网站]}"), gate=png()),
            INDEX,
            3,
            PICTURED,
        ),
    },
    "media-outside": {"a link": Special(pictured(outside, "某处的文件"), INDEX, 3, replaced(PICTURED, GATE))},
}
EACH = [pytest.param(code, one, id=f"{code}: {name}") for code, ones in SPECIAL.items() for name, one in ones.items()]


@pytest.mark.parametrize(("code", "special"), EACH)
def test_a_special_case_has_exactly_its_problem_in_both_languages_and_none_once_mended(code, special, tmp_path):
    house = hall(tmp_path)
    special.spoil(house)
    found = problems(house)
    assert [(problem.code, problem.place.file, problem.place.line) for problem in found] == [
        (code, special.file, special.line)
    ]
    zh, en = say(found[0], "zh"), say(found[0], "en")
    assert f"{zh.what}{en.what}".isprintable()
    assert zh.what != en.what
    special.mend(house)
    assert problems(house) == []


def test_the_message_names_the_encoding_that_the_file_was_saved_in(tmp_path):
    for encoding, named in (("gb18030", "GB18030 (GBK)"), ("utf-16", "UTF-16")):
        [problem] = problems(hall(tmp_path / encoding, {RAIN: STORY.encode(encoding)}))
        assert problem.facts["encoding"] == named


def test_files_and_folders_that_begin_with_a_dot_or_a_dash_below_are_left_alone(tmp_path):
    house = hall(tmp_path, {f"stories/{name}": b"\xff\xfe" for name in (".rain.md", "_rain.md", "_drafts/rain.md")})
    assert problems(house) == []
    assert problems(house.write({"content/_old/x.yml": b"\xff", "content/.git/x.yml": b"\xff"})) == []

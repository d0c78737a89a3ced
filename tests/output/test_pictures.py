"""Pictures: looked at before they are trusted, drawn anew, without the camera's notes."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from honorhall.ground.problem import Refused
from honorhall.output import look_at, redrawn

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def photograph(path, size=(60, 40), turned=1):
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "CANARY-CAMERA", turned
    exif.get_ifd(GPS)[2] = (26.0, 3.0, 12.0)
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))  # the corner that is up and left to the camera
    image.save(path, "JPEG", exif=exif, comment=b"CANARY-COMMENT")
    return path


def opened(data):
    return Image.open(BytesIO(data))


def test_a_photograph_loses_place_camera_and_comment(tmp_path):
    data = redrawn(photograph(tmp_path / "a.jpg"), "a.jpg")
    assert b"CANARY" not in data
    assert not opened(data).getexif()
    assert "exif" not in opened(data).info


def test_a_photograph_taken_upright_stands_upright(tmp_path):
    photograph(tmp_path / "a.jpg", turned=6)
    seen = look_at(tmp_path, "story.md", "a.jpg")
    drawn = opened(redrawn(seen.file, seen.name))
    assert (seen.width, seen.height) == drawn.size == (40, 60)
    red, green, _ = drawn.getpixel((35, 5))
    assert red > 200
    assert green < 100


def test_a_large_photograph_is_made_smaller_and_says_its_size(tmp_path):
    photograph(tmp_path / "a.jpg", size=(4000, 3000))
    seen = look_at(tmp_path, "story.md", "a.jpg")
    assert (seen.width, seen.height) == opened(redrawn(seen.file, seen.name)).size == (1600, 1200)


def test_a_drawing_keeps_what_can_be_seen_through(tmp_path):
    Image.new("RGBA", (20, 20), (255, 0, 0, 90)).save(tmp_path / "a.png")
    seen = look_at(tmp_path, "story.md", "a.png")
    assert seen.name.endswith(".png")
    assert opened(redrawn(seen.file, seen.name)).getpixel((1, 1)) == (255, 0, 0, 90)


def test_pictures_of_one_name_and_other_content_have_other_names_on_the_site(tmp_path):
    names = []
    for colour in ("red", "blue"):
        Image.new("RGB", (9, 9), colour).save(tmp_path / "门.png")
        names.append(look_at(tmp_path, "story.md", "门.png").name)
    assert len(set(names)) == 2
    assert all(name.isascii() for name in names)


def bomb():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("gone.jpg", None, "media-missing"),
        ("text.jpg", b"not a picture", "media-unreadable"),
        ("empty.jpg", b"", "media-unreadable"),
        ("bomb.png", bomb(), "media-too-large"),
        ("svg.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "media-unreadable"),
    ],
)
def test_what_is_no_picture_that_can_be_shown_is_refused_before_it_is_drawn(name, data, code, tmp_path):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused) as refused:
        look_at(tmp_path, "story.md", name)
    assert refused.value.code == code


def test_a_photograph_that_was_cut_off_is_refused(tmp_path):
    data = photograph(tmp_path / "a.jpg", size=(900, 900)).read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(Refused) as refused:
        look_at(tmp_path, "story.md", "a.jpg")
    assert refused.value.code == "media-unreadable"


@pytest.mark.parametrize("name", ["../a.jpg", "link.jpg"])
def test_a_picture_outside_the_hall_is_refused_by_path_or_by_link(name, tmp_path):
    photograph(tmp_path / "a.jpg")
    (tmp_path / "hall").mkdir()
    (tmp_path / "hall" / "link.jpg").symlink_to(tmp_path / "a.jpg")
    with pytest.raises(Refused) as refused:
        look_at(tmp_path / "hall", "story.md", name)
    assert refused.value.code == "media-outside"

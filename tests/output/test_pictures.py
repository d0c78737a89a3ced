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


def made(folder, name):
    """Every file that a picture beside a story becomes: (its version, its bytes)."""
    seen = look_at(folder, "story.md", name)
    artifacts = list(seen.artifacts(""))
    assert [one.path for one in artifacts] == [version.name for version in seen.versions()]
    return [(version, one.make()) for version, one in zip(seen.versions(), artifacts, strict=True)]


def test_a_photograph_becomes_files_of_three_formats_and_sizes_that_are_what_they_say(tmp_path):
    photograph(tmp_path / "a.jpg", size=(4000, 3000))
    found = made(tmp_path, "a.jpg")
    types = [version.type for version, _ in found]
    assert types == ["image/avif"] * 3 + ["image/webp"] * 3 + ["image/jpeg"] * 3
    assert [version.width for version, _ in found] == [480, 960, 1600] * 3
    for version, data in found:
        assert Image.MIME[opened(data).format] == version.type
        assert opened(data).size == (version.width, version.height)
        assert version.name.endswith(f"-{version.width}.{version.type.partition('/')[2].replace('jpeg', 'jpg')}")


@pytest.mark.parametrize(
    ("size", "widths"),
    [((3000, 4000), [480, 960, 1200]), ((500, 300), [500]), ((700, 500), [480, 700]), ((9000, 3), [480, 960, 1600])],
)
def test_no_file_of_a_picture_is_larger_than_the_picture_or_nearly_as_large_as_another(size, widths, tmp_path):
    photograph(tmp_path / "a.jpg", size=size)
    found = made(tmp_path, "a.jpg")
    assert [version.width for version, _ in found] == widths * 3
    assert all(opened(data).size == (version.width, version.height) for version, data in found)


def test_no_file_of_a_photograph_tells_of_place_camera_or_comment(tmp_path):
    photograph(tmp_path / "a.jpg", size=(1200, 900))
    found = made(tmp_path, "a.jpg")
    assert len(found) == 9
    for version, data in [*found, (None, redrawn(tmp_path / "a.jpg", "a.jpg"))]:
        assert b"CANARY" not in data, version
        assert not opened(data).getexif(), version
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(opened(data).info), version


def test_two_drawings_of_a_picture_are_equal_byte_by_byte(tmp_path):
    photograph(tmp_path / "a.jpg", size=(1200, 900))
    assert made(tmp_path, "a.jpg") == made(tmp_path, "a.jpg")


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_a_photograph_taken_upright_stands_upright_in_every_file(name, tmp_path):
    photograph(tmp_path / "a.jpg", size=(1200, 800), turned=6)
    if name == "a.png":
        with Image.open(tmp_path / "a.jpg") as image:
            image.save(tmp_path / "a.png", exif=image.getexif())
    found = made(tmp_path, name)
    assert found[-1][0].width == 800
    for version, data in [*found, (None, redrawn(tmp_path / name, name))]:
        image = opened(data).convert("RGB")
        assert image.width * 3 == image.height * 2, version
        red, green, _ = image.getpixel((image.width * 9 // 10, image.height // 10))
        assert (red > 200, green < 100) == (True, True), version


def test_a_drawing_keeps_what_can_be_seen_through(tmp_path):
    Image.new("RGBA", (20, 20), (255, 0, 0, 90)).save(tmp_path / "a.png")
    found = made(tmp_path, "a.png")
    assert [version.type for version, _ in found] == ["image/avif", "image/webp", "image/png"]
    for version, data in found:
        red, green, blue, alpha = opened(data).convert("RGBA").getpixel((10, 10))
        assert (red > 245, green < 12, blue < 12, 85 < alpha < 95) == (True, True, True, True), version


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_drawing_with_an_empty_layer_to_see_through_becomes_a_small_jpeg(mode, tmp_path):
    Image.new("RGBA", (20, 20), (255, 255, 255, 255)).convert(mode).save(tmp_path / "a.png", transparency=None)
    assert [version.type for version, _ in made(tmp_path, "a.png")] == ["image/avif", "image/webp", "image/jpeg"]


@pytest.mark.parametrize("mode", ["L", "CMYK", "1"])
def test_a_picture_in_other_colours_is_drawn_in_those_of_a_screen(mode, tmp_path):
    Image.new(mode, (1000, 500)).save(tmp_path / ("a.jpg" if mode != "1" else "a.png"))
    for version, data in made(tmp_path, "a.jpg" if mode != "1" else "a.png"):
        assert opened(data).mode == "RGB", version


def test_pictures_of_one_name_and_other_content_have_other_names_on_the_site(tmp_path):
    names = set()
    for colour in ("red", "blue"):
        Image.new("RGB", (9, 9), colour).save(tmp_path / "门.png")
        names |= {version.name for version, _ in made(tmp_path, "门.png")}
    assert len(names) == 6
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

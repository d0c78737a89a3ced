"""A pool of drawings for the media of synthetic records: plain shapes, made here, like nothing real."""

from __future__ import annotations

from io import BytesIO
from random import Random
from typing import Final

from PIL import Image, ImageDraw

POOL: Final = 24
WIDTH, HEIGHT = 480, 360
Drawing = tuple[str, bytes]  # ".jpg" or ".png", and the file


def drawings(seed: int) -> list[Drawing]:
    """24 drawings, half of them JPEG and half PNG."""
    return [_drawing(Random(f"{seed}:drawing:{number}"), ".png" if number % 2 else ".jpg") for number in range(POOL)]


def _drawing(rng: Random, ending: str) -> Drawing:
    picture = Image.new("RGB", (WIDTH, HEIGHT), _colour(rng, 200))
    pencil = ImageDraw.Draw(picture)
    horizon = rng.randint(HEIGHT // 2, HEIGHT * 3 // 4)
    for y in range(horizon):
        pencil.line((0, y, WIDTH, y), fill=(200 - y // 4, 210 - y // 5, 230 - y // 8))
    pencil.rectangle((0, horizon, WIDTH, HEIGHT), fill=_colour(rng, 90))
    for _ in range(rng.randint(3, 7)):
        left, top = rng.randint(0, WIDTH - 120), rng.randint(60, horizon)
        box = (left, top, left + rng.randint(40, 120), HEIGHT - rng.randint(10, 80))
        pencil.rectangle(box, fill=_colour(rng, 60), outline=(60, 40, 30), width=2)
        roof = [(box[0] - 10, top), ((box[0] + box[2]) // 2, top - 40), (box[2] + 10, top)]
        pencil.polygon(roof, fill=_colour(rng, 30))
    for _ in range(12):
        x, y, size = rng.randint(0, WIDTH), rng.randint(0, HEIGHT), rng.randint(4, 22)
        pencil.ellipse((x, y, x + size, y + size), fill=_colour(rng, 120))
    file = BytesIO()
    if ending == ".png":
        picture.save(file, "PNG")
    else:
        picture.save(file, "JPEG", quality=80)
    return ending, file.getvalue()


def _colour(rng: Random, least: int) -> tuple[int, int, int]:
    return rng.randint(least, 255), rng.randint(least, 255), rng.randint(least, 255)

"""Photographs the form on a phone for CONTRIBUTING.md: `make pictures`. Writes docs/pictures/ and names them there.

Builds the hall aside and takes one picture a step of the form.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from honorhall.doors import main as honorhall
from tests.browser import chromium
from tests.browser.serving import opened, served, tab

REPOSITORY = Path(__file__).parents[2]
OUT = REPOSITORY / "docs/pictures"
GUIDE = REPOSITORY / "CONTRIBUTING.md"
PLACE = re.compile(r"(?<=<!-- pictures -->\n).*?(?=<!-- /pictures -->)", re.DOTALL)
FORM = "contribute/new/"
WIDTH = 390
MOST_STEPS = 8
SAID = ("示例：守水闸的那一夜", "这是一篇示例。雨下了一夜，大家守着水闸。")
MOST_BYTES = 400_000  # of all of them
STEPS = (  # of a story: what its section is called, what the picture shows
    ("kind", "选要写什么"),
    ("story-1", "一步一步填"),
    ("photos", "选照片"),
    ("consent", "填同意的情况"),
)


def main(arguments: list[str] | None = None) -> int:
    """Photograph every step. 0; 1 where there is no browser, no form, or the pictures are too large."""
    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument("--site", type=Path, help="已生成的网站 a site that is built already")
    wanted = parser.parse_args(arguments)
    browser = chromium.find()
    if browser is None:
        return _stopped(chromium.NONE)
    with tempfile.TemporaryDirectory() as folder:
        site = wanted.site or Path(folder) / "site"
        if not wanted.site and honorhall(["build", "--root", str(REPOSITORY), "--out", str(site)]):
            return 1
        if not (site / FORM / "index.html").is_file():
            return _stopped(f"网站里没有 the site has no {FORM}")
        with served(site) as address, opened(browser) as running, tab(running, WIDTH) as (page, _):
            page.goto(f"{address}{FORM}")
            page.locator("[data-form]").wait_for()
            taken = dict(_walk(page))
    if sum(map(len, taken.values())) > MOST_BYTES:
        return _stopped("图片太大 the pictures are too large")
    OUT.mkdir(parents=True, exist_ok=True)
    for name, data in taken.items():
        (OUT / f"form-{name}.webp").write_bytes(data)
    shown = "\n".join(f'<img src="docs/pictures/form-{name}.webp" width="195" alt="{alt}">' for name, alt in STEPS)
    GUIDE.write_text(PLACE.sub(f"{shown}\n", GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def _stopped(why: str) -> int:
    print(why, file=sys.stderr)
    return 1


def _walk(page: Page) -> Iterator[tuple[str, bytes]]:
    """(step, picture) of each step, reached as a sender reaches it."""
    page.add_style_tag(content=".md-top { display: none !important }")
    for name, _ in STEPS:
        section = page.locator(f'[data-step="{name}"]')
        for _ in range(MOST_STEPS):
            if section.is_visible():
                break
            for words, field in zip(SAID, page.locator("[data-step]:visible [aria-required=true]").all(), strict=False):
                field.fill(words)
            page.locator("[data-next]").click()
        section.wait_for()
        section.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 170)")
        out = BytesIO()
        with Image.open(BytesIO(page.screenshot())) as image:
            image.convert("RGB").save(out, "WEBP", quality=70, method=6)
        yield name, out.getvalue()


if __name__ == "__main__":
    sys.exit(main())

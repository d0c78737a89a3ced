"""The panel: what stands in the way of the site, on every page of a preview, in the words of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

ID = "hh-problems"
STAYS = ("有须改的地方，网站停在上一次能用的样子。", "Something must be mended; the site stays at its last good state.")
NONE_YET = ("有须改的地方，网站还没有生成。", "Something must be mended; there is no site yet.")
GOES = ("改好并保存，这里会自己消失。", "Mend it and save: this goes away by itself.")
ENGLISH = (3, 4)  # of the five lines of a problem in words: its head, two lines in Chinese, two in English


def panel(texts: Iterable[str], counted: str, *, stays: bool) -> str:
    """HTML of the panel. texts: plain, one a problem, a line break between lines; counted: how many of which kind.

    stays: whether an older site is shown below it. It folds without a script.
    """
    zh, en = STAYS if stays else NONE_YET
    listed = "".join(f"<li>{_words(text)}</li>" for text in texts)
    return (
        f'<section id="{ID}" class="{ID}" role="alert" lang="zh"><style>{_style()}</style>'
        f'<details open><summary><strong>{zh}</strong> <span lang="en">{en}</span> <b>{escape(counted)}</b></summary>'
        f'<ol>{listed}</ol><p>{GOES[0]} <span lang="en">{GOES[1]}</span></p></details></section>'
    )


def _words(text: str) -> str:
    head, *lines = text.split("\n")
    told = [f"<b>{escape(head)}</b>"]
    for number, line in enumerate(lines, 1):
        english = len(lines) == max(ENGLISH) and number in ENGLISH
        told.append(f'<span lang="en">{escape(line)}</span>' if english else escape(line))
    return "\n".join(told)


@cache
def _style() -> str:
    return Path(__file__).with_name("panel.css").read_text(encoding="utf-8")


def alone(panel_html: str) -> bytes:
    """A whole page that holds nothing but the panel, for a hall that has no site to show."""
    return (
        '<!doctype html>\n<html lang="zh" class="hh-alone"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>预览 Preview</title></head>\n<body>{panel_html}</body></html>\n"
    ).encode()


def with_added(page: bytes, html: str) -> bytes:
    """A page with more HTML at the end of its body; not a byte of the page itself is changed."""
    start = page.rfind(b"</body>")
    place = start if start >= 0 else len(page)
    return page[:place] + html.encode() + page[place:]

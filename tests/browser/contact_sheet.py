"""The page to look through photographs of pages: a row a page, a column a view, filters that need no script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from tests.browser.examples import Example

MODES = {"day": "日间 Day", "night": "夜间 Night", "print": "打印 Print"}
STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }
body { margin: 0 auto; padding: 1rem; }
fieldset { border: 1px solid #8886; border-radius: 4px; display: inline-block; margin: 0 .5rem .5rem 0; }
label { display: inline-block; margin-right: .8rem; min-height: 1.8rem; }
section { border-top: 1px solid #8886; padding: .6rem 0; }
h2 { font-size: 1rem; margin: 0 0 .4rem; }
.row { display: flex; flex-wrap: wrap; gap: .8rem; align-items: flex-start; }
figure { margin: 0; }
figcaption { font-size: .8rem; opacity: .8; }
img { border: 1px solid #8886; display: block; height: 22rem; object-fit: cover; object-position: top; width: 100%; }
.w390 { width: 11rem; } .w794 { width: 15rem; } .w820 { width: 16rem; } .w1440 { width: 26rem; }
.wrong { color: light-dark(#a11, #f99); }
.wrong img { outline: 3px solid currentColor; }
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """One photograph. file: relative to the sheet; faults: what went wrong when the page was open."""

    example: Example
    mode: str
    width: int
    file: str
    faults: tuple[str, ...] = ()


def sheet(shots: Iterable[Shot]) -> str:
    """The HTML page that shows these photographs, what went wrong first. It loads nothing but them."""
    ordered = sorted(shots, key=lambda shot: (shot.example.template, shot.example.name, _place(shot)))
    rows = "\n".join(_row(example, list(group)) for example, group in groupby(ordered, lambda shot: shot.example))
    filters, hiding = _filters(ordered)
    return (
        '<!doctype html>\n<html lang="zh">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>页面照片 Screens</title>\n<style>{STYLE}{hiding}</style>\n"
        f"<h1>页面照片 Screens: {len(ordered)}</h1>\n{_faults(ordered)}\n{filters}\n{rows}\n</html>\n"
    )


def _place(shot: Shot) -> tuple[int, int]:
    return list(MODES).index(shot.mode), shot.width


def _faults(shots: list[Shot]) -> str:
    found = [(shot, fault) for shot in shots for fault in shot.faults]
    if not found:
        return "<p>没有发现问题。 Nothing went wrong.</p>"
    lines = "".join(
        f'<li><a href="{escape(shot.file)}">{escape(shot.file)}</a>: {escape(fault)}' for shot, fault in found
    )
    return f'<details open class="wrong"><summary>{len(found)} 处问题 faults</summary><ul>{lines}</ul></details>'


def _filters(shots: list[Shot]) -> tuple[str, str]:
    """Checkboxes, and the rules that hide what is not ticked."""
    boxes, rules = [], []
    modes = [mode for mode in MODES if mode in {shot.mode for shot in shots}]
    widths = sorted({shot.width for shot in shots})
    for legend, choices in (
        ("方式 Mode", [(f"m-{mode}", MODES[mode]) for mode in modes]),
        ("宽度 Width", [(f"w{width}", f"{width} px") for width in widths]),
        ("模板 Template", [(f"t-{name}", name) for name in sorted({shot.example.template for shot in shots})]),
    ):
        ticks = "".join(
            f'<label><input type="checkbox" id="{name}" checked> {escape(text)}</label>' for name, text in choices
        )
        boxes.append(f"<fieldset><legend>{legend}</legend>{ticks}</fieldset>")
        rules += [f":root:has(#{name}:not(:checked)) .{name} {{ display: none; }}" for name, _ in choices]
    return f"<form>{''.join(boxes)}</form>", "\n".join(rules)


def _row(example: Example, shots: list[Shot]) -> str:
    figures = "\n".join(map(_figure, shots))
    heading = f"{escape(example.template)} · /{escape(example.url)}"
    return (
        f'<section class="t-{example.template}">\n<h2>{heading}</h2>\n<div class="row">\n{figures}\n</div>\n</section>'
    )


def _figure(shot: Shot) -> str:
    """One photograph, small; a click shows it whole."""
    name, wrong = escape(shot.file), " wrong" if shot.faults else ""
    caption = f"{MODES[shot.mode]} {shot.width}"
    return (
        f'<figure class="m-{shot.mode} w{shot.width}{wrong}"><a href="{name}" target="_blank">'
        f'<img src="{name}" alt="{escape(shot.example.url)} {caption}" loading="lazy"></a>'
        f"<figcaption>{caption}</figcaption></figure>"
    )

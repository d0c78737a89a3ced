"""bar_chart(): amounts of one unit side by side, from zero, as exact as their sources: no more than their table says.

pygal lays the chart out (the scale, the bars, the ticks); what it lays out is written anew, without its styles,
scripts and tooltips, so that our own styles draw it by day, by night and on paper, and equal charts are equal bytes.
"""

from __future__ import annotations

import math
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from html import escape
from typing import Any

from honorhall.ground.quantity import Total

WIDTH = 324  # units, as many as a phone has pixels for it: texts of 15 units are 15 px there, and larger elsewhere
TEXT, LINE, DROP = 15, 20, 6  # height of a letter, of a line of them, and from its foot to the bar below it
BAR, GAP = 16, 14  # thickness of a bar, and what is left free below it
AXIS = 24  # room for the numbers below the bars
KEY = 24  # a line of the key
END = 16  # room that an open end takes
TICKS = 5  # steps of the axis at most: with more, the numbers below it would stand too close on a phone
MORE, LESS, ABOUT = frozenset("余多超上"), frozenset(("近", "不到")), frozenset("约")
KEYS = (
    (MORE, "斜线一端：实际更多（余、多、超、上）"),
    (LESS, "虚线框：实际略少（近、不到）"),
    (ABOUT, "虚线框带斜线：约数（约）"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. said: the amount as its source says it; approx: its word, as Amount has it; here: the page's own."""

    label: str
    said: str
    number: Fraction
    approx: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of one unit. name: an id within its page, plain ASCII."""

    name: str
    title: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def words(self) -> str:
        """The chart for those who do not see it: the rows of its table, one to a line."""
        return "\n".join(f"{bar.label}：{bar.said}" for bar in self.bars)


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar laid out. lines: its label; x, y: its upper left corner."""

    bar: Bar
    lines: tuple[str, ...]
    y: float
    x: float
    length: float


def bar_chart(chart: Chart) -> str:
    """Draw it. Raises ValueError for a chart without bars, or with a number below zero."""
    if not chart.bars or any(bar.number < 0 for bar in chart.bars):
        raise ValueError("a chart needs bars, and none of them below zero")
    rows, ticks = _laid_out(chart.bars)
    bottom = rows[-1].y + BAR + GAP
    keys = [(words, text) for words, text in KEYS if any(bar.approx in words for bar in chart.bars)]
    parts = [
        *_head(chart, bottom + AXIS + len(keys) * KEY),
        *(part for x, label in ticks for part in _tick(x, label, bottom)),
        *(part for row in rows for part in _drawn(row)),
        *(part for place, key in enumerate(keys) for part in _key(*key, (rows[0].x, bottom + AXIS + place * KEY))),
    ]
    return "\n".join((*parts, "</svg>"))


def _laid_out(bars: Sequence[Bar]) -> tuple[list[_Row], list[tuple[float, str]]]:
    """The rows from top to bottom, and (x, number) of every tick, as pygal places them along the axis."""
    steps = _steps(bars)
    chart = _pygal().HorizontalBar(
        width=WIDTH - max(END, _width(_number(steps[-1])) * TEXT / 2),
        margin=0,
        js=(),
        show_legend=False,
        show_y_labels=False,
        y_labels=[float(step) for step in steps],
        range=(0, float(steps[-1])),
        value_formatter=_number,
    )
    chart.add("", [float(bar.number) for bar in bars])
    tree = chart.render_tree()
    drawn = [node for node in tree.iter() if node.get("class") == "rect reactive tooltip-trigger"]
    guides = [group for group in tree.iter() if group.get("class") == "guides"]
    rows, y = [], 0
    for bar, node in zip(bars, drawn, strict=True):
        lines = _wrapped(bar)
        length = float(node.get("width", 0))  # pygal writes no attribute of 0
        rows.append(_Row(bar, lines, y + len(lines) * LINE, float(node.get("x")), length))
        y += len(lines) * LINE + BAR + GAP
    return rows, [(_x_of(group), "".join(group.find("text").itertext())) for group in guides]


def _steps(bars: Sequence[Bar]) -> list[Fraction]:
    """The numbers along the axis: from 0, evenly, to the first that no bar reaches beyond; whole for whole bars."""
    most = max(bar.number for bar in bars) or Fraction(1)
    whole = all(bar.number.denominator == 1 for bar in bars)
    start = math.floor(math.log10(most)) - 1
    sizes = (Fraction(10) ** power * lead for power in range(start, start + 4) for lead in (1, 2, 5))
    axes = ([size * place for place in range(math.ceil(most / size) + 1)] for size in sizes)
    return next(axis for axis in axes if _stand_apart(axis) and (axis[1].denominator == 1 or not whole))


def _stand_apart(steps: Sequence[Fraction]) -> bool:
    """Whether these are few enough, and have room beside each other below the axis; its two ends always have."""
    ends_only = len(steps) <= len(("first", "last"))
    room = WIDTH / len(steps) / TEXT - 0.5
    return ends_only or (len(steps) <= TICKS + 1 and all(_width(_number(step)) <= room for step in steps))


@cache
def _pygal() -> Any:
    """The library, when the first chart is drawn: it takes a tenth of a second to import.

    It leaves a finder of an old make among Python's own, and every import after it would draw a warning.
    """
    import pygal  # noqa: PLC0415

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]
    return pygal


def _number(number: float | Fraction) -> str:
    """2万, 1.5亿, 300: as total() says it."""
    return Total(Fraction(number).limit_denominator(10**6), "").zh


def _x_of(group: Any) -> float:
    return float(group.find("text").get("x"))


def _wrapped(bar: Bar) -> tuple[str, ...]:
    """The label in lines of about one length that leave room for the amount, which stands at the end of the last."""
    room = WIDTH / TEXT - _width(bar.said) - 1.5
    even = _width(bar.label) / max(1, math.ceil(_width(bar.label) / room)) + 1
    lines, line = [], ""
    for one in bar.label:
        if line and _width(line + one) > min(room, even):
            lines.append(line)
            line = ""
        line += one
    return (*lines, line)


def _width(text: str) -> float:
    """In letters of Chinese; Latin ones and digits are a little over half as wide."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.6 for one in text)


def _head(chart: Chart, height: float) -> Iterator[str]:
    title, words = f"{chart.name}-title", f"{chart.name}-words"
    yield (
        f'<svg class="hh-chart" role="img" viewBox="0 0 {WIDTH} {_short(height)}" xmlns="http://www.w3.org/2000/svg"'
        f' aria-labelledby="{title}" aria-describedby="{words}">'
    )
    yield f'<title id="{title}">{escape(chart.title)}，单位：{escape(chart.unit)}</title>'
    yield f'<desc id="{words}">{escape(chart.words)}</desc>'


def _tick(x: float, label: str, bottom: float) -> Iterator[str]:
    yield f'<path class="hh-chart-guide" d="M{_short(x)} 0V{_short(bottom)}"/>'
    yield f'<text class="hh-chart-tick" x="{_short(x)}" y="{_short(bottom + LINE)}">{escape(label)}</text>'


def _drawn(row: _Row) -> Iterator[str]:
    mine = " hh-chart-here" if row.bar.here else ""
    for number, line in enumerate(row.lines, 1):
        place = row.y - DROP - (len(row.lines) - number) * LINE
        yield f'<text class="hh-chart-label{mine}" x="{_short(row.x)}" y="{_short(place)}">{escape(line)}</text>'
    yield f'<text class="hh-chart-said" x="{WIDTH}" y="{_short(row.y - DROP)}">{escape(row.bar.said)}</text>'
    yield from _bar(row.bar.approx, (row.x, row.y, row.length), mine)


def _bar(approx: str, place: tuple[float, float, float], mine: str = "") -> Iterator[str]:
    """A whole bar, one with an open end, one that nobody filled, or one that is both. mine: class of the page's own."""
    x, y, length = place
    kind = "hh-chart-dashed" if approx in LESS | ABOUT else "hh-chart-bar"
    yield f'<rect class="{kind}{mine}" x="{_short(x)}" y="{_short(y)}" width="{_short(length)}" height="{BAR}"/>'
    if approx in MORE | ABOUT:
        strokes = "".join(f"M{_short(x + length + 2 + step)} {_short(y + BAR)}l5 -{BAR}" for step in (0, 5, 10))
        yield f'<path class="hh-chart-open{mine}" d="{strokes}"/>'


def _key(words: frozenset[str], text: str, corner: tuple[float, float]) -> Iterator[str]:
    x, top = corner
    yield '<g class="hh-chart-key">'
    yield from _bar(min(words), (x, top + (KEY - BAR) / 2, TEXT * 2))
    yield f'<text x="{_short(x + TEXT * 2 + END + 8)}" y="{_short(top + KEY - 6)}">{escape(text)}</text>'
    yield "</g>"


def _short(number: float) -> str:
    """At most two decimals, and none that say nothing."""
    return f"{math.floor(number * 100 + 0.5) / 100:.2f}".rstrip("0").rstrip(".")

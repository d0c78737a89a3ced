"""The room of figures: numbers place by place, each with date and source; side by side where they may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import LEVELS, MODELS, WITHHELD, Figure, Names
from honorhall.output import Bar, Chart
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import A_PAGE, Steps, parted
from honorhall.pages.related import Cited, cited
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.room import room
from honorhall.views import Comparison, Part

TEMPLATE = "rooms/figures.html"
FOLDER = "figures/"
MOST_BARS = 20  # a chart of more is a wall; its page shows those around its own figure, and the room the first ones
NOWHERE = "none"
DIFFERENT = "各项数的内容不同，可能互相包含，只宜比大小，不宜相加。"
OVER_TIME = "同一个指标在不同时间的数，只宜看变化，不宜相加。"
NESTED = "大的地区可能已经包含小的地区，不宜相加。"
OTHER_DATES = "各地的数截至不同的时间，比较时请留意。"
RECORDS = "条"  # the unit that records are counted in


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of figures. label: what is counted, where or when; here: it is the page's own figure.

    part: what the chart beside the table says of an amount of several units, "" where that is all of it.
    """

    link: Link
    label: str
    note: str
    amount: Quantity
    since: PartialDate | None
    as_of: PartialDate | None
    sources: tuple[Cited, ...]
    here: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A chart with the table that says the same, or more where a figure has several amounts.

    first, last, whole: which of how many in order are shown; note: why they must not be added up, "" if they may be.
    """

    chart: Chart
    lines: tuple[Line, ...]
    first: int
    last: int
    whole: int
    note: str


@dataclass(frozen=True, slots=True)
class Scope:
    """All figures of one place. way: down the tree to it; lines: those that stand in none of its charts."""

    anchor: str
    way: tuple[Link, ...]
    compared: tuple[Compared, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How much the archive itself holds: a chart, its table's rows (where one leads, how many), what is left out."""

    chart: Chart
    heads: tuple[Names, Names]
    rows: tuple[tuple[Link, str], ...]
    note: str = ""


def pages(guide: Guide) -> Iterator[Draft]:
    """All figures on one page, place by place; when there are many, a page of places and pages for each of them."""
    figures = guide.of(Figure)
    places = _by_place(figures, guide)
    if len(figures) <= A_PAGE:
        yield room(guide, Figure, Steps(FOLDER, 1, ()), partial(_few, guide, places), TEMPLATE)
        return
    for part, steps in parted(places, FOLDER):
        listed = tuple((code, len(ours)) for code, ours in part)
        yield room(guide, Figure, steps, partial(_many, guide, listed), TEMPLATE)
    for code, ours in places:
        yield from _place(guide, code, ours)


def _few(guide: Guide, places: Sequence[tuple[str, list[Figure]]]) -> Mapping[str, Any]:
    scopes = tuple(_scope(guide, code, ours) for code, ours in places)
    return {"scopes": scopes, "places": (), "held": _held(guide)}


def _many(guide: Guide, places: Sequence[tuple[str, int]]) -> Mapping[str, Any]:
    listed = tuple((_name(guide, code), _url(code), count) for code, count in places)
    return {"scopes": (), "places": listed, "held": _held(guide)}


def _by_place(figures: Iterable[Figure], guide: Guide) -> list[tuple[str, list[Figure]]]:
    """(division code, its figures in readers' order), the hall's own region and those around it first."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.region, []).append(figure)
    home = guide.archive.hall.region
    return sorted(found.items(), key=lambda one: (-_shared(one[0], home), one[0] in ("", WITHHELD), one[0]))


def _shared(code: str, home: str) -> int:
    """How many levels of the tree, from the province down, two codes have in common."""
    return sum(len(code) >= length and code[:length] == home[:length] for length in LEVELS)


def _place(guide: Guide, code: str, figures: Sequence[Figure]) -> Iterator[Draft]:
    """The pages of one place: its charts on the first, the rest of its figures page by page."""
    name, (charts, lone) = _name(guide, code), _charts_of(guide, figures)
    for part, steps in parted(lone, _url(code)):
        own = partial(_part_of, guide, code, (charts if steps.number == 1 else (), part), len(figures))
        yield room(guide, Figure, steps, own, TEMPLATE)._replace(title=f"数据：{name}{steps.suffix}")


def _part_of(
    guide: Guide, code: str, shown: tuple[Sequence[Comparison], Sequence[Figure]], count: int
) -> Mapping[str, Any]:
    return {
        "kind": Names(f"数据：{_name(guide, code)}", "Figures"),
        "index": Link(Figure.zh, FOLDER),
        "count": count,
        "scopes": (_scope_of(guide, code, *shown),),
        "places": (),
        "held": (),
    }


def _url(code: str) -> str:
    return f"{FOLDER}region/{_anchor(code)}/"


def _anchor(code: str) -> str:
    return code if code not in ("", WITHHELD) else NOWHERE


def _name(guide: Guide, code: str) -> str:
    way = guide.region(code)
    return way[-1].title if way else "未注明地区"


def _scope(guide: Guide, code: str, figures: Sequence[Figure]) -> Scope:
    return _scope_of(guide, code, *_charts_of(guide, figures))


def _charts_of(guide: Guide, figures: Sequence[Figure]) -> tuple[tuple[Comparison, ...], tuple[Figure, ...]]:
    """The comparisons of a place, and its figures that stand in none of them.

    A comparison of several places stands with the first of its figures.
    """
    met = dict.fromkeys(one for figure in figures for one in guide.views.compared.get(figure.key, ()))
    keys = {figure.key for figure in figures}
    charts = tuple(one for one in met if one.parts[0].key in keys)
    shown = {part.key for one in charts for part in _around(one)}
    return charts, tuple(figure for figure in figures if figure.key not in shown)


def _scope_of(guide: Guide, code: str, charts: Sequence[Comparison], figures: Sequence[Figure]) -> Scope:
    compared = tuple(_compared(guide, one, f"chart-{_anchor(code)}-{number}") for number, one in enumerate(charts, 1))
    lines = tuple(_line(guide, figure, figure.measure) for figure in figures)
    way = guide.region(code) or (Link(_name(guide, code), None),)
    return Scope(f"place-{_anchor(code)}", way, compared, lines)


def _around(comparison: Comparison, here: str = "") -> Sequence[Part]:
    """As many parts of a comparison as a chart holds: the first ones, or those around a figure."""
    keys = [part.key for part in comparison.parts]
    middle = keys.index(here) if here else 0
    first = max(0, min(middle - MOST_BARS // 2, len(keys) - MOST_BARS))
    return comparison.parts[first : first + MOST_BARS]


def _compared(guide: Guide, comparison: Comparison, name: str, here: str = "") -> Compared:
    """here: key of the figure whose page this is; of a long comparison, it and those around it are shown."""
    around = _around(comparison, here)
    first = comparison.parts.index(around[0])
    shown = [(part, *_said(guide, comparison, part)) for part in around]
    bars = (
        Bar(label, figure.amount.said(comparison.unit), part.amount.number, part.amount.approx, part.key == here)
        for part, figure, label in shown
    )
    return Compared(
        chart=Chart(name, comparison.title, comparison.unit, tuple(bars)),
        lines=tuple(
            replace(_line(guide, figure, label), here=part.key == here, part=_part(figure, comparison.unit))
            for part, figure, label in shown
        ),
        first=first + 1,
        last=first + len(shown),
        whole=len(comparison.parts),
        note=_note(comparison.by, [figure.region for _, figure, _ in shown]),
    )


def _said(guide: Guide, comparison: Comparison, part: Part) -> tuple[Figure, str]:
    """The figure, and what parts it from the others of its comparison: measure, place, date."""
    figure = guide.record(part.key)
    assert isinstance(figure, Figure)  # noqa: S101 (only figures are compared)
    words = {
        "measure": figure.measure,
        "region": _name(guide, figure.region),
        "as_of": f"截至{figure.as_of.zh}" if figure.as_of else "未注明日期",
    }
    return figure, "，".join(words[name] for name in comparison.by) or figure.title


def _note(by: Sequence[str], regions: Sequence[str]) -> str:
    """What a reader of a comparison must know, from what parts its figures (by) and where they are (codes)."""
    if "measure" in by:
        return DIFFERENT
    if "region" not in by:
        return OVER_TIME if by else ""
    known = {code for code in regions if code not in ("", WITHHELD)}
    if any(code != other and code.startswith(other) for code in known for other in known):
        return NESTED
    return OTHER_DATES if "as_of" in by else ""


def _part(figure: Figure, unit: str) -> str:
    """What a chart of one unit says of a figure that has several."""
    said = figure.amount.said(unit)
    return said if said != figure.amount.verbatim else ""


def _line(guide: Guide, figure: Figure, label: str) -> Line:
    return Line(
        link=guide.link(figure.key),
        label=label,
        note=guide.telling(figure).summary,
        amount=figure.amount,
        since=figure.since,
        as_of=figure.as_of,
        sources=cited(figure.sources, guide),
    )


def _held(guide: Guide) -> tuple[Held, ...]:
    """What the archive holds: records by kind, activities by year."""
    held = guide.views.holdings
    kinds = tuple((Link(MODELS[kind].zh, f"{MODELS[kind].folder}/"), count) for kind, count in held.kinds)
    years = tuple((Link(f"{year}年", None), count) for year, count in held.years)
    undated = f"另有 {held.undated} 条活动没有注明年份。" if held.undated else ""
    found = (
        _count("held-kinds", "各类资料", Names("类别", "Kind"), kinds),
        _count("held-years", "各年的活动", Names("年份", "Year"), years, undated),
    )
    return tuple(one for one in found if len(one.rows) > 1)


def _count(name: str, title: str, head: Names, rows: Sequence[tuple[Link, int]], note: str = "") -> Held:
    said = tuple((link, f"{count}{RECORDS}") for link, count in rows)
    bars = tuple(Bar(link.title, words, Fraction(count)) for (link, words), (_, count) in zip(said, rows, strict=True))
    return Held(Chart(name, title, RECORDS, bars), (head, Names("数量", "Number")), said, note)


def _own(figure: Figure, guide: Guide, _base: str) -> Mapping[str, Any]:
    """Where a figure stands among those that it may be compared with."""
    met = guide.views.compared.get(figure.key, ())
    return {
        "amount": figure.amount,
        "measure": figure.measure,
        "as_of": figure.as_of,
        "compared": tuple(_compared(guide, one, f"chart-{number}", figure.key) for number, one in enumerate(met, 1)),
    }


FACE = Face("figure.html", _own, frozenset({"measure", "amount", "as_of"}))

"""preview(): the public site before a change and after it, and which of its pages differ."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from honorhall.doors.order import Order, Steps
from honorhall.doors.reviewing.halls import Halls
from honorhall.doors.site import build

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that differs. url: relative to the site ("stories/born/"); title: "" where it is no page of the change.

    before, after: whether the site has it.
    """

    url: str
    title: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The folder that holds both sites, and the pages that differ: those of the change first."""

    folder: Path
    pages: tuple[Shown, ...]


def preview(two: Halls, out: Path, of: tuple[date, Mapping[str, str]], steps: Steps) -> Preview:
    """Build both sites into `out`. of: the day; url -> title of the pages of the change. Raises what a build does."""
    today, titles = of
    for hall, name in ((two.before, BEFORE), (two.after, AFTER)):
        build(Order(hall, (out / name).resolve(), "public", today), steps)
    pages = sorted(_differing(out / BEFORE, out / AFTER, titles), key=lambda one: (not one.title, one.url))
    return Preview(out, tuple(pages))


def _differing(before: Path, after: Path, titles: Mapping[str, str]) -> Iterator[Shown]:
    found = [{path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in (before, after)]
    for name in sorted(found[0] | found[1]):
        there = name in found[0], name in found[1]
        if all(there) and filecmp.cmp(before / name, after / name, shallow=False):
            continue
        url = name.removesuffix("index.html")
        yield Shown(url, titles.get(url, ""), *there)

"""What the screen in the hall looks up by itself: names by their first letter, days of the year, its staff's settings.

Scripts that hand over what they hold, so that a page on a disk (file://) loads them as a page on a server does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from string import ascii_lowercase, digits

from honorhall.exports.assets import ASSETS
from honorhall.exports.search import sounds
from honorhall.ground.page import Artifact
from honorhall.model import MODELS, Archive, Person, Record
from honorhall.views import Views

NAMED = ("region", "place", "person", "team", "org", "programme", "exhibit", "honor", "lesson", "story")
KEYS = digits + ascii_lowercase  # of the keyboard on the screen: each has a file, for a browser complains of none
YEARS = 12  # of days that move: a screen may be forgotten for a while
MONTHS = range(1, 13)


def kiosk_files(archive: Archive, views: Views) -> Iterator[Artifact]:
    """The files of the kiosk edition that are neither pages nor assets."""
    named: dict[str, list[tuple[str, ...]]] = {key: [] for key in KEYS}
    for key, entry in _names(archive):
        named[key].append(entry)
    for key, entries in named.items():
        entries.sort(key=lambda entry: (len(entry[0]), entry))
        yield _script(f"names/{key}.js", "honorhallNames", entries)
    for month in MONTHS:
        yield _script(f"days/{month:02}.js", "honorhallDays", _events(archive, views, month), _kept(views, month))
    pin = archive.hall.kiosk.pin if archive.hall.kiosk else ""
    yield _script("staff.js", "honorhallStaff", {"pin": pin, "content": views.today.isoformat()})


def _names(archive: Archive) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(first letter or digit, (title, url, kind, initials, pinyin, "1" of a sample)) of every name."""
    for record in archive.records.values():
        initials, spelled = _sounds(record) if record.kind in NAMED else ((), ())
        entry = (
            *(record.title, record.page_url, MODELS[record.kind].zh),
            *(" ".join(initials), " ".join(spelled), "1" if record.sample else ""),
        )
        # A sign that no key stands for leaves a name to the search.
        yield from ((letter, entry) for letter in dict.fromkeys(one[0] for one in initials) if letter in KEYS)


def _sounds(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(record, Person):
        return sounds(record.title, person=True, spoken=record.surname_reading)
    return sounds(record.title)


def _events(archive: Archive, views: Views, month: int) -> Mapping[str, list[tuple[str, str, str, str]]]:
    """Day of a month -> (year, what, title, url) of what happened on it, the oldest first."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for (its_month, day), events in sorted(views.calendar.days.items()):
        if its_month == month:
            lines = ((str(event.date.year), event.zh, *_titled(archive.records[event.key])) for event in events)
            found[f"{month:02}-{day:02}"] = list(dict.fromkeys(lines))
    return found


def _titled(record: Record) -> tuple[str, str]:
    return record.title, record.page_url


def _kept(views: Views, month: int) -> Mapping[str, list[tuple[str, str]]]:
    """Days that are kept: every year as MM-DD, those that move as YYYY-MM-DD for the years to come."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in views.calendar.kept:
        for mark in _marks(one.on, moves=one.moves, since=views.today.year):
            if mark[-5:-3] == f"{month:02}":
                found.setdefault(mark, []).append((one.label.zh, one.label.en))
    return found


def _marks(on: Callable[[int], tuple[int, int] | None], *, moves: bool, since: int) -> Iterable[str]:
    for year in range(since, since + YEARS) if moves else (since,):
        day = on(year)
        if day:
            yield date(year, *day).isoformat() if moves else f"{day[0]:02}-{day[1]:02}"


def _script(path: str, name: str, *told: object) -> Artifact:
    return Artifact(f"{ASSETS}{path}", partial(_written, name, told))


def _written(name: str, told: tuple[object, ...]) -> bytes:
    values = ",".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in told)
    return f"{name}({values});\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode("utf-8", "replace")

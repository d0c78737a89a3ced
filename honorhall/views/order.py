"""In which order readers meet the records of a kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from honorhall.model import KINDS, VOCABULARIES, Archive, Exhibit, Honor, Person, Record, Region, surname

GRADES, LEVELS = tuple(VOCABULARIES["honor-grade"]), tuple(VOCABULARIES["honor-level"])
LAST = "\uffff"
MOST_NAMES = 10_000  # kept: a person is met once for every honour
MOST_DAYS = 20_000
RARE = 99  # strokes of a character that the table does not know: after all that it does


def in_order(archive: Archive) -> dict[str, tuple[Record, ...]]:
    """Kind -> all its records, sorted. Equal records keep the order of their ids."""
    found: dict[str, list[Record]] = {model.kind: [] for model in KINDS}
    for record in archive.records.values():
        found[record.kind].append(record)
    return {kind: ordered(records, archive) for kind, records in found.items()}


def ordered(records: Iterable[Record], archive: Archive) -> tuple[Record, ...]:
    """Records of one kind in the order in which readers meet them."""
    return tuple(sorted(records, key=lambda record: (*_place(record, archive), record.id)))


def _place(record: Record, archive: Archive) -> tuple[str | int | tuple[int, ...], ...]:
    if isinstance(record, Region):
        return (record.code, record.region_type)
    if isinstance(record, Honor):
        level = 0 if record.grade else _level(record)
        return (record.sample, _grade(record), level, _latest_year_first(record), _to_by_strokes(record, archive))
    if isinstance(record, Person):
        return (record.sample, name_strokes(record.title))
    if isinstance(record, Exhibit):
        return (record.place, record.sample, record.order)
    if record.kind == "source":
        return (record.id,)
    return (record.sample, _newest_first(record), record.get("region", "") or LAST)


def _grade(honor: Honor) -> int:
    """Place in the statutory order, the highest first; ungraded awards after all graded ones."""
    return GRADES.index(honor.grade) if honor.grade else len(GRADES)


def _level(honor: Honor) -> int:
    return LEVELS.index(honor.level) if honor.level else len(LEVELS)


def _latest_year_first(honor: Honor) -> int:
    """Within a year surnames decide, and not the day."""
    return -honor.date.year if honor.date else 0


def _newest_first(record: Record) -> tuple[int, ...]:
    """A key that puts later dates first, and records without a date last."""
    date = record.get("date") or record.get("as_of") or record.get("founded") or record.get("opened")
    if not date:
        return (1,)
    return _backwards(date.first)


@lru_cache(MOST_DAYS)
def _backwards(day: str) -> tuple[int, ...]:
    """A day (YYYY-MM-DD) as a key that puts later days first."""
    return (0, -int(day[:4]), -int(day[5:7]), -int(day[8:]))


def _to_by_strokes(honor: Honor, archive: Archive) -> tuple[int, ...]:
    people = (archive.records.get(key) for key in honor.to if key.startswith("person:"))
    person = next(filter(None, people), None)
    return name_strokes(person.title if person else "")


@lru_cache(MOST_NAMES)
def name_strokes(name: str) -> tuple[int, ...]:
    """按姓氏笔画为序: strokes of the surname, then of the given name, character by character.

    Surnames of as many strokes stand by their characters, so that all of one surname stand together.
    """
    first = surname(name)
    return (sum(map(_count, first)), *map(ord, first), *(_count(one) for one in name[len(first) :]))


def surname_strokes(name: str) -> int:
    """Strokes of a name's surname; 0 where the table does not know one of its characters."""
    counts = [_strokes(one) for one in surname(name)]
    return sum(counts) if all(counts) else 0


def _count(character: str) -> int:
    return _strokes(character) or RARE


@cache
def _strokes(character: str) -> int:
    """Of one character, 0 where the table does not know it."""
    from strokes import strokes  # noqa: PLC0415 (a table that takes a tenth of a second to read)

    return strokes(character) or 0

"""In which order readers meet the records of a kind."""

from __future__ import annotations

from collections.abc import Iterable

from strokes import strokes  # a table of stroke counts

from honorhall.model import VOCABULARIES, Archive, Exhibit, Honor, Person, Record, Region, surname

LAST = "\uffff"
RARE = 99  # strokes of a character that the table does not know: after all that it does


def in_order(archive: Archive, kind: str) -> tuple[Record, ...]:
    """All records of one kind, sorted. Equal records keep the order of their ids."""
    return ordered(archive.of_kind(kind), archive)


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
    grades = list(VOCABULARIES["honor-grade"])
    return grades.index(honor.grade) if honor.grade else len(grades)


def _level(honor: Honor) -> int:
    levels = list(VOCABULARIES["honor-level"])
    return levels.index(honor.level) if honor.level else len(levels)


def _latest_year_first(honor: Honor) -> int:
    """Within a year surnames decide, and not the day."""
    return -honor.date.year if honor.date else 0


def _newest_first(record: Record) -> tuple[int, ...]:
    """A key that puts later dates first, and records without a date last."""
    date = next((found for name in ("date", "as_of", "founded", "opened") if (found := record.get(name))), None)
    if date is None:
        return (1,)
    return (0, *(-int(part) for part in date.first.split("-")))


def _to_by_strokes(honor: Honor, archive: Archive) -> tuple[int, ...]:
    person = next(
        (archive.records[key] for key in honor.to if key.startswith("person:") and key in archive.records), None
    )
    return name_strokes(person.title if person else "")


def name_strokes(name: str) -> tuple[int, ...]:
    """按姓氏笔画为序: strokes of the surname, then of the given name, character by character.

    Surnames of as many strokes stand by their characters, so that all of one surname stand together.
    """
    first = surname(name)
    return (sum(map(_count, first)), *map(ord, first), *(_count(one) for one in name[len(first) :]))


def surname_strokes(name: str) -> int:
    """Strokes of a name's surname; 0 where the table does not know one of its characters."""
    counts = [strokes(one) or 0 for one in surname(name)]
    return sum(counts) if all(counts) else 0


def _count(character: str) -> int:
    return strokes(character) or RARE

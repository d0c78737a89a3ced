"""Shelves: records that are read from their files when they are asked for, and not before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import overload

from honorhall.model import Origins, Record, Redaction, decoded
from honorhall.sources import read_named


class Written(Mapping[str, Record]):
    """Records as they are written, by key. Raises KeyError for one that its file no longer has."""

    def __init__(self, origins: Origins, read: Mapping[str, Record] | None = None) -> None:
        self._origins = origins
        self._read: dict[str, Record] = dict(read or {})

    def without(self, keys: Collection[str]) -> Written:
        """The same, with these records to be read again."""
        return Written(self._origins, {key: record for key, record in self._read.items() if key not in keys})

    def __getitem__(self, key: str) -> Record:
        found = self._read.get(key)
        if found is None:
            origin = self._origins[key]
            for source in read_named(origin.path, origin.file, origin.kind)[0]:
                record = decoded(source).record
                if isinstance(record, Record):
                    self._read.setdefault(record.key, record)
            found = self._read[key]
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._origins

    def __iter__(self) -> Iterator[str]:
        return iter(self._origins)

    def __len__(self) -> int:
        return len(self._origins)

    def __reduce__(self) -> tuple[type[Written], tuple[Origins]]:
        return (Written, (self._origins,))


class Shown(Mapping[str, Record]):
    """The same records as an edition shows them."""

    def __init__(
        self, keys: Mapping[str, None], redaction: Redaction, read: Mapping[str, Record] | None = None
    ) -> None:
        self._keys = keys
        self._redaction = redaction
        self._read: dict[str, Record] = dict(read or {})

    def without(self, keys: Collection[str], redaction: Redaction) -> Shown:
        """The same, with these records to be redacted again."""
        return Shown(self._keys, redaction, {key: record for key, record in self._read.items() if key not in keys})

    def __getitem__(self, key: str) -> Record:
        found = self._read.get(key)
        if found is None:
            made = self._redaction.of(key) if key in self._keys else None
            if made is None:
                raise KeyError(key)
            found = self._read[key] = made
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __reduce__(self) -> tuple[type[Shown], tuple[Mapping[str, None], Redaction]]:
        return (Shown, (self._keys, self._redaction))


class Line(Sequence[Record]):
    """Records in an order, looked up when they are asked for."""

    def __init__(self, keys: tuple[str, ...], records: Mapping[str, Record]) -> None:
        self.keys = keys
        self._records = records

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, place: int | slice) -> Record | tuple[Record, ...]:
        if isinstance(place, slice):
            return tuple(self._records[key] for key in self.keys[place])
        return self._records[self.keys[place]]

    def __len__(self) -> int:
        return len(self.keys)

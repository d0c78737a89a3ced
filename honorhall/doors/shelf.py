"""Shelves: records that are read from their files when they are asked for, and not before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import overload

from honorhall.model import Origins, Record, Redaction, decoded
from honorhall.sources import read_named


class Shelf(Mapping[str, Record]):
    """Records by key. Raises KeyError for one that is no longer there."""

    def __init__(self, keys: Collection[str], read: Mapping[str, Record] | None = None) -> None:
        self._keys = keys
        self._read: dict[str, Record] = dict(read or {})

    def __getitem__(self, key: str) -> Record:
        found = self._read.get(key)
        if found is None:
            self._read.update(self._found(key))
            found = self._read[key]
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def _found(self, key: str) -> Mapping[str, Record]:
        """The record, and those that came with it."""
        raise NotImplementedError

    def _but(self, keys: Collection[str]) -> dict[str, Record]:
        return {key: record for key, record in self._read.items() if key not in keys}


class Written(Shelf):
    """Records as they are written."""

    def __init__(self, origins: Origins, read: Mapping[str, Record] | None = None) -> None:
        super().__init__(origins, read)
        self._origins = origins

    def without(self, keys: Collection[str]) -> Written:
        """The same, with these records to be read again."""
        return Written(self._origins, self._but(keys))

    def _found(self, key: str) -> Mapping[str, Record]:
        origin = self._origins[key]
        records = (decoded(source).record for source in read_named(origin.path, origin.file, origin.kind)[0])
        found = {record.key: record for record in records if isinstance(record, Record)}
        return {
            key: record for key, record in found.items() if key not in self._read
        }  # the others go on being what they were

    def __reduce__(self) -> tuple[type[Written], tuple[Origins]]:
        return (Written, (self._origins,))


class Shown(Shelf):
    """The same records as an edition shows them."""

    def __init__(
        self, keys: Mapping[str, None], redaction: Redaction, read: Mapping[str, Record] | None = None
    ) -> None:
        super().__init__(keys, read)
        self._shown = keys
        self._redaction = redaction

    def without(self, keys: Collection[str], redaction: Redaction) -> Shown:
        """The same, with these records to be redacted again."""
        return Shown(self._shown, redaction, self._but(keys))

    def _found(self, key: str) -> Mapping[str, Record]:
        made = self._redaction.of(key) if key in self._shown else None
        return {} if made is None else {key: made}

    def __reduce__(self) -> tuple[type[Shown], tuple[Mapping[str, None], Redaction]]:
        return (Shown, (self._shown, self._redaction))


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

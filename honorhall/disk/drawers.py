"""Drawers: a large mapping kept in many pieces, of which those are read that are asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Generic, TypeVar
from zlib import crc32

from honorhall.disk.store import Pack, Piece

MANY = 256
Value = TypeVar("Value")


class Drawers(Mapping[str, Value], Generic[Value]):
    """What was put away. Asking for an entry raises Spoiled where its drawer is not what was put there."""

    def __init__(self, pack: Pack, pieces: tuple[Piece, ...], count: int) -> None:
        self._pack = pack
        self._pieces = pieces
        self._count = count
        self._open: dict[int, dict[str, Value]] = {}

    def __getitem__(self, key: str) -> Value:
        return self._drawer(_place(key))[key]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._drawer, range(MANY)))

    def __len__(self) -> int:
        return self._count

    def whole(self) -> dict[str, Value]:
        """All entries, drawer by drawer: for whoever asks for each."""
        found: dict[str, Value] = {}
        for place in range(MANY):
            found.update(self._drawer(place))
        return found

    def _drawer(self, place: int) -> dict[str, Value]:
        if place not in self._open:
            self._open[place] = self._pack.load(self._pieces[place])
        return self._open[place]

    def __reduce__(self) -> tuple[type[Drawers[Value]], tuple[Pack, tuple[Piece, ...], int]]:
        return (Drawers, (self._pack, self._pieces, self._count))


def put_away(pack: Pack, entries: Mapping[str, Value]) -> Drawers[Value]:
    """Put a mapping into a pack, to be looked up in without being read whole. Raises OSError."""
    drawers: list[dict[str, Value]] = [{} for _ in range(MANY)]
    for key, value in entries.items():
        drawers[_place(key)][key] = value
    pieces = pack.add([pickle.dumps(drawer, pickle.HIGHEST_PROTOCOL) for drawer in drawers])
    return Drawers(pack, tuple(pieces), len(entries))


def _place(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogateescape")) % MANY

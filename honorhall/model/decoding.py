"""decoding(): sources become typed records one by one, each knowing what it names: work that many hands can share."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from honorhall.ground.problem import Problem
from honorhall.model.kinds import MODELS
from honorhall.model.papers import Hall
from honorhall.model.record import Record
from honorhall.model.references import PICTURE, Named, named
from honorhall.sources import Origin, Reading, Source, decode, origin

PAGE = "page"
WORDS = ("summary", "body")  # no view, no facet, no address is made of them (tests/views/test_words_only.py)

BY_VALUE = 2  # the way of marshal that says nothing of which objects are the same: equal values are equal bytes


class Decoded(NamedTuple):
    """What one source came to.

    record: None where a problem stands in the way; code: then, what a region wrote. shape: digest of all that is
    written of it, but for its words: of two states of equal shape, only the words differ.
    """

    origin: Origin
    record: Record | Hall | None
    problems: tuple[Problem, ...] = ()
    names: Named = Named()
    code: str = ""
    shape: bytes = b""


class Decoding(NamedTuple):
    """What a reading came to: its decoded sources, its hand-written pages, what could not be read (as in Reading)."""

    decoded: tuple[Decoded, ...] = ()
    pages: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()


def decoding(reading: Reading) -> Decoding:
    """Every source of a reading decoded; a hand-written page stays as it is."""
    pages = tuple(source for source in reading.sources if source.kind == PAGE)
    found = tuple(decoded(source) for source in reading.sources if source.kind in MODELS or source.kind == "hall")
    return Decoding(found, pages, reading.problems, reading.unread)


def joined_decodings(parts: Iterable[Decoding]) -> Decoding:
    """Several decodings as one, in their order."""
    every = list(parts)
    return Decoding(
        tuple(one for part in every for one in part.decoded),
        tuple(page for part in every for page in part.pages),
        tuple(problem for part in every for problem in part.problems),
        frozenset().union(*(part.unread for part in every)),
    )


def decoded(source: Source) -> Decoded:
    """One source as a record, or as the problems that stand in its way."""
    if source.kind == "hall":
        hall, faults = decode(source, Hall, {})
        return Decoded(origin(source), hall, tuple(faults), named(hall) if hall else Named())
    where = origin(source)
    body = source.body.strip("\n") if source.body.strip() else ""
    problems: list[Problem] = []
    if body and source.data.get("body"):
        problems.append(Problem("body-twice", source.place(("body",)), about=where.key))
    record, faults = decode(source, MODELS[source.kind], {"id": source.id} | ({"body": body} if body else {}))
    if record is None:
        code = str(source.data.get("code", "")) if source.kind == "region" else ""
        return Decoded(where, None, (*problems, *faults), code=code)
    names = named(record)
    return Decoded(where, record, (*problems, *faults), names, shape=_shape(source, record, names))


def _shape(source: Source, record: Record, names: Named) -> bytes:
    """Links and pictures in its words belong to its shape: pages of other records depend on them."""
    fields = {name: value for name, value in source.data.items() if name not in WORDS}
    pictures = PICTURE.findall(record.body) if "![" in record.body else ()
    said = (fields, bool(record.summary), bool(record.body), names.in_prose, pictures)
    return blake2b(marshal.dumps(said, BY_VALUE), digest_size=16).digest()

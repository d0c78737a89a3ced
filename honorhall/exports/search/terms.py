"""Terms: the keys by which entries are found (Han characters, pairs of neighbours, words), and how much each tells.

A posting is one number: sort key (41 bits: bucket, key), number of the entry (20 bits), tier (3 bits).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from honorhall.exports.search.entries import BODY, HEADING, NAME, SUMMARY, TITLE, Entry
from honorhall.exports.search.folding import GAP, WIDE, WORD, Fold, Numbers
from honorhall.exports.search.names import name_keys

Postings = npt.NDArray[np.uint64]
TIER_BITS, ENTRY_BITS, RANK_BITS, BUCKET_BITS = 3, 20, 17, 7
KEY_AT = TIER_BITS + ENTRY_BITS
BUCKET_AT = KEY_AT + 2 * RANK_BITS
# Tiers, the best first: a title of a few characters, any title, a name, a heading, a summary; three of the body.
SHORT_TITLE, LONG_TITLE, OF_NAME, OF_HEADING, OF_SUMMARY, OFTEN, SOME, ONCE = range(8)
TIER_OF = {TITLE: LONG_TITLE, NAME: OF_NAME, HEADING: OF_HEADING, SUMMARY: OF_SUMMARY, BODY: OFTEN}
A_SHORT_TITLE = 8  # characters
USUAL = 1_000.0  # characters of an entry
OFTEN_FROM, SOME_FROM = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Terms:
    """The postings of some entries, sorted. wide: of characters and pairs, by their ranks; spelled: of `words`, which
    are numbered as they were met.
    """

    wide: Postings
    spelled: Postings
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stream:
    """All texts of some entries, one after the other, folded. tiers and entries: of each character."""

    codes: Numbers
    sorts: npt.NDArray[np.uint8]
    tiers: npt.NDArray[np.uint64]
    entries: npt.NDArray[np.uint64]


def terms_of(entries: Sequence[tuple[int, Entry]], table: Fold, *, named: bool = True) -> Terms:
    """The postings of (number, entry)s. named: with the keys of their names."""
    stream = _streamed(entries, table)
    lengths = _lengths(stream, entries)
    wide = _told(_wide(stream, table), lengths)
    words, spelled = _spelled(stream, entries if named else ())
    return Terms(wide, _told(spelled, lengths), words)


def _streamed(entries: Sequence[tuple[int, Entry]], table: Fold) -> _Stream:
    texts, sizes, tiers, numbers = [], [], [], []
    for number, entry in entries:
        for part, text in entry.parts:
            texts.append(text)
            sizes.append(len(text) + 1)
            tiers.append(_tier(entry, part))
            numbers.append(number)
    codes, places = table.codes("\n".join(texts) + "\n")
    tier = np.repeat(np.array(tiers, dtype=np.uint64), sizes)[places]
    owner = np.repeat(np.array(numbers, dtype=np.uint64), sizes)[places]
    return _Stream(codes, table.sorts[codes], tier, owner)


def _lengths(stream: _Stream, entries: Sequence[tuple[int, Entry]]) -> npt.NDArray[np.float64]:
    """Length of every entry by its number, in steps, so that an edit of a few characters seldom changes it."""
    most = max((number for number, _ in entries), default=0)
    counted = np.bincount(stream.entries[stream.sorts != GAP].astype(np.int64), minlength=most + 1)
    steps = np.round(2 * np.log2(np.maximum(counted, 1)))
    found: npt.NDArray[np.float64] = 2 ** (steps / 2)
    return found


def _wide(stream: _Stream, table: Fold) -> Postings:
    """Postings of every wide character, and of every pair of neighbours; not sorted, not yet told apart."""
    wide = stream.sorts == WIDE
    at = np.flatnonzero(wide)
    first = table.ranks[stream.codes[at]].astype(np.uint64)
    one = key_of(stream.codes[at], np.zeros(len(at), np.uint32), first << np.uint64(RANK_BITS))
    two = np.flatnonzero(wide[:-1] & wide[1:])
    left, right = stream.codes[two], stream.codes[two + 1]
    ranks = (table.ranks[left].astype(np.uint64) << np.uint64(RANK_BITS)) | table.ranks[right]
    keys = np.concatenate([one, key_of(left, right, ranks)])
    places = np.concatenate([at, two])
    return _posted(keys, stream, places)


def key_of(left: Numbers, right: Numbers, ranks: Postings) -> Postings:
    """Bucket and ranks of pairs of code points; the right one of a single character is 0."""
    bucket = hashed(left, right) >> np.uint32(32 - BUCKET_BITS)
    return (bucket.astype(np.uint64) << np.uint64(2 * RANK_BITS)) | ranks


def hashed(left: Numbers, right: Numbers) -> Numbers:
    """A number of 32 bits for two code points: the first bits of it say which shard. The script reckons the same."""
    with np.errstate(over="ignore"):
        found = left.astype(np.uint32) * np.uint32(0x9E3779B1) + right.astype(np.uint32) * np.uint32(0x85EBCA6B)
        found = (found ^ (found >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
    made: Numbers = found ^ (found >> np.uint32(13))
    return made


def _posted(keys: Postings, stream: _Stream, places: npt.NDArray[np.int64]) -> Postings:
    return (keys << np.uint64(KEY_AT)) | (stream.entries[places] << np.uint64(TIER_BITS)) | stream.tiers[places]


def _spelled(stream: _Stream, entries: Sequence[tuple[int, Entry]]) -> tuple[tuple[str, ...], Postings]:
    """Words and the keys of the names of `entries`, numbered as they are met, and their postings."""
    inside = np.concatenate([[False], stream.sorts == WORD, [False]])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    text = stream.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    known: dict[str, int] = {}
    met = (text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True))
    ids = np.array([known.setdefault(word, len(known)) for word in met], dtype=np.uint64)
    words = _posted(ids, stream, starts)
    names = np.array(list(_named(entries, known)), dtype=np.uint64)
    return tuple(known), np.concatenate([words, names])


def _named(entries: Iterable[tuple[int, Entry]], known: dict[str, int]) -> Iterator[int]:
    for number, entry in entries:
        for part, text in entry.parts:
            if part in (TITLE, NAME):
                owner = number << TIER_BITS | _tier(entry, part)
                keys = name_keys(text, person=entry.kind == "person", spoken=entry.spoken)
                yield from (known.setdefault(key, len(known)) << KEY_AT | owner for key in keys)


def _tier(entry: Entry, part: int) -> int:
    return SHORT_TITLE if part == TITLE and len(entry.title) <= A_SHORT_TITLE else TIER_OF[part]


def _told(postings: Postings, lengths: npt.NDArray[np.float64]) -> Postings:
    """Each key of each entry once, sorted, with its best tier; in the body, how much it tells of the entry."""
    if not len(postings):
        return postings
    ordered = np.sort(postings)
    owners = ordered >> np.uint64(TIER_BITS)
    firsts = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
    often = np.diff(np.append(firsts, len(ordered)))
    found = ordered[firsts]
    body = np.flatnonzero((found & np.uint64(7)) == OFTEN)
    numbers = ((found[body] >> np.uint64(TIER_BITS)) & np.uint64((1 << ENTRY_BITS) - 1)).astype(np.int64)
    telling = often[body] / (often[body] + 1.2 * (0.25 + 0.75 * lengths[numbers] / USUAL))
    lower = (telling < OFTEN_FROM).astype(np.uint64) + (telling < SOME_FROM)
    found[body] += lower
    return found

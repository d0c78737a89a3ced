"""Shards: the index in pieces, each a script of a few kilobytes with the lists of some keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from zlib import crc32

import numpy as np
import numpy.typing as npt

from honorhall.exports.search.folding import WIDE, fold
from honorhall.exports.search.lists import BITS, SIX, digits, packed_bits
from honorhall.exports.search.names import INITIAL, SYLLABLE, WHOLE
from honorhall.exports.search.terms import (
    BUCKET_BITS,
    ENTRY_BITS,
    KEY_AT,
    ONCE,
    RANK_BITS,
    TIER_BITS,
    Postings,
    Terms,
    hashed,
)

A_SHARD = 24_000  # bytes of text for each
MOST_BITS = 12  # of a shard's number
TIERS = 1 << TIER_BITS
BUCKETS, RANKS_AND_LESS = 1 << BUCKET_BITS, 2 * RANK_BITS + KEY_AT
STEM = 2  # characters of a word that say in which shard it is: all words that begin so are found there
Lists = Mapping[int, str]  # tier -> packed numbers of entries


def shard_bits(size: int) -> int:
    """How many bits a shard's number has, for so many bytes of text in all."""
    return min(MOST_BITS, max(0, round(log2(max(size, 1) / A_SHARD))))


@dataclass(frozen=True, slots=True)
class Whole:
    """All postings of a hall: of wide keys as they were found, share by share; of spelled keys in the order of `keys`,
    which stand by shard and then by name. entries: how many; bits: of a shard's number.
    """

    wide: tuple[Postings, ...]
    spelled: Postings
    keys: tuple[str, ...]
    homes: tuple[int, ...]
    bits: int
    entries: int


def joined_terms(parts: Sequence[Terms], bits: int, entries: int) -> Whole:
    """All postings together."""
    keys = sorted({(spelled_shard(word, bits), word) for part in parts for word in part.words})
    number = {word: at for at, (_, word) in enumerate(keys)}
    below = np.uint64((1 << KEY_AT) - 1)
    moved = []
    for part in parts:
        ids = np.array([number[word] for word in part.words], dtype=np.uint64)
        moved.append((ids[part.spelled >> np.uint64(KEY_AT)] << np.uint64(KEY_AT)) | (part.spelled & below))
    spelled = np.sort(np.concatenate(moved)) if moved else np.zeros(0, dtype=np.uint64)
    homes, words = [home for home, _ in keys], [word for _, word in keys]
    return Whole(tuple(part.wide for part in parts), spelled, tuple(words), tuple(homes), bits, entries)


def spelled_shard(key: str, bits: int) -> int:
    """In which shard a word, or a key of a name, is found."""
    stem = key
    if key[0] == SYLLABLE:
        stem = SYLLABLE + key.split(SYLLABLE)[1]
    elif key[0] == INITIAL:
        stem = key[: STEM + 1]
    elif key[0] != WHOLE:
        stem = key[:STEM]
    return _mixed(stem) >> (32 - bits)


@lru_cache(maxsize=20_000)
def _mixed(stem: str) -> int:
    """The number of 32 bits that `hashed` reckons, of a stem."""
    found = crc32(stem.encode("utf-8", "replace")) * 0x9E3779B1 & 0xFFFFFFFF
    found = (found ^ found >> 15) * 0x2C1B3C6D & 0xFFFFFFFF
    return found ^ found >> 13


def wide_shard(key: str, bits: int) -> int:
    """In which shard a character or a pair is found."""
    codes = [ord(one) for one in key] + [0]
    return int(hashed(np.array(codes[:1], np.uint32), np.array(codes[1:2], np.uint32))[0]) >> (32 - bits)


def groups(bits: int) -> tuple[tuple[int, int], ...]:
    """The shards in runs (first, one after the last) that are made at one go."""
    step = max(1, (1 << bits) // BUCKETS)
    return tuple((first, first + step) for first in range(0, 1 << bits, step))


def shards(whole: Whole, run: tuple[int, int]) -> Iterator[tuple[int, str, str]]:
    """(number, lists of wide keys, lists of spelled keys) of each shard of one run."""
    wide: dict[int, list[str]] = {}
    for home, key, lists in _wide_lists(whole, run):
        wide.setdefault(home, []).append(f"{key}{written(lists)}")
    spelled: dict[int, list[str]] = {}
    for home, key, lists in _spelled_lists(whole, run):
        spelled.setdefault(home, []).append(f"{key} {written(lists)}")
    for number in range(*run):
        yield number, "".join(wide.get(number, ())), " ".join(spelled.get(number, ()))


def written(lists: Lists) -> str:
    """The lists of one key: before each `!` and its tier (0 to 7, a to h where it is bits), but for ONCE, the first."""
    found = [lists[ONCE]] if lists.get(ONCE, BITS)[0] != BITS else []
    for tier, one in lists.items():
        if one[0] == BITS:
            found.append(f"!{chr(ord('a') + tier)}{one[1:]}")
        elif tier != ONCE:
            found.append(f"!{tier}{one}")
    return "".join(found)


def _wide_lists(whole: Whole, run: tuple[int, int]) -> Iterator[tuple[int, str, Lists]]:
    """(shard, character or pair, lists) in the order of ranks."""
    low, high = (number * BUCKETS >> whole.bits for number in run)
    some = [part[_first(part, low) : _first(part, high)] for part in whole.wide]
    postings = np.concatenate(some) if some else np.zeros(0, dtype=np.uint64)
    codes = np.concatenate([[0], np.flatnonzero(fold().sorts == WIDE)]).astype(np.uint32)  # by rank
    keys, texts = listed(postings & np.uint64((1 << RANKS_AND_LESS) - 1), whole.entries)
    left, right = codes[keys >> RANK_BITS], codes[keys & ((1 << RANK_BITS) - 1)]
    homes = hashed(left, right).astype(np.int64) >> (32 - whole.bits)
    for home, one, two, lists in zip(homes.tolist(), left.tolist(), right.tolist(), texts, strict=True):
        yield home, chr(one) + (chr(two) if two else ""), lists


def _first(part: Postings, bucket: int) -> int:
    """Where the postings of a bucket begin."""
    return int(np.searchsorted(part, np.uint64(bucket << RANKS_AND_LESS))) if bucket < BUCKETS else len(part)


def _spelled_lists(whole: Whole, run: tuple[int, int]) -> Iterator[tuple[int, str, Lists]]:
    first, last = (int(one) for one in np.searchsorted(whole.homes, run))
    low, high = np.searchsorted(whole.spelled, np.array([first, last], dtype=np.uint64) << np.uint64(KEY_AT))
    keys, texts = listed(whole.spelled[low:high], whole.entries)
    for key, lists in zip(keys.tolist(), texts, strict=True):
        yield whole.homes[key], whole.keys[key], lists


def listed(postings: Postings, entries: int) -> tuple[npt.NDArray[np.int64], list[dict[int, str]]]:
    """(keys ascending, the lists of each). postings: key, entry, tier, as in terms.py, in any order."""
    entry = (postings >> np.uint64(TIER_BITS)) & np.uint64((1 << ENTRY_BITS) - 1)
    owners = (postings >> np.uint64(KEY_AT)) << np.uint64(TIER_BITS) | (postings & np.uint64((1 << TIER_BITS) - 1))
    ordered = np.sort(owners << np.uint64(ENTRY_BITS) | entry)
    numbers = (ordered & np.uint64((1 << ENTRY_BITS) - 1)).astype(np.int64)
    owners = (ordered >> np.uint64(ENTRY_BITS)).astype(np.int64)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    before = np.empty_like(numbers)
    before[1:] = numbers[:-1]
    before[starts] = -1
    made, sizes = digits(numbers - before - 1)
    text = made.tobytes().decode("ascii")
    ends = np.append(starts, len(numbers))
    at = np.concatenate([[0], np.cumsum(sizes)])[ends].tolist()
    found: dict[int, dict[int, str]] = {}
    for number, owner in enumerate(owners[starts].tolist()):
        lists = found.setdefault(owner >> TIER_BITS, {})
        one = text[at[number] : at[number + 1]]
        if len(one) > entries // SIX:  # as many bits as there are entries take less
            one = packed_bits(numbers[ends[number] : ends[number + 1]])
        lists[owner & ONCE] = one
    return np.array(list(found), dtype=np.int64), list(found.values())

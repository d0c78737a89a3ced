"""Patching: after an edit of words, the few files of an index that hold other words, to the bytes of a whole build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from honorhall.exports.search.entries import Entry
from honorhall.exports.search.folding import WIDE, Fold, Table, fold_by, table
from honorhall.exports.search.index import (
    MANIFEST,
    Plan,
    mark_of,
    script,
    shard_path,
    text_file,
    text_path,
    texts_in,
    versioned,
)
from honorhall.exports.search.lists import BITS, SIX, packed, packed_bits, unpacked
from honorhall.exports.search.shards import shard_bits, spelled_shard, wide_shard, written
from honorhall.exports.search.terms import (
    KEY_AT,
    ONCE,
    RANK_BITS,
    Terms,
    terms_of,
)
from honorhall.exports.search.texts import ENTRY, Stretch, parts_of, stretches, written_entry

WIDE_KEYS = re.compile("([^!-~]+)([!-~]*)")
Read = Callable[[str], bytes]  # the bytes of a file as the last build left it
Changes = dict[str, set[tuple[int, int, bool]]]  # key -> (tier, number of an entry, whether it is to stand there)


@dataclass(frozen=True, slots=True)
class Searched:
    """What the next build must know of an index. kinds, sizes: of every entry; mark: of all texts, added up."""

    kinds: tuple[tuple[str, int], ...]
    sizes: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    bits: int
    mark: int
    table: Table

    def number_of(self, kind: str, place: int) -> int:
        """The number of the entry that is the so-manyth of its kind."""
        return next(one.first for one in self.stretches if one.kind == kind) + place


def searched(plan: Plan, mark: int) -> Searched:
    """What is to be kept of an index that was just made."""
    kinds = tuple((one.kind, one.count) for one in plan.stretches)
    return Searched(kinds, plan.sizes, plan.stretches, plan.bits, mark, table())


def patched(known: Searched, edits: Sequence[tuple[int, int, Entry]], read: Read) -> tuple[dict[str, bytes], Searched]:
    """(path -> bytes of each file that is another now, what to keep). edits: (number, size, entry).

    Raises LookupError where so much has changed that the index is parted otherwise, or a file is not what was known.
    """
    sizes = list(known.sizes)
    for number, size, _ in edits:
        sizes[number] = size
    kinds = [kind for kind, count in known.kinds for _ in range(count)]
    if stretches(kinds, sizes) != known.stretches or shard_bits(sum(sizes)) != known.bits:
        raise LookupError("the index is parted otherwise")
    before, files, mark = _texts(known, edits, read)
    if mark == known.mark:
        return {}, known
    letters = fold_by(known.table)
    for number, path in _shards_of(_changes(before, edits, letters), known.bits):
        files[shard_path(number)] = _shard(number, path, read(shard_path(number)), len(sizes))
    files[MANIFEST] = versioned(read(MANIFEST), mark)
    return files, replace(known, sizes=tuple(sizes), mark=mark)


def _texts(
    known: Searched, edits: Iterable[tuple[int, int, Entry]], read: Read
) -> tuple[dict[int, Entry], dict[str, bytes], int]:
    """(entries as they were, by number; files of texts as they are to be; the mark of all texts)."""
    before: dict[int, Entry] = {}
    bundles: dict[int, list[str]] = {}
    mark = known.mark
    for number, _, entry in edits:
        stretch = next(one for one in known.stretches if one.first <= number < one.first + one.count)
        file = stretch.file_of(number)
        if file not in bundles:
            bundles[file] = texts_in(read(text_path(file)))[0].split(ENTRY)
            mark -= mark_of(ENTRY.join(bundles[file]))
        at = (number - stretch.first) % stretch.together
        before[number] = replace(entry, parts=parts_of(bundles[file][at]))
        bundles[file][at] = written_entry(entry)
    texts = {file: ENTRY.join(some) for file, some in bundles.items()}
    return before, dict(text_file(file, text) for file, text in texts.items()), mark + sum(map(mark_of, texts.values()))


def _changes(
    before: Mapping[int, Entry], edits: Iterable[tuple[int, int, Entry]], letters: Fold
) -> tuple[Changes, Changes]:
    """What changes in the lists of wide keys, and of spelled ones. An edit of words changes no name."""
    wide: Changes = {}
    spelled: Changes = {}
    for number, _, entry in edits:
        old = terms_of([(number, before[number])], letters, named=False)
        new = terms_of([(number, entry)], letters, named=False)
        for there, terms, others in ((False, old, new), (True, new, old)):
            for key, tier in _wide_keys(terms, letters) - _wide_keys(others, letters):
                wide.setdefault(key, set()).add((tier, number, there))
            for key, tier in _spelled_keys(terms) - _spelled_keys(others):
                spelled.setdefault(key, set()).add((tier, number, there))
    return wide, spelled


def _wide_keys(terms: Terms, letters: Fold) -> set[tuple[str, int]]:
    """(character or pair, tier)s of one entry."""
    codes = np.concatenate([[0], np.flatnonzero(letters.sorts == WIDE)])
    ranks = (terms.wide >> np.uint64(KEY_AT)).astype(np.int64) & ((1 << 2 * RANK_BITS) - 1)
    left, right = codes[ranks >> RANK_BITS], codes[ranks & ((1 << RANK_BITS) - 1)]
    tiers = (terms.wide & np.uint64(ONCE)).tolist()
    keys = zip(left.tolist(), right.tolist(), tiers, strict=True)
    return {(chr(one) + (chr(two) if two else ""), tier) for one, two, tier in keys}


def _spelled_keys(terms: Terms) -> set[tuple[str, int]]:
    ids = (terms.spelled >> np.uint64(KEY_AT)).tolist()
    tiers = (terms.spelled & np.uint64(ONCE)).tolist()
    return {(terms.words[number], tier) for number, tier in zip(ids, tiers, strict=True)}


def _shards_of(changes: tuple[Changes, Changes], bits: int) -> Iterator[tuple[int, tuple[Changes, Changes]]]:
    """(number of a shard, what changes in it)."""
    found: dict[int, tuple[Changes, Changes]] = {}
    for sort, (some, home) in enumerate(zip(changes, (wide_shard, spelled_shard), strict=True)):
        for key, edits in some.items():
            found.setdefault(home(key, bits), ({}, {}))[sort][key] = edits
    yield from sorted(found.items())


def _shard(number: int, changes: tuple[Changes, Changes], data: bytes, entries: int) -> bytes:
    """A shard with these changes."""
    wide, spelled = texts_in(data)
    lists = _edited(dict(WIDE_KEYS.findall(wide)), changes[0], entries)
    words = spelled.split(" ") if spelled else []
    others = _edited(dict(zip(words[::2], words[1::2], strict=True)), changes[1], entries)
    told = " ".join(f"{key} {others[key]}" for key in sorted(others))
    return script(f"s/{number:03x}", "".join(key + lists[key] for key in sorted(lists)), told)


def _edited(lists: dict[str, str], changes: Changes, entries: int) -> dict[str, str]:
    for key, edits in changes.items():
        tiers = {tier: set(numbers) for tier, numbers in _read_lists(lists.pop(key, ""))}
        for tier, number, there in edits:
            (set.add if there else set.discard)(tiers.setdefault(tier, set()), number)
        told = {tier: _packed(sorted(numbers), entries) for tier, numbers in sorted(tiers.items()) if numbers}
        if told:
            lists[key] = written(told)
    return lists


def _packed(numbers: list[int], entries: int) -> str:
    """One list in the shorter of its two forms, as `listed` chooses."""
    one = packed(np.array(numbers, dtype=np.int64))
    return packed_bits(np.array(numbers, dtype=np.int64)) if len(one) > entries // SIX else one


def _read_lists(text: str) -> Iterator[tuple[int, list[int]]]:
    """(tier, numbers) of each list of a key."""
    once, *signed = text.split("!")
    if once:
        yield ONCE, unpacked(once)
    for one in signed:
        in_bits = one[0].isalpha()
        yield ord(one[0]) - ord("a" if in_bits else "0"), unpacked(BITS + one[1:] if in_bits else one[1:])

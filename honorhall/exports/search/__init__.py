"""The room of search: an index of pairs of neighbouring characters in small scripts, which also load from a disk."""

from honorhall.exports.search.entries import Sheet, entry_of, size_of
from honorhall.exports.search.folding import fold_table
from honorhall.exports.search.index import (
    FOLDER,
    Part,
    Plan,
    make_ready,
    other_files,
    part_of,
    paths_of,
    plan_of,
    runs,
    shard_files,
    text_file,
    whole_of,
)
from honorhall.exports.search.names import sounds
from honorhall.exports.search.patching import Searched, patched, searched
from honorhall.exports.search.readings import Readings, spoken_chinese
from honorhall.exports.search.shards import Whole

__all__ = [
    "FOLDER",
    "Part",
    "Plan",
    "Readings",
    "Searched",
    "Sheet",
    "Whole",
    "entry_of",
    "fold_table",
    "make_ready",
    "other_files",
    "part_of",
    "patched",
    "paths_of",
    "plan_of",
    "runs",
    "searched",
    "shard_files",
    "size_of",
    "sounds",
    "spoken_chinese",
    "text_file",
    "whole_of",
]

"""The room of search: an index of pairs of neighbouring characters in small scripts, which also load from a disk."""

from honorhall.exports.search.entries import Sheet
from honorhall.exports.search.folding import fold_table
from honorhall.exports.search.index import (
    Part,
    Plan,
    other_files,
    part_of,
    paths_of,
    plan_of,
    runs,
    shard_files,
    text_file,
    whole_of,
)
from honorhall.exports.search.shards import Whole

__all__ = [
    "Part",
    "Plan",
    "Sheet",
    "Whole",
    "fold_table",
    "other_files",
    "part_of",
    "paths_of",
    "plan_of",
    "runs",
    "shard_files",
    "text_file",
    "whole_of",
]

"""The list of names: title, address and kind of every record, for the box that finds by name."""

from __future__ import annotations

import json
from functools import partial

from honorhall.exports.assets import ASSETS
from honorhall.ground.page import Artifact
from honorhall.model import MODELS, Archive


def names(archive: Archive) -> Artifact:
    """`names.json`: [title, url, kind in Chinese]: the index of every kind, then every record, by kind and id."""
    ranks = {kind: rank for rank, kind in enumerate(MODELS)}
    records = sorted(archive.records.values(), key=lambda record: (ranks[record.kind], record.id))
    held = {record.kind for record in records}
    indexes = [[model.zh, f"{model.folder}/", "目录"] for kind, model in MODELS.items() if kind in held]
    listed = [[one.title, one.page_url, f"{type(one).zh} · 示例" if one.sample else type(one).zh] for one in records]
    return Artifact(f"{ASSETS}names.json", partial(_written, indexes + listed))


def _written(listed: list[list[str]]) -> bytes:
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()

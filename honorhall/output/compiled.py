"""Templates that were compiled before, by name and text: the next site need not compile them again."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from honorhall.disk import Spoiled, keep, kept, made_by, user_store

MAKERS = ("render.py", "steps.py", "templates.py")  # what compiled code depends on, beside the template and Jinja
OURS = "\0"  # no name of a template has it


class Compiled(BytecodeCache):
    """Kept in memory; a template whose text has changed is compiled anew."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 (jinja2 hands it in)
        """The name alone: a preview keeps copies of its templates, each in another folder."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was compiled, if it was compiled from the same text."""
        code = self._codes.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key] = bucket.bytecode_to_string()


class CompiledOnDisk(Compiled):
    """Kept from one build to the next: those of a hall in `folder`, those in `shipped` in a folder for all halls.

    What was spoiled there is compiled anew.
    """

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        super().__init__()
        makers = made_by("honorhall.output", MAKERS, ("jinja2",))
        self._folder = folder / makers
        self._for_all = user_store() / "templates" / makers
        self._shipped = f"{shipped}{os.sep}" if shipped else None

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name, and whether the template is the program's own: a hall may have another of the same name."""
        ours = self._shipped and filename and filename.startswith(self._shipped)
        return f"{OURS}{name}" if ours else name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was compiled, if it was compiled from the same text by the same hand."""
        try:
            bucket.bytecode_from_string(kept(self._path(bucket)))
        except Spoiled:
            return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; a disk that says no costs the next build some seconds."""
        keep(self._path(bucket), bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        folder = self._for_all if bucket.key.startswith(OURS) else self._folder
        return folder / sha256(bucket.key.encode()).hexdigest()

"""Templates that were compiled before, by name and text: the next site need not compile them again."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from honorhall.disk import Spoiled, keep, kept

MAKERS = ("render.py", "steps.py", "templates.py")  # what compiled code depends on, beside the template and Jinja


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
    """Kept in a folder, from one build to the next. What was spoiled there is compiled anew."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        own = files("honorhall.output")
        makers = "".join(own.joinpath(name).read_text(encoding="utf-8") for name in MAKERS)
        self._folder = folder / sha256(f"{version('jinja2')} {makers}".encode()).hexdigest()[:16]

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
        return self._folder / sha256(bucket.key.encode()).hexdigest()

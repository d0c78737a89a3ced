"""Templates that were compiled before, by name and text: the next site of a preview need not compile them again."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


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

"""Floor 1: files become Sources (read), Sources become records or Problems (decode)."""

from honorhall.sources.decode import decode
from honorhall.sources.read import ID, read, read_file
from honorhall.sources.source import Path, Plain, Reading, Source

__all__ = ["ID", "Path", "Plain", "Reading", "Source", "decode", "read", "read_file"]

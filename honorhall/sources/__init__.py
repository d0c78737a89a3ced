"""Floor 1: files become Sources (read), Sources become records or Problems (decode)."""

from honorhall.sources.decode import decode
from honorhall.sources.listing import FileToRead, files
from honorhall.sources.origin import Origin, origin
from honorhall.sources.read import ID, joined, read, read_alone, read_file, read_named
from honorhall.sources.rewriting import rewritten, rewritten_story
from honorhall.sources.source import Path, Plain, Reading, Source
from honorhall.sources.writing import yaml_of

__all__ = [
    "ID",
    "FileToRead",
    "Origin",
    "Path",
    "Plain",
    "Reading",
    "Source",
    "decode",
    "files",
    "joined",
    "origin",
    "read",
    "read_alone",
    "read_file",
    "read_named",
    "rewritten",
    "rewritten_story",
    "yaml_of",
]

"""Floor 1: files become Sources (read), Sources become records or Problems (decode)."""

from honorhall.sources.decode import decode
from honorhall.sources.listing import FileToRead, files, name_in
from honorhall.sources.origin import Origin, origin
from honorhall.sources.read import (
    ID,
    LARGEST,
    READING,
    joined,
    read,
    read_alone,
    read_bytes,
    read_file,
    read_named,
    stem_of,
)
from honorhall.sources.rewriting import rewritten, rewritten_story
from honorhall.sources.source import Path, Plain, Reading, Source
from honorhall.sources.writing import yaml_of

__all__ = [
    "ID",
    "LARGEST",
    "READING",
    "FileToRead",
    "Origin",
    "Path",
    "Plain",
    "Reading",
    "Source",
    "decode",
    "files",
    "joined",
    "name_in",
    "origin",
    "read",
    "read_alone",
    "read_bytes",
    "read_file",
    "read_named",
    "rewritten",
    "rewritten_story",
    "stem_of",
    "yaml_of",
]

"""Pictures beside hand-written pages: drawn anew like those of records, so that no camera's notes get out."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from honorhall.ground.messages import say
from honorhall.ground.problem import Place, Problem, Refused
from honorhall.output import look_at, redrawn

KEPT = (".jpg", ".jpeg", ".png")  # a picture keeps its name here, and with it its format
OTHERS = (".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif")


def redraw(files: Files, config: MkDocsConfig) -> list[str]:
    """Put each picture's redrawn self in its place. What cannot be redrawn is left out: why, a sentence each."""
    left_out = []
    for file in list(files):
        ending = PurePosixPath(file.src_uri).suffix.lower()
        if file.src_dir != config.docs_dir or ending not in (*KEPT, *OTHERS):
            continue
        files.remove(file)
        try:
            files.append(_bare(file, ending, config))
        except Refused as refused:
            problem = Problem(refused.code, Place(file.src_uri), refused.facts)
            zh, en = say(problem, "zh"), say(problem, "en")
            left_out.append(f"{file.src_uri}: {zh.what}{zh.next} {en.what} {en.next}")
    return left_out


def _bare(file: File, ending: str, config: MkDocsConfig) -> File:
    name = PurePosixPath(file.src_uri).name
    if ending in OTHERS:
        raise Refused("media-kind", file=name, known=" ".join(KEPT))
    look_at(Path(config.docs_dir), file.src_uri, name)
    data = redrawn(Path(config.docs_dir) / file.src_uri, name.lower())
    return File.generated(config, file.src_uri, content=data)

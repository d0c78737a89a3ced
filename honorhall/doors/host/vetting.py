"""What lies beside hand-written pages: pictures are drawn anew, and nothing but pages and pictures gets out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from honorhall.ground.messages import say
from honorhall.ground.problem import Place, Problem, Refused
from honorhall.output import look_at, redrawn

KEPT = (".jpg", ".jpeg", ".png")  # a picture keeps its name here, and with it its format
OTHERS = (".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif")


def vetted(files: Files, config: MkDocsConfig, hide: Callable[[str], str]) -> list[str]:
    """Leave only pages and pictures of the hand-written folder, the pictures drawn anew. Why, a sentence a file.

    MkDocs would publish whatever lies there: a list of phone numbers as well as a draft. hide: a function that
    changes a text which holds a name that is not to be shown.
    """
    left_out = []
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        if any(part.startswith(("_", ".")) for part in PurePosixPath(file.src_uri).parts):
            files.remove(file)
            continue
        try:
            _vet(file, files, config, hide)
        except Refused as refused:
            problem = Problem(refused.code, Place(file.src_uri), refused.facts)
            zh, en = say(problem, "zh"), say(problem, "en")
            left_out.append(f"{hide(file.src_uri)}: {zh.what}{zh.next} {en.what} {en.next}")
    return left_out


def _vet(file: File, files: Files, config: MkDocsConfig, hide: Callable[[str], str]) -> None:
    """Keep a page, redraw a picture, remove all else. Raises Refused for what was removed."""
    ending = PurePosixPath(file.src_uri).suffix.lower()
    named = hide(file.src_uri) != file.src_uri
    if ending == ".md" and not named:
        return
    files.remove(file)
    if named:
        raise Refused("name-in-address", name=hide(PurePosixPath(file.src_uri).name), person="-")
    if ending not in (*KEPT, *OTHERS):
        raise Refused("file-not-read", known=".md")
    files.append(_bare(file, ending, config))


def _bare(file: File, ending: str, config: MkDocsConfig) -> File:
    name = PurePosixPath(file.src_uri).name
    if ending in OTHERS:
        raise Refused("media-kind", file=name, known=" ".join(KEPT))
    look_at(Path(config.docs_dir), file.src_uri, name)
    data = redrawn(Path(config.docs_dir) / file.src_uri, name.lower())
    return File.generated(config, file.src_uri, content=data)

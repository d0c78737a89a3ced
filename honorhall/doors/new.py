"""new: a commented file to fill in, made from the field table; a whole empty hall that builds at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from honorhall.doors.fields_page import parts_of, written
from honorhall.doors.folders import shipped_templates
from honorhall.doors.schemas import write_schemas
from honorhall.ground.text import UNFILLED, UNFILLED_BODY
from honorhall.model import FOLDERS, MODELS, VOCABULARIES, Hall, Record, Ref, Row, Term, rows
from honorhall.sources import ID, read

NOT_OFFERED = frozenset({"reviewed", "notes"})  # for reviewers and clerks, who know where to find them
HEAD = (
    "# 去掉行首的 # 就启用那一行，不用的可以删去；各项的写法见字段表（honorhall fields）。\n"
    "# Remove the # of a line to use it; `honorhall fields` prints how each is written.\n"
)
MOST_TERMS = 10  # a longer vocabulary is named, not listed
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")  # the field table links to its own parts; a comment cannot


class TakenError(FileExistsError):
    """The file or folder to make is there already."""


def new_record(root: Path, kind: str, name: str) -> Path:
    """Write a record of `kind` with id `name`, optional fields as comments. Raises ValueError, TakenError."""
    if not ID.fullmatch(name) or name == "index":  # index.md takes its id from its folder
        raise ValueError(
            f"编号 {name!r} 只能用小写字母、数字和连字符。 Lower-case letters, digits and hyphens only: born-in-1921"
        )
    model = MODELS[kind]
    path = root / (f"stories/{name}.md" if kind == "story" else f"content/{model.folder}/{name}.yml")
    if path.exists():
        raise TakenError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    text = story_text(model) if kind == "story" else form(model, _known(root))
    path.write_text(text, encoding="utf-8")
    return path


def _known(root: Path) -> dict[str, str]:
    """Kind -> id of the first record of it; of all places, the hall's own."""
    sources = read(root, FOLDERS).sources
    first = {source.kind: source.id for source in reversed(sources)}
    own = next((source.data.get("place") for source in sources if source.kind == "hall"), None)
    return {**first, "place": own} if isinstance(own, str) else first


def form(model: type[BaseModel], known: Mapping[str, str], title: str = "") -> str:
    """The fields of a kind to fill in: required ones open, all others as comments below their label.

    known: kind -> id of a record that a required field may begin with. title: instead of a request to fill it in.
    """
    return HEAD + "\n".join(line for row in rows(model) for line in _lines(row, known, title)) + "\n"


def story_text(model: type[Record]) -> str:
    """A story to fill in: front matter, then where the text goes."""
    lines = [line for row in rows(model) if row.name != "body" for line in _lines(row, {})]
    return "---\n" + HEAD + "\n".join(lines) + f"\n---\n\n{UNFILLED_BODY}\n"


def _lines(row: Row, known: Mapping[str, str], title: str = "") -> Iterator[str]:
    """One field: its label, how it is written, and the field itself."""
    if row.hidden or row.name in NOT_OFFERED:
        return
    how = LINK.sub(r"\1", written(row))
    example = f"例 {row.example}" if row.required and row.example else ""
    about = "。".join(one for one in (f"{row.zh} {row.en} · {how}", row.hint, example) if one)
    yield f"# {about}{' · 必填 required' if row.required else ''}"
    # Kinds ask for their titles in their own words: a person's unfilled name must not stand in others' titles.
    value = (title or f"{UNFILLED}{row.zh}") if row.name == "title" else _first(row, known)
    yield f"{'' if row.required else '#'}{row.name}: {value}".rstrip()
    part = next(parts_of(row.info.annotation), None)
    if part is not None:
        many = str(row.info.annotation).startswith("tuple")
        yield from _part_lines(part, many=many)


def _part_lines(part: type[BaseModel], *, many: bool) -> Iterator[str]:
    """The smaller fields of a part, as comments below it; with a dash before the first where several may stand."""
    for place, row in enumerate(rows(part)):
        indent = "  - " if many and place == 0 else "    " if many else "  "
        term = row.mark(Term)
        names = [one.zh for one in VOCABULARIES[term.vocabulary].values()] if term else []
        choice = "、".join(names) if 0 < len(names) <= MOST_TERMS else LINK.sub(r"\1", written(row))
        needed = "（必填 required）" if row.required else ""
        yield f"#{indent}{row.name}: {row.example}".rstrip() + f"  # {row.zh}{needed} · {choice}"


def _first(row: Row, known: Mapping[str, str]) -> str:
    """What to begin with: an example; for a required term or reference, the first there is."""
    term = row.mark(Term)
    if term is not None and row.required:
        return next(iter(VOCABULARIES[term.vocabulary].values())).zh
    reference = row.mark(Ref)
    if reference is not None and row.required:
        return known.get(reference.kinds[0], "")
    return "" if row.required else row.example  # an example that nobody changed would be published as a fact


def new_hall(folder: Path) -> Path:
    """An empty hall that builds at once. Raises TakenError where the folder holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TakenError(str(folder))
    shutil.copytree(shipped_templates() / "new-hall", folder, dirs_exist_ok=True)
    (folder / "gitignore").rename(folder / ".gitignore")  # a real one here would hide files from our own git
    (folder / "content" / "hall.yml").write_text(form(Hall, {}, "我们的荣誉馆"), encoding="utf-8")
    list(write_schemas(folder))
    return folder

"""new: a commented file to fill in, made from the field table; a whole empty hall that builds at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from honorhall.doors.fields_page import written
from honorhall.doors.folders import shipped_templates
from honorhall.doors.schemas import write_schemas
from honorhall.model import MODELS, VOCABULARIES, Hall, Record, Row, Term, markers, rows
from honorhall.sources import ID

NOT_OFFERED = frozenset({"reviewed", "notes"})  # for reviewers and clerks, who know where to find them
HEAD = (
    "# 去掉行首的 # 就启用那一行，不用的可以删去；各项的写法见字段表（honorhall fields）。\n"
    "# Remove the # of a line to use it; `honorhall fields` prints how each is written.\n"
)
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")  # the field table links to its own parts; a comment cannot
STORY_BODY = "在这里写故事。空一行分段，用 ## 写小标题。\n"


class TakenError(FileExistsError):
    """The file or folder to make is there already."""


def new_record(root: Path, kind: str, name: str) -> Path:
    """Write a record of `kind` with id `name`, optional fields as comments. Raises ValueError, TakenError."""
    if not ID.fullmatch(name):
        raise ValueError(
            f"编号 {name!r} 只能用小写字母、数字和连字符。 Lower-case letters, digits and hyphens only: born-in-1921"
        )
    model = MODELS[kind]
    path = root / (f"stories/{name}.md" if kind == "story" else f"content/{model.folder}/{name}.yml")
    if path.exists():
        raise TakenError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(story_text(model) if kind == "story" else form(model, "请填写名称"), encoding="utf-8")
    return path


def form(model: type[BaseModel], title: str) -> str:
    """The fields of a kind to fill in: required ones open, all others as comments below their label."""
    return HEAD + "\n".join(line for row in rows(model) for line in _lines(row, title)) + "\n"


def story_text(model: type[Record]) -> str:
    """A story to fill in: front matter, then where the text goes."""
    lines = [line for row in rows(model) if row.name != "body" for line in _lines(row, "请填写标题")]
    return "---\n" + HEAD + "\n".join(lines) + f"\n---\n\n{STORY_BODY}"


def _lines(row: Row, title: str) -> Iterator[str]:
    """One field: its label, how it is written, and the field itself."""
    if row.hidden or row.name in NOT_OFFERED:
        return
    how = LINK.sub(r"\1", written(row))
    about = "。".join(one for one in (f"{row.zh} {row.en} · {how}", row.hint) if one)
    yield f"# {about}{' · 必填 required' if row.required else ''}"
    value = title if row.name == "title" else _first(row)
    yield f"{'' if row.required else '#'}{row.name}: {value}".rstrip()


def _first(row: Row) -> str:
    """What to begin with: the field's example; for a required term, the first of its vocabulary."""
    term = next(markers(row.info, Term), None)
    if term is not None and row.required:
        return next(iter(VOCABULARIES[term.vocabulary].values())).zh
    return row.example


def new_hall(folder: Path) -> Path:
    """An empty hall that builds at once. Raises TakenError where the folder holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TakenError(str(folder))
    shutil.copytree(shipped_templates() / "new-hall", folder, dirs_exist_ok=True)
    (folder / "gitignore").rename(folder / ".gitignore")  # a real one here would hide files from our own git
    (folder / "content" / "hall.yml").write_text(form(Hall, "我们的荣誉馆"), encoding="utf-8")
    list(write_schemas(folder))
    return folder

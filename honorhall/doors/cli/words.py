"""What may stand on the command line, and how it says no: in both languages, without a list of options."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import IO, Any

import click

FINE, CONTENT, USAGE, BUG = 0, 1, 2, 3


class Day(click.ParamType[date]):
    """A day as people write it in files: 2026-11-21."""

    name = "DATE"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails in both languages."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} 不是日期，要写成 2026-11-21。 It is not a date; write 2026-11-21.", param, ctx)


class Kind(click.ParamType[str]):
    """A kind of record, by its code or its Chinese name; or a whole hall."""

    name = "KIND"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind's code. Fails with all there are."""
        from honorhall.model import MODELS

        names = {"hall": "荣誉馆", **{kind: model.zh for kind, model in MODELS.items()}}
        found = next((kind for kind, zh in names.items() if value in (kind, zh)), None)
        if found is None:
            known = "、".join(f"{kind} {zh}" for kind, zh in names.items())
            self.fail(f"没有“{value}”这一类。可用 There is no such kind; known: {known}", param, ctx)
        return found


class Wrong(click.ClickException):
    """The command cannot be done here: one sentence, no list of options."""

    exit_code = USAGE

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on standard error."""
        click.echo(self.message, file=file, err=True)


ROOT = click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="荣誉馆所在的文件夹，不写就从这里往上找 The hall's folder [here or above]",
)
TODAY = click.option("--today", type=Day(), default=None, help="把这一天当作今天 Build as if on this day")


def hall_at(root: Path | None) -> Path:
    """The hall's folder: the one that was named, else this folder or the nearest above it that holds a hall."""
    places = (root,) if root else (Path(), *Path.cwd().parents)
    found = next((place for place in places if (place / "content").is_dir() or (place / "stories").is_dir()), None)
    if found is None:
        raise Wrong(
            f"{(root or Path()).resolve()} 里没有 content/ 或 stories/，不像荣誉馆的文件夹。"
            "请换到那里，或用 --root 指明，或运行 honorhall new hall DIR。\n"
            "No hall here: go to its folder, name it with --root, or start one with honorhall new hall DIR."
        )
    return found


def this_day() -> date:
    """Only a door looks at the clock."""
    return date.today()

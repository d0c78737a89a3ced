"""The command `honorhall check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from honorhall.doors.cli.words import CONTENT, FINE, ROOT, TODAY, Wrong, hall_at, this_day

if TYPE_CHECKING:
    from honorhall.doors.checking import Touched
    from honorhall.ground.problem import Problem

FORMS = ("text", "json", "github", "sarif", "gitlab")
NOWHERE = ""  # --changed without a branch


class Asked(TypedDict):
    """The options of `check`."""

    names: tuple[Path, ...]
    root: Path | None
    today: date | None
    changed: str | None
    form: str
    fix: bool
    write: bool
    strict: bool


@click.command()
@click.argument("names", metavar="[FILES]...", nargs=-1, type=click.Path(path_type=Path))
@ROOT
@TODAY
@click.option(
    "--changed",
    is_flag=False,
    flag_value=NOWHERE,
    default=None,
    metavar="[REF]",
    help="只查与 REF 不同的文件，不写就是主分支 Only files that differ from REF [the main branch]",
)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="写给谁看 For whom")
@click.option("--fix", is_flag=True, help="看看哪些可以自动改好 Show what can be mended")
@click.option("--write", is_flag=True, help="和 --fix 一起用：写进文件 With --fix: mend the files")
@click.option("--strict", is_flag=True, help="警告也算没通过 Let warnings fail, too")
def check(**asked: Unpack[Asked]) -> int:
    """检查资料，一次说完所有问题。 Check the records; tell of every problem at once.

    \b
    写了 FILES 或 --changed 时，只说这些文件的问题（以及别处因它们而起的），提到的编号仍在全馆里找。
    With FILES or --changed only these files are told of; what they name is still looked for everywhere.

    \b
    例 Examples:
      honorhall check
      honorhall check stories/forty-days.md
      honorhall check --changed
      honorhall check --changed origin/main --format github
      honorhall check --fix            先看改动 show the changes
      honorhall check --fix --write    再写进去 make them
    """
    root, today = hall_at(asked["root"]), asked["today"] or this_day()
    touched = _touched(root, asked)
    problems, answers = found_in(root, touched, today)
    if asked["fix"] or asked["write"]:
        problems = _fixed(root, problems, touched, asked)
    from honorhall.doors.forms import problems_as
    from honorhall.ground.messages import Severity, blocks, severity

    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text = problems_as(asked["form"], problems, _prefix(root, asked["form"]), coloured=coloured)
    if text:
        click.echo(text, color=coloured or None)
    if answers and asked["form"] == "text":
        click.echo(f"另有 {answers} 条由审核单位答复过。 {answers} more were answered by reviewers.")
    if touched is not None and asked["form"] == "text":
        click.echo(_counted(len(touched.files)))
    failing = any(blocks(one) or (asked["strict"] and severity(one.code) is Severity.WARNS) for one in problems)
    return CONTENT if failing else FINE


def found_in(root: Path, touched: Touched | None, today: date) -> tuple[list[Problem], int]:
    """The problems of a hall, or of those of its files that were touched; of a hall, how many reviewers answered."""
    if touched is not None:
        from honorhall.doors.checking import check_some

        return check_some(root, touched, today), 0
    from honorhall.checks import answered
    from honorhall.doors.build import inspect
    from honorhall.doors.order import Steps, nobody
    from honorhall.doors.progress import progress

    # A province takes ten seconds; what reads our words in a log need not wait for a bar.
    with progress() if sys.stderr.isatty() else nullcontext(nobody) as told:
        archive, problems = inspect(root, today, Steps(told))
    return problems, answered(archive, problems)


def _touched(root: Path, asked: Asked) -> Touched | None:
    """The files that were asked for, by name or by what git says; None for all."""
    if asked["changed"] is None and not asked["names"]:
        return None
    from honorhall.doors.checking import NoBaseError, Touched, touched_since

    try:
        since = touched_since(root, asked["changed"]) if asked["changed"] is not None else Touched(frozenset())
    except NoBaseError as name:
        raise Wrong(
            f"git 里找不到 {name}，不知道改了什么。请写明从哪里分出来的，例如 --changed origin/main；"
            "在 CI 里要取回全部历史（fetch-depth: 0）。\n"
            f"git knows no {name}, so nobody can say what has changed. Name where the branch began, as in "
            "--changed origin/main; in CI fetch the whole past (fetch-depth: 0)."
        ) from None
    return Touched(since.files.union(_inside(root, asked["names"])), since.before)


def _counted(count: int) -> str:
    files = "1 file was" if count == 1 else f"{count} files were"
    return f"只查了 {count} 个文件。 Only {files} checked."


def _inside(root: Path, names: tuple[Path, ...]) -> Iterator[str]:
    """The names within the hall of files, and of all files in folders, that the hall keeps its records among."""
    from honorhall.doors.checking import is_held

    strangers = []
    for said in names:
        name = said if os.path.lexists(said) else root / said
        if not os.path.lexists(name):
            raise Wrong(f"没有 {said} 这个文件。 There is no such file. (--changed tells of deleted ones, too.)")
        try:
            # A link is a file of its own: what it leads to is not what was asked for.
            inside = (Path(os.path.realpath(name.parent)) / name.name).relative_to(os.path.realpath(root))
        except ValueError:
            raise Wrong(f"{name} 不在荣誉馆 {root} 里。 It does not lie in the hall.") from None
        paths = (
            sorted(path for path in name.rglob("*") if path.is_file() or path.is_symlink()) if name.is_dir() else [name]
        )
        held = [one for path in paths if is_held(one := (inside / path.relative_to(name)).as_posix())]
        yield from held
        if not held:
            strangers.append(str(said))
    if strangers:
        listed = "、".join(strangers)
        raise Wrong(
            f"{listed} 不是馆里的资料文件（content/ 和 stories/ 里的），没有检查；表格和 Word 请用 honorhall import。\n"
            f"{', '.join(strangers)}: no record of the hall (those lie in content/ and stories/), so nothing was "
            "checked; for tables and Word use honorhall import."
        )


def _prefix(root: Path, form: str) -> str:
    """What a forge, which counts from its repository, has to put before a file's name: "halls/dongqi/"."""
    if form in {"text", "json"}:
        return ""
    here, there = Path.cwd().resolve(), root.resolve()
    inside = there.relative_to(here).as_posix() if there.is_relative_to(here) else "."
    return "" if inside == "." else f"{inside}/"


def _fixed(root: Path, problems: list[Problem], touched: Touched | None, asked: Asked) -> list[Problem]:
    """Show what can be mended; with --write mend it, and give back what is left."""
    from honorhall.doors.checking import Touched, check_some, kind_of, records_in
    from honorhall.doors.mending import MENDS, mend
    from honorhall.doors.report import seen

    today = asked["today"] or this_day()

    def look(file: str, instead: bytes | None) -> list[Problem]:
        return check_some(root, Touched(frozenset([file])), today, {} if instead is None else {file: instead})

    slips = {one.place.file for one in problems if one.code in MENDS}
    files = sorted(filter(kind_of, slips.union(touched.files if touched else records_in(root))))
    count = 0
    for one in mend(root, files, slips, look):
        count += one.after != one.before
        click.echo(seen(one.diff), err=asked["form"] != "text")
        for problem in one.dropped:
            click.echo(
                f"{problem.place}  [{problem.code}] 不能放心地自动改，请手工改。 Not safe to mend by itself.", err=True
            )
        if asked["write"] and one.after != one.before:
            one.write(root)
    click.echo(_mended(count, wrote=asked["write"]), err=True)
    return found_in(root, touched, today)[0] if asked["write"] and count else problems


def _mended(count: int, *, wrote: bool) -> str:
    if not count:
        return "没有可以自动改好的。 Nothing can be mended safely."
    if wrote:
        return (
            f"改好了 {count} 个文件；要退回，用 git checkout -- 文件。\n"
            f"{count} files mended; git checkout -- FILE takes it back."
        )
    return (
        f"{count} 个文件可以改好，还没有写。加上 --write 就写。\n"
        f"{count} files can be mended; nothing was written. Add --write."
    )

"""The command `honorhall import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from honorhall.doors.cli.words import CONTENT, FINE, ROOT, Kind, Wrong, hall_at

if TYPE_CHECKING:
    from honorhall.doors.importing import Plan

MOST_NAMED = 40  # files that an undo names one by one
NEXT = """
接着 Next:
  honorhall check      看看还缺什么 what is still missing
  honorhall serve      看看网页 look at the pages
  honorhall import --undo   全部撤销 take all of it back"""
BRANCHES = """
要请人审核，就建一个分支，把改动交上去 To have it reviewed, make a branch of it:
  git switch --create import-1
  git add content stories
  git commit --message "导入"
  git push --set-upstream origin import-1"""

LEFT = """
提交还在分支 {branch} 上，您也还站在这个分支上。要一起去掉（main 也可以是原来的分支）：
The commit is still on the branch {branch}, where you stand. To remove both (main, or the branch you came from):
  git add --update
  git checkout main
  git branch -D {branch}"""


class Asked(TypedDict):
    """The options of `import`."""

    file: Path | None
    root: Path | None
    kind: str | None
    branch: str
    template: str | None
    writing: bool
    undoing: bool
    leaving_out: bool


@click.command(name="import")
@click.argument("file", required=False, type=click.Path(exists=True, path_type=Path))
@ROOT
@click.option("--write", "writing", is_flag=True, help="写入；不加就只预演 Write; without it nothing is written")
@click.option("--kind", type=Kind(), default=None, help="表格里是哪一类资料 What a table's rows are [guessed]")
@click.option(
    "--leave-out", "leaving_out", is_flag=True, help="有问题的先不导入 Import the rest without what has problems"
)
@click.option("--branch", default="", metavar="NAME", help="写入并提交到一个新分支 Write and commit on a new branch")
@click.option("--undo", "undoing", is_flag=True, help="撤销上一次导入 Take the last import back")
@click.option("--template", type=Kind(), default=None, help="打印这一类资料的空表 Print an empty table of a kind")
def import_(**asked: Unpack[Asked]) -> int:
    """导入别人交来的资料：投稿包、Word、表格、Markdown。先预演，加 --write 才写入。

    Import what others hand in; shows what would change, and writes with --write.

    \b
    FILE: 投稿包 .zip、.docx、.xlsx、.xls、.ods、.csv、CollectionBuilder 的 CSV、Markdown 文件夹
    Again, the same file changes nothing. See docs/import.md.

    \b
    例 Examples:
      honorhall import 投稿.zip
      honorhall import 队伍.xlsx --kind team --write
      honorhall import 投稿.zip --branch story-of-li
      honorhall import --undo
      honorhall import --template team > 队伍.csv
    """
    given = [name for name in ("file", "undoing", "template") if asked[name]]
    if len(given) != 1:
        raise Wrong(
            "请说明导入哪个文件，或只用 --undo，或只用 --template。\n"
            "Name the file to import; or use --undo, or --template, alone."
        )
    if asked["template"]:
        return _blank(asked["template"])
    root = hall_at(asked["root"])
    return _undo(root) if asked["undoing"] else _import(root, asked)


def _blank(kind: str) -> int:
    from honorhall.doors.importing import blank_table

    if kind == "hall":
        raise Wrong("荣誉馆没有表格。 There is no table of halls.")
    click.echo(blank_table(kind).encode(), nl=False)  # UTF-8, whatever the console speaks
    return FINE


def _undo(root: Path) -> int:
    from honorhall.doors.importing import Unwritable, is_left, undo

    try:
        name, files, branch = undo(root)
    except Unwritable as why:
        raise Wrong(str(why)) from None
    for path in files[:MOST_NAMED]:
        click.echo(f"  {path}")
    if len(files) > MOST_NAMED:
        click.echo(f"  …… 还有 {len(files) - MOST_NAMED} 个 and {len(files) - MOST_NAMED} more")
    click.echo(
        f"已撤销“{name}”的导入，{len(files)} 个文件恢复原样。\n"
        f"The import of {name} was taken back; {len(files)} files are as they were."
    )
    if is_left(root, branch, files):
        click.echo(LEFT.format(branch=branch))
    return FINE


def _import(root: Path, asked: Asked) -> int:
    from honorhall.doors.importing import may_be_written, plan_as_text, prepared
    from honorhall.doors.progress import progress

    file, leaving_out = asked["file"] or Path(), asked["leaving_out"]
    if asked["kind"] == "hall":
        raise Wrong("content/hall.yml 请直接编辑。 Edit content/hall.yml itself.")
    with progress() as told:
        plan = prepared(root, file, asked["kind"] or "", told, leaving_out=leaving_out)
    click.echo(plan_as_text(plan))
    if not may_be_written(plan, leaving_out=leaving_out):
        click.echo(
            "\n什么都没有写入。请改好上面“须改”的地方再导入，或加 --leave-out 先导入其余的。\n"
            "Nothing was written. Mend what is marked as an error, or import the rest with --leave-out."
        )
        return CONTENT
    if not plan.files:
        click.echo("\n没有要写的。 Nothing to write.")
        return FINE
    if not (asked["writing"] or asked["branch"]):
        click.echo("\n这是预演，没有写入。加 --write 就写入。 A rehearsal: nothing was written. Add --write.")
        return FINE
    return _write(root, file, plan, asked["branch"])


def _write(root: Path, file: Path, plan: Plan, branch: str) -> int:
    from honorhall.doors.importing import Unwritable, begin_branch, commit, write

    try:
        if branch:
            begin_branch(root, branch)
        count = write(root, plan.files, file.resolve().name, branch)
        click.echo(f"\n写好了 {count} 个文件。 {count} files written.")
        message = commit(root, plan) if branch else ""
    except Unwritable as why:
        raise Wrong(str(why)) from None
    if branch:
        click.echo(
            f"已提交到分支 {branch}：{message}\n交上去 Committed; to hand it in:\n"
            f"  git push --set-upstream origin {branch}\n"
            f"您现在站在新分支 {branch} 上，回到原来的分支 You now stand on the new branch; to go back:\n"
            "  git checkout -"
        )
    click.echo(NEXT if branch or not (root / ".git").exists() else NEXT + BRANCHES)
    return FINE

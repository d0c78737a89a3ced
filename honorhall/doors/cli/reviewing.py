"""The command `honorhall review`."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from honorhall.disk import STORE
from honorhall.doors.cli.words import CONTENT, FINE, ROOT, TODAY, Wrong, hall_at, this_day
from honorhall.doors.order import Steps
from honorhall.doors.progress import progress

FOLDER = click.Path(file_okay=False, path_type=Path)


class Asked(TypedDict):
    """The options of `review`."""

    root: Path | None
    base: str
    head: str
    sent: Path | None
    form: str
    out: Path | None
    opening: bool
    today: date | None


@click.command()
@ROOT
@click.option("--base", default="", metavar="REF", help="和哪个分支或提交比较 What it is compared with [origin's main]")
@click.option("--head", default="HEAD", show_default=True, metavar="REF", help="要看的分支或提交 The change itself")
@click.option("--sent", type=FOLDER, default=None, help="改动在另一个克隆里 Another clone that holds the change")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "github"]),
    default="text",
    help="写给谁看 For whom",
)
@click.option("--out", type=FOLDER, default=None, help="把评语和前后网页放到这里 Leave the comment and the pages here")
@click.option("--open", "opening", is_flag=True, help="在浏览器里对照改动前后 Open before and after in the browser")
@TODAY
def review(**asked: Unpack[Asked]) -> int:
    """看一次投稿：改了什么，哪里要改，网页会变成什么样。 Review a change: what it touches, what to mend, how it looks.

    \b
    只取改动里的 content/ 和 stories/ 来看，程序和版式用 --base 的，所以可以放心地看别人的分支。
    Only content/ and stories/ are taken from the change; all that runs is the base's: a stranger's branch is safe.

    \b
    例 Examples:
      honorhall review
      honorhall review --base main --head pr-12 --open
      honorhall review --base main --format markdown --out review
    """
    from honorhall.doors.reviewing import Unanswered, Wanted, history, review_as, uncommitted, written
    from honorhall.doors.reviewing import review as look

    root = hall_at(asked["root"])
    out = asked["out"] or (root / STORE / "review" if asked["opening"] else None)
    try:
        base = asked["base"] or ("HEAD" if asked["sent"] else "")
        past = history(root, base, asked["head"], asked["sent"])
        with progress() as told:
            done = look(Wanted(root, past, asked["today"] or this_day(), out), Steps(told))
    except Unanswered as why:
        raise Wrong(str(why)) from None
    if asked["head"] == "HEAD" and asked["sent"] is None and uncommitted(root):
        click.echo("还没有提交的改动没有算进去。 What is not committed yet was left out.", err=True)
    click.echo(review_as(asked["form"], done))
    if out is not None:
        written(done, out)
        click.echo(_left(out, drawn=done.preview is not None), err=True)
    if asked["opening"] and done.preview is not None:
        webbrowser.open((out / "index.html").resolve().as_uri() if out else "")
    return FINE if done.good else CONTENT


def _left(out: Path, *, drawn: bool) -> str:
    if drawn:
        return f"评语和网页在 The comment and the pages are in {out}"
    return (
        f"评语在 The comment is in {out}\n"
        "还没有网页：没有须改的地方了，才画网页。 No pages yet: they are drawn once nothing stands in the way."
    )

"""The command line: honorhall build, check, new, schema, fields. Exit codes: 0 fine, 1 content, 2 usage, 3 our bug."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from honorhall import __version__
from honorhall.doors.build import Order, Steps, inspect
from honorhall.doors.fields_page import fields_page
from honorhall.doors.new import TakenError, new_hall, new_record
from honorhall.doors.progress import progress
from honorhall.doors.report import as_text, problems_as, report_as_json, summary
from honorhall.doors.schemas import write_schemas
from honorhall.doors.site import build as build_site
from honorhall.ground.messages import Severity, blocks, severity
from honorhall.model import EDITIONS, MODELS
from honorhall.output import NotOurs

FINE, CONTENT, USAGE, BUG = 0, 1, 2, 3
MOST_TOLD = 30  # problems that a build tells of; check tells of all
ROOT = click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="荣誉馆所在的文件夹 The hall's folder",
)
TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="把这一天当作今天 Build as if on this day (YYYY-MM-DD)",
)


class Asked(TypedDict):
    """The options of `build` that make its order."""

    root: Path
    out: Path | None
    edition: str
    jobs: int
    today: date | None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="honorhall")
def honorhall() -> None:
    r"""荣誉馆：把故事和资料变成网站。 Turn a hall's stories and records into its site.

    \b
    honorhall new hall my-hall        新建一个荣誉馆 start a hall
    honorhall new story first-story   写一个故事 begin a story
    honorhall check                   检查所有资料 check every record
    honorhall build                   生成网站到 site/ build the site into site/
    """


@honorhall.command()
@ROOT
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="网站写到哪里 Where to [ROOT/site]"
)
@click.option("--edition", type=click.Choice(list(EDITIONS)), default="public", show_default=True, help="版本 For whom")
@click.option("--jobs", type=click.IntRange(0), default=0, help="用几个进程，0 为自动 Processes, 0 to choose")
@TODAY
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="把结果写成 JSON Write a report"
)
def build(json_file: Path | None, **asked: Unpack[Asked]) -> int:
    r"""生成网站。有须改的问题时不动原来的网站。 Build the site; where a problem blocks, the old one stays.

    \b
    例 Examples:
      honorhall build
      honorhall build --root halls/dongqi --out /srv/www/dongqi
      honorhall build --edition preview --json report.json
    """
    root, out = asked["root"], asked["out"] or asked["root"] / "site"
    _needs_hall(root)
    order = Order(root, out, asked["edition"], _day(asked["today"]), asked["jobs"])
    with progress() as told:
        report = build_site(order, Steps(told))
    if json_file:
        json_file.write_text(report_as_json(report), encoding="utf-8")
    worth_telling = [one for one in report.problems if severity(one.code) is not Severity.HINTS]
    for problem in worth_telling[:MOST_TOLD]:
        click.echo(as_text(problem) + "\n", err=True)
    if len(worth_telling) > MOST_TOLD:
        rest = len(worth_telling) - MOST_TOLD
        click.echo(f"还有 {rest} 个，运行 honorhall check 可以看到全部。 {rest} more: honorhall check.\n", err=True)
    for warning in report.warnings:
        click.echo(f"MkDocs: {warning}", err=True)
    if not report.built:
        click.echo(f"{summary(report.problems)}。网站没有改动。 The site is as it was.", err=True)
        return CONTENT
    seconds = sum(report.seconds.values())
    click.echo(
        f"{report.pages} 页，{report.changed} 个文件有变化，{seconds:.1f} 秒。{summary(report.problems)}\n"
        f"{report.pages} pages, {report.changed} files changed, {seconds:.1f} s: {order.out}/index.html"
    )
    return FINE


@honorhall.command()
@ROOT
@TODAY
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="写给谁看 For whom"
)
@click.option("--strict", is_flag=True, help="警告也算没通过 Let warnings fail, too")
def check(root: Path, today: date | None, form: str, *, strict: bool) -> int:
    r"""检查所有资料，一次说完所有问题。 Check every record; tell of every problem at once.

    \b
    例 Examples:
      honorhall check
      honorhall check --format github
    """
    _needs_hall(root)
    _, problems = inspect(root, _day(today), Steps(lambda _what, _done, _all: None))
    click.echo(problems_as(form, problems))
    failing = any(blocks(one) or (strict and severity(one.code) is Severity.WARNS) for one in problems)
    return CONTENT if failing else FINE


@honorhall.command()
@click.argument("kind", type=click.Choice(["hall", *MODELS]))
@click.argument("name")
@ROOT
def new(kind: str, name: str, root: Path) -> int:
    r"""新建一份资料，带说明，填好即可。 Make a commented file to fill in.

    NAME 是编号（小写字母、数字、连字符）；KIND 是 hall 时，NAME 是新荣誉馆的文件夹。

    \b
    例 Examples:
      honorhall new story forty-days
      honorhall new person chen-jianguo
      honorhall new hall my-hall
    """
    try:
        if kind == "hall":
            folder = new_hall(Path(name))
            click.echo(
                f"新荣誉馆在 {folder}。接着 Next:\n  cd {folder}\n  honorhall new story first-story\n  honorhall build"
            )
            return FINE
        _needs_hall(root)
        path = new_record(root, kind, name)
    except TakenError as taken:
        raise click.UsageError(f"{taken} 已经有了，没有改动它。 It is there already and was left alone.") from None
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from None
    click.echo(f"{path}\n填好后运行 honorhall check。 Fill it in, then run honorhall check.")
    return FINE


@honorhall.command()
@ROOT
def schema(root: Path) -> int:
    """写出各类资料的 JSON Schema，供编辑器提示。 Write a JSON Schema a kind for editors, and VS Code's settings."""
    for path in write_schemas(root):
        click.echo(path)
    return FINE


@honorhall.command()
def fields() -> int:
    """打印字段表（docs/fields.md）。 Print the field table (docs/fields.md)."""
    click.echo(fields_page(), nl=False)
    return FINE


def _needs_hall(root: Path) -> None:
    if not (root / "content").is_dir() and not (root / "stories").is_dir():
        raise click.UsageError(
            f"{root.resolve()} 里没有 content/ 或 stories/，不像荣誉馆的文件夹。"
            "请换到那里，或用 --root 指明，或运行 honorhall new hall DIR。"
            " No hall here: go to its folder, name it with --root, or start one with honorhall new hall DIR."
        )


def _day(given: date | None) -> date:
    """The day to build for: only a door looks at the clock."""
    return date(given.year, given.month, given.day) if given else date.today()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. What goes wrong with us ends in a short report, not a traceback."""
    try:
        return honorhall.main(arguments, prog_name="honorhall", standalone_mode=False) or FINE
    except click.ClickException as wrong:
        wrong.show()
        return USAGE
    except click.Abort:
        click.echo("停下了，网站没有改动。 Stopped; the site is as it was.", err=True)
        return USAGE
    except NotOurs as folder:
        click.echo(
            f"{folder} 里有不是本程序生成的文件，没有改动它。请换一个 --out，或先移走那些文件。\n"
            f"{folder} holds files that no build made; nothing was touched. Choose another --out, or move them.",
            err=True,
        )
        return USAGE
    except OSError as error:
        click.echo(f"磁盘不让写：{error}。网站没有改动。 The disk says no; the site is as it was.", err=True)
        return USAGE
    except Exception as error:  # noqa: BLE001 (the last net: our own bug becomes a report and exit code 3)
        click.echo(_our_bug(error), err=True)
        return BUG


def _our_bug(error: Exception) -> str:
    """What a person can send us: what broke, where, and how to see more."""
    if os.environ.get("HONORHALL_DEBUG"):
        return "".join(traceback.format_exception(error))
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if "honorhall" in frame.filename), frames[-1] if frames else None)
    where = f"{Path(last.filename).name}:{last.lineno} {last.name}" if last else "?"
    return (
        "程序自己出了错，资料没有问题，网站没有改动。请把下面几行发给维护者。\n"
        "A fault of the program, not of your records; the site is as it was. Please send these lines to its makers.\n"
        f"  honorhall {__version__}, Python {sys.version.split()[0]}\n  {type(error).__name__}: {error}\n  {where}\n"
        "  HONORHALL_DEBUG=1 可以看到全部 shows all of it"
    )

"""The commands: honorhall build, serve, check, review, new, schema, fields."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from honorhall import __version__
from honorhall.doors.cli.checking import check
from honorhall.doors.cli.importing import import_
from honorhall.doors.cli.kiosk import kiosk
from honorhall.doors.cli.reviewing import review
from honorhall.doors.cli.serving import serve
from honorhall.doors.cli.telling import told_of
from honorhall.doors.cli.words import CONTENT, FINE, ROOT, TODAY, Kind, Wrong, hall_at, this_day
from honorhall.doors.order import EDITIONS, Order, Steps
from honorhall.doors.progress import progress
from honorhall.doors.report import report_as_json, summary
from honorhall.doors.site import build as build_site


class Asked(TypedDict):
    """The options of `build` that make its order."""

    root: Path | None
    out: Path | None
    edition: str
    jobs: int
    scheduler: str
    today: date | None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="honorhall")
def honorhall() -> None:
    """荣誉馆：把故事和资料变成网站。 Turn a hall's stories and records into its site.

    \b
    honorhall new hall my-hall        新建一个荣誉馆 start a hall
    honorhall new story first-story   写一个故事 begin a story
    honorhall check                   检查所有资料 check every record
    honorhall serve                   边写边看 preview while you write
    honorhall review                  看一次投稿 review what was sent
    honorhall build                   生成网站到 site/ build the site into site/
    honorhall import 投稿.zip         导入别人交来的资料 take in what others hand in
    """


honorhall.add_command(check)
honorhall.add_command(serve)
honorhall.add_command(kiosk)
honorhall.add_command(import_)
honorhall.add_command(review)


@honorhall.command()
@ROOT
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="网站写到哪里 Where to [ROOT/site]"
)
@click.option("--edition", type=click.Choice(EDITIONS), default="public", show_default=True, help="版本 For whom")
@click.option("--jobs", type=click.IntRange(0), default=0, help="用几个进程，0 为自动 Processes, 0 to choose")
@click.option(
    "--scheduler", default="", metavar="ADDRESS", help="交给 Dask 集群，如 tcp://10.0.0.5:8786 Let a Dask cluster do it"
)
@TODAY
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="把结果写成 JSON Write a report"
)
def build(json_file: Path | None, **asked: Unpack[Asked]) -> int:
    """生成网站。有须改的问题时不动原来的网站。 Build the site; where a problem blocks, the old one stays.

    \b
    例 Examples:
      honorhall build
      honorhall build --root halls/dongqi --out /srv/www/dongqi
      honorhall build --edition preview --json report.json
      honorhall build --scheduler tcp://10.0.0.5:8786
    """
    root = hall_at(asked["root"])
    if not (root / "mkdocs.yml").is_file():
        raise Wrong(
            f"{root.resolve()} 里没有 mkdocs.yml，它说明网站的样子。 No mkdocs.yml here; it says how the site looks."
        )
    if json_file and not json_file.parent.is_dir():
        raise Wrong(
            f"没有 {json_file.parent} 这个文件夹，网站没有生成。 No such folder for the report; nothing was built."
        )
    today = asked["today"] or this_day()
    order = Order(root, asked["out"] or root / "site", asked["edition"], today, asked["jobs"], asked["scheduler"])
    with progress() as told:
        report = build_site(order, Steps(told))
    if json_file:
        with click.open_file(str(json_file), "w", encoding="utf-8") as written:
            written.write(report_as_json(report))
    told_of(report)
    if not report.built:
        return CONTENT
    seconds = sum(report.seconds.values())
    click.echo(
        f"{report.pages} 页，{report.changed} 个文件有变化，{seconds:.1f} 秒。{summary(report.problems)}\n"
        f"{report.pages} pages, {report.changed} files changed, {seconds:.1f} s: {order.out}/index.html",
        err=str(json_file) == "-",
    )
    return FINE


@honorhall.command()
@click.argument("kind", type=Kind())
@click.argument("name")
@ROOT
def new(kind: str, name: str, root: Path | None) -> int:
    """新建一份资料，带说明，填好即可。 Make a commented file to fill in.

    NAME 是编号（小写字母、数字、连字符）；KIND 是 hall 时，NAME 是新荣誉馆的文件夹。

    \b
    例 Examples:
      honorhall new story forty-days
      honorhall new person veteran-001
      honorhall new hall my-hall
    """
    from honorhall.doors.new import TakenError, new_hall, new_record

    try:
        if kind == "hall":
            folder, command = new_hall(Path(name)), Path(sys.argv[0]).name
            at_hand = shutil.which(command) is not None
            run = command if at_hand else str(Path(sys.argv[0]).resolve())
            click.echo(f"新荣誉馆在 {folder}。接着 Next:\n  cd {folder}\n  {run} new story first-story\n  {run} serve")
            return FINE
        path = new_record(hall_at(root), kind, name)
    except TakenError as taken:
        raise Wrong(f"{taken} 已经有了，没有改动它。 It is there already and was left alone.") from None
    except ValueError as wrong:
        raise Wrong(str(wrong)) from None
    click.echo(f"{path}\n填好后运行 honorhall check。 Fill it in, then run honorhall check.")
    if kind == "person":
        click.echo(
            "编号会成为网址：名字不全公开的人，编号不要用姓名拼音。 The id becomes an address: no name in it, please."
        )
    return FINE


@honorhall.command()
@ROOT
def schema(root: Path | None) -> int:
    """写出各类资料的 JSON Schema，供编辑器提示。 Write a JSON Schema a kind for editors, and VS Code's settings.

    \b
    例 Examples:
      honorhall schema
      honorhall schema --root halls/dongqi
    """
    from honorhall.doors.schemas import write_schemas

    try:
        for path in write_schemas(hall_at(root)):
            click.echo(path)
    except ValueError as wrong:
        raise Wrong(str(wrong)) from None
    return FINE


@honorhall.command()
def fields() -> int:
    """打印字段表（docs/fields.md）。 Print the field table (docs/fields.md).

    \b
    例 Examples:
      honorhall fields
      honorhall fields > docs/fields.md
    """
    from honorhall.doors.fields_page import fields_page

    click.echo(fields_page(), nl=False)
    return FINE


@honorhall.command()
def checks() -> int:
    """打印检查规则（docs/checks.md）。 Print the rules of the check (docs/checks.md).

    \b
    例 Examples:
      honorhall checks
      honorhall checks > docs/checks.md
    """
    from honorhall.doors.checks_page import checks_page

    click.echo(checks_page(), nl=False)
    return FINE

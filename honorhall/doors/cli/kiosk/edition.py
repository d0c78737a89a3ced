"""Making the edition of the screen, and the PIN of its staff."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from honorhall.doors.cli.telling import told_of
from honorhall.doors.cli.words import CONTENT, FINE, ROOT, TODAY, Wrong, hall_at, this_day
from honorhall.doors.order import Order, Steps
from honorhall.doors.progress import progress
from honorhall.doors.site import build as build_site
from honorhall.model import KIOSK


@click.command()
@ROOT
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="写到哪里 Where to [ROOT/kiosk]"
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="用几个进程，0 为自动 Processes, 0 to choose")
@TODAY
def build(root: Path | None, out: Path | None, jobs: int, today: date | None) -> int:
    """生成触摸屏版：一个文件夹，从U盘双击 index.html 就能开。 Build the edition of the screen, as one folder.

    \b
    例 Examples:
      honorhall kiosk build
      honorhall kiosk build --out /media/usb/kiosk
    """
    hall = hall_at(root)
    order = Order(hall, out or hall / "kiosk", KIOSK, today or this_day(), jobs)
    with progress() as told:
        report = build_site(order, Steps(told))
    told_of(report)
    if not report.built:
        return CONTENT
    click.echo(
        f"{report.pages} 页，{report.changed} 个文件有变化。双击 {order.out}/index.html，"
        f"或运行 honorhall kiosk run --site {order.out}\n"
        f"{report.pages} pages, {report.changed} files changed. Open {order.out}/index.html, or run the command above."
    )
    return FINE


@click.command()
@click.option(
    "--pin", "digits", prompt="六到十二位数字 Six to twelve digits", hide_input=True, confirmation_prompt=True
)
def pin(digits: str) -> int:
    """把管理密码变成可以写进 content/hall.yml 的一行。 Hash the PIN of the screen's staff for content/hall.yml.

    \b
    例 Example:
      honorhall kiosk pin
    """
    from honorhall.doors.kiosk import FEWEST, MOST, hashed

    if not (digits.isascii() and digits.isdigit() and FEWEST <= len(digits) <= MOST):
        raise Wrong(f"要 {FEWEST} 到 {MOST} 位数字。 It takes {FEWEST} to {MOST} digits.")
    click.echo("写进 content/hall.yml Into content/hall.yml:", err=True)
    click.echo(f'kiosk:\n  pin: "{hashed(digits)}"')
    return FINE

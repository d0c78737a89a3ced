"""What runs on the screen's machine: its server, its browser, what it counted, and what systemd is told."""

from __future__ import annotations

import getpass
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from honorhall.doors.cli.kiosk.words import A_FILE, A_FOLDER, BROWSER, HOME, PORT, browser_needed
from honorhall.doors.cli.words import FINE, USAGE, Wrong

if TYPE_CHECKING:
    from honorhall.doors.kiosk import Watch

COMMAND = (sys.executable, "-m", "honorhall.doors.cli")
COUNTS, LAST = "counts.sqlite", "last-update.txt"
SITE = click.option(
    "--site", type=A_FOLDER, default=None, help="直接打开这个文件夹，不用更新包 Show this folder, no bundles"
)
HEADLESS = click.option("--headless", is_flag=True, help="不开窗口，用来试 Without a window, to try it")


class Hour(click.ParamType[str]):
    """A time of day, 04:00; or nothing."""

    name = "HH:MM"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time. Fails in both languages."""
        try:
            return value and time.fromisoformat(value).strftime("%H:%M")
        except ValueError:
            self.fail(f"{value} 不是时间，要写成 04:00。 It is no time of day; write 04:00.", param, ctx)


NIGHTLY = click.option(
    "--nightly",
    type=Hour(),
    default="04:00",
    show_default=True,
    metavar="HH:MM",
    help="每天没人时重新打开，空着就不 When to begin anew, empty for never",
)


class Running(TypedDict):
    """The options of `run`."""

    site: Path | None
    home: Path
    port: int
    browser: str
    nightly: str
    headless: bool


@click.command()
@SITE
@HOME
@PORT
@BROWSER
@NIGHTLY
@HEADLESS
def run(**asked: Unpack[Running]) -> int:
    """全屏打开触摸屏，服务和浏览器停了会自己重来。 Show the screen, and keep its server and its browser alive.

    \b
    没有网络也能用：只在本机 127.0.0.1 上服务。退出：长按页面上方的馆名，输入管理密码。
    It serves this machine only. To leave: press the hall's name for long, and enter the PIN; or Ctrl+C here.

    \b
    例 Examples:
      honorhall kiosk run --site kiosk
      honorhall kiosk run --home /var/lib/honorhall
    """
    from honorhall.doors.kiosk import Kept, ServerRefuses, watch_browser

    _something_to_show(asked["site"], asked["home"])
    with browser_needed(asked["browser"]) as program:
        more = ("--site", str(asked["site"].resolve())) if asked["site"] else ()
        home, port = str(asked["home"]), str(asked["port"])
        server = Kept((*COMMAND, "kiosk", "serve", "--home", home, "--port", port, *more), click.echo)
        watch = _watch(program, asked["port"], asked["nightly"], headless=asked["headless"])
        try:
            with _until_asked_to_end():
                watch_browser(watch, server.look)
        except ServerRefuses:
            return USAGE  # it has said why
        finally:
            server.end()
    click.echo("触摸屏已关闭。 The screen is closed.")
    return FINE


@click.command()
@PORT
@BROWSER
@NIGHTLY
@HEADLESS
def show(port: int, browser: str, nightly: str, *, headless: bool) -> int:
    """只开浏览器，给 systemd 用；服务由 kiosk serve 提供。 The browser alone, for systemd.

    \b
    例 Example:
      honorhall kiosk show --port 8321
    """
    from honorhall.doors.kiosk import EXIT, watch_browser

    left = False
    with browser_needed(browser) as program, _until_asked_to_end():
        watch_browser(_watch(program, port, nightly, headless=headless))
        left = True  # by the staff: systemd lets it rest then, and not when it was systemd that ended it
    return EXIT if left else FINE


@contextmanager
def _until_asked_to_end() -> Iterator[None]:
    """Ctrl+C, and the system's word to end, close what was opened."""

    def end(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _watch(program: str, port: int, nightly: str, *, headless: bool) -> Watch:
    from honorhall.doors.kiosk import Watch

    more = ("--headless=new", "--window-size=1080,1920") if headless else ()
    return Watch(f"http://127.0.0.1:{port}", program, more, nightly, click.echo)


@click.command()
@SITE
@HOME
@PORT
def serve(site: Path | None, home: Path, port: int) -> int:
    """只开服务，给 systemd 用。 The server alone, for systemd.

    \b
    例 Examples:
      honorhall kiosk serve --home /var/lib/honorhall
      honorhall kiosk serve --site kiosk --port 8321
    """
    from honorhall.doors.kiosk import Counts, Showing, Versions
    from honorhall.doors.kiosk.serving import Desk
    from honorhall.doors.kiosk.serving import serve as served

    _something_to_show(site, home)
    showing = Showing(None if site else Versions(home), site.resolve() if site else None)
    try:
        served(Desk(showing, Counts(home / COUNTS), partial(_update_apart, home), partial(_last_update, home)), port)
    except SystemExit:
        raise Wrong(
            f"端口 {port} 被占用。用 --port 换一个。 Port {port} is taken; choose another with --port."
        ) from None
    return FINE


def _update_apart(home: Path) -> None:
    """Begin an update by a process of its own: visitors go on reading."""
    import subprocess

    with (home / LAST).open("wb") as told:
        subprocess.Popen((*COMMAND, "kiosk", "update", "--home", str(home)), stdout=told, stderr=told)


def _last_update(home: Path) -> str:
    """What the last update that the staff began has said."""
    try:
        return (home / LAST).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _something_to_show(site: Path | None, home: Path) -> None:
    from honorhall.doors.kiosk import Versions

    if site and not (site / "index.html").is_file():
        raise Wrong(
            f"{site} 里没有触摸屏版。先运行 honorhall kiosk build。\n"
            f"There is no kiosk edition in {site}; honorhall kiosk build makes one."
        )
    if not site and not Versions(home).standing.current:
        raise Wrong(
            f"{home} 里还没有内容。用 honorhall kiosk update 更新包 放进去，或用 --site 打开一个文件夹。\n"
            f"Nothing in {home} yet: bring a bundle with honorhall kiosk update, or show a folder with --site."
        )


@click.command()
@HOME
@click.option(
    "--by", type=click.Choice(["month", "day", "page"]), default="month", show_default=True, help="怎样分 How"
)
@click.option("--out", type=A_FILE, default=None, help="写到文件 To a file [here]")
def counts(home: Path, by: str, out: Path | None) -> int:
    """导出参观次数（CSV），只有次数，没有是谁。 Export the visits as CSV: numbers, and never whose.

    \b
    列和场馆资料的 visits 一样：audience, amount, as_of。 The columns are those of a place's visits.

    \b
    例 Examples:
      honorhall kiosk counts
      honorhall kiosk counts --by page --out visits.csv
    """
    from honorhall.doors.kiosk import Counts, as_table

    table = as_table(Counts(home / COUNTS), by)
    if out:
        out.write_text(table, encoding="utf-8-sig")
        click.echo(out)
    else:
        click.echo(table, nl=False)
    return FINE


@click.command()
@click.option("--out", type=A_FOLDER, required=True, help="写到哪个文件夹 Folder for the files")
@click.option("--user", default=getpass.getuser, help="用哪个用户运行 Runs as [this one]")
@HOME
@PORT
def units(out: Path, user: str, home: Path, port: int) -> int:
    """写出开机自动运行的设置：systemd 和浏览器策略。 Write what systemd and the browser are told; see docs/kiosk.md.

    \b
    例 Example:
      honorhall kiosk units --out units --user hall --home /var/lib/honorhall
    """
    from honorhall.doors.kiosk import Machine
    from honorhall.doors.kiosk import units as written

    out.mkdir(parents=True, exist_ok=True)
    for name, text in written(Machine(user, " ".join(COMMAND), home.resolve(), port)):
        (out / name).write_text(text, encoding="utf-8")
        click.echo(out / name)
    return FINE

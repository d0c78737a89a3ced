"""What the commands of the screen have in common: where its machine keeps things, its browser, its key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from honorhall.doors.cli.words import Wrong

A_FILE = click.Path(dir_okay=False, path_type=Path)
A_FOLDER = click.Path(file_okay=False, path_type=Path)
PORT = click.option("--port", type=click.IntRange(1, 65535), default=8321, show_default=True, help="端口 Port")
BROWSER = click.option(
    "--browser", default="", metavar="PROGRAM", help="用哪个浏览器 Which browser [Chromium, Chrome, Edge]"
)
KEY = click.option("--key", "key_file", type=A_FILE, default=None, help="公开的钥匙 The public key [kiosk.pub]")


def usual_home() -> Path:
    """Where programs of a user keep what is theirs."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "honorhall-kiosk"


HOME = click.option(
    "--home",
    type=A_FOLDER,
    default=usual_home,
    help="这台机器上放版本和计数的文件夹 Where versions and counts are kept",
)


@contextmanager
def keys_needed(key_file: Path) -> Iterator[None]:
    """Say in a sentence that a key cannot be had."""
    from honorhall.doors.kiosk import NoKey

    try:
        yield
    except NoKey:
        raise Wrong(f"{key_file} 里没有这种钥匙。 It holds no key of the kind that is needed here.") from None
    except OSError:
        raise Wrong(
            f"读不到钥匙 {key_file}。用 --key 指明，或用 honorhall kiosk key 做一对。\n"
            f"The key {key_file} cannot be read. Name it with --key, or make a pair with honorhall kiosk key."
        ) from None


@contextmanager
def browser_needed(named: str) -> Iterator[str]:
    """The browser's program; a sentence where there is none."""
    from honorhall.doors.kiosk import NoBrowser, browser_at

    try:
        program = browser_at(named)
    except NoBrowser:
        raise Wrong(
            f"找不到浏览器 {named}。请安装 Chromium（sudo apt-get install chromium），或用 --browser 指明。\n"
            f"No browser {named} was found. Install Chromium, or name one with --browser."
        ) from None
    yield program

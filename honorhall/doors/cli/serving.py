"""The command `honorhall serve`."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from honorhall.doors.cli.words import FINE, ROOT, TODAY, Wrong, hall_at, this_day
from honorhall.doors.order import EDITIONS, Order


class Asked(TypedDict):
    """The options of `serve`."""

    root: Path | None
    host: str
    port: int
    edition: str
    opening: bool
    today: date | None


@click.command()
@ROOT
@click.option("--host", default="127.0.0.1", show_default=True, help="在哪个地址上 Address to listen on")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="端口，被占用就用下一个 First port to try",
)
@click.option("--edition", type=click.Choice(EDITIONS), default="public", show_default=True, help="版本 For whom")
@click.option("--open/--no-open", "opening", default=False, help="在浏览器里打开 Open it in the browser")
@TODAY
def serve(**asked: Unpack[Asked]) -> int:
    """边写边看：保存以后，浏览器里的网页自己更新。 Preview the site; open pages follow every change.

    \b
    有须改的问题时，网页上会说是哪个文件、哪一行、怎么改；改好后自己消失。不改动 site/。
    Problems are told on the page until they are mended. The site/ folder is left alone.

    \b
    例 Examples:
      honorhall serve
      honorhall serve --open --port 8080
      honorhall serve --root halls/dongqi --edition preview
    """
    root = hall_at(asked["root"])
    if not (root / "mkdocs.yml").is_file():
        raise Wrong(
            f"{root.resolve()} 里没有 mkdocs.yml，它说明网站的样子。 No mkdocs.yml here; it says how the site looks."
        )
    # The server takes a quarter of a second to import: only for those who serve.
    from honorhall.doors import serve as served

    order = Order(root, root / "site", asked["edition"], asked["today"] or this_day())
    address = served.Address(asked["host"], asked["port"], asked["opening"])
    try:
        with suppress(KeyboardInterrupt):  # pressed before the server listens for it
            served.serve(order, address, click.echo)
    except OSError as error:
        raise Wrong(f"打不开端口：{error}。 The port cannot be had.") from None
    click.echo("预览结束。 The preview has ended.")
    return FINE

"""serve(): look at a hall, show it, look again whenever something in it changes."""

from __future__ import annotations

import secrets
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from honorhall.doors.order import Order
from honorhall.doors.serve.news import News
from honorhall.doors.serve.preview import Preview, Told
from honorhall.doors.serve.server import application, bound, run
from honorhall.doors.serve.watching import Changes, watch_hall

MOST_NAMED = 3  # changed files that a line names


@dataclass(frozen=True, slots=True)
class Address:
    """Where to serve. port: the first to try, 0 for any that is free; opening: in the browser, too."""

    host: str
    port: int
    opening: bool = False


def serve(order: Order, address: Address, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl+C; tell: hears what is going on, in lines for people.

    Nothing is written to the hall. `order.out` is not used. Raises OSError where no port is to be had.
    """
    root = order.root.resolve()
    with (
        bound(address.host, address.port) as listening,
        TemporaryDirectory(prefix="honorhall-", ignore_cleanup_errors=True) as store,
    ):
        port = listening.getsockname()[1]
        if address.port not in (port, 0):
            tell(f"端口 {address.port} 已被占用，改用 {port}。 Port {address.port} is taken; using {port}.")
        preview = Preview(Order(root, order.out, order.edition, order.today, order.jobs), Path(store))
        news = News(secrets.token_hex(3), lambda: preview.shown)
        changes = Changes(root)
        _start(watch_hall, root, changes.add, preview.folders)
        tell(_line("", preview.look_again()))
        url = f"http://{f'[{address.host}]' if ':' in address.host else address.host}:{port}/"
        tell(f"预览 {url} 边写边看，按 Ctrl+C 结束。\nPreview at {url} as you write; Ctrl+C ends it.")
        _start(_keep_looking, preview, changes, news, tell)
        if address.opening:
            _start(webbrowser.open, url)
        run(application(preview, news, address.host, tell), listening, news)


def _start(work: Callable[..., object], *given: object) -> None:
    # A daemon: Ctrl+C must not wait for the end of what it does.
    threading.Thread(target=work, args=given, daemon=True).start()


def _keep_looking(preview: Preview, changes: Changes, news: News, tell: Callable[[str], None]) -> None:
    while True:
        changed = changes.take()
        told = preview.look_again(changed)
        news.publish()
        tell(_line(named(changed), told))


def named(changed: tuple[str, ...]) -> str:
    """The names of a few changed files, and how many more there are."""
    rest = len(changed) - MOST_NAMED
    return "、".join(changed[:MOST_NAMED]) + (f" +{rest}" if rest > 0 else "")


def _line(what: str, told: Told) -> str:
    """One line of what came of a look; before it, whatever stands in the way."""
    head = f"{what} → " if what else ""
    counted = told.counted or "停住了 stopped"
    blocks = "".join(f"{text}\n\n" for text in told.texts)
    warned = "".join(f"MkDocs: {warning}\n" for warning in told.warnings)
    return f"{blocks}{warned}{head}{told.seconds:.2f} 秒 s · {counted}"

"""A hall being served: the real commands as processes of their own, asked over HTTP."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.house import REPOSITORY, TODAY

PATIENCE = 60.0  # seconds: a build of a small hall takes one
START = "import sys; from honorhall.doors import main; sys.exit(main())"
ADDED = re.compile(
    rb'<section id="hh-problems".*?</section>|<script src="/__hall__/live.js"[^>]*></script>', re.DOTALL
)  # what a preview adds to a page


@dataclass
class Served:
    """A server that runs. said: every line it has said so far."""

    url: str
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def get(self, path: str = "") -> str:
        """The text at a path."""
        return self.fetch(path)[1].decode()

    def fetch(self, path: str = "", **headers: str) -> tuple[int, bytes]:
        """Status and bytes of an answer, whatever it is."""
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers), timeout=30) as found:
                return found.status, found.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def sees(self, path: str, words: str) -> None:
        """Wait until these words stand at a path."""
        wait_for(lambda: words in self.get(path), lambda: f"{words!r} never came to {path}; it said {self.said}")

    def sees_no(self, path: str, words: str) -> None:
        """Wait until these words have gone from a path."""
        wait_for(lambda: words not in self.get(path), lambda: f"{words!r} never left {path}; it said {self.said}")

    def interrupt(self) -> int:
        """Press Ctrl+C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def wait_for(condition: Callable[[], bool], complaint: Callable[[], str] = lambda: "it never came") -> None:
    """Ask again and again until it holds. Fails after a minute."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, complaint()
        time.sleep(0.02)


@contextmanager
def served(root: Path, *options: str) -> Iterator[Served]:
    """`honorhall serve` on this hall, on a free port; ended at the end whatever happens."""
    command = [sys.executable, "-c", START, "serve", "--root", str(root), "--today", TODAY, *options]
    if "--port" not in options:
        command += ["--port", "0"]
    with _running(command, root, re.compile(r"(http://\S+/)")) as server:
        yield server


@contextmanager
def served_by_mkdocs(root: Path) -> Iterator[Served]:
    """`mkdocs serve` on this hall, on a free port."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with _running(command, root, re.compile(r"Serving on (http://\S+/)")) as server:
        yield server


@contextmanager
def _running(command: list[str], root: Path, sign: re.Pattern[str]) -> Iterator[Served]:
    path = os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH", ""))))
    variables = {"PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        said: list[str] = []
        reader = threading.Thread(target=lambda: said.extend(process.stdout or ()), daemon=True)
        reader.start()
        try:
            wait_for(
                lambda: any(map(sign.search, said)) or process.poll() is not None, lambda: f"no start: {''.join(said)}"
            )
            found = next(filter(None, map(sign.search, list(said))), None)
            assert found, "".join(said)
            yield Served(found[1], process, said)
        finally:
            _ended(process)
            reader.join(PATIENCE)


def _ended(process: subprocess.Popen[str]) -> None:
    """Press Ctrl+C, so that it clears away what it keeps in temporary folders; if that does not help, end it."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(PATIENCE)


def free_port() -> int:
    """A port that nobody listens on: below those that the system gives away, and in a range of this process's own."""
    first = 20_000 + os.getpid() % 1_000 * 10
    for port in range(first, first + 10):
        with suppress(OSError), socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(("127.0.0.1", port))
            return port
    raise OSError(f"no free port from {first} on")

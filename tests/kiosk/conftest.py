"""What the tests of the screen share: the sample hall's kiosk edition, with short times and a PIN; a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from honorhall.doors.kiosk import hashed
from tests.browser.serving import opened
from tests.house import REPOSITORY, TODAY, run
from tests.kiosk.screen import IDLE, PIN, QUESTION
from tests.once import made_once

KIOSK = f"\nkiosk:\n  idle: {IDLE}\n  question: {QUESTION}\n  slide: 5\n  pin: {hashed(PIN)}\n"
COMMAND = (sys.executable, "-m", "honorhall.doors.cli", "kiosk")


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the kiosk edition, built by the real command."""

    def make(folder: Path) -> str:
        root = folder / "hall"
        for name in ("content", "stories"):
            shutil.copytree(REPOSITORY / name, root / name)
        shutil.copy(REPOSITORY / "mkdocs.yml", root)
        with (root / "content/hall.yml").open("a", encoding="utf-8") as hall:
            hall.write(KIOSK)
        done = run("kiosk", "build", "--root", str(root), "--today", TODAY)
        return f"{done.code}: {done.told}{done.errors}" if done.code else ""

    return made_once(tmp_path_factory, "kiosk", make) / "hall/kiosk"


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A Chromium without a window."""
    with opened(chromium) as browser:
        yield browser


@contextmanager
def kiosk(*arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A command of the screen that goes on until it is ended, on a port of its own: the process, and its address."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (*COMMAND, *arguments, "--port", str(port))
    process = subprocess.Popen(command, env={**os.environ, "PYTHONUNBUFFERED": "1"}, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        wait(lambda: answers(address))
        yield process, address
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(address: str) -> bool:
    """Whether a server answers there."""
    try:
        with urlopen(f"{address}/hall/alive", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait(happened: Callable[[], object], seconds: float = 30) -> float:
    """Wait until something has happened; the seconds it took. Fails where it does not happen."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, f"not within {seconds} s"
        time.sleep(0.1)
    return time.monotonic() - began


@pytest.fixture(scope="module")
def address(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the edition is served by the screen's own server."""
    home = tmp_path_factory.mktemp("home")
    with kiosk("serve", "--site", str(edition), "--home", str(home)) as (_, root):
        yield root

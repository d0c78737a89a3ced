"""Watching: the server and the browser of a screen are kept alive, and a page that hangs is begun anew.

The page gives a sign of life every second (templates/assets/kiosk/js/92-telling.js); where none comes, the browser is
killed and another opened.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from honorhall.doors.kiosk.browser import CLOSED, opened

A_LOOK = 0.5  # seconds between two
HUNG = 6.0  # seconds without a sign of life
COMES_UP = 25.0  # seconds in which a browser has to give its first one
REFUSES = 2  # exit code of a command that cannot be done here
SILENT = 10.0  # seconds in which a server that runs has to answer; its first answer takes about 2
A_BREATH = 1.0  # before a process that ended is begun again
Tell = Callable[[str], object]
Beside = Callable[[dict[str, Any]], object]  # called between two looks, with what the server has answered
ENDED = {"exit": "管理员退出。 The staff has left.", "restart": "管理员重新启动。 Restarted by the staff."}
_open = build_opener(ProxyHandler({})).open  # whatever proxy the system names: this is the same machine


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched. address: of the server; program: the browser; more: its options; nightly: HH:MM or ""."""

    address: str
    program: str
    more: Sequence[str] = ()
    nightly: str = ""
    tell: Tell = print


def watch_browser(watch: Watch, beside: Beside = bool) -> None:
    """Keep a browser open until the staff asks to leave."""
    while True:
        _until_served(watch, beside)
        with opened(watch.program, f"{watch.address}/index.html", *CLOSED, *watch.more) as browser:
            why = _watched(watch, browser, beside)
        watch.tell(why)
        if why == ENDED["exit"]:
            return
        time.sleep(A_BREATH)


def _until_served(watch: Watch, beside: Beside) -> None:
    """Wait for the server: a browser that comes before it shows that there is no page, and nothing calls it back."""
    while not (told := asked(watch.address)):
        beside(told)
        time.sleep(A_LOOK)


def _watched(watch: Watch, browser: subprocess.Popen[bytes], beside: Beside) -> str:
    """Why a browser is to be opened anew."""
    began, night = time.monotonic(), _night(watch.nightly)
    while True:
        told = asked(watch.address)
        beside(told)
        if browser.poll() is not None:
            return "浏览器停了，重新打开。 The browser ended; opening it again."
        up = time.monotonic() - began
        if told.get("wish") in ENDED:
            return ENDED[told["wish"]]
        if told and up > COMES_UP and told["age"] > HUNG:
            return "页面没有反应，重新打开。 The page hangs; opening it again."
        if told.get("calling") and _night(watch.nightly) != night:
            return "到了每天重新启动的时间。 The nightly restart."
        time.sleep(A_LOOK)


def _night(nightly: str) -> str:
    """The day on which that time of day (HH:MM) was last reached; "" where there is none."""
    if not nightly:
        return ""
    hours, minutes = map(int, nightly.split(":"))
    return (datetime.now() - timedelta(hours=hours, minutes=minutes)).date().isoformat()


def asked(address: str) -> dict[str, Any]:
    """What the server says of the page; nothing where it does not answer just now."""
    try:
        with _open(f"{address}/hall/alive", timeout=2) as answer:
            told = json.load(answer)
    except (OSError, ValueError, URLError):
        return {}
    return told if isinstance(told, dict) else {}


class ServerRefuses(Exception):  # noqa: N818
    """The server cannot be begun, and has said why: to begin it again would not help."""


class Kept:
    """A server that is begun again whenever it ends, or runs and does not answer."""

    def __init__(self, command: Sequence[str], tell: Tell) -> None:
        self._command, self._tell = command, tell
        self._process = subprocess.Popen(command)
        self._began = self._heard = time.monotonic()

    def look(self, told: dict[str, Any]) -> None:
        """Begin it again if it has to be; not sooner than a breath after it began. Raises ServerRefuses."""
        now = time.monotonic()
        if told:
            self._heard = now
        if self._process.poll() == REFUSES:
            raise ServerRefuses
        if self._process.poll() is None and now - self._heard > SILENT:
            self._tell("服务没有反应，关掉它。 The server does not answer; ending it.")
            self._process.kill()
            self._process.wait()
        if self._process.poll() is not None and now - self._began > A_BREATH:
            self._tell("服务停了，重新启动。 The server ended; starting it again.")
            self._process = subprocess.Popen(self._command)
            self._began = self._heard = time.monotonic()

    def end(self) -> None:
        """End it."""
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

"""The browser of a screen: Chromium or Edge, with nothing but the hall's pages, in a profile that is thrown away."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "msedge",
    "chrome",
)
ON_WINDOWS = (
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
# No word to anybody: no updates, no reports, no names looked up but this machine's.
ALONE = (
    *("--no-first-run", "--no-default-browser-check", "--noerrdialogs", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-domain-reliability", "--disable-breakpad"),
    *("--disable-client-side-phishing-detection", "--metrics-recording-only", "--disable-extensions"),
    *("--disable-default-apps", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-pings"),
)
CLOSED = (
    *("--kiosk", "--disable-pinch", "--overscroll-history-navigation=0", "--disable-session-crashed-bubble"),
    "--disable-features=Translate,TouchpadOverscrollHistoryNavigation,OverscrollHistoryNavigation",
    *("--autoplay-policy=no-user-gesture-required", "--hide-crash-restore-bubble", "--block-new-web-contents"),
    "--enable-speech-dispatcher",  # on Linux, the only way to the machine's own voices
)


class NoBrowser(Exception):  # noqa: N818
    """There is no browser to show the hall with."""


def browser_at(named: str = "") -> str:
    """The browser's program. Raises NoBrowser."""
    places = (shutil.which(one) for one in ((named,) if named else NAMES))
    found = next(filter(None, places), None)
    if found is None and not named:
        found = next((one for one in ON_WINDOWS if Path(one).is_file()), None)
    if found is None:
        raise NoBrowser(named)
    return found


@contextmanager
def opened(program: str, address: str, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    """The browser, at an address. more: further options. It is gone at the end, with all that it kept."""
    with TemporaryDirectory(prefix="honorhall-kiosk-", ignore_cleanup_errors=True) as profile:
        command = (program, *ALONE, *unboxed(), f"--user-data-dir={profile}", *more, address)
        browser = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            yield browser
        finally:
            end(browser)


def unboxed() -> tuple[str, ...]:
    """Chromium refuses to box in its pages for the system's first user."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def end(browser: subprocess.Popen[bytes]) -> None:
    """Kill the browser with all its processes: one that hangs would not hear a kinder word."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(browser.pid, 9)
    else:
        browser.kill()
    browser.wait()

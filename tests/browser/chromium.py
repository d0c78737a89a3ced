"""Finds a Chromium that really starts; as a program, it also installs one when there is none.

`python tests/browser/chromium.py` prints the browser's path, or says what to do and ends with 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "HONORHALL_CHROMIUM"
COMMANDS = (
    "chromium-headless-shell",  # the same browser without windows and toolbars: a page costs half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave",
    "brave-browser",
)
MAC = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
)
WINDOWS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
# As root and in containers Chromium has no sandbox; the tests open nothing but the project's own pages.
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
SIGN = "honorhall-starts"
# (manager, its commands in order). A command that fails (an old list, no fonts) does not stop the next one.
WAYS = (
    (
        "apt-get",
        (
            "apt-get update",
            "apt-get install -y fonts-noto-cjk",
            "apt-get install -y --no-install-recommends chromium-headless-shell",
        ),
    ),
    ("apt-get", ("apt-get install -y --no-install-recommends chromium",)),
    ("dnf", ("dnf install -y chromium", "dnf install -y google-noto-sans-cjk-fonts")),
    ("apk", ("apk add chromium", "apk add font-noto-cjk")),
    ("pacman", ("pacman -Sy --noconfirm chromium", "pacman -S --noconfirm noto-fonts-cjk")),
    ("zypper", ("zypper -n install chromium", "zypper -n install google-noto-sans-cjk-fonts")),
    ("brew", ("brew install --cask chromium",)),
)
FOUND = "浏览器测试将使用 {path}\nthe browser tests will use {path}"
INSTALLING = "没有找到能启动的 Chromium，正在安装：{how}\nno Chromium that starts was found, installing: {how}"
NONE = f"""没有能启动的 Chromium，浏览器测试无法进行。
请安装 Chromium、Chrome 或 Edge（如 sudo apt-get install chromium），或把 {VARIABLE} 设为它的路径，再试一次。
There is no Chromium that starts, and the browser tests need one.
Please install Chromium, Chrome or Edge (such as: sudo apt-get install chromium), or set {VARIABLE}
to its path, and try again."""


def find() -> Path | None:
    """The first Chromium here that starts, or None. It takes about a second: ask once a session."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[Path]:
    """Every browser file there is; if HONORHALL_CHROMIUM names one, that one alone."""
    if os.environ.get(VARIABLE):
        yield Path(os.environ[VARIABLE])
        return
    yield from (Path(found) for name in COMMANDS if (found := shutil.which(name)))
    yield from (path for path in (*_usual_places(), *_playwright_cache()) if path.is_file())


def starts(path: Path) -> bool:
    """Whether the browser at `path` opens a page, without a window, and hands its text back."""
    page = f"data:text/html,<p>{SIGN}</p>"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(path), *FLAGS, f"--user-data-dir={profile}", "--dump-dom", page]
        try:
            done = subprocess.run(command, capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return f"<p>{SIGN}</p>".encode() in done.stdout


def main() -> int:
    """Say which Chromium will be used, installing one if need be. 0, or 1 if none is to be had."""
    path = find()
    for how, commands in _ways_to_install():
        if path:
            break
        print(INSTALLING.format(how=how), flush=True)
        for command in commands:
            _run(command)
        path = find()
    print(FOUND.format(path=path) if path else NONE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


def _ways_to_install() -> Iterator[tuple[str, list[list[str]]]]:
    """(name, commands) of every way to install a Chromium here, the system's own first."""
    if os.environ.get(VARIABLE):
        return
    for manager, commands in WAYS:
        if shutil.which(manager):
            yield manager, [[*_as_root(manager), *command.split()] for command in commands]
    yield "playwright", [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _as_root(manager: str) -> list[str]:
    """`sudo` that never asks for a password, where root is needed and we are not; brew refuses root."""
    needed = manager != "brew" and hasattr(os, "geteuid") and os.geteuid() != 0
    return ["sudo", "-n"] if needed and shutil.which("sudo") else []


def _run(command: list[str]) -> None:
    """Run `command` without questions; show the end of what it said if it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=1200,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        print(f"  {' '.join(command)}: {fault}", flush=True)
        return
    if done.returncode:
        last = done.stdout.decode(errors="replace").strip().splitlines()[-3:]
        print(f"  {' '.join(command)}: {done.returncode}", *last, sep="\n    ", flush=True)


def _usual_places() -> Iterator[Path]:
    """Where macOS and Windows keep browsers, which are not on PATH there."""
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / name for name in MAC)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if os.environ.get(variable):
            yield from (Path(os.environ[variable]) / name for name in WINDOWS)


def _playwright_cache() -> Iterator[Path]:
    """The browsers that Playwright has downloaded, newest first."""
    home = Path.home()
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    local = Path(os.environ.get("LOCALAPPDATA", home))
    usual = (home / ".cache/ms-playwright", home / "Library/Caches/ms-playwright", local / "ms-playwright")
    for cache in (Path(own),) if own else usual:
        for folder in sorted(cache.glob("chromium*"), reverse=True):
            yield from sorted(folder.glob("chrome-*/chrome"))
            yield from sorted(folder.glob("chrome-*/chrome.exe"))
            yield from sorted(folder.glob("chrome-*/*.app/Contents/MacOS/*"))
            yield from sorted(folder.glob("chrome-*/*headless*shell*"))


if __name__ == "__main__":
    sys.exit(main())

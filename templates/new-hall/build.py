"""The front door: `python build.py` is `honorhall build`."""

from __future__ import annotations

import sys

HINT = """这个 Python 里没有 honorhall（{lacks}）。请用装了它的那一个，例如：/path/to/honorhall/.venv/bin/python build.py
This Python lacks honorhall ({lacks}). Use the one that has it: /path/to/honorhall/.venv/bin/python build.py"""

if __name__ == "__main__":
    try:
        from honorhall.doors import main
    except ModuleNotFoundError as missing:
        print(HINT.format(lacks=missing.name), file=sys.stderr)
        sys.exit(2)
    sys.exit(main(["build", *sys.argv[1:]]))

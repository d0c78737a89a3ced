"""The front door: `python build.py` is `honorhall build`. Here: `make site` installs all that it needs."""

from __future__ import annotations

import sys

HINT = """需要 Python 3.11 或更新的版本和荣誉馆的程序库（{}）。请运行：make site
Python 3.11 or newer and honorhall's libraries are needed ({}). Please run: make site"""

if __name__ == "__main__":
    try:
        from honorhall.doors import main
    except (ImportError, SyntaxError) as missing:  # SyntaxError: an older Python
        lacks = getattr(missing, "name", None) or "Python"
        print(HINT.format(lacks, lacks), file=sys.stderr)
        sys.exit(2)
    sys.exit(main(["build", *sys.argv[1:]]))

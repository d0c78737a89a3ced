"""How long `honorhall check` takes: the whole of a hall, and some of its files, beside another checkout's command."""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measured import Measured, measured, wait_for_quiet

EXAMPLES = """\
examples:
  python bench/corpus.py /tmp/halls/province --size province
  python bench/check.py /tmp/halls/province
  python bench/check.py /tmp/halls/province --beside ../before/.venv/bin/python --rounds 3
"""
START = "import sys; from honorhall.doors import main; code = main(); sys.exit(code if code > 1 else 0)"
ASKED = ("check", "--today", "2026-11-21")
FOLDERS = ("stories", "content/activities", "content/teams", "content/people")


def main() -> None:
    """Print medians of several rounds in turn, the command of every contestant in each."""
    asked = _asked()
    contestants: dict[str, tuple[str, ...]] = {"the whole": (sys.executable, "-c", START, *ASKED)}
    if asked.beside:
        contestants["the whole, before"] = (str(asked.beside.absolute()), "-c", START, *ASKED)
    for folder in FOLDERS:
        files = sorted((asked.hall / folder).rglob("*.*"))
        if files:
            name = files[len(files) // 2].relative_to(asked.hall)
            contestants[f"one of {folder}"] = (sys.executable, "-c", START, *ASKED, str(name))
    found: dict[str, list[Measured]] = {name: [] for name in contestants}
    for _ in range(asked.rounds):
        for name, command in contestants.items():
            wait_for_quiet(asked.quiet)
            found[name].append(measured(command, asked.hall))
            print(name, found[name][-1], file=sys.stderr, flush=True)
    print("| | wall s | CPU s | others' CPU s meanwhile |\n|---|---|---|---|")
    for name, runs in found.items():
        wall, cpu, others = ([getattr(run, what) for run in runs] for what in ("wall", "cpu", "others"))
        print(f"| {name} | {_median(wall)} | {_median(cpu)} | {_median(others)} |")


def _median(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _asked() -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLES, formatter_class=form)
    parser.add_argument("hall", type=Path, help="a hall, as bench/corpus.py writes it")
    parser.add_argument(
        "--beside", type=Path, metavar="PYTHON", help="that of another checkout, asked for the whole too"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quiet", type=float, default=60, metavar="SECONDS", help="wait so long for a quiet machine")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""One hall, several generators, in turn and several times: medians of time, memory and output, with their range."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.contestants import LABELS, Contestant, VoidRunError, check_pages, contestants
from bench.halls import SIZES, Size
from bench.measured import FailedRunError, Measured, measured, wait_for_quiet
from bench.peers import versions

WORK: Final = Path(__file__).resolve().parents[1] / ".cache" / "race"
RACES: Final = {**SIZES, "1k": Size(500, 140, 320), "4k": Size(2_000, 600, 1_200)}
SLOW: Final = ("mkdocs", "mkdocs-search", "zensical")  # run only where asked for, or in a village
EXAMPLES: Final = """\
examples:
  python bench/race.py --size village --table
  python bench/race.py --size province --only hugo,ours --rounds 5 --json race.json
  python bench/race.py --size 1k --only ours,mkdocs,mkdocs-search,zensical --rounds 3
  python bench/race.py --from race.json

The hall is synthetic (bench/corpus.py); every peer gets a Markdown page for each record, with all links resolved.
Rows: """


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one contestant: what was measured, and what it left. bytes and files: of the whole output."""

    name: str
    took: Measured
    pages: int
    bytes: int
    files: int


def main() -> None:
    """Race, or read a race, and print its table."""
    asked = _asked()
    if asked.read:
        print(table(json.loads(asked.read.read_text(encoding="utf-8"))), end="")
        return
    names = (
        asked.only.split(",") if asked.only else [one for one in LABELS if asked.size == "village" or one not in SLOW]
    )
    unknown = sorted(set(names) - set(LABELS))
    if unknown:
        sys.exit(f"没有这一行 There is no such row: {', '.join(unknown)}; {', '.join(LABELS)}")
    _say(f"{asked.size}: writing the hall and its copies")
    try:
        field = contestants(names, RACES[asked.size], asked.seed, asked.work / asked.size)
        result: dict[str, Any] = {"about": about(asked.size, asked.rounds), "runs": []}
        for run in race(field, asked.rounds, asked.quiet, _say):
            result["runs"].append(asdict(run))
            if asked.json:  # after each run: a race may be long, and a late fault is not to cost the early rounds
                asked.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except (FailedRunError, VoidRunError) as error:
        sys.exit(f"这场不算 The race is void: {error}")
    if asked.table or not asked.json:
        print(table(result), end="")


def race(field: Sequence[Contestant], rounds: int, quiet: float, say: Callable[[str], None]) -> Iterator[Run]:
    """A B C, A B C, …: every run of every round, each after a quiet moment. Raises FailedRunError, VoidRunError."""
    for number in range(1, rounds + 1):
        for one in field:
            words = one.prepare()
            os.sync()  # what the run before has written is not to be paid for by this one
            wait_for_quiet(quiet)
            took = measured(one.command, one.cwd)
            files = [path.stat().st_size for path in one.out.rglob("*") if path.is_file()]
            run = Run(one.name, took, check_pages(one, words), sum(files), len(files))
            times = f"{took.wall:.2f} s, {took.cpu:.2f} s CPU (others {took.others:.2f} s)"
            say(f"{number}/{rounds} {one.name}: {times}, {took.pss:.0f} MiB")
            yield run


def about(size: str, rounds: int) -> dict[str, str]:
    """The machine, the versions, and the hall."""
    cpu = next((line.partition(": ")[2] for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = next((int(line.split()[1]) // 1024 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    size_of = RACES[size]
    return {
        "hall": f"{size}: {size_of.stories} stories, {size_of.teams} teams, {size_of.activities} activities",
        "rounds": str(rounds),
        "machine": f"{os.cpu_count()} cores ({cpu}), {memory} MiB, {platform.system()} {platform.release()}",
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{a} {b}" for a, b in versions().items())]),
    }


def table(result: Mapping[str, Any]) -> str:
    """The race in Markdown: a row each, medians with (min to max); times over the first row's wall time."""
    by_name: dict[str, list[Mapping[str, Any]]] = {}
    for run in result["runs"]:
        by_name.setdefault(run["name"], []).append(run)
    first = statistics.median(run["took"]["wall"] for run in next(iter(by_name.values())))
    lines = [
        "| | wall s | × | CPU s | others CPU s | peak memory MiB | ms a page | pages | files | MB |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *(_row(name, runs, first) for name, runs in by_name.items()),
        "",
        "Medians (min to max). ×: wall time over that of the first row. Peak memory: the highest sum of PSS over all",
        "processes of a run. Pages: HTML files made; ms a page: wall time over them.",
        "Others: CPU time that went to other programs meanwhile; where it is much, the times are too long.",
        "",
        *(f"- {name}: {value}" for name, value in result["about"].items()),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, runs: Sequence[Mapping[str, Any]], first: float) -> str:
    wall, cpu, others, pss = ([run["took"][what] for run in runs] for what in ("wall", "cpu", "others", "pss"))
    last, middle = runs[-1], statistics.median(wall)
    cells = [
        LABELS[name],
        _spread(wall, 2),
        f"{middle / first:.2f}",
        _spread(cpu, 2),
        f"{statistics.median(others):.2f}",
        _spread(pss, 0),
        f"{middle * 1000 / last['pages']:.3f}",
        f"{last['pages']:,}",
        f"{last['files']:,}",
        f"{last['bytes'] / 1e6:.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def _spread(values: Sequence[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def _lines(name: str) -> list[str]:
    path = Path(name)
    return path.read_text(encoding="utf-8").split("\n") if path.exists() else []


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    rows = "; ".join(f"{name} ({label})" for name, label in LABELS.items())
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, epilog=f"{EXAMPLES}{rows}", formatter_class=form)
    sizes = "; ".join(f"{name} {one.stories}/{one.teams}/{one.activities}" for name, one in RACES.items())
    parser.add_argument("--size", choices=RACES, default="village", help=f"stories/teams/activities: {sizes}")
    parser.add_argument("--rounds", type=int, default=5, help="how often each one runs [5]")
    parser.add_argument("--only", default="", metavar="A,B", help="only these rows, in this order")
    parser.add_argument("--seed", type=int, default=1, help="another number, another hall [1]")
    parser.add_argument("--quiet", type=float, default=0, metavar="S", help="wait up to S seconds for a quiet machine")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run there")
    parser.add_argument("--table", action="store_true", help="print the table even if --json is given")
    parser.add_argument("--from", type=Path, dest="read", metavar="FILE", help="race nothing; the table of such a file")
    parser.add_argument("--work", type=Path, default=WORK, help="where halls and sites are written [.cache/race]")
    return parser.parse_args()


if __name__ == "__main__":
    main()

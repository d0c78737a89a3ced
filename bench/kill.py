"""Builds killed at random moments: the folder must be the old site or the new one, whole, and the next build right.

python bench/kill.py /tmp/halls/village --times 50
python bench/kill.py /tmp/halls/village --times 25 --cold
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-21"
SENTENCE = "\n这一句是为了试验添上的。\n"


def main() -> None:
    """Kill builds, look at what they left, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hall", type=Path, help="a hall with stories; it is copied")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--cold", action="store_true", help="take away what was kept before each build")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        hall = Hall(Path(folder), asked.hall)
        found = Counter(hall.killed(asked.cold, random.Random(asked.seed * 1000 + turn)) for turn in range(asked.times))
    told = ", ".join(f"{count} left the {what}" for what, count in sorted(found.items()))
    print(f"{asked.times} {'cold' if asked.cold else 'warm'} builds killed: {told}; every next build was right")


class Hall:
    """A copy of a hall in two states: as it was, and with a sentence more. Each state has one right site."""

    def __init__(self, folder: Path, of: Path) -> None:
        self.root, self.out = folder / "hall", folder / "site"
        shutil.copytree(of, self.root, ignore=shutil.ignore_patterns(".cache", "site", ".site*"))
        self.story = min((self.root / "stories").rglob("*.md"))
        self.text = self.story.read_text(encoding="utf-8")
        self.right = {}
        for state, more in (("new", SENTENCE), ("old", "")):
            self.write(more)
            self.build()
            self.right[state] = seen(self.out)
        start = time.perf_counter()
        self.write(SENTENCE)
        self.build()
        self.warm = time.perf_counter() - start
        self.write("")
        shutil.rmtree(self.root / ".cache")
        start = time.perf_counter()
        self.build()
        self.cold = time.perf_counter() - start

    def write(self, more: str) -> None:
        """Put the hall in one of its states."""
        self.story.write_text(self.text + more, encoding="utf-8")

    def command(self) -> list[str]:
        """Build as a process of its own."""
        start = "import sys; from honorhall.doors import main; sys.exit(main())"
        options = ["--root", str(self.root), "--out", str(self.out), "--today", DAY]
        return [sys.executable, "-c", start, "build", *options]

    def start(self) -> subprocess.Popen[bytes]:
        """Begin a build, with a group of processes of its own."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self.command(), env=environment, stdout=quiet, stderr=quiet, start_new_session=True)

    def build(self) -> None:
        """Build to the end."""
        if self.start().wait() != 0:
            raise SystemExit("a build that nobody killed failed")

    def killed(self, cold: bool, chance: random.Random) -> str:  # noqa: FBT001 (one flag of the command line)
        """Kill one build at a random moment of it; which site it left. Ends the program where that is neither."""
        if cold:
            shutil.rmtree(self.root / ".cache", ignore_errors=True)
        self.write(SENTENCE)
        process = self.start()
        time.sleep(chance.uniform(0, 1.1 * (self.cold if cold else self.warm)))
        process_group(process.pid, lambda group: os.killpg(group, signal.SIGKILL))
        process.wait()
        left = seen(self.out)
        state = next((name for name, right in self.right.items() if left == right), "")
        if not state:
            raise SystemExit(f"neither the old site nor the new one: {different(left, self.right['old'])}")
        for name, more in (("new", SENTENCE), ("old", "")):
            self.write(more)
            self.build()
            if seen(self.out) != self.right[name]:
                raise SystemExit(f"the next build is wrong: {different(seen(self.out), self.right[name])}")
        return f"{state} site"


def process_group(pid: int, act: Callable[[int], None]) -> None:
    """Act on a process and all that it started; it may be gone by now."""
    try:
        act(pid)
    except ProcessLookupError:
        return


def seen(out: Path) -> dict[str, str]:
    """Path -> digest of every file of a site."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def different(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """A few paths that two sites do not share."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))[:5]


if __name__ == "__main__":
    main()

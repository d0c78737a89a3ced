"""One command run and measured: wall and CPU time, and the highest memory of all its processes together."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

EVERY: Final = 0.05  # seconds between two looks at the memory
AT_LEAST: Final = 0.5  # seconds after which PSS is asked for, though RSS has not risen
RISEN: Final = 1.01
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
TICKS: Final = os.sysconf("SC_CLK_TCK")
CALM, QUIET = 3, 0.15  # so many seconds with less than so much work in each
MIB: Final = 1024 * 1024


class FailedRunError(Exception):
    """A command that ended with an error; the message is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Measured:
    """wall and cpu (user and system, of the whole tree) in seconds; pss and rss: highest sums in MiB.

    PSS counts a page that n processes share as 1/n in each, so that its sum is what the machine had to hold.
    others: CPU seconds that went to other programs meanwhile (the kernel's writing of files too); where they are
    many, the run tells little.
    """

    wall: float
    cpu: float
    pss: float
    rss: float
    others: float


def wait_for_quiet(most: float) -> None:
    """Wait until nobody else uses the processor for three seconds, or for `most` seconds."""
    end = time.perf_counter() + most
    calm = 0
    while calm < CALM and time.perf_counter() < end:
        before = _busy()
        time.sleep(1)
        calm = calm + 1 if _busy() - before < QUIET else 0


def measured(command: Sequence[str], cwd: Path) -> Measured:
    """Run a command to its end. Raises FailedRunError. Nothing else may be started meanwhile."""
    before, busy = _cpu(), _busy() - _own()
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        peak = _Peak(process.pid)
        said = process.communicate()[0]
        wall = time.perf_counter() - start
        peak.stop()
    if process.returncode:
        raise FailedRunError(f"{' '.join(command)}\n{said[-2000:]}")
    cpu = _cpu() - before
    return Measured(wall, cpu, peak.pss / MIB, peak.rss / MIB, max(0.0, _busy() - _own() - busy - cpu))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _own() -> float:
    """What watching costs."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _busy() -> float:
    """Seconds that all processors together have worked, or were taken away by the host of this machine."""
    user, nice, system, _idle, _wait, irq, soft, steal = (int(one) for one in _read("/proc/stat").split()[1:9])
    return (user + nice + system + irq + soft + steal) / TICKS


class _Peak:
    """Watches a process tree from a thread of its own.

    RSS is asked for each 50 ms; PSS, which costs the kernel a walk through all pages, only where RSS has risen by
    one percent since the last highest, and twice a second besides.
    """

    def __init__(self, pid: int) -> None:
        self.pid, self.pss, self.rss = pid, 0, 0
        self.last = 0.0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Look no more."""
        self.over.set()
        self.thread.join()

    def _watch(self) -> None:
        while not self.over.wait(EVERY):
            pids = tree(self.pid)
            rss = sum(_rss(pid) for pid in pids)
            now = time.perf_counter()
            if rss > self.rss * RISEN or now - self.last > AT_LEAST:
                self.last = now
                self.pss = max(self.pss, sum(_pss(pid) for pid in pids))
            self.rss = max(self.rss, rss)


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            tasks = list(Path(f"/proc/{one}/task").iterdir())
        except OSError:  # it has ended meanwhile
            continue
        for task in tasks:
            waiting += [int(child) for child in _read(f"{task}/children").split()]
    return found


def _rss(pid: int) -> int:
    fields = _read(f"/proc/{pid}/statm").split()
    return int(fields[1]) * PAGE if fields else 0


def _pss(pid: int) -> int:
    """Bytes; 0 for a process that has ended meanwhile."""
    lines = (line for line in _read(f"/proc/{pid}/smaps_rollup").split("\n") if line.startswith("Pss:"))
    return sum(int(line.split()[1]) * 1024 for line in lines)


def _read(name: str) -> str:
    try:
        return Path(name).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""

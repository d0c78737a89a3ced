"""Progress: a bar on a terminal, a plain line a step in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WIDTH = 30
EVERY = 5.0  # seconds between two lines of a log
STEPS = {  # of a build
    "look": "看哪里有变化",
    "recall": "取出上次的结果",
    "read": "读取资料",
    "gather": "整理",
    "check": "检查",
    "redact": "按版本遮去",
    "changes": "查更新日期",
    "derive": "汇总",
    "plan": "安排页面",
    "letter": "选标题字",
    "host": "手写页面与版式",
    "frames": "画页框",
    "write": "写出网站",
    "keep": "留给下一次",
}
NAMES = {**STEPS, "pack": "打包", "intake": "打开文件", "import": "逐份核对"}


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function that hears (step, done, of how many) and shows it on standard error."""
    teller = _Bar() if sys.stderr.isatty() else _Log()
    try:
        yield teller
    finally:
        teller.close()


class _Bar:
    def __call__(self, step: str, done: int, whole: int) -> None:
        name = NAMES.get(step, step)
        share = min(1.0, done / whole) if whole else 0.0
        bar = "█" * round(share * WIDTH)
        count = f" {bar:·<{WIDTH}} {done}/{whole}" if whole else " …"
        sys.stderr.write(f"\r\x1b[K{name}{count}")
        sys.stderr.flush()

    def close(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class _Log:
    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, step: str, done: int, whole: int) -> None:
        now = time.monotonic()
        if whole and now - self._last < EVERY:
            return
        if whole:
            self._last = now
            sys.stderr.write(f"{NAMES.get(step, step)} {step}: {done}/{whole}\n")
        elif step in ("read", "host", "write"):
            sys.stderr.write(f"{NAMES.get(step, step)} {step}\n")

    def close(self) -> None:
        sys.stderr.flush()

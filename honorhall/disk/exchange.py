"""move_in(): a folder takes another's place; one system call where the system has one."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_CWD, EXCHANGE = -100, 2


def move_in(stage: Path, out: Path, aside: Path) -> None:
    """Let `stage` become `out`; what was `out` stands where the stage stood. aside: a name for the time between.

    Raises OSError where the disk says no; then `out` is what it was.
    """
    if not out.exists():
        stage.rename(out)
    elif not _exchanged(stage, out):
        out.rename(aside)
        try:
            stage.rename(out)
        except OSError:  # it must not be left without a site
            aside.rename(out)
            raise
        aside.rename(stage)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one system call. False where the system or the disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(AT_CWD, os.fsencode(one), AT_CWD, os.fsencode(other), EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(other))

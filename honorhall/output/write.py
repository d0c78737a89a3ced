"""write(): the new site is made beside the old one and takes its place in one move, or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from honorhall.ground.page import Artifact

MARK = ".honorhall"  # stands in every site we made; a folder without it is somebody else's
AT_CWD, EXCHANGE = -100, 2
BATCH = 64


class NotOurs(Exception):  # noqa: N818
    """The out folder holds files that no build of ours made."""


@contextmanager
def stage_for(out: Path) -> Iterator[Path]:
    """An empty folder beside `out`. It becomes `out` when the block ends well, and vanishes when it does not.

    Raises NotOurs where `out` has files that we did not make, OSError where the disk says no.
    """
    out = out.absolute()
    _refuse_strangers(out)
    stage, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    if old.is_dir() and not out.exists():  # a crash between two moves, on a system that cannot exchange
        old.rename(out)
    for left in (stage, old):
        shutil.rmtree(left, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        yield stage
        (stage / MARK).write_text("made by honorhall; replaced as a whole by the next build\n", encoding="utf-8")
        _move_in(stage, out, old)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _refuse_strangers(out: Path) -> None:
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file())):
        raise NotOurs(str(out))


def _move_in(stage: Path, out: Path, old: Path) -> None:
    if not out.exists():
        stage.rename(out)
    elif not _exchanged(stage, out):
        out.rename(old)
        try:
            stage.rename(out)
        except OSError:  # the clean-up that follows removes `old`: it must not hold the only site there is
            old.rename(out)
            raise


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


def write(
    artifacts: Iterable[Artifact], folders: tuple[Path, Path], executor: Executor | None = None
) -> Iterator[tuple[int, int]]:
    """Write every artifact below the stage; yields (files written, of them changed) batch by batch.

    folders: (stage, the old site). A file that is the same as in the old site keeps its time of change.
    With an executor, batches go to its workers.
    """
    remaining = iter(artifacts)
    batches = iter(lambda: tuple(islice(remaining, BATCH)), ())
    if executor is None:
        yield from (_write_batch(batch, folders) for batch in batches)
        return
    for job in [executor.submit(_write_batch, batch, folders) for batch in batches]:
        yield job.result()


def _write_batch(batch: tuple[Artifact, ...], folders: tuple[Path, Path]) -> tuple[int, int]:
    stage, old = folders
    changed = 0
    for artifact in batch:
        path = stage / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        data, before = artifact.make(), old / artifact.path
        path.write_bytes(data)
        if before.is_file() and before.read_bytes() == data:
            shutil.copystat(before, path)
        else:
            changed += 1
    return len(batch), changed

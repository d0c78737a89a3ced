"""The hall before a change and after it: two folders, made of what git holds and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from honorhall.disk import STORE
from honorhall.doors.reviewing.history import Change, History

RECORDS = ("content", "stories")
# What makes pages of records. It is the base's, whatever was sent.
MAKERS = ("templates", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Halls:
    """Folders of the hall as it was and as it would be."""

    before: Path
    after: Path


@contextmanager
def halls(past: History, taken: Iterable[Change], store: Path) -> Iterator[Halls]:
    """Both halls, until the block ends. taken: changes that may be let in; store: where a hall keeps drawn pictures."""
    with TemporaryDirectory(prefix="honorhall-") as folder:
        made = Halls(Path(folder) / "before", Path(folder) / "after")
        _write_before(past, made.before)
        shutil.copytree(made.before, made.after, copy_function=os.link)
        for one in taken:
            if one.status == "D":
                _remove(made.after / one.path)
        past.written({one.path: one.blob for one in taken if one.status != "D"}, made.after)
        for hall in (made.before, made.after):
            _share_pictures(hall, store)
        yield made


def _write_before(past: History, folder: Path) -> None:
    found = past.files_at_base((*RECORDS, *MAKERS))
    for name in RECORDS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    past.written({path.removeprefix(past.prefix): blob for path, blob in found.items()}, folder)


def _remove(path: Path) -> None:
    """Take a file away, and the folders that held nothing else: a file may come by the name of one."""
    path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()
        path.parent.parent.rmdir()


def _share_pictures(hall: Path, store: Path) -> None:
    """Let a hall use pictures that were drawn before: each stands there by the digest of its content."""
    pictures = hall / STORE / "pictures"
    pictures.parent.mkdir(parents=True)
    store.mkdir(parents=True, exist_ok=True)
    pictures.symlink_to(store.resolve(), target_is_directory=True)

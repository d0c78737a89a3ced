"""Versions: the editions that a screen holds, which of them it shows, and the way back.

Each lies whole in a folder of its own below `versions/`; `standing.json` says which is shown, and changes in one move.
So whenever the power goes, one whole version is shown when it comes back.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from honorhall.doors.kiosk.bundle import Told, unpack

KEPT = 2  # old versions
INCOMING = ".incoming-"


@dataclass(frozen=True, slots=True)
class Standing:
    """current: the version that is shown, 0 for none; before: those that were, the latest first. trial: it was not seen
    to work yet. bad: those that were taken back.
    """

    current: int = 0
    before: tuple[int, ...] = ()
    trial: bool = False
    bad: tuple[int, ...] = ()


class Versions:
    """The versions in a folder of the machine; the folder is made when it is needed."""

    def __init__(self, home: Path) -> None:
        self._file, self._folder, self._offer = home / "standing.json", home / "versions", home / "offered"

    @property
    def standing(self) -> Standing:
        """What is shown. Where nothing can be read, the newest version that is there."""
        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
            found = Standing(told["current"], tuple(told["before"]), told["trial"], tuple(told["bad"]))
        except (OSError, ValueError, KeyError, TypeError):
            there = sorted(self._there(), reverse=True)
            return Standing(there[0], tuple(there[1 : KEPT + 1])) if there else Standing()
        return found

    def folder(self, version: int) -> Path:
        """Where a version lies."""
        return self._folder / str(version)

    def take(self, bundle: Path, key: Ed25519PublicKey, told: Told) -> int:
        """Lay a bundle's version beside the others; nothing that is shown changes. Raises Refused, OSError."""
        self.tidy()
        place = self._folder / f"{INCOMING}{os.getpid()}"
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            manifest = unpack(bundle, key, place, told, newer_than=self.standing.current)
            target = self.folder(manifest.version)
            for folder in {place, *(path.parent for path in place.rglob("*"))}:
                _settle(folder)
            shutil.rmtree(target, ignore_errors=True)  # of an update that was taken back, or never shown
            place.rename(target)
            _settle(self._folder)
        finally:
            shutil.rmtree(place, ignore_errors=True)
        return manifest.version

    def show(self, version: int) -> Standing:
        """Let a version that is there be the one that is shown, on trial."""
        was = self.standing
        old = tuple(one for one in (was.current, *was.before) if one and one != version)
        bad = tuple(one for one in was.bad if one != version)
        return self._write(Standing(version, old[:KEPT], trial=bool(old), bad=bad))

    def prove(self) -> Standing:
        """What is shown was seen to work."""
        was = self.standing
        return self._write(replace(was, trial=False)) if was.trial else was

    def go_back(self) -> Standing:
        """Show the version before; where there is none, what is shown stays."""
        was = self.standing
        old = [one for one in was.before if self.folder(one).is_dir()]
        if not old:
            return was
        return self._write(Standing(old[0], tuple(old[1:]), trial=False, bad=(*was.bad, was.current)))

    @property
    def offered(self) -> int:
        """The version that waits to be shown when nobody is at the screen, 0 for none."""
        try:
            version = int(self._offer.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0
        return version if self.folder(version).is_dir() else 0

    def offer(self, version: int) -> None:
        """Let a version that is there wait to be shown."""
        self._replace(self._offer, str(version))

    def withdraw(self) -> None:
        """Nothing waits any more."""
        self._offer.unlink(missing_ok=True)

    def drop(self, version: int) -> None:
        """Remove a version that nobody has seen."""
        was = self.standing
        if version not in (was.current, *was.before):
            shutil.rmtree(self.folder(version), ignore_errors=True)

    def tidy(self) -> None:
        """Remove what an update that was cut short has left, and versions that nobody goes back to."""
        was = self.standing
        kept = {was.current, *was.before, self.offered}
        for version in [one for one in self._there() if one not in kept]:
            shutil.rmtree(self.folder(version), ignore_errors=True)
        for place in self._folder.glob(f"{INCOMING}*"):
            shutil.rmtree(place, ignore_errors=True)

    def _there(self) -> Iterator[int]:
        if self._folder.is_dir():
            yield from (int(place.name) for place in self._folder.iterdir() if place.name.isdigit())

    def _write(self, standing: Standing) -> Standing:
        self._replace(self._file, json.dumps(asdict(standing)))
        return standing

    def _replace(self, file: Path, text: str) -> None:
        """Let a file hold this text, in one move that a power cut does not undo."""
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("w", encoding="utf-8") as written:
                written.write(text)
                written.flush()
                os.fsync(written.fileno())
            beside.replace(file)
            _settle(file.parent)
        finally:
            beside.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system can be asked for that."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)

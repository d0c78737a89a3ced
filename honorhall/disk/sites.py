"""A site on disk: the new one is put together beside the old one and takes its place in one move, or not at all.

Beside every site stands a spare: the site before it, hidden. The next build brings the spare up to date, by links to
what has not changed, and lets the two change places: what an edit costs does not grow with the site.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from honorhall.disk.exchange import move_in

MARK = ".honorhall"  # stands in every site we made; a folder without it is somebody else's
MADE = "made by honorhall; replaced as a whole by the next build\n"
A_DIGEST = 16
# Digest of its bytes (none of a folder), and what the disk says while nobody touches it: size, change in ns, number.
Known = tuple[bytes, int, int, int]
Files = Mapping[str, Known]  # path relative to the site -> what is known of it; of folders, too: they end in "/"
Sites = Mapping[tuple[str, int], Files]  # token of a site, and the number of its folder on the disk -> its files
TOP = "./"


class NotOurs(Exception):  # noqa: N818
    """The out folder holds files that no build of ours made."""


def digest_of(data: bytes) -> bytes:
    """What tells one file's bytes from another's."""
    return blake2b(data, digest_size=A_DIGEST).digest()


@dataclass(frozen=True, slots=True)
class Stage:
    """A site in the making. Files may be put into it from several processes; each hears of its own only.

    folder: where it stands; old: the site whose place it will take. held: what is known to stand in `folder` already;
    shown: what was known of the old site. empty: `folder` was made for this build; first: there is no old site.
    paths: all that stands in `folder`, None where only the disk knows.
    """

    folder: Path
    old: Path
    held: Files = field(default_factory=dict)
    shown: Files = field(default_factory=dict)
    empty: bool = True
    first: bool = False
    paths: frozenset[str] | None = frozenset()

    def put(self, path: str, data: bytes) -> Known:
        """Let the site hold these bytes at `path`. What stands there, or in the old site, is not written again."""
        digest = digest_of(data)
        held, shown = self.held.get(path), self.shown.get(path)
        if held and held[0] == digest:
            return held
        if shown and shown[0] == digest and known(f"{self.old}/{path}", digest) == shown:
            return self._linked(path, shown)
        if not self.empty and not held and _holds(f"{self.folder}/{path}", data):
            return known(f"{self.folder}/{path}", digest) or self._written(path, data, digest)
        if not self.first and not shown and _holds(f"{self.old}/{path}", data):
            return self._linked(path, known(f"{self.old}/{path}", digest))
        return self._written(path, data, digest)

    def keep(self, path: str) -> Known:
        """Let the site hold at `path` what the old one holds. Raises LookupError where that is not what was known."""
        shown = self.shown[path]
        if self.held.get(path) == shown:
            return shown
        if known(f"{self.old}/{path}", shown[0]) != shown:
            raise LookupError(path)
        return self._linked(path, shown)

    def _linked(self, path: str, there: Known | None) -> Known:
        source, target = f"{self.old}/{path}", f"{self.folder}/{path}"
        try:
            os.link(source, target)
        except OSError:
            self._clear(target)
            link_or_copy(source, target)
        data = Path(target).read_bytes() if there is None else b""
        return there or known(target, digest_of(data)) or _gone(target)

    def _written(self, path: str, data: bytes, digest: bytes) -> Known:
        target = f"{self.folder}/{path}"
        file = self._opened(target)
        try:
            done = os.write(file, data)
            while done < len(data):  # a disk that is nearly full takes a part
                done += os.write(file, data[done:])
            now = os.fstat(file)
        finally:
            os.close(file)
        return digest, now.st_size, now.st_mtime_ns, now.st_ino

    def _opened(self, target: str) -> int:
        """A new file, open to be written."""
        for prepare in (_nothing, _folder_for, self._clear):
            prepare(target)
            with suppress(FileNotFoundError, FileExistsError, NotADirectoryError, IsADirectoryError):
                return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)

    def _clear(self, target: str) -> None:
        """Nothing stands at `target`, and its folder is there. Files are never written over: they may be links."""
        with suppress(FileNotFoundError, NotADirectoryError):
            if os.path.isdir(target) and not os.path.islink(target):
                shutil.rmtree(target)
            else:
                os.unlink(target)
        parent = os.path.dirname(target)
        while parent.startswith(f"{self.folder}/"):  # a file may stand where a folder is to be
            if os.path.lexists(parent) and not os.path.isdir(parent):
                os.unlink(parent)
            parent = os.path.dirname(parent)
        os.makedirs(os.path.dirname(target), exist_ok=True)


def _nothing(_target: str) -> None:
    """Most folders are there."""


def _folder_for(target: str) -> None:
    """Most others lack one folder."""
    with suppress(OSError):
        os.mkdir(os.path.dirname(target))


def link_or_copy(source: str, target: str) -> None:
    """Let a file stand at `target`, too: as a link, or as a copy where the disk has no links."""
    try:
        os.link(source, target)
    except FileExistsError:  # to copy would write into a file that may be a link to another site's
        raise
    except OSError:
        shutil.copy2(source, target)


def known(path: str, digest: bytes) -> Known | None:
    """What the disk says of a file of this digest; None where there is none."""
    try:
        now = os.stat(path)
    except OSError:
        return None
    return digest, now.st_size, now.st_mtime_ns, now.st_ino


def untouched(folder: Path, files: Files) -> dict[str, Known]:
    """Those of the files that nobody has touched since: 45,000 of them take 0.15 s."""
    found: dict[str, Known] = {}
    stat, root = os.stat, f"{folder}/"
    for path, then in files.items():
        try:
            now = stat(root + path)
        except OSError:
            continue
        if now.st_mtime_ns == then[2] and now.st_ino == then[3] and now.st_size == then[1]:
            found[path] = then
    return found


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:
        return False


def _gone(path: str) -> Known:
    raise FileNotFoundError(path)


def token_of(files: Files) -> str:
    """One word for a whole site: two sites of the same paths and bytes have the same."""
    whole = blake2b(digest_size=A_DIGEST)
    for path, there in sorted(files.items()):
        if there[0]:
            whole.update(path.encode("utf-8", "surrogateescape") + b"\0" + there[0])
    return whole.hexdigest()


def known_site(folder: Path, sites: Sites) -> Files | None:
    """What is known of the site that stands in a folder."""
    token = token_in(folder)
    return sites.get((token, folder.stat().st_ino)) if token else None


def sites_of(*sites: Files) -> Sites:
    """Sites by what tells them apart."""
    return {(token_of(files), files[TOP][3]): files for files in sites}


def token_in(folder: Path) -> str:
    """The token of the site that stands whole in a folder; "" where none does."""
    try:
        return (folder / MARK).read_text(encoding="utf-8").removeprefix(MADE).strip()
    except (OSError, UnicodeDecodeError):
        return ""


@contextmanager
def stage_for(out: Path, sites: Sites | None = None) -> Iterator[tuple[Stage, dict[str, Known]]]:
    """A stage beside `out`, and a dict in which to note every file that the new site has.

    When the block ends well, the site of these files becomes `out`, and the dict tells of its folders, too; when it
    does not, `out` stays as it is. sites: what is known of sites that were made before. Raises NotOurs where `out` has
    files that we did not make, OSError where the disk says no.
    """
    out = out.absolute()
    refuse_strangers(out)
    folder, aside = spare_of(out), out.with_name(f".{out.name}.old")
    if aside.is_dir() and not out.exists():  # a crash between two moves, on a system that cannot exchange
        aside.rename(out)
    stage = _opened(out, folder, sites or {})
    files: dict[str, Known] = {}
    try:
        yield stage, files
        _finish(stage, files)
        move_in(folder, out, aside)
    except OSError:  # it may be that the disk is full
        shutil.rmtree(folder, ignore_errors=True)
        raise
    except BaseException:
        if stage.empty:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def spare_of(out: Path) -> Path:
    """Where the spare of a site stands."""
    return out.with_name(f".{out.name}.spare")


def refuse_strangers(out: Path) -> None:
    """Raise NotOurs where `out` is a file, or a folder with files of somebody else."""
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file())):
        raise NotOurs(str(out))


def _opened(out: Path, folder: Path, sites: Sites) -> Stage:
    shown = known_site(out, sites) or {}
    if not folder.is_dir():
        folder.unlink(missing_ok=True)
        folder.mkdir(parents=True)
        return Stage(folder, out, {}, shown, first=not out.exists())
    there = known_site(folder, sites)
    held = untouched(folder, there or {})
    # From here on nobody knows what stands in it, until it is whole again.
    (folder / MARK).unlink(missing_ok=True)
    if there is None:
        return Stage(folder, out, {}, shown, empty=False, paths=None)
    others = [name for path in there if path.endswith("/") and path not in held for name in _listed(folder, path)]
    return Stage(folder, out, held, shown, empty=False, paths=frozenset((*there, *others)))


def _listed(folder: Path, place: str) -> list[str]:
    """The paths of what stands in one folder of a site that somebody has touched; of folders in it, all below them."""
    try:
        found = list(os.scandir(folder / place))
    except OSError:
        return []
    inside = place.removeprefix(TOP)
    names = [f"{inside}{one.name}" for one in found if not one.is_dir(follow_symlinks=False)]
    folders = [f"{inside}{one.name}/" for one in found if one.is_dir(follow_symlinks=False)]
    return [*names, *folders, *(name for below in folders for name in _listed(folder, below))]


def changed_files(stage: Stage, files: Files) -> int:
    """How many files the old site has not, or has with other bytes."""
    if stage.shown:
        return sum(there[0] != stage.shown.get(path, (b"",))[0] for path, there in files.items())
    if not stage.old.is_dir():
        return len(files)
    old = f"{stage.old}/"
    return sum(known(old + path, there[0]) != there for path, there in files.items())


def make_spare(out: Path, files: Files) -> Files | None:
    """Let a spare of links stand beside a site of these files: the next build need not make one. None: there is one."""
    out = out.absolute()
    folder = spare_of(out)
    if folder.exists():
        return None
    folder.mkdir()
    made = {path: there for path, there in files.items() if there[0]}
    for path in made:
        target = f"{folder}/{path}"
        try:
            link_or_copy(f"{out}/{path}", target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            link_or_copy(f"{out}/{path}", target)
    _mark(folder, made)
    _note_folders(Stage(folder, out), made, set())
    return made


def _finish(stage: Stage, files: dict[str, Known]) -> None:
    strangers: set[str] = set()
    if not stage.empty:
        held = _walked(stage.folder) if stage.paths is None else stage.paths
        strangers = {path for path in held - files.keys() if not path.endswith("/")}
        _clear_out(stage.folder, strangers, {path for path in held if path.endswith("/")} - _folders_of(files))
    _mark(stage.folder, files)
    _note_folders(stage, files, strangers)


def _mark(folder: Path, files: Files) -> None:
    (folder / MARK).unlink(missing_ok=True)
    (folder / MARK).write_text(f"{MADE}{token_of(files)}\n", encoding="utf-8")


def _note_folders(stage: Stage, files: dict[str, Known], strangers: Iterable[str]) -> None:
    """Add what the disk says of every folder of the site; where nothing was put or removed, it is what it was."""
    disturbed = _folders_of([*strangers, *(path for path, there in files.items() if stage.held.get(path) != there)])
    for place in _folders_of(files):
        held = None if place in disturbed else stage.held.get(place)
        now = held or known(f"{stage.folder}/{place}", b"")
        if now is not None:
            files[place] = now


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to these paths, the topmost included."""
    found = {TOP}
    for path in paths:
        cut = path.rfind("/", 0, -1)
        while cut > 0 and path[: cut + 1] not in found:
            found.add(path[: cut + 1])
            cut = path.rfind("/", 0, cut)
    return found


def _clear_out(folder: Path, strangers: Iterable[str], folders: Iterable[str]) -> None:
    """Remove files and folders that the new site has not, the deepest first."""
    for path in strangers:
        with suppress(FileNotFoundError, NotADirectoryError):
            if not os.path.isdir(folder / path) or os.path.islink(folder / path):  # where a file was, a folder may be
                os.unlink(folder / path)
    for path in sorted(folders, key=lambda path: (-path.count("/"), path)):
        with suppress(FileNotFoundError, NotADirectoryError):
            os.rmdir(folder / path)


def _walked(folder: Path) -> frozenset[str]:
    """Every path that stands in a folder."""
    return frozenset(_listed(folder, TOP))

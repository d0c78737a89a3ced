"""A site on disk: the new one is put together beside the old one and takes its place in one move, or not at all.

Beside every site stands a spare: the site before it, hidden. The next build brings the spare up to date, by links to
what has not changed, and lets the two change places: what an edit costs does not grow with the site.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from honorhall.disk.exchange import move_in
from honorhall.disk.files import A_DIGEST, Files, Known, known, link_or_copy, untouched
from honorhall.disk.stage import Stage

MARK = ".honorhall"  # stands in every site we made; a folder without it is somebody else's
MADE = "made by honorhall; replaced as a whole by the next build\n"
Sites = Mapping[tuple[str, int], Files]  # token of a site, and the number of its folder on the disk -> its files
Sweep = Callable[[Path, Files], Files]
TOP = "./"
# A server may have been told to show the folder in which the site stands; what was taken back is for nobody to find.
OURS, ALL = 0o700, 0o777


class NotOurs(Exception):  # noqa: N818
    """The out folder holds files that no build of ours made."""


def token_of(files: Files) -> str:
    """One word for a whole site: two sites of the same paths and bytes have the same.

    A sum, so that it need not be worked out anew for files that stay as they are.
    """
    return _as_token(sum(_word(path, files[path][0]) for path in without_folders(files)))


def _as_token(total: int) -> str:
    return (total % (1 << 8 * A_DIGEST)).to_bytes(A_DIGEST).hex()


def _word(path: str, digest: bytes) -> int:
    """A number for one file."""
    name = path.encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(b"%b\0%b" % (name, digest), digest_size=A_DIGEST).digest())


def without_folders(files: Iterable[str]) -> list[str]:
    """The paths of a site's files: what is known of a site tells of its folders, too, whose paths end in "/"."""
    return [path for path in files if not path.endswith("/")]


def known_site(folder: Path, sites: Sites) -> Files | None:
    """What is known of the site that stands in a folder."""
    token = token_in(folder)
    return sites.get((token, folder.stat().st_ino)) if token else None


def changed_token(known: Files, files: Files) -> str:
    """token_of() a site once these files have been put into it."""
    others = [(path, there[0], known.get(path)) for path, there in files.items() if not path.endswith("/")]
    total = int.from_bytes(known[TOP][0])
    total += sum(_word(path, digest) - (_word(path, was[0]) if was else 0) for path, digest, was in others)
    return _as_token(total)


def sites_of(*sites: Files) -> Sites:
    """Sites by what tells them apart: the topmost folder's entry holds the token in the place of a digest."""
    return {(files[TOP][0].hex(), files[TOP][3]): files for files in sites}


def token_in(folder: Path) -> str:
    """The token of the site that stands whole in a folder; "" where none does."""
    try:
        return (folder / MARK).read_text(encoding="utf-8").removeprefix(MADE).strip()
    except (OSError, UnicodeDecodeError):
        return ""


def stage_for(
    out: Path, sites: Sites | None = None, sweep: Sweep = untouched
) -> AbstractContextManager[tuple[Stage, dict[str, Known]]]:
    """A stage beside `out`, and a dict in which to note every file that the new site has.

    When the block ends well, the site of these files becomes `out`, and the dict tells of its folders, too; when it
    does not, `out` stays as it is. sites: what is known of sites that were made before; sweep: which of the files in a
    folder nobody has touched. Raises NotOurs where `out` has files that we did not make, OSError where the disk says
    no.
    """
    out = out.absolute()
    refuse_strangers(out)
    aside = _aside(out)
    if aside.is_dir() and not out.exists():  # a crash between two moves, on a system that cannot exchange
        aside.rename(out)
    return becoming(_opened(out, spare_of(out), sites or {}, sweep), _finish)


@contextmanager
def becoming(
    stage: Stage, finish: Callable[[Stage, dict[str, Known]], None]
) -> Iterator[tuple[Stage, dict[str, Known]]]:
    """Let a stage take the place of the site it is made for, when all goes well."""
    files: dict[str, Known] = {}
    folder, out = stage.folder, stage.old
    try:
        yield stage, files
        finish(stage, files)
        folder.chmod(out.stat().st_mode & ALL if out.exists() else ALL & ~_umask())
        move_in(folder, out, _aside(out))
        with suppress(FileNotFoundError):  # a first site leaves none
            folder.chmod(OURS)
    except OSError:  # it may be that the disk is full
        shutil.rmtree(folder, ignore_errors=True)
        raise
    except BaseException:
        if stage.empty:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _aside(out: Path) -> Path:
    """Where a site goes for a moment, on a system that cannot exchange two folders."""
    return out.with_name(f".{out.name}.old")


def _umask() -> int:
    """What the system takes from a new folder's rights."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def spare_of(out: Path) -> Path:
    """Where the spare of a site stands."""
    return out.with_name(f".{out.name}.spare")


def refuse_strangers(out: Path) -> None:
    """Raise NotOurs where `out` is a file, or a folder with files of somebody else."""
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file())):
        raise NotOurs(str(out))


def _opened(out: Path, folder: Path, sites: Sites, sweep: Sweep) -> Stage:
    shown = known_site(out, sites) or {}
    if not folder.is_dir():
        folder.unlink(missing_ok=True)
        folder.mkdir(parents=True)
        return Stage(folder, out, {}, shown, first=not out.exists())
    there = known_site(folder, sites)
    held = sweep(folder, there) if there else {}
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


def make_spare(out: Path, files: Files, share: Callable[[list[str]], Iterable[object]] | None = None) -> Files | None:
    """Let a spare of links stand beside a site of these files: the next build need not make one. None: there is one.

    share: has others link some of the paths (link_some), and waits for them.
    """
    out = out.absolute()
    folder = spare_of(out)
    if folder.exists():
        return None
    made = {path: files[path] for path in without_folders(files)}
    try:
        folder.mkdir(OURS)
        for _ in share(list(made)) if share else [link_some(out, tuple(made))]:
            pass
        _mark(Stage(folder, out), made, dict.fromkeys(folders_of(made)))
    except OSError:  # it may be that the disk is full
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def link_some(out: Path, paths: tuple[str, ...]) -> int:
    """Let some files of a site stand in its spare, too; how many."""
    folder = spare_of(out.absolute())
    for path in paths:
        target = f"{folder}/{path}"
        try:
            link_or_copy(f"{out}/{path}", target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            link_or_copy(f"{out}/{path}", target)
    return len(paths)


def _finish(stage: Stage, files: dict[str, Known]) -> None:
    strangers: set[str] = set()
    folders = folders_of(files)
    if not stage.empty:
        held = _walked(stage.folder) if stage.paths is None else stage.paths
        more = held - files.keys() - folders
        strangers = {path for path in more if not path.endswith("/")}
        clear_out(stage.folder, strangers, more - strangers)
    disturbed = folders_of([*strangers, *(path for path, there in files.items() if stage.held.get(path) != there)])
    _mark(stage, files, {place: None if place in disturbed else stage.held.get(place) for place in folders})


def _mark(stage: Stage, files: dict[str, Known], folders: Mapping[str, Known | None]) -> None:
    """Say which site it is that stands whole in the stage, and note what the disk says of its folders.

    folders: every folder of it, with what is known of those in which nothing was put or removed.
    """
    token = token_of(files)
    write_mark(stage.folder, token)
    for place, held in folders.items():
        now = held or known(f"{stage.folder}/{place}", b"")
        if now is not None:
            files[place] = now
    files[TOP] = (bytes.fromhex(token), *files[TOP][1:])


def write_mark(folder: Path, token: str) -> None:
    """Say which site it is that stands whole in a folder."""
    mark = folder / MARK
    mark.unlink(missing_ok=True)
    mark.write_text(f"{MADE}{token}\n", encoding="utf-8")


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to these paths, the topmost included."""
    found = {TOP}
    for path in paths:
        cut = path.rfind("/", 0, -1)
        while cut > 0 and path[: cut + 1] not in found:
            found.add(path[: cut + 1])
            cut = path.rfind("/", 0, cut)
    return found


def clear_out(folder: Path, strangers: Iterable[str], folders: Iterable[str]) -> None:
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

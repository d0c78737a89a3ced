"""edited(): a site after an edit. The spare is brought up to date where it differs, and takes the site's place.

What that costs does not grow with the site: no file that stays as it is is asked about. Its slow twin is stage_for().
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from honorhall.disk.drawers import Drawers, put_away
from honorhall.disk.files import Files, Known, known
from honorhall.disk.sites import (
    MARK,
    TOP,
    becoming,
    changed_token,
    clear_out,
    folders_of,
    refuse_strangers,
    spare_of,
    token_in,
    write_mark,
)
from honorhall.disk.stage import Stage
from honorhall.disk.store import Pack


@dataclass(frozen=True, slots=True)
class Since(Mapping[str, Known]):
    """The files of a folder: those that were there once, and what has become of some since. None: it is gone."""

    once: Drawers[Known]
    since: Mapping[str, Known | None] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Known:
        found = self.since[path] if path in self.since else self.once[path]
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from (path for path in self.once if path not in self.since)
        yield from (path for path, there in self.since.items() if there is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:  # a site has files: nobody need count them
        return True

    def whole(self) -> dict[str, Known]:
        """The same, quick to ask for every file."""
        found = self.once.whole()
        for path, there in self.since.items():
            found.pop(path, None)
            if there is not None:
                found[path] = there
        return found

    def then(self, files: Mapping[str, Known | None]) -> Since:
        """The same after some files were put there, or removed."""
        return Since(self.once, {**self.since, **files})


@dataclass(frozen=True, slots=True)
class Standing:
    """A site and the spare beside it, as a build left them.

    behind: what of the two is not the same, or in one of them only. Of folders, which are never the same, the latter.
    """

    site: Since
    spare: Since | None
    behind: frozenset[str]

    def after(self, files: Files) -> Standing:
        """When the spare has been brought up to date, and to these files, and the two have changed places."""
        if self.spare is None:
            raise LookupError(MARK)
        gone = dict.fromkeys(path for path in self.behind if path not in self.site and path not in files)
        behind = {path for path, there in files.items() if _is_behind(path, there, self.site.get(path))}
        return Standing(self.spare.then({**gone, **files}), self.site, frozenset(behind))


def _is_behind(path: str, there: Known, other: Known | None) -> bool:
    return other is None or (there != other and not path.endswith("/"))


def noted(pack: Pack, site: Files, spare: Files | None) -> Standing:
    """What is to be remembered of a site that was made, and the spare beside it. Raises OSError."""
    pack.clear()
    if spare is None:
        return Standing(Since(put_away(pack, site)), None, frozenset())
    behind = {path for path, there in site.items() if _is_behind(path, there, spare.get(path))}
    behind.update(spare.keys() - site.keys())
    return Standing(Since(put_away(pack, site)), Since(put_away(pack, spare)), frozenset(behind))


def stands(folder: Path, files: Files) -> bool:
    """Whether these files are what was left in a folder."""
    token, _, _, number = files[TOP]
    return token_in(folder) == token.hex() and folder.stat().st_ino == number


def edited(out: Path, before: Standing) -> AbstractContextManager[tuple[Stage, dict[str, Known]]]:
    """A stage beside `out`, and a dict in which to note the files that are to be others than before.

    When the block ends well, the site with these files becomes `out`, and the dict tells all that is otherwise in its
    folder. before: as it stands; nobody has touched the spare. Raises NotOurs and OSError as stage_for().
    """
    out = out.absolute()
    refuse_strangers(out)
    folder = spare_of(out)
    (folder / MARK).unlink(missing_ok=True)
    stage = Stage(
        folder, out, {} if before.spare is None else before.spare, before.site, empty=False, behind=before.behind
    )
    return becoming(stage, _finish)


def _finish(stage: Stage, files: dict[str, Known]) -> None:
    shown, held, behind = stage.shown, stage.held, stage.behind or frozenset()
    needed = folders_of(files)
    gone = [path for path in behind if path not in shown and path not in files and path not in needed]
    folders = {path for path in gone if path.endswith("/")}
    clear_out(stage.folder, (path for path in gone if path not in folders), folders)
    token = changed_token(shown, files)
    write_mark(stage.folder, token)
    disturbed = folders_of([*gone, *(path for path, there in files.items() if held.get(path) != there), MARK])
    for place in (disturbed | needed & behind) - folders:
        now = known(f"{stage.folder}/{place}", b"")
        if now is not None:
            files[place] = now
    files[TOP] = (bytes.fromhex(token), *files[TOP][1:])

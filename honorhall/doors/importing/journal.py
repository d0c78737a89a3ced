"""The journal: an import is written whole or not at all, and can be taken back, byte for byte, the last one first."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

PRIVATE = "private"  # within the hall; nothing in it is ever tracked
IGNORE = f"{PRIVATE}/.gitignore"
EVERYTHING = b"*\n"
JOURNALS = Path(PRIVATE) / "imports"
STATE = "journal.json"
NUMBERED = re.compile(r"\d{4,}")


class Unwritable(Exception):  # noqa: N818 (not our fault: a hall in which an import cannot be written, or taken back)
    """Says in both languages why."""


class Step(NamedTuple):
    """One file that an import writes: its digest before ("": it was not there) and after."""

    path: str
    before: str
    after: str


class Undone(NamedTuple):
    """An import that was taken back: the name of its input, its files, the branch that was made for it ("": none)."""

    name: str
    files: list[str]
    branch: str


def write(root: Path, files: Mapping[str, bytes], name: str, branch: str = "") -> int:
    """Write files into a hall, all or none; how many. name: of the input. Raises Unwritable, OSError.

    branch: that was made for it.
    """
    unfinished = [folder for folder in _journals(root) if not _read(folder)["done"]]
    if unfinished:
        raise Unwritable(
            "上一次导入没有写完。请先运行 honorhall import --undo，再导入一次。\n"
            "The last import was cut off: run honorhall import --undo first, then import again."
        )
    files = {**_shield(root), **files}
    for path in (*files, JOURNALS.as_posix()):
        _refuse_links(root, path)
    steps = [Step(path, _digest(root / path), sha256(data).hexdigest()) for path, data in files.items()]
    folders = sorted({folder for path in files for folder in _missing_folders(root, path)})
    journal = _begin(root, steps, folders, {"name": name, "branch": branch})
    try:
        for path, data in files.items():
            _put(root / path, data)
    except BaseException:
        _take_back(root, journal)
        raise
    _state(journal, {**_read(journal), "done": True})
    return len(files)


def undo(root: Path) -> Undone:
    """Take back the last import: its files are as they were. Raises Unwritable."""
    journals = _journals(root)
    if not journals:
        raise Unwritable("没有可以撤销的导入。 There is no import to take back.")
    journal = journals[-1]
    state = _read(journal)
    steps = [Step(*one) for one in state["steps"]]
    edited = [one.path for one in steps if _digest(root / one.path) not in (one.before, one.after)]
    if edited:
        listed = "\n".join(f"  {path}" for path in edited)
        raise Unwritable(
            f"导入以后，下面的文件又改过，没有撤销任何东西：\n{listed}\n"
            "请把改动另存到别处，再把文件改回导入后的样子（git checkout -- 文件），然后重新撤销；"
            "或者自己删改这些文件。\n"
            "These files were edited since the import, so nothing was taken back. Keep your edits elsewhere, put the\n"
            "files back as the import left them (git checkout -- FILE), then undo again; or mend them by hand."
        )
    _take_back(root, journal)
    return Undone(str(state["name"]), [one.path for one in steps], str(state.get("branch", "")))


def _shield(root: Path) -> dict[str, bytes]:
    """The file by which git passes the private folder over, where it is not there yet."""
    path = root / IGNORE
    if not path.exists():
        return {IGNORE: EVERYTHING}
    if "*" not in path.read_text(encoding="utf-8", errors="replace").split():
        raise Unwritable(
            f"{IGNORE} 里没有单独一行 *，私人资料可能被提交。请加上这一行再导入。\n"
            f"{IGNORE} lacks a line with only * on it: private files might be committed. Add it, then import."
        )
    return {}


def _refuse_links(root: Path, path: str) -> None:
    """A folder or file of the hall that leads elsewhere is written through by nobody."""
    real = Path(os.path.realpath(root / path))
    if not real.is_relative_to(os.path.realpath(root)) or (root / path).is_symlink():
        raise Unwritable(
            f"{path} 指到了荣誉馆的文件夹以外，没有写入。 {path} leads out of the hall's folder; nothing was written."
        )


def _missing_folders(root: Path, path: str) -> Iterable[str]:
    return (one.as_posix() for one in Path(path).parents if one != Path() and not (root / one).exists())


def _begin(root: Path, steps: list[Step], folders: list[str], named: Mapping[str, str]) -> Path:
    """Note what will be written, and keep what stands there now."""
    there = (root / JOURNALS).iterdir() if (root / JOURNALS).is_dir() else ()
    numbers = [int(one.name) for one in there if NUMBERED.fullmatch(one.name)]
    made = [one for one in (PRIVATE, JOURNALS.as_posix()) if not (root / one).exists()]
    journal = root / JOURNALS / f"{max(numbers, default=0) + 1:04}"
    journal.mkdir(parents=True)
    for number, step in enumerate(steps):
        if step.before:
            shutil.copyfile(root / step.path, journal / str(number))
    listed = sorted({*folders, *made})
    _state(journal, {**named, "done": False, "steps": steps, "folders": listed})
    return journal


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _take_back(root: Path, journal: Path) -> None:
    state = _read(journal)
    for number, one in enumerate(state["steps"]):
        step = Step(*one)
        path = root / step.path
        if not step.before and path.is_file():
            path.unlink()
        elif step.before and _digest(path) != step.before:
            _put(path, (journal / str(number)).read_bytes())
    shutil.rmtree(journal)
    for folder in sorted(state["folders"], key=len, reverse=True):
        path = root / folder
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _journals(root: Path) -> list[Path]:
    """The imports that can be taken back, the last one last."""
    folder = root / JOURNALS
    found = [one for one in folder.iterdir() if NUMBERED.fullmatch(one.name)] if folder.is_dir() else []
    return sorted((one for one in found if (one / STATE).is_file()), key=lambda one: int(one.name))


def _read(journal: Path) -> Any:
    return json.loads((journal / STATE).read_text(encoding="utf-8"))


def _state(journal: Path, state: Mapping[str, Any]) -> None:
    _put(journal / STATE, json.dumps(state, ensure_ascii=False).encode())


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""

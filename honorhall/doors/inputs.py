"""What a site is made from, told by the disk alone: who finds it unchanged need not open a file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from honorhall import __file__ as package
from honorhall.doors.folders import template_folders

Stat = tuple[int, int, int]  # size, time of change in ns, number
WRITTEN = ("content", "stories")
SETTINGS = "mkdocs.yml"
# A file that was changed so shortly before a look may be changed again without a sign: coarse clocks tick in 2 s.
TICK = 2_000_000_000  # ns
# Whose code has a hand in the bytes of a page.
MAKERS = (
    *("jinja2", "markupsafe", "markdown", "nh3", "pydantic", "pydantic_core", "yaml", "PIL", "mkdocs", "material"),
    *("pygal", "uharfbuzz", "fontTools", "brotli", "pylopdf_fonts_zh_cn", "strokes", "pymdownx", "pygments"),
    *("opencc", "pypinyin"),
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Every file that a site is made from. files: path, relative to the hall where it lies in it -> what the disk says.

    fresh: digests of those that were changed a moment before. makers: what tells one version of the code from another.
    since: when they were looked at, in ns.
    """

    files: Mapping[str, Stat]
    fresh: Mapping[str, bytes] = field(default_factory=dict)
    makers: Mapping[str, Stat] = field(default_factory=dict)
    since: int = 0

    def with_more(self, root: Path, more: Iterable[Path]) -> Inputs:
        """The same with files of which nobody knew before: one that has changed since the look counts as edited."""
        files: dict[str, Stat] = {}
        _look_at_more(root, more, files)
        added = {path: there for path, there in files.items() if path not in self.files}
        edited = {path: b"" for path, (_, changed, _) in added.items() if changed > self.since - TICK}
        return replace(self, files={**self.files, **added}, fresh={**self.fresh, **edited})

    def changed_since(self, before: Inputs, root: Path) -> frozenset[str]:
        """Paths that came, went or may have changed since."""
        moved = {path for path in self.files.keys() | before.files.keys() if self._differs(path, before, root)}
        return frozenset(moved)

    def _differs(self, path: str, before: Inputs, root: Path) -> bool:
        if self.files.get(path) != before.files.get(path):
            return True
        return path in before.fresh and before.fresh[path] != _digest(root / path)


def inputs_of(root: Path, more: Iterable[Path] = ()) -> Inputs:
    """Look at all files of a hall, its templates and settings. more: other files and folders it is made from."""
    now = time.time_ns()
    files: dict[str, Stat] = {}
    for name in WRITTEN:
        _look(root / name, f"{name}/", files)
    _look_at_more(root, (*template_folders(root), *more), files)
    _note(root / SETTINGS, SETTINGS, files)
    fresh = {path: _digest(root / path) for path, (_, changed, _) in files.items() if changed > now - TICK}
    return Inputs(files, fresh, dict(_makers()), now)


def _look_at_more(root: Path, more: Iterable[Path], files: dict[str, Stat]) -> None:
    """Folders and files outside content/ and stories/: those within have been looked at."""
    known = tuple((root / name).resolve() for name in WRITTEN)
    for place in more:
        if not any(place.resolve().is_relative_to(folder) for folder in known):
            _look(place, f"{place}/", files)


def holds_records(path: str) -> bool:
    """Whether records stand in a file of this name, relative to the hall: neither its settings nor a page by hand."""
    in_content = path.startswith("content/") and not path.startswith("content/pages/") and path.count("/") > 1
    return (in_content and path.endswith((".yml", ".yaml"))) or (path.startswith("stories/") and path.endswith(".md"))


def _look(folder: Path, prefix: str, files: dict[str, Stat]) -> None:
    """Every file below a folder, but hidden ones: 25,000 of them take 0.1 s."""
    try:
        found = list(os.scandir(folder))
    except NotADirectoryError:
        _note(folder, prefix.removesuffix("/"), files)
        return
    except OSError:
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                _look(Path(entry.path), f"{prefix}{entry.name}/", files)
            continue
        try:
            known = entry.stat()
        except OSError:  # a link that leads nowhere
            files[f"{prefix}{entry.name}"] = (-1, -1, -1)
            continue
        files[f"{prefix}{entry.name}"] = (known.st_size, known.st_mtime_ns, known.st_ino)


def _note(path: Path, name: str, files: dict[str, Stat]) -> None:
    if path.is_file():
        known = path.stat()
        files[name] = (known.st_size, known.st_mtime_ns, known.st_ino)


def _digest(path: Path) -> bytes:
    try:
        # A pipe would be waited for.
        return blake2b(path.read_bytes(), digest_size=16).digest() if path.is_file() else b""
    except OSError:
        return b""


def _makers() -> Iterator[tuple[str, Stat]]:
    """Our own files, and the places of those whose libraries we use: another version stands in another folder."""
    own: dict[str, Stat] = {}
    _look(Path(package).parent, "honorhall/", own)
    yield from own.items()
    yield sys.version, (0, 0, 0)
    for name in MAKERS:
        spec = find_spec(name)
        if spec and spec.origin:
            known = Path(spec.origin).stat()
            yield name, (known.st_size, known.st_mtime_ns, known.st_ino)

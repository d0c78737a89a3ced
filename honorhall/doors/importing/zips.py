"""unpacked(): a zip that somebody sent, looked at before one byte of it is unpacked; what may do harm is refused."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from honorhall.ground.problem import Place, Problem, Refused

MOST_ENTRIES = 500
MOST_BYTES = 200_000_000  # unpacked
MOST_OF_ONE = 50_000_000  # bytes of one file
MOST_TIMES = 200  # that a file may grow; text and empty scans reach 100
SMALL = 1_000_000  # bytes: whatever grows to no more than this harms nobody
UTF_8 = 0x800  # the flag of a name that is UTF-8
ENCRYPTED = 0x1
LOCKED = "EncryptedPackage".encode("utf-16-le")  # what Office puts its zip into, behind a password
MADE_ON_WINDOWS = str.maketrans("\\", "/")
PIECE = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def unpacked(file: Path, folder: Path) -> list[Problem]:
    """Unpack a zip into an empty folder. With a problem, nothing was unpacked that anybody should look at."""
    try:
        with zipfile.ZipFile(file) as packed:
            problems = list(_faults(packed, file.name))
            if not problems:
                _unpack(packed, folder)
    except Refused as refused:
        return [Problem(refused.code, Place(file.name), refused.facts)]
    except BROKEN as error:
        return [Problem("import-zip-broken", Place(file.name), {"detail": type(error).__name__})]
    return problems


def bomb(file: Path, entries: int) -> list[Problem]:
    """What stands against opening a document or spreadsheet that is a zip itself: a password, how far it would grow."""
    if LOCKED in file.read_bytes():
        return [Problem("import-zip-locked", Place(file.name), {"entry": file.name})]
    try:
        with zipfile.ZipFile(file) as packed:
            return list(_too_much(packed, file.name, entries))
    except BROKEN as error:
        return [Problem("import-zip-broken", Place(file.name), {"detail": type(error).__name__})]


def _faults(packed: zipfile.ZipFile, file: str) -> Iterator[Problem]:
    yield from _too_much(packed, file, MOST_ENTRIES)
    seen: dict[str, str] = {}
    for entry in packed.infolist():
        name = name_of(entry)
        place = Place(f"{file}/{name}")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if not _stays_inside(name):
            yield Problem("import-zip-outside", Place(file), {"entry": name})
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            yield Problem("import-zip-link", place, {"entry": name})
        if entry.flag_bits & ENCRYPTED:
            yield Problem("import-zip-locked", place, {"entry": name})
        if name.casefold() in seen:
            yield Problem("import-zip-twice", place, {"entry": name, "other": seen[name.casefold()]})
        seen[name.casefold()] = name


def _too_much(packed: zipfile.ZipFile, file: str, entries: int) -> Iterator[Problem]:
    """Only a few words for each way to be too much: a bomb has many entries."""
    found = packed.infolist()
    if len(found) > entries:
        yield Problem("import-zip-many", Place(file), {"count": str(len(found)), "limit": str(entries)})
    whole = sum(entry.file_size for entry in found)
    if whole > MOST_BYTES:
        yield Problem("import-zip-large", Place(file), {"size": _mb(whole), "limit": _mb(MOST_BYTES)})
    for entry in found:
        grown = entry.file_size > max(SMALL, entry.compress_size * MOST_TIMES)
        if entry.file_size > MOST_OF_ONE or grown:
            facts = {"size": _mb(entry.file_size), "limit": _mb(MOST_OF_ONE)}
            yield Problem("import-zip-large", Place(f"{file}/{name_of(entry)}"), facts)
            return


def name_of(entry: zipfile.ZipInfo) -> str:
    """An entry's name with "/", in the characters that its maker saw: Chinese Windows writes GBK, unsaid."""
    name = entry.orig_filename
    if not entry.flag_bits & UTF_8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.translate(MADE_ON_WINDOWS)


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    odd = any(ord(one) < ord(" ") or one == ":" for one in name)
    return bool(parts) and not name.startswith("/") and ".." not in parts and not odd


def _unpack(packed: zipfile.ZipFile, folder: Path) -> None:
    left = MOST_BYTES
    for entry in packed.infolist():
        path = folder / name_of(entry)
        if name_of(entry).endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        left -= _unpack_one(packed, entry, path, left)


def _unpack_one(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, left: int) -> int:
    """The bytes that it came to. Raises Refused beyond `left`: a header may say less than there is."""
    size = 0
    with packed.open(entry) as packed_file, path.open("xb") as file:
        while piece := packed_file.read(PIECE):
            size += len(piece)
            if size > left:
                raise Refused("import-zip-large", size=f"> {_mb(MOST_BYTES)}", limit=_mb(MOST_BYTES))
            file.write(piece)
    return size


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB"

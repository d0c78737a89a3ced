"""A bundle: one file that brings the screen a new edition, with a list of all it holds, signed.

A zip archive: `manifest.json` (format, version, and sha256 and size in bytes of every file), `manifest.sig` (the
Ed25519 signature of that list's bytes), and the files below `site/`. One folder, version and key make one bundle, byte
for byte. Nothing of a bundle is believed before its signature is.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from honorhall.doors.kiosk.refused import Refused

FORMAT = 1
LIST, SIGNATURE, SITE = "manifest.json", "manifest.sig", "site/"
PACKED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".md"}  # everything else is packed already
LONGEST_LIST = 64 << 20  # bytes; a province's 50,000 files take 6 MB
A_PIECE = 1 << 20
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # that a zip archive can tell: the bundle says nothing of when it was made
Told = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of a bundle. version: of two, the greater is newer; files: path -> (sha256 as hex, size in bytes)."""

    version: int
    files: Mapping[str, tuple[str, int]]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(size for _, size in self.files.values())


def pack(folder: Path, bundle: Path, key: Ed25519PrivateKey, version: int, told: Told) -> Manifest:
    """Write a bundle of all files in a folder, in one move. told: hears (files done, files in all). Raises OSError."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    beside = bundle.with_name(f"{bundle.name}.{os.getpid()}")
    try:
        with ZipFile(beside, "w") as archive:
            files: dict[str, tuple[str, int]] = {}
            for number, path in enumerate(paths, 1):
                data = (folder / path).read_bytes()
                files[path] = sha256(data).hexdigest(), len(data)
                _add(archive, SITE + path, data)
                told(number, len(paths))
            listed = {"format": FORMAT, "version": version, "files": files}
            data = json.dumps(listed, ensure_ascii=False, sort_keys=True, indent=0).encode()
            _add(archive, LIST, data)
            _add(archive, SIGNATURE, key.sign(data))
        beside.replace(bundle)
    finally:
        beside.unlink(missing_ok=True)
    return Manifest(version, files)


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, FIRST_DAY)
    entry.compress_type = ZIP_DEFLATED if PurePosixPath(name).suffix in PACKED else ZIP_STORED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def verified(bundle: Path, key: Ed25519PublicKey) -> Manifest:
    """The list of a bundle, once its signature and every file are found right. Raises Refused, OSError."""
    with _opened(bundle) as archive:
        manifest = _listed(archive, key)
        _check_names(archive, manifest)
        for path, wanted in manifest.files.items():
            _read(archive, path, wanted, len)
    return manifest


def unpack(bundle: Path, key: Ed25519PublicKey, folder: Path, told: Told, newer_than: int = 0) -> Manifest:
    """Lay the files of a bundle into a new folder, each found right. Raises Refused, OSError.

    newer_than: the version in use. What was laid down before something was found wrong is for the caller to remove.
    """
    with _opened(bundle) as archive:
        manifest = _listed(archive, key)
        if manifest.version <= newer_than:
            raise Refused("not-newer", version=manifest.version, current=newer_than)
        _check_names(archive, manifest)
        folder.mkdir(parents=True)
        _check_room(manifest, folder)
        for number, path in enumerate(manifest.files, 1):
            _lay_down(archive, path, manifest.files[path], folder)
            told(number, len(manifest.files))
    return manifest


def _opened(bundle: Path) -> ZipFile:
    try:
        return ZipFile(bundle)
    except (BadZipFile, ValueError, NotImplementedError):
        raise Refused("not-a-bundle") from None


def _listed(archive: ZipFile, key: Ed25519PublicKey) -> Manifest:
    data, signature = _short_file(archive, LIST, "not-a-bundle"), _short_file(archive, SIGNATURE, "unsigned")
    try:
        key.verify(signature, data)
    except InvalidSignature:
        raise Refused("other-key") from None
    told: Any = json.loads(data)  # whoever has the key wrote it
    if told.get("format") != FORMAT:
        raise Refused("other-format")
    files = {path: (str(digest), int(size)) for path, (digest, size) in told["files"].items()}
    for path in files:
        _check_path(path)
    return Manifest(int(told["version"]), files)


def _short_file(archive: ZipFile, name: str, otherwise: str) -> bytes:
    try:
        if archive.getinfo(name).file_size > LONGEST_LIST:
            raise Refused("not-a-bundle")
        return b"".join(_pieces(archive, name))
    except KeyError:
        raise Refused(otherwise) from None
    except (BadZipFile, ZlibError, EOFError, NotImplementedError):
        raise Refused("altered", path=name) from None


def _pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as file:
        while piece := file.read(A_PIECE):
            yield piece


def _check_path(path: str) -> None:
    """Raise Refused where a path leads out of the folder, on whatever system the screen runs."""
    parts = path.split("/")
    odd = any(part in ("", ".", "..") or part != part.rstrip(". ") for part in parts)
    if odd or any(sign in '\\:*?"<>|' or ord(sign) < ord(" ") for sign in path):
        raise Refused("unsafe-path", path=path)


def _check_names(archive: ZipFile, manifest: Manifest) -> None:
    """Raise Refused where the archive holds more than its list names, or less, or something twice."""
    wanted = {LIST, SIGNATURE, *(SITE + path for path in manifest.files)}
    seen: set[str] = set()
    for name in archive.namelist():
        if name in seen or name not in wanted:
            raise Refused("stranger", path=name)
        seen.add(name)
    for name in sorted(wanted - seen):
        raise Refused("missing", path=name)


def _check_room(manifest: Manifest, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if manifest.size > free:
        raise Refused("no-room", needed=(manifest.size >> 20) + 1, free=free >> 20)


def _lay_down(archive: ZipFile, path: str, wanted: tuple[str, int], folder: Path) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        _read(archive, path, wanted, file.write)
        file.flush()
        os.fsync(file.fileno())


def _read(archive: ZipFile, path: str, wanted: tuple[str, int], take: Callable[[bytes], object]) -> None:
    """Hand over a file piece by piece. Raises Refused where it is not what the list says."""
    digest, size = sha256(), 0
    try:
        for piece in _pieces(archive, SITE + path):
            size += len(piece)
            if size > wanted[1]:
                break
            digest.update(piece)
            take(piece)
    except (BadZipFile, ZlibError, EOFError, NotImplementedError):
        raise Refused("altered", path=path) from None
    if (digest.hexdigest(), size) != wanted:
        raise Refused("altered", path=path)

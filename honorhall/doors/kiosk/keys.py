"""Keys: who may bring the screen a new edition. Ed25519 (RFC 8032), as PEM files, by the library cryptography."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

NOBODY_ELSE = 0o600


class NoKey(Exception):  # noqa: N818
    """A file holds no key of the kind that is needed."""


def make_keys(private: Path, public: Path) -> None:
    """Write a new pair. Raises FileExistsError where one of the files is there: a lost key cannot be had again."""
    for place in (private, public):
        if place.exists():
            raise FileExistsError(str(place))
    key = Ed25519PrivateKey.generate()
    hidden = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, NOBODY_ELSE), "wb") as file:
        file.write(hidden)
    shown = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    with public.open("xb") as file:
        file.write(shown)


def private_key(path: Path) -> Ed25519PrivateKey:
    """The key that signs. Raises NoKey, OSError."""
    key = _loaded(path, partial(load_pem_private_key, password=None))
    if isinstance(key, Ed25519PrivateKey):
        return key
    raise NoKey(str(path))


def public_key(path: Path) -> Ed25519PublicKey:
    """The key that signatures are checked with. Raises NoKey, OSError."""
    key = _loaded(path, load_pem_public_key)
    if isinstance(key, Ed25519PublicKey):
        return key
    raise NoKey(str(path))


def _loaded(path: Path, load: Callable[[bytes], object]) -> object:
    try:
        return load(path.read_bytes())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise NoKey(str(path)) from None

"""An update: a bundle is verified, laid beside, tried where nobody sees it, and waits until nobody is at the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from honorhall.doors.kiosk.bundle import Told, verified
from honorhall.doors.kiosk.refused import Refused
from honorhall.doors.kiosk.versions import Versions

STICKS = ("/media", "/run/media", "/mnt")
DEEPEST = 2  # folders below: /media/USER/STICK
Faults = Callable[[Path], Iterable[str]]


def update(versions: Versions, bundle: Path, key: Ed25519PublicKey, faults: Faults, told: Told) -> int:
    """Let a bundle's version wait to be shown; its number. The first of a machine is shown at once.

    faults: tries a version; pages that do not come up. Raises Refused, OSError; whatever is shown stays.
    """
    before = versions.standing.current
    version = versions.take(bundle, key, told)
    failing = next(iter(faults(versions.folder(version))), "")
    if failing:
        versions.drop(version)
        raise Refused("does-not-come-up", path=failing)
    if before:
        versions.offer(version)
    else:
        versions.show(version)
    return version


def bundles_on_sticks(roots: Iterable[Path] = ()) -> Iterator[Path]:
    """Archives that lie on a stick, or in a folder, not deeper."""
    for root in roots or map(Path, STICKS):
        for depth in range(DEEPEST + 1):
            yield from sorted(root.glob("*/" * depth + "*.zip"))


def newest(bundles: Iterable[Path], key: Ed25519PublicKey) -> Path:
    """The newest of some bundles that are right. Raises Refused: why the last of them is not, or that there is none."""
    found: list[tuple[int, Path]] = []
    refused: Refused | None = None
    for bundle in bundles:
        try:
            found.append((verified(bundle, key).version, bundle))
        except Refused as why:
            refused = why
        except OSError:
            continue
    if found:
        return max(found)[1]
    raise refused or Refused("no-bundle", path="U盘 *.zip")

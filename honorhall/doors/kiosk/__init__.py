"""The screen in the hall: bundles that bring it a new edition, and the versions it holds."""

from honorhall.doors.kiosk.bundle import Manifest, pack, verified
from honorhall.doors.kiosk.keys import NoKey, make_keys, private_key, public_key
from honorhall.doors.kiosk.refused import Refused
from honorhall.doors.kiosk.versions import Versions

__all__ = [
    "Manifest",
    "NoKey",
    "Refused",
    "Versions",
    "make_keys",
    "pack",
    "private_key",
    "public_key",
    "verified",
]

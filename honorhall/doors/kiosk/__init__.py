"""The screen in the hall: its server and browser, what it counts, and how it comes by a new edition."""

from honorhall.doors.kiosk.browser import NoBrowser, browser_at
from honorhall.doors.kiosk.bundle import Manifest, pack, verified
from honorhall.doors.kiosk.counts import Counts, as_table
from honorhall.doors.kiosk.keys import NoKey, make_keys, private_key, public_key
from honorhall.doors.kiosk.pin import FEWEST, MOST, hashed
from honorhall.doors.kiosk.refused import Refused
from honorhall.doors.kiosk.showing import Showing
from honorhall.doors.kiosk.trial import faults
from honorhall.doors.kiosk.units import EXIT, Machine, units
from honorhall.doors.kiosk.updating import bundles_on_sticks, newest, update
from honorhall.doors.kiosk.versions import Versions
from honorhall.doors.kiosk.watching import Kept, ServerRefuses, Watch, watch_browser

__all__ = [
    "EXIT",
    "FEWEST",
    "MOST",
    "Counts",
    "Kept",
    "Machine",
    "Manifest",
    "NoBrowser",
    "NoKey",
    "Refused",
    "ServerRefuses",
    "Showing",
    "Versions",
    "Watch",
    "as_table",
    "browser_at",
    "bundles_on_sticks",
    "faults",
    "hashed",
    "make_keys",
    "newest",
    "pack",
    "private_key",
    "public_key",
    "units",
    "update",
    "verified",
    "watch_browser",
]

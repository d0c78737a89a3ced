"""The PIN of a screen's staff, hashed by PBKDF2 with SHA-256 (RFC 8018): hall.yml keeps it, a browser can reckon it."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from pathlib import Path

ROUNDS = 600_000  # OWASP's figure for SHA-256; a quarter of a second
FEWEST, MOST = 6, 12  # digits
SETTINGS = "assets/hall/staff.js"


def hashed(pin: str, salt: bytes | None = None) -> str:
    """pbkdf2-sha256$rounds$salt$digest, the last two as hex."""
    salt = os.urandom(16) if salt is None else salt
    digest = hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, ROUNDS)
    return f"pbkdf2-sha256${ROUNDS}${salt.hex()}${digest.hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether this is the PIN that was hashed."""
    try:
        _, rounds, salt, digest = kept.split("$")
        made = hashlib.pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex(salt), int(rounds))
    except ValueError:
        return False
    return hmac.compare_digest(made.hex(), digest)


def settings_in(site: Path) -> dict[str, str]:
    """What a site tells the staff's corner: pin (hashed), content (the day of which it is); empty where it has none."""
    try:
        text = (site / SETTINGS).read_text(encoding="utf-8")
        found = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}

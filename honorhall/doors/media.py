"""What a browser is told that a file is."""

from __future__ import annotations

import mimetypes
from pathlib import Path

TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".avif": "image/avif", ".webp": "image/webp",
         ".ics": "text/calendar", ".jsonl": "application/x-ndjson", ".md": "text/markdown", ".vtt": "text/vtt",
         ".m4a": "audio/mp4"}  # fmt: skip
TEXTS = ("text/", "application/json", "application/xml", "application/ld+json", "image/svg+xml")


def media_type(path: str) -> str:
    """The media type of a file, by its name. All our text is UTF-8."""
    found = TYPES.get(Path(path).suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(TEXTS) else found

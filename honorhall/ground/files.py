"""Kinds of file by their endings, where more than one floor must agree on them."""

from __future__ import annotations

# What can be drawn anew without the camera's notes.
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif")

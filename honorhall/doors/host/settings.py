"""Our part of the `plugins` of mkdocs.yml, told from everybody else's."""

from __future__ import annotations

from typing import Any


def our_settings(listed: Any) -> tuple[list[Any], dict[str, Any]]:
    """Part `plugins` of mkdocs.yml, a list or a mapping, into all the other plugins and our settings."""
    entries = [{name: listed[name]} for name in listed] if isinstance(listed, dict) else list(listed or ())
    named = [next(iter(entry.items())) if isinstance(entry, dict) else (entry, None) for entry in entries]
    settings = dict(named).get("honorhall") or {}
    return [{name: value or {}} for name, value in named if name != "honorhall"], settings

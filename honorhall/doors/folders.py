"""Where templates lie, the hall's own first; and which of the theme's files no reader ever fetches."""

from __future__ import annotations

from pathlib import Path

SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def template_folders(root: Path) -> tuple[Path, ...]:
    """Folders to look a template up in, the first match wins. A hall needs none of its own."""
    own = (root / "templates").resolve()
    return tuple(dict.fromkeys(folder for folder in (own, shipped_templates()) if folder.is_dir()))


def shipped_templates() -> Path:
    """In the package where it was installed from a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def is_unread(path: str, *, searching: bool) -> bool:
    """Whether no reader fetches this file. No template any more, sitemap.xml would be copied raw."""
    return path == "sitemap.xml" or path.endswith(".map") or (not searching and path.startswith(SEARCH))

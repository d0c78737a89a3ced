"""What else MkDocs goes by: files and folders that mkdocs.yml names, and whether anybody else has a hand in it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

OURS = frozenset({"honorhall", "search", "material/search"})  # all that they do follows from what MkDocs hands them
READERS = frozenset({"pymdownx.snippets"})  # extensions of Markdown that read files of their own


def reads(config: MkDocsConfig) -> tuple[Path, ...]:
    """The files and folders named in mkdocs.yml, beyond those of every hall."""
    named = [config.docs_dir, config.theme.custom_dir, *config.hooks, *config.watch]
    folder = Path(config.config_file_path).parent
    return tuple(dict.fromkeys((folder / str(one)).resolve() for one in named if one))


def is_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin, hook, extension or settings file takes part, whose doings nobody can foresee."""
    strangers = {*config.plugins} - OURS or config.hooks or READERS.intersection(config.markdown_extensions)
    return not strangers and "INHERIT" not in Path(config.config_file_path).read_text(encoding="utf-8")

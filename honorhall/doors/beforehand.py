"""Beforehand: what takes long and can be begun early is made by another process, and kept for this one to find."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from honorhall.disk import STORE
from honorhall.doors.folders import shipped_templates, template_folders
from honorhall.doors.meanwhile import Meanwhile

if TYPE_CHECKING:
    from honorhall.output import CompiledOnDisk, Lettering


def compiling(root: Path, *, apart: bool) -> Meanwhile[None]:
    """Have the templates of a hall compiled. apart: while this process reads."""
    return Meanwhile(partial(_compile, root), apart=apart)


def cutting(lettering: Lettering, *, apart: bool) -> Meanwhile[None]:
    """Have the headings' font cut. apart: while this process makes pages."""
    return Meanwhile(partial(_cut, lettering), apart=apart)


def compiled(root: Path) -> CompiledOnDisk:
    """Where the compiled templates of a hall are kept."""
    from honorhall.output import CompiledOnDisk  # noqa: PLC0415 (a fifth of a second, for the other process to spend)

    return CompiledOnDisk(root / STORE / "templates", shipped_templates())


def _compile(root: Path) -> None:
    from honorhall.output import compile_all  # noqa: PLC0415 (the same)

    compile_all(template_folders(root), compiled(root))


def _cut(lettering: Lettering) -> None:
    lettering.font()

"""What ended a build though no problem stood in its way, in words: mkdocs.yml, a template, the disk, our own fault."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path, PurePath

from honorhall import __version__
from honorhall.doors.order import HostError

TEMPLATES = "templates"
CALLED = ("output", "templates.py")  # what the code of a template calls: a fault that shows there is the template's


def stopped_as_text(error: Exception) -> str:
    """A few lines in both languages: what broke, where, and what is left as it was."""
    if isinstance(error, HostError):
        return f"mkdocs.yml 用不了，网站没有改动。 mkdocs.yml does not hold; the site is as it was.\n{error}"
    where = _where(error)
    missing = getattr(error, "templates", None)  # jinja2's "no such template" is an OSError, too
    template = bool(missing) or (where is not None and _is_template(where))
    if isinstance(error, OSError) and not template:
        return f"磁盘不让写：{error}。网站没有改动。 The disk says no; the site is as it was."
    if os.environ.get("HONORHALL_DEBUG"):
        return "".join(traceback.format_exception(error))
    said = f"{type(error).__name__}: {' '.join(missing) if missing else error}"
    if where is not None and template:
        return (
            "模板写得不对，网站没有改动。 A template does not hold; the site is as it was.\n"
            f"  {_place(where)}\n  {said}\n"
            "  HONORHALL_DEBUG=1 可以看到全部 shows all of it"
        )
    return (
        "程序自己出了错，资料没有问题，网站没有改动。请把下面几行发给维护者。\n"
        "A fault of the program, not of your records; the site is as it was. Please send these lines to its makers.\n"
        f"  honorhall {__version__}, Python {sys.version.split()[0]}\n  {said}\n"
        f"  {_place(where) if where else '?'}\n"
        "  HONORHALL_DEBUG=1 可以看到全部 shows all of it"
    )


def _where(error: Exception) -> traceback.FrameSummary | None:
    """The innermost place in code or templates of ours; where there is none, the innermost of all."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = (frame for frame in reversed(frames) if _is_code(frame) or _is_template(frame))
    return next(ours, frames[-1] if frames else None)


def _is_code(frame: traceback.FrameSummary) -> bool:
    return "honorhall" in frame.filename and PurePath(frame.filename).parts[-2:] != CALLED


def _is_template(frame: traceback.FrameSummary) -> bool:
    return Path(frame.filename).suffix not in (".py", "") and TEMPLATES in PurePath(frame.filename).parts


def _place(frame: traceback.FrameSummary) -> str:
    """`templates/parts/around.html:12`; of our code the file's name, the line and the function."""
    if not _is_template(frame):
        return f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
    parts = PurePath(frame.filename).parts
    start = len(parts) - 1 - parts[::-1].index(TEMPLATES)
    return f"{'/'.join(parts[start:])}:{frame.lineno}"

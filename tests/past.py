"""A hall with a past: what was committed, and when."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

FIRST = "2021-03-01"


def git(root: Path, *command: str, day: str = FIRST) -> str:
    """Run git as somebody who has no settings of their own, on a day."""
    who = {f"GIT_{role}_{what}": "a@hall.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00+08:00" for role in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ("git", *command), cwd=root, env={**os.environ, **who, **when, **alone}, capture_output=True, check=True
    )
    return done.stdout.decode()


def commit(root: Path, day: str) -> None:
    """Commit all that stands in a hall, on a day."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "one", day=day)

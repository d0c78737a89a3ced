"""A forge on this disk: a bare repository, contributors who push to it, a runner that does what the workflow says.

Every git here is the real one, every step the very text that stands in .github/workflows/check.yml, run by bash as
GitHub runs it. Only the libraries come from this Python and not from a fresh installation.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.house import REPOSITORY, SMALL

CODE = ("honorhall", "templates", "requirements", "Makefile", "pyproject.toml", ".gitignore", ".gitattributes")
WORKFLOW = ".github/workflows/check.yml"
CANARY = "hh-canary-7d1f0c52"  # a secret that a runner might hold
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
AUTHOR = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "示例"), ("EMAIL", "sample@hall.example"), ("DATE", "2026-11-20T08:00:00Z"))
}
Files = Mapping[str, str | bytes | None]


def git(folder: Path, *command: str, given: bytes = b"") -> str:
    """What git says. Fails where it says no."""
    surroundings = {**os.environ, **NOBODY, **AUTHOR}
    done = subprocess.run(
        ("git", *command), cwd=folder, env=surroundings, input=given, capture_output=True, check=False
    )
    assert done.returncode == 0, (command, done.stderr.decode())
    return done.stdout.decode().strip()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the workflow came to. folder: where it ran; code: of the first step that failed, else 0."""

    folder: Path
    code: int
    told: str

    @property
    def comment(self) -> str:
        """The comment that it left."""
        return (self.folder / "review/comment.md").read_text(encoding="utf-8")

    def everything(self) -> bytes:
        """All bytes that leave the runner: its log, its summary, its artifacts."""
        left = [path.read_bytes() for path in sorted((self.folder / "review").rglob("*")) if path.is_file()]
        return b"\n".join([self.told.encode(), (self.folder / "summary.md").read_bytes(), *left])


@dataclass(frozen=True, slots=True)
class Forge:
    """The bare repository of a small hall, with this checkout's program in it."""

    bare: Path
    scratch: Path

    def branch(self, name: str, changes: Files) -> Path:
        """A contributor's clone, with one commit of these files on a branch, pushed. None takes a file away."""
        clone = self.clone(f"by-{name}")
        git(clone, "checkout", "--quiet", "-b", name)
        for path, text in changes.items():
            place = clone / path
            if text is None:
                place.unlink()
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text if isinstance(text, bytes) else text.encode())
        git(clone, "add", "--all", "--force")
        return clone

    def send(self, clone: Path) -> None:
        """Commit what is staged in a contributor's clone, where nothing was committed by hand, and push it."""
        if git(clone, "rev-parse", "HEAD") == git(clone, "rev-parse", "origin/main"):
            git(clone, "commit", "--quiet", "--allow-empty", "--no-verify", "--message", "投稿")
        git(clone, "push", "--quiet", "origin", "HEAD")

    def clone(self, name: str) -> Path:
        """A fresh clone of the hall."""
        git(self.scratch, "clone", "--quiet", str(self.bare), name)
        return self.scratch / name

    def check(self, branch: str) -> Ran:
        """Do what the workflow does for a pull request of this branch: its checkouts, then each of its steps."""
        hall = self.clone(f"runner-{branch}")
        head = git(hall, "rev-parse", f"origin/{branch}")
        sent = hall / "sent"
        git(hall, "clone", "--quiet", "--no-checkout", str(self.bare), "sent")
        git(sent, "sparse-checkout", "set", "--no-cone", "/.no-file-at-all")
        git(sent, "checkout", "--quiet", "--detach", head)
        assert [path.name for path in sent.iterdir()] == [".git"]
        _install(hall)
        workflow = yaml.safe_load((hall / WORKFLOW).read_text(encoding="utf-8"))
        steps = [step for step in workflow["jobs"]["check"]["steps"] if "run" in step]
        assert len(steps) == 3
        code, told = 0, ""
        for step in steps:
            if code and "cancelled()" not in step.get("if", ""):
                continue
            done = _run(step, hall)
            code, told = code or done.returncode, f"{told}{done.stdout}{done.stderr}"
        return Ran(hall, code, told)


def _run(step: Mapping[str, Any], hall: Path) -> subprocess.CompletedProcess[str]:
    assert "env" not in step
    surroundings = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        **NOBODY,
        "CI": "true",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(hall),
        "GITHUB_STEP_SUMMARY": str(hall / "summary.md"),
        "SECRET_TOKEN": CANARY,
    }
    return subprocess.run(
        ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
        cwd=hall,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=300,
        check=False,
    )


def _install(hall: Path) -> None:
    """Let the Python of the tests stand in for a new .venv: its libraries are the locked ones already."""
    (hall / ".venv").mkdir()
    (hall / ".venv/bin").symlink_to(Path(sys.prefix) / "bin")
    for stamp in ("venv", "site"):
        (hall / f".venv/{stamp}.stamp").touch()


def forge_in(folder: Path) -> Forge:
    """A new forge whose hall is the small good one."""
    seed = folder / "seed"
    seed.mkdir(parents=True)
    for name in CODE:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, seed / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, seed)
    shutil.copytree(REPOSITORY / ".github", seed / ".github")
    for path, text in SMALL.items():
        (seed / path).parent.mkdir(parents=True, exist_ok=True)
        (seed / path).write_text(text, encoding="utf-8")
    git(seed, "init", "--quiet", "--initial-branch", "main")
    git(seed, "add", "--all")
    git(seed, "commit", "--quiet", "--message", "荣誉馆")
    bare = folder / "hall.git"
    git(folder, "clone", "--quiet", "--bare", str(seed), str(bare))
    scratch = folder / "scratch"
    scratch.mkdir()
    return Forge(bare, scratch)

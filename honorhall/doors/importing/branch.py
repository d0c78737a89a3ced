"""Branches: an import as one commit on a branch of its own, for those whose hall is kept in git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from honorhall.doors.importing.ids import PERSON
from honorhall.doors.importing.journal import PRIVATE, Unwritable
from honorhall.doors.importing.planning import Plan

MOST_TITLES = 5  # that a commit's message names


def begin_branch(root: Path, name: str) -> None:
    """Go to a new branch. Raises Unwritable where there is no clean repository, or the branch is there already."""
    if _git(root, "rev-parse", "--is-inside-work-tree").returncode:
        raise Unwritable("这里不是 git 仓库，请去掉 --branch。 No git repository here: leave --branch out.")
    if _git(root, "status", "--porcelain", "--untracked-files=no").stdout.strip():
        raise Unwritable(
            "还有没提交的改动。请先提交（git commit），再用 --branch 导入。\n"
            "There are changes that are not committed; commit them first, then import with --branch."
        )
    done = _git(root, "switch", "--create", name, "--")
    if done.returncode:
        raise Unwritable(f"建不了分支 {name}：{done.stderr.strip()}\nThe branch cannot be made.")


def commit(root: Path, plan: Plan) -> str:
    """Commit the files of an import, and only those; what its message says. Raises Unwritable with git's own words."""
    tracked = [path for path in plan.files if not path.startswith(f"{PRIVATE}/")]
    # What a message says stays for ever: no person's name, whatever becomes of the record.
    written = [one for one in plan.entries if one.added or one.changed]
    titles = [one.id if one.offer.kind == PERSON else one.offer.title for one in written]
    more = f" 等{len(titles)}份" if len(titles) > MOST_TITLES else ""
    message = f"导入：{'、'.join(titles[:MOST_TITLES])}{more}"
    listed = "\0".join(tracked)
    added = _git(root, "add", "--pathspec-from-file=-", "--pathspec-file-nul", text=listed)
    done = _git(root, "commit", "--quiet", "--message", message) if not added.returncode else added
    if done.returncode:
        raise Unwritable(
            f"文件已经写好，但没能提交：{done.stderr.strip()}\nThe files are written, but git would not commit them."
        )
    return message


def is_left(root: Path, branch: str, files: Iterable[str]) -> bool:
    """Whether one stands on this branch, and its last commit holds these files other than they are now."""
    if not branch or _git(root, "branch", "--show-current").stdout.strip() != branch:
        return False
    told = _git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", "HEAD").stdout
    return not set(files).isdisjoint(told.split("\0"))


def _git(root: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    # Paths are the hall's, which may lie within a larger repository.
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)

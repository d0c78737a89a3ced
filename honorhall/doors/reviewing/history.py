"""What git says of a change that was sent: names, modes and bytes. Nothing of it is ever checked out or run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from honorhall.doors.changes import MEEK, OF_HOOKS, PLAIN

# As git looks at any two commits: no program that a repository may name compares, converts or renames anything.
COMPARE = ("diff-tree", "-r", "-z", "--raw", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv")
GONE = "0" * 40
FILES = ("100644", "100755")  # modes of plain files; all others are links, other repositories, folders


class Unanswered(Exception):  # noqa: N818 (not an error of ours: git cannot say)
    """Git cannot say what was asked. The text tells people why, in both languages."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a change. status: A, M, D or T, as git writes it; mode, blob: of the new file; size: in bytes."""

    path: str
    status: str
    mode: str
    blob: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """The commits of a change, by their full names.

    repository: where git is asked; prefix: of the hall within its repository, "" or "halls/dongqi/".
    """

    repository: Path
    base: str
    head: str
    prefix: str = ""

    def changes(self) -> tuple[Change, ...]:
        """Every file that the head changed since it left the base, by path. Raises Unanswered."""
        common = _told(self.repository, "merge-base", self.base, self.head)
        if common is None:
            raise Unanswered(
                "找不到这次改动和原来资料的共同起点，可能没有取全历史：请用 git fetch --unshallow 再试。\n"
                "The change and the hall share no commit that is known here; git fetch --unshallow may bring it."
            )
        found = list(self._compared(common.decode().strip(), self.head))
        sizes = self._sizes(one.blob for one in found if one.mode in FILES)
        return tuple(Change(one.path, one.status, one.mode, one.blob, sizes.get(one.blob, 0)) for one in found)

    def touched_since(self) -> frozenset[str]:
        """Paths that the base changed after the head had left it: who wrote the head may not know."""
        common = _asked(self.repository, "merge-base", self.base, self.head).decode().strip()
        return frozenset(one.path for one in self._compared(common, self.base))

    def _compared(self, one: str, other: str) -> Iterator[Change]:
        words = _asked(self.repository, *COMPARE, one, other).split(b"\0")
        for told, name in zip(words[::2], words[1::2], strict=False):
            _, mode, _, blob, status = told.decode().split(" ")
            yield Change(os.fsdecode(name), status[:1], mode, blob)

    def _sizes(self, blobs: Iterable[str]) -> dict[str, int]:
        wanted = sorted(set(blobs) - {GONE})
        told = _asked(self.repository, "cat-file", "--batch-check", given="\n".join(wanted).encode())
        rows = (line.split() for line in told.decode().splitlines())
        return {row[0]: int(row[2]) for row in rows if len(row) == len(("blob", "blob", "size"))}

    def files_at_base(self, folders: tuple[str, ...]) -> Mapping[str, str]:
        """Path -> blob of every plain file in these folders of the base, or of that name."""
        told = _asked(
            self.repository, "ls-tree", "-r", "-z", self.base, "--", *(f"{self.prefix}{one}" for one in folders)
        )
        found = (entry.split(b"\t", 1) for entry in told.split(b"\0") if entry)
        parts = ((head.decode().split(" "), os.fsdecode(name)) for head, name in found)
        return {name: blob for (mode, _, blob), name in parts if mode in FILES}

    def written(self, files: Mapping[str, str], folder: Path) -> None:
        """Write plain files. files: path within the folder -> blob. One that is there already is replaced."""
        command = ("git", *PLAIN, "cat-file", "--batch")
        with subprocess.Popen(
            command, cwd=self.repository, env=_quiet(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as git:
            if git.stdin is None or git.stdout is None:
                raise OSError("git")
            for path, blob in files.items():
                git.stdin.write(f"{blob}\n".encode())
                git.stdin.flush()
                size = int(git.stdout.readline().split()[2])
                _write(folder / path, git.stdout.read(size))
                git.stdout.read(1)
            git.stdin.close()


def history(root: Path, base: str, head: str, sent: Path | None = None) -> History:
    """The change between two commits of the repository of a hall.

    sent: another clone in which git is asked, and whose commit is the head; `base` is still a name in the hall's own.
    Raises Unanswered.
    """
    told = _told(root, "rev-parse", "--show-prefix")
    if told is None:
        raise Unanswered(
            f"{root.resolve()} 不在 git 仓库里，看不出改了什么；请改用 honorhall check。\n"
            "The hall is in no git repository: nobody can tell what was changed. Use honorhall check."
        )
    ours = _commit(root, base) if base else _usual(root)
    return History(sent or root, ours, _commit(sent or root, head), os.fsdecode(told).strip("\n"))


def uncommitted(root: Path) -> bool:
    """Whether content or stories differ from the last commit: a review does not see it."""
    return bool(_told(root, "status", "--porcelain", "--untracked-files=normal", "--", "content", "stories"))


def _usual(root: Path) -> str:
    """Where changes are sent to when nobody says: what the clone was made from, or the branch main."""
    for name in ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/heads/main", "refs/heads/master"):
        if _told(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"):
            return _commit(root, name)
    raise Unanswered(
        "不知道和哪个分支比较，请用 --base 说明，例如 --base main。\nSay what to compare with, as in --base main."
    )


def _commit(root: Path, name: str) -> str:
    told = _told(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not told:
        raise Unanswered(f"git 里没有 {name!r}，请核对分支名或先 git fetch。\nGit knows no {name!r} here; git fetch?")
    return told.decode().strip()


def _asked(repository: Path, *command: str, given: bytes = b"") -> bytes:
    told = _told(repository, *command, given=given)
    if told is None:
        raise Unanswered(f"git {command[0]} 没有回答。 git {command[0]} gave no answer.")
    return told


def _told(repository: Path, *command: str, given: bytes = b"") -> bytes | None:
    """What git says, None where there is no git or it says no."""
    try:
        done = subprocess.run(
            ("git", *PLAIN, *command), cwd=repository, env=_quiet(), input=given, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _quiet() -> dict[str, str]:
    return {**{name: value for name, value in os.environ.items() if name not in OF_HOOKS}, **MEEK}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it may be linked to the same file of another folder
    path.write_bytes(data)

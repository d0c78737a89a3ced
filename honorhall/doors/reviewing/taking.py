"""taken(): which files of a change are let in. What somebody sends is data: plain files of known kinds, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from honorhall.doors.reviewing.history import FILES, Change
from honorhall.doors.reviewing.quoting import printable
from honorhall.ground.files import PICTURES
from honorhall.ground.problem import Place, Problem

WITHIN = ("content/", "stories/")
LINK, EXECUTABLE = "120000", "100755"
LARGEST_TEXT = 1_000_000  # bytes; four times the longest oral history seen
LARGEST_PICTURE = 20_000_000
LARGEST_WHOLE = 200_000_000
MOST_FILES = 1_000
DEEPEST = 6
LONGEST = 200  # bytes of a name; file systems stop at 255
# What opens, ends, hides or expands something for a shell, for Windows, or for a reader of a log.
ODD = re.compile(r"""[\\:*?"'<>|$`;&!%{}\[\]^~\x00-\x1f\x7f]|^[-._ ]|[. ]$""")
TEXTS = {"stories": (".md",), "content/pages": (".md",), "content": (".yml", ".yaml")}


def taken(changes: Iterable[Change], prefix: str = "") -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """(changes that may be looked at, their paths relative to the hall; what is said of the rest).

    prefix: of the hall within its repository. A file that is taken away is always let go.
    """
    kept: list[Change] = []
    problems: list[Problem] = []
    whole = 0
    for one in changes:
        inside = one.path.removeprefix(prefix) if one.path.startswith(prefix) else ""
        if one.status == "D" and inside.startswith(WITHIN):
            kept.append(Change(inside, one.status, one.mode, one.blob))
            continue
        found = list(_refused(one, inside))
        problems += found
        if any(problem.code != "sent-executable" for problem in found):
            continue
        whole += one.size
        if len(kept) >= MOST_FILES or whole > LARGEST_WHOLE:
            facts = {"files": str(MOST_FILES), "limit": f"{LARGEST_WHOLE // 1_000_000} MB"}
            problems.append(Problem("sent-too-much", Place(printable(inside)), facts))
            break
        kept.append(Change(inside, one.status, one.mode, one.blob, one.size))
    return tuple(kept), tuple(problems)


def _refused(one: Change, inside: str) -> Iterator[Problem]:
    """The first rule that a file breaks; then, of one that breaks none, whether it may be run."""
    path = PurePosixPath(inside)
    place = Place(printable(inside or one.path))
    if not f"{inside}/".startswith(WITHIN):
        yield Problem("sent-elsewhere", place)
    elif one.mode == LINK:
        yield Problem("sent-link", place)
    elif one.mode not in FILES:
        yield Problem("sent-repository", place)
    elif len(path.parts) == 1:
        yield Problem("sent-elsewhere", place)
    elif len(path.parts) > DEEPEST or any(_odd(part) for part in inside.split("/")):
        yield Problem("sent-name", place)
    elif path.suffix.lower() not in _known(inside):
        yield Problem("sent-kind", place, {"known": " ".join(_known(inside))})
    elif one.size > _largest(path):
        facts = {"size": f"{one.size / 1e6:.1f} MB", "limit": f"{_largest(path) // 1_000_000} MB"}
        yield Problem("sent-too-large", place, facts)
    elif one.mode == EXECUTABLE:
        yield Problem("sent-executable", place)


def _odd(part: str) -> bool:
    return part in ("", "..") or not part.isprintable() or len(part.encode()) > LONGEST or bool(ODD.search(part))


def _known(inside: str) -> tuple[str, ...]:
    """The endings of files that a folder may hold."""
    folder = next(one for one in ("stories", "content/pages", "content") if inside.startswith(f"{one}/"))
    return (*TEXTS[folder], *PICTURES)


def _largest(path: PurePosixPath) -> int:
    return LARGEST_PICTURE if path.suffix.lower() in PICTURES else LARGEST_TEXT

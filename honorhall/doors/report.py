"""How problems and builds are told to a person, and to a program."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from honorhall.doors.order import Report
from honorhall.ground.messages import Severity, blocks, say, severity
from honorhall.ground.problem import Problem

WORDS = {Severity.BLOCKS: "须改 error", Severity.WARNS: "请看 warning", Severity.HINTS: "建议 hint"}
COLOURS = {Severity.BLOCKS: "\x1b[31;1m", Severity.WARNS: "\x1b[33;1m", Severity.HINTS: "\x1b[36m"}
PLAIN = "\x1b[0m"
# Commands to a terminal, marks that turn a line around, half characters that no file can hold.
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
MOST_TOLD = 30  # problems that a build tells of; check tells of all


def as_text(problem: Problem, *, coloured: bool = False) -> str:
    """One line of where, how grave and what; then why and what next, in Chinese and in English."""
    zh, en = say(problem, "zh"), say(problem, "en")
    lines = (zh.why, f"→ {zh.next}", f"{en.what} {en.why}", f"→ {en.next}")
    return "\n  ".join([_head(problem, coloured=coloured), *map(_line, lines)])


def _head(problem: Problem, *, coloured: bool) -> str:
    grave = severity(problem.code)
    word = inked(COLOURS[grave], WORDS[grave], coloured=coloured)
    return f"{place_of(problem)}  {word}  [{problem.code}] {_line(say(problem, 'zh').what)}"


def _line(text: str) -> str:
    return seen(text).replace("\n", " ")


def inked(ink: str, text: str, *, coloured: bool) -> str:
    """A text as a terminal shows it in colour, or plain."""
    return f"{ink}{text}{PLAIN}" if coloured else text


def seen(text: str) -> str:
    """A text in which what cannot be seen, or turns around what is beside it, is spelled out; its lines stay."""
    return UNSEEN.sub(lambda one: f"\\u{ord(one.group()):04x}", text)


def place_of(problem: Problem) -> str:
    """file:line:column on one line, whatever the file is called."""
    place, file = problem.place, seen(problem.place.file).replace("\n", "\\n")
    return f"{file}:{place.line}:{place.column}" if place.line else file


def as_plain(problem: Problem) -> dict[str, object]:
    """A problem as JSON knows it."""
    texts = {lang: say(problem, lang) for lang in ("zh", "en")}
    return {
        "code": problem.code,
        "severity": severity(problem.code).value,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "about": problem.about,
        **{lang: {"what": said.what, "why": said.why, "next": said.next} for lang, said in texts.items()},
    }


def texts(problems: Iterable[Problem], *, coloured: bool = False) -> Iterator[str]:
    """Each problem in words; one that was told already, of another place, on one line."""
    told: set[tuple[str, str]] = set()
    for problem in problems:
        what = (problem.code, str(sorted(problem.facts.items())))
        again = f"{_head(problem, coloured=coloured)}（同上 as above）"
        yield again if what in told else as_text(problem, coloured=coloured)
        told.add(what)


def worth_telling(problems: Iterable[Problem]) -> tuple[str, ...]:
    """What a build tells of, in words: those in its way first, no hints, and how many more there are."""
    blocking_first = sorted(problems, key=lambda one: not blocks(one))
    worth = [one for one in blocking_first if severity(one.code) is not Severity.HINTS]
    rest = len(worth) - MOST_TOLD
    return (*texts(worth[:MOST_TOLD]), *([f"还有 {rest} 个。 {rest} more."] if rest > 0 else ()))


def summary(problems: Iterable[Problem]) -> str:
    """How many of each severity, on one line."""
    counts = Counter(severity(problem.code) for problem in problems)
    if not counts:
        return "没有问题。 No problems."
    return " · ".join(f"{WORDS[kind]} {counts[kind]}" for kind in Severity if counts[kind])


def report_as_json(report: Report) -> str:
    """A build for programs: counts, seconds by step, peak memory in MB, problems."""
    plain = {
        "built": report.built,
        "pages": report.pages,
        "files": report.files,
        "changed": report.changed,
        "seconds": report.seconds,
        "peak_memory_mb": peak_memory(),
        "warnings": list(report.warnings),
        "problems": [as_plain(problem) for problem in report.problems],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def peak_memory() -> float | None:
    """Peak resident memory in MB: this process, plus the largest of its workers. None where nobody measures it."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 (Unix only)

    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(sum(resource.getrusage(kind).ru_maxrss for kind in kinds) * unit / 1e6, 1)

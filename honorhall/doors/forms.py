"""problems_as(): problems in the forms that people, programs and forges read. docs/checking.md tells of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from urllib.parse import quote

from honorhall import __version__
from honorhall.doors.report import UNSEEN, as_plain, inked, seen, summary, texts
from honorhall.ground.messages import Severity, say, severity, unfilled
from honorhall.ground.problem import Problem

GITHUB = {Severity.BLOCKS: "error", Severity.WARNS: "warning", Severity.HINTS: "notice"}
SARIF = {Severity.BLOCKS: "error", Severity.WARNS: "warning", Severity.HINTS: "note"}
GITLAB = {Severity.BLOCKS: "blocker", Severity.WARNS: "major", Severity.HINTS: "info"}
BOLD = "\x1b[1m"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def problems_as(form: str, problems: Sequence[Problem], prefix: str = "", *, coloured: bool = False) -> str:
    """All problems in one of FORMS. prefix: what a forge has to put before a file's name, "halls/dongqi/"."""
    if form == "text":
        return as_text(problems, coloured=coloured)
    return FORMS[form](problems, prefix)


def as_text(problems: Sequence[Problem], *, coloured: bool = False) -> str:
    """File by file: a line for each problem (where, how grave, what), then why and what next; a summary at the end."""
    parts: list[str] = []
    both = zip(problems, texts(problems, coloured=coloured), strict=True)
    for file, some in groupby(both, key=lambda one: one[0].place.file):
        here = [text for _, text in some]
        name = seen(file).replace("\n", "\\n")
        parts += [inked(BOLD, f"{name}（{len(here)}）", coloured=coloured), *here]
    return "\n\n".join([*parts, summary(problems)])


def as_json(problems: Sequence[Problem], prefix: str = "") -> str:
    """A list of objects: code, severity, file, line, column, about, zh and en {what, why, next}."""
    plain = [as_plain(problem) for problem in problems]
    return _json([{**one, "file": f"{prefix}{one['file']}"} for one in plain])


def _json(value: object) -> str:
    """JSON as it can be printed anywhere: what cannot be seen is spelled out."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(seen(line) for line in text.split("\n")) if UNSEEN.search(text) else text


def as_github(problems: Sequence[Problem], prefix: str = "") -> str:
    """Workflow commands that annotate the lines of a pull request; a command ends with its line."""
    return "\n".join(_annotation(problem, prefix) for problem in problems)


def _annotation(problem: Problem, prefix: str) -> str:
    place, zh, en = problem.place, say(problem, "zh"), say(problem, "en")
    text = f"{zh.what}{zh.why}\n→ {zh.next}\n{en.what} {en.why}\n→ {en.next}"
    position = f",line={place.line},col={place.column}" if place.line else ""
    file = _escaped(prefix + place.file).replace(":", "%3A").replace(",", "%2C")
    return f"::{GITHUB[severity(problem.code)]} file={file}{position},title={problem.code}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """What a workflow command may say; what else cannot be seen is spelled out."""
    return seen(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def as_sarif(problems: Sequence[Problem], prefix: str = "") -> str:
    """SARIF 2.1.0: one run, a rule for each code that was found."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "honorhall", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    marks = _fingerprints(problems, prefix)
    results = [_result(one, codes, prefix, mark) for one, mark in zip(problems, marks, strict=True)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> Mapping[str, object]:
    zh, en = unfilled(code, "zh"), unfilled(code, "en")
    full = f"{zh.what}{zh.why}\n{en.what} {en.why}"
    following = f"{zh.next}\n{en.next}"
    return {
        "id": code,
        "shortDescription": {"text": zh.what},
        "fullDescription": {"text": full},
        # No helpUri: it has to be absolute, and nobody knows under which address a hall's copy of the docs lies.
        "help": {"text": following, "markdown": f"{following}\n\n[docs/checks.md](docs/checks.md#{code})"},
        "defaultConfiguration": {"level": SARIF[severity(code)]},
    }


def _result(problem: Problem, codes: Sequence[str], prefix: str, mark: str) -> Mapping[str, object]:
    place, zh, en = problem.place, say(problem, "zh"), say(problem, "en")
    uri = quote(prefix + place.file, errors="backslashreplace")
    physical: dict[str, object] = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        physical["region"] = {"startLine": place.line, **column}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": SARIF[severity(problem.code)],
        "message": {"text": f"{zh.what}{zh.why}\n→ {zh.next}\n{en.what} {en.why}\n→ {en.next}"},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"honorhall/v1": mark},
    }


def as_gitlab(problems: Sequence[Problem], prefix: str = "") -> str:
    """GitLab's code quality report: a list of objects."""
    marks = _fingerprints(problems, prefix)
    return _json([_quality(one, prefix, mark) for one, mark in zip(problems, marks, strict=True)])


def _quality(problem: Problem, prefix: str, mark: str) -> Mapping[str, object]:
    zh = say(problem, "zh")
    return {
        "description": f"{zh.what}{zh.why} → {zh.next}",
        "check_name": problem.code,
        "fingerprint": mark,
        "severity": GITLAB[severity(problem.code)],
        "location": {"path": prefix + problem.place.file, "lines": {"begin": max(1, problem.place.line)}},
    }


def _fingerprints(problems: Sequence[Problem], prefix: str) -> Iterator[str]:
    """A mark by which a forge knows a problem again when its line has moved; of equals the second has its own."""
    seen_before = Counter[str]()
    for one in problems:
        said = repr((one.code, prefix + one.place.file, one.about, sorted(one.facts.items())))
        seen_before[said] += 1
        whole = f"{said} {seen_before[said]}".encode("utf-8", "surrogatepass")
        yield blake2b(whole, digest_size=16).hexdigest()


Form = Callable[[Sequence[Problem], str], str]
FORMS: Mapping[str, Form] = {"json": as_json, "github": as_github, "sarif": as_sarif, "gitlab": as_gitlab}

"""What the form knows without asking anybody: messages, looks at a text, regions, and the names of what is shown.

A script that hands over what it holds: the form needs no net once it is loaded, and works from a disk (file://) too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from honorhall.exports.assets import ASSETS
from honorhall.ground.messages import say, severity
from honorhall.ground.page import Artifact
from honorhall.ground.problem import Place, Problem
from honorhall.model import LEVELS, VOCABULARIES, Archive, Record

Look = tuple[str, re.Pattern[str], Callable[[str], bool]]  # code, pattern, a second look: checks.TextRule
NAMED = ("person", "team", "place", "activity", "programme", "org", "need")  # what a question may name
TERMS = ("consent-status", "consent-by", "scope", "name-as")
MOST = 2_000  # records of a kind to choose among: a province has more, and a phone is small
CODES = (
    *("field-missing", "date-backwards", "date-impossible", "date-relative", "date-unreadable"),
    *("quantity-chinese-numerals", "quantity-no-unit", "quantity-two-qualifiers", "quantity-unreadable"),
    *("quantity-vague", "consent-missing", "consent-pending", "consent-scope-missing", "consent-name-as-missing"),
    *("consent-signed-ahead", "consent-guardian-missing", "consent-why-missing", "pseudonym-missing"),
    *("martyr-approval-missing", "dates-out-of-order", "media-alt-missing", "media-unreadable"),
    *("media-too-large", "name-not-public"),
)


class _Open(dict[str, str]):
    """Facts that leave each place of a message open."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def contribute_file(archive: Archive, looks: Iterable[Look]) -> Artifact:
    """The one file that the form goes by. archive: redacted, so that it holds nothing that is not shown."""
    return Artifact(f"{ASSETS}contribute-told.js", partial(_written, archive, tuple(looks)))


def _written(archive: Archive, looks: tuple[Look, ...]) -> bytes:
    hall = archive.hall
    told = {
        "forge": {"newFile": hall.forge.new_file, "upload": hall.forge.upload} if hall.forge else None,
        "messages": {code: _message(code) for code in (*CODES, *(look[0] for look in looks))},
        "terms": {name: {code: one.zh for code, one in VOCABULARIES[name].items()} for name in TERMS},
        "looks": [_look(look) for look in looks],
        "regions": list(_regions(archive)),
        "records": {kind: list(_records(archive, kind)) for kind in NAMED},
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    made = f"window.honorhallForm={{told:{text}}};\n"
    return made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode("utf-8", "replace")


def _message(code: str) -> dict[str, Any]:
    problem = Problem(code, Place(""), _Open())
    zh, en = say(problem, "zh"), say(problem, "en")
    both = {"zh": [zh.what, zh.why, zh.next], "en": [en.what, en.why, en.next]}
    return {"severity": severity(code).value, **both}


def _look(look: Look) -> tuple[str, str, str, str]:
    """(code, pattern, its flags, name of the second look), for a browser."""
    code, pattern, right = look
    return code, pattern.pattern, "i" if pattern.flags & re.IGNORECASE else "", right.__name__


def _regions(archive: Archive) -> Iterator[tuple[str, str]]:
    """(code, the whole way down to it) of every region, in the order of their codes."""
    for code in sorted(archive.regions):
        yield code, _way(archive, code)


def _way(archive: Archive, code: str) -> str:
    above = (code[:length] for length in LEVELS if length <= len(code))
    keys = (archive.regions.get(one) for one in above)
    return "".join(archive.records[key].title for key in keys if key)


def _records(archive: Archive, kind: str) -> list[tuple[str, str, str]]:
    """(id, title, where) of the records of a kind, those near the hall first where there are many."""
    home = archive.hall.region
    found = [one for one in archive.records.values() if one.kind == kind and not one.sample]
    found.sort(key=lambda one: -_shared(_code(one), home))
    return [(one.id, one.title, _way(archive, _code(one))) for one in found[:MOST]]


def _code(record: Record) -> str:
    code = record.get("region", "")
    return code if isinstance(code, str) and code.isdigit() else ""


def _shared(code: str, home: str) -> int:
    """The lowest level of the tree, as digits, that two codes share."""
    return max((length for length in LEVELS if home[:length] == code[:length] and len(code) >= length), default=0)

"""tidied(): a file without what its author cannot see or did not mean, and no reader would miss."""

from __future__ import annotations

import re

from honorhall.model import KINDS

# Not the joiners that make one picture of several characters, and no mark that turns the direction of a text.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
NO_BREAK = re.compile("[\u00a0\u202f]|&nbsp;")
ENTITIES = {
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
    "rsquo": "’",
    "hellip": "…",
    "mdash": "—",
    "ndash": "–",
    "middot": "·",
}
ENTITY = re.compile(rf"&({'|'.join(ENTITIES)});")
AMPERSAND = re.compile(r"&amp;(?!#?\w+;)")  # &amp;lt; says something else than &lt;
HEADING = re.compile(r"^(#{2,6})(?=[\u3400-\u9fff“《])")
TARGET = rf"(?:(?:{'|'.join(one.kind for one in KINDS)})[:：][a-z0-9-]+|https?://[^\s（）()]+)"
LINK = re.compile(rf"(\[[^\[\]\n]+\])[（(]\s*({TARGET})\s*[）)]")
CODE = re.compile(r"(`+[^`\n]*`+)")
FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
MATTER = re.compile(r"^---[ \t]*\r?$")


def tidied(text: str, *, markdown: bool) -> str:
    """The whole text, its line ends as they were."""
    lines = text.split("\n")
    end = _matter_ends(lines) if markdown else len(lines)
    return "\n".join([*map(_field, lines[:end]), *_prose(lines[end:])])


def _matter_ends(lines: list[str]) -> int:
    """How many lines the front matter has; 0 where there is none."""
    if not MATTER.match(lines[0].lstrip("\ufeff")):
        return 0
    return next((at for at, line in enumerate(lines[1:], 1) if MATTER.match(line)), 0)


def _field(line: str) -> str:
    end = "\r" if line.endswith("\r") else ""
    return NO_BREAK.sub(" ", UNSEEN.sub("", line.removesuffix("\r"))).rstrip(" \t") + end


def _prose(lines: list[str]) -> list[str]:
    found, in_code = [], False
    for line in lines:
        fence = bool(FENCE.match(line))
        found.append(line if fence or in_code else _line(line))
        in_code ^= fence
    return found


def _line(line: str) -> str:
    """One line of prose; what stands between backticks is as it is meant."""
    parts = CODE.split(HEADING.sub(r"\1 ", UNSEEN.sub("", line)))
    return "".join(part if at % 2 else _words(part) for at, part in enumerate(parts))


def _words(text: str) -> str:
    plain = ENTITY.sub(lambda one: ENTITIES[one[1]], NO_BREAK.sub(" ", text))
    linked = LINK.sub(lambda one: f"{one[1]}({one[2].replace('：', ':')})", plain)
    return AMPERSAND.sub("&", linked)

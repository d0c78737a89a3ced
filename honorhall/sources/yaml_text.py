"""YAML text -> plain texts, lists and mappings with the line of each value; every fault as a Problem, none raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from honorhall.ground.problem import Place, Problem
from honorhall.sources.source import Path, Plain

try:  # libyaml; the pure loader is the same grammar, some fifteen times slower
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")
}
MOST_ALIASED = 1_000  # values reached through aliases in one file; a "YAML bomb" reaches billions
DEEPEST = 40
# What can open a level: a bracket, a mark that another one follows, a deep indent.
OPENS = re.compile(r"[\[{]|[-?:] +(?=[-?:])|^ {20,}", re.MULTILINE)
# YAML breaks lines at three characters that editors show as part of one: they come with text pasted from elsewhere.
ODD_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TAB = re.compile(r" *\t")
NO_SPACE = re.compile(r"^[ \-]*[a-z_]+:[^\s/\\:'\"\[{0-9]")  # title:一村, and not http://… or 10:30
FULL_WIDTH_COLON = re.compile(r"^[ \-]*[A-Za-z_][\w-]*\s*：")
COMMA = re.compile(r"^[^#\"']*[\[{][^\]}\"']*，")
SLIPS = (
    ("yaml-full-width-colon", FULL_WIDTH_COLON, "："),
    ("yaml-tab", TAB, "\t"),
    ("yaml-space-missing", NO_SPACE, ":"),
    ("yaml-full-width-comma", COMMA, "，"),
)


class _Unguessing(Loader):
    """A loader that asks of no text whether it might be a number, a date or a no: the field's type decides that."""

    def resolve(self, *_asked: object) -> str:
        """The same tag for every value that was written without one."""
        return "tag:yaml.org,2002:str"


class YamlText:
    """One YAML document. `data` is None when it could not be read; `problems` then says why."""

    def __init__(self, text: str, file: str, first_line: int = 1) -> None:
        self.file = file
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.marks: dict[Path, tuple[int, int]] = {}
        self.aliased = 0
        self.seen: set[int] = set()
        self.data: Plain | None = None
        node = self._compose(text.translate(ODD_BREAKS))
        if node is not None:
            self.marks[()] = self._mark(node)
            self.data = self._plain(node, (), ())

    def _compose(self, text: str) -> yaml.Node | None:
        try:
            too_deep = _too_deep(text) if _may_be_deep(text) else None
            if too_deep:
                self._say("yaml-too-deep", *too_deep)
                return None
            return yaml.compose(text, Loader=_Unguessing)
        except yaml.YAMLError as error:
            code, line, column, facts = explain(error, text)
            self._say(code, line, column, facts)
            return None

    def _say(self, code: str, line: int, column: int, facts: Mapping[str, str] | None = None) -> None:
        place = Place(self.file, line + self.first_line - 1, column)
        self.problems.append(Problem(code, place, facts or {}))

    def _say_once(self, code: str, line: int, column: int) -> None:
        if all(problem.code != code for problem in self.problems):
            self._say(code, line, column)

    def _mark(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1

    def _plain(self, node: yaml.Node, path: Path, above: tuple[int, ...]) -> Plain:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if node.tag not in PLAIN_TAGS:
            self._say("yaml-tag", line, column, {"tag": _written(node.tag)})
            return ""
        if id(node) in self.seen:
            self.aliased += 1
        if id(node) in above or self.aliased > MOST_ALIASED:
            self._say_once("yaml-alias-endless", line, column)
            return ""
        if len(above) > DEEPEST:  # through aliases: what is written so deep was never composed
            self._say_once("yaml-too-deep", line, column)
            return ""
        self.seen.add(id(node))
        above = (*above, id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, above)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, path, above)
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path, above: tuple[int, ...]) -> Plain:
        found: dict[str, Plain] = {}
        for key_node, value in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if key_node.tag not in PLAIN_TAGS:
                self._say("yaml-tag", line, column, {"tag": _written(key_node.tag)})
            if key in found:
                first = str(self.marks[(*path, key)][0])
                self._say("yaml-duplicate-key", line, column, {"key": key, "first": first})
                continue
            scalar = isinstance(value, yaml.ScalarNode)
            self.marks[(*path, key)] = self._mark(value if scalar and value.value else key_node)
            found[key] = self._plain(value, (*path, key), above)
        return found

    def _sequence(self, node: yaml.SequenceNode, path: Path, above: tuple[int, ...]) -> Plain:
        found: list[Plain] = []
        for place, value in enumerate(node.value):
            self.marks[(*path, place)] = self._mark(value)
            found.append(self._plain(value, (*path, place), above))
        return found


def _written(tag: str) -> str:
    """A tag as its author wrote it: `!!binary`, not its whole address."""
    return tag.replace("tag:yaml.org,2002:", "!!")


def _may_be_deep(text: str) -> bool:
    return sum(1 for _ in OPENS.finditer(text)) > DEEPEST


def _too_deep(text: str) -> tuple[int, int] | None:
    """Line and column of the first level too many, by events: composing is recursive, and not to be tried on it."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST and event.start_mark:
                return event.start_mark.line + 1, event.start_mark.column + 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


Explained = tuple[str, int, int, dict[str, str]]


def explain(error: yaml.YAMLError, text: str) -> Explained:
    """The parser's complaint as (code, line, column, facts), in terms of what an author did."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:  # a reader's error: a character that YAML does not allow
        return ("yaml-character", *_control(text))
    line, column = mark.line + 1, mark.column + 1
    detail = str(getattr(error, "problem", "") or "")
    found = _seen_nearby(line, lines)
    if found:
        return found
    written = lines[line - 1] if line <= len(lines) else ""
    if _is_indented(line, lines):
        return "yaml-indent", line, 1, {"line": written.strip()}
    if "mapping values are not allowed" in detail:
        return "yaml-colon-in-text", line, column, {"line": written.strip()}
    if "end of stream" in detail or "quoted scalar" in str(getattr(error, "context", "")):
        start = getattr(error, "context_mark", None) or mark
        return "yaml-quote-open", start.line + 1, start.column + 1, {}
    if "cannot start any token" in detail:
        return "yaml-character", line, column, {"character": written[column - 1 : column]}
    return "yaml-broken", min(line, len(lines)), column, {"detail": detail or type(error).__name__}


def _seen_nearby(line: int, lines: list[str]) -> Explained | None:
    """A slip that can be seen in the text itself, at or a little above where the parser stumbled."""
    for code, pattern, mark in SLIPS:
        for near in _nearby(line, lines):
            written = lines[near - 1]
            if pattern.match(written):
                facts = {} if code == "yaml-tab" else {"line": written.strip()}
                return code, near, written.index(mark) + 1, facts
    return None


def _is_indented(line: int, lines: list[str]) -> bool:
    """Whether a field stands deeper than the one above it, which has a value of its own on its line."""
    field = re.match(r"( *)[\w-]+:(?: |$)", lines[line - 1]) if line <= len(lines) else None
    above = re.match(r"( *)[\w-]+: +\S", lines[line - 2]) if line > 1 else None
    return bool(field and above and len(field.group(1)) > len(above.group(1)))


def _nearby(line: int, lines: list[str]) -> Iterator[int]:
    """The parser often notices a line late: look at its line, then at the few before it."""
    return (near for near in range(line, max(0, line - 4), -1) if 1 <= near <= len(lines))


def _control(text: str) -> tuple[int, int, dict[str, str]]:
    """Line, column and name of the first such character. The parser's own position counts bytes."""
    found = CONTROL.search(text)
    at = found.start() if found else 0
    name = f"U+{ord(found.group()):04X}" if found else "?"
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), {"character": name}

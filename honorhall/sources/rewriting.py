"""rewritten(): some fields of a file's records with other values, every other character of the file as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import yaml

from honorhall.sources.front_matter import UTF_8_SIGN, lift_heading, split
from honorhall.sources.marks import yaml_data
from honorhall.sources.source import Plain
from honorhall.sources.writing import yaml_of

SIGN = UTF_8_SIGN.decode()
Changes = Mapping[int, Mapping[str, Plain]]  # which record of the file, from 0 -> its fields' new values


class _Edit(NamedTuple):
    """Characters start to end of a text become these."""

    start: int
    end: int
    text: str


def rewritten(text: str, changes: Changes) -> str | None:
    """The YAML text with those values. None where something of it, a comment within a value, would be lost."""
    plain = _one_kind_of_lines(text)
    if plain is None:
        return None
    new = _rewritten(plain.removeprefix(SIGN), changes)
    if new is None:
        return None
    new = new.replace("\n", "\r\n") if "\r" in text else new
    return SIGN + new if text.startswith(SIGN) else new


def rewritten_story(text: str, changes: Mapping[str, Plain], body: str | None) -> str | None:
    """The same for Markdown with or without front matter. body: its new text, where that changes."""
    plain = _one_kind_of_lines(text)
    parts, problems = split(plain.removeprefix(SIGN), "") if plain is not None else (None, [])
    if plain is None or parts is None or problems:
        return None
    matter = parts.matter or ""
    if changes:
        edited = _rewritten(f"{matter}\n" if matter else "", {0: changes})
        if edited is None:
            return None
        matter = edited.removesuffix("\n")
    said = parts.body if body is None else f"\n{_heading(parts.body, matter)}{body.strip()}\n"
    new = f"---\n{matter.removeprefix(chr(10))}\n---\n{said}" if matter else said.lstrip("\n")
    new = new.replace("\n", "\r\n") if "\r" in text else new
    return SIGN + new if text.startswith(SIGN) else new


def _heading(body: str, matter: str) -> str:
    """The first line of a text, where it is the record's title."""
    data, _ = yaml_data(matter, "")
    title, _, _ = lift_heading(body)
    return f"# {title}\n\n" if title and not (isinstance(data, dict) and data.get("title")) else ""


def _one_kind_of_lines(text: str) -> str | None:
    r"""The text with "\n" at its lines' ends; None where it has several kinds of them."""
    plain = text.replace("\r\n", "\n")
    mixed = "\r" in plain or ("\r" in text and plain.count("\n") != text.count("\r\n"))
    return None if mixed or any(one in plain for one in "\x85\u2028\u2029") else plain


def _rewritten(text: str, changes: Changes) -> str | None:
    before, problems = yaml_data(text, "")
    if not text.strip() or (before is None and not problems):
        return text + yaml_of(changes[0])
    root = yaml.compose(text, Loader=yaml.SafeLoader) if before is not None else None
    entries = [root] if isinstance(root, yaml.MappingNode) else list(root.value) if root else []
    edits: list[_Edit] = []
    for number, fields in changes.items():
        if number >= len(entries) or not isinstance(entries[number], yaml.MappingNode):
            return None
        mapping = _Mapping(text, entries[number])
        for name, value in fields.items():
            edit = mapping.edit(name, value)
            if edit is None:
                return None
            edits.append(edit)
    for edit in sorted(edits, reverse=True):  # from the last: what stands before an edit stays where it is
        text = text[: edit.start] + edit.text + text[edit.end :]
    after, problems = yaml_data(text, "")
    return text if not problems and after == _expected(before, changes) else None


def _expected(before: Plain | None, changes: Changes) -> Plain:
    if isinstance(before, dict):
        return {**before, **changes[0]}
    entries = before if isinstance(before, list) else []
    return [{**one, **changes.get(at, {})} if isinstance(one, dict) else one for at, one in enumerate(entries)]


class _Mapping:
    """One record in a text: where its fields stand."""

    def __init__(self, text: str, node: yaml.MappingNode) -> None:
        self.text = text
        self.node = node
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def edit(self, name: str, value: Plain) -> _Edit | None:
        """What gives a field its value. None where a comment would be lost."""
        if not self.node.value:
            return None
        for key, old in self.node.value:
            if key.value == name:
                return self._replaced(key, old, {name: value})
        return self._added({name: value})

    def _replaced(self, key: yaml.Node, old: yaml.Node, field: Mapping[str, Plain]) -> _Edit | None:
        start, end = self._at(key.start_mark), self._end(old)
        if self._loses(start, end, old):
            return None
        if self.node.flow_style:
            return _Edit(start, end, _inner(field))
        return _Edit(start, end, self._block(field, key.start_mark.column))

    def _added(self, field: Mapping[str, Plain]) -> _Edit:
        key, last = self.node.value[-1]
        end = self._end(last)
        if self.node.flow_style:
            return _Edit(end, end, f", {_inner(field)}")
        indent = key.start_mark.column
        end = self.text.find("\n", end)  # after what may be noted on that line
        end = len(self.text) if end < 0 else end
        return _Edit(end, end, f"\n{' ' * indent}{self._block(field, indent)}")

    def _block(self, field: Mapping[str, Plain], indent: int) -> str:
        return yaml_of(field).rstrip("\n").replace("\n", f"\n{' ' * indent}")

    def _at(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column

    def _end(self, node: yaml.Node) -> int:
        """Behind the last character of a value: a block's own mark stands at whatever comes after it."""
        mark = node.end_mark
        if self.lines[mark.line][: mark.column].strip():
            return self._at(mark)
        last = mark.line - 1
        kept = getattr(node, "style", None) in ("|", ">")
        while last > node.start_mark.line and (
            not self.lines[last].strip() or (not kept and self.lines[last].lstrip().startswith("#"))
        ):
            last -= 1
        return self.starts[last] + len(self.lines[last])

    def _loses(self, start: int, end: int, old: yaml.Node) -> bool:
        """Whether a comment stands within the characters that make way."""
        if isinstance(old, yaml.ScalarNode):
            return False
        return any(line.lstrip().startswith("#") or " #" in line for line in self.text[start:end].split("\n"))


def _inner(field: Mapping[str, Plain]) -> str:
    """A field as it stands between the braces of a mapping on one line."""
    return yaml_of(field, on_one_line=True).strip()[1:-1]

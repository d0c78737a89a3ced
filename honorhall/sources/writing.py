"""yaml_of(): fields as a person would write them in a file: in their order, Chinese as it is, long texts as lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from honorhall.sources.source import Plain

SHORT = 60  # characters of a list that stands on one line
ONE_LINE = 100_000  # columns: a line ends where its author ended it
TEXT = "tag:yaml.org,2002:str"
BARE = {  # what nobody writes quotes around, though to others it is no text
    "tag:yaml.org,2002:bool": re.compile("true|false"),
    "tag:yaml.org,2002:int": re.compile("[12][0-9]{3}", re.ASCII),  # a year
}
DATE = "tag:yaml.org,2002:timestamp"


class _Writing(yaml.SafeDumper):
    """Writes texts of several lines after |, short lists in brackets, and dates without quotes."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    bare = next((tag for tag, pattern in BARE.items() if pattern.fullmatch(text)), None)
    if bare:
        return dumper.represent_scalar(bare, text)
    return dumper.represent_scalar(TEXT, text, style="|" if "\n" in text else None)


def _list(dumper: yaml.SafeDumper, values: list[Plain]) -> yaml.Node:
    texts = [one for one in values if isinstance(one, str) and "\n" not in one]
    short = len(texts) == len(values) and sum(map(len, texts)) <= SHORT
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


_Writing.add_representer(str, _text)
_Writing.add_representer(list, _list)
# Our reader takes no text for a date, nor does a person who writes 2020-07-29.
_Writing.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != DATE]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def yaml_of(data: Mapping[str, Plain], *, on_one_line: bool = False) -> str:
    """The fields as YAML from which read() takes the same. on_one_line: `{name: value}`, to stand within another."""
    text = yaml.dump(
        dict(data), Dumper=_Writing, allow_unicode=True, sort_keys=False, width=ONE_LINE, default_flow_style=on_one_line
    )
    return str(text)

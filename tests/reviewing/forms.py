"""Writes GitLab's templates of issues out of GitHub's forms: `python -m tests.reviewing.forms`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).parents[2]


def as_markdown(form: Mapping[str, Any]) -> str:
    """A form as Markdown to fill in."""
    return "\n\n".join([form["description"], *(_part(one) for one in form["body"])]) + "\n"


def _part(one: Mapping[str, Any]) -> str:
    said = one["attributes"]
    if one["type"] == "markdown":
        return str(said["value"]).strip()
    hint = f"\n\n<!-- {said['description']} -->" if "description" in said else ""
    labels = [option["label"] if isinstance(option, dict) else option for option in said.get("options", ())]
    boxes = "".join(f"\n- [ ] {label}" for label in labels)
    return f"## {said['label']}{hint}{chr(10) if boxes else ''}{boxes}"


if __name__ == "__main__":
    for path in sorted((REPOSITORY / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml")):
        made = REPOSITORY / f".gitlab/issue_templates/{path.stem}.md"
        text = path.read_text(encoding="utf-8")
        made.write_text(as_markdown(yaml.load(text, Loader=yaml.BaseLoader)), encoding="utf-8")  # noqa: S506

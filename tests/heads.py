"""The head of a page as those find it who read it: tags by their names, linked data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says. tags: name or property -> contents; data: its linked data, one entry a script."""

    tags: dict[str, list[str]]
    data: list[dict[str, Any]]

    def one(self, name: str) -> str:
        """The content of a tag that stands there once."""
        [content] = self.tags[name]
        return content


def read_head(html: str) -> Head:
    """Read the head of a page, or the part of it that a page brings along."""
    soup = BeautifulSoup(html, "html5lib")
    tags: dict[str, list[str]] = {}
    for tag in soup.select("meta[content]"):
        tags.setdefault(str(tag.get("property") or tag.get("name")), []).append(str(tag["content"]))
    scripts = soup.find_all("script", type="application/ld+json")
    return Head(tags, [json.loads(str(script.string)) for script in scripts])

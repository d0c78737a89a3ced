"""The same hall for MkDocs with Material, and for Zensical: the same Markdown pages under one mkdocs.yml."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.plain import KINDS, PlainPage

# The leanest navigation: one page a section. A page that is in no menu costs no menu of its own to draw.
CONFIG: Final = {
    "site_name": "合成省荣誉馆（测试用）",
    "site_url": "https://honorhall.example/",
    "theme": {"name": "material", "language": "zh", "font": False},
    "markdown_extensions": ["attr_list", "tables"],
    "nav": ["index.md", *({zh: f"{section}/index.md"} for section, (_, zh) in KINDS.items())],
    "validation": {"nav": {"omitted_files": "ignore"}},
}


def write_mkdocs(pages: Sequence[PlainPage], folder: Path, *, search: bool) -> int:
    """Write a site of these pages; how many HTML pages it makes: records, sections, the front page, and 404."""
    plugins: list[str] = ["search"] if search else []
    _write(folder / "mkdocs.yml", json.dumps({**CONFIG, "plugins": plugins}, ensure_ascii=False, indent=1))
    docs = folder / "docs"
    sections = [f"- [{zh}]({section}/index.md)" for section, (_, zh) in KINDS.items()]
    _write(docs / "index.md", "\n".join(["# 合成省荣誉馆（测试用）", "", *sections, ""]))
    for section, (_, zh) in KINDS.items():
        cards = [f"- [{page.title}]({page.url.partition('/')[2]}.md)" for page in pages if page.section == section]
        _write(docs / section / "index.md", "\n".join([f"# {zh}", "", *cards, ""]))
    for page in pages:
        _write(docs / f"{page.url}.md", _text(page))
        for file, _ in page.pictures:
            shutil.copyfile(file, docs / page.section / file.name)
    return len(pages) + len(KINDS) + 2


def _text(page: PlainPage) -> str:
    """Front matter, title, pictures, fields as a list, text, and the pages that name it."""
    matter = json.dumps({"title": page.title, "description": page.summary}, ensure_ascii=False)
    pictures = [f"![{alt}]({file.name})" for file, alt in page.pictures]
    fields = [f"- **{label}** {'、'.join(_link(text, url) for text, url in said)}" for label, said in page.fields]
    related = ["## 相关资料", "\n".join(f"- {_link(text, url)}" for text, url in page.related)] if page.related else []
    lead = [page.summary] if page.summary else []
    body = [page.body_with("../{}.md")] if page.body else []
    blocks = [f"# {page.title}", *lead, *pictures, "\n".join(fields), *body, *related]
    return f"---\n{matter}\n---\n\n" + "\n\n".join(block for block in blocks if block) + "\n"


def _link(text: str, url: str) -> str:
    return f"[{text}](../{url}.md)" if url else text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

"""Pagefind and Material's built-in search over the same texts: how each is built, and how it is asked."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page

from bench.finding.browsing import Engine, open_pagefind
from bench.finding.texts import Found, write_html, write_markdown
from bench.measured import Measured, measured

PAGEFIND = """async ([query, limit]) => {
  const found = await window.pagefind.search(query);
  const some = await Promise.all(found.results.slice(0, limit).map((one) => one.data()));
  return [some.map((one) => one.url), found.results.length];
}"""
# What a reader does: words into the box, and a look at the list when it has come to rest.
MATERIAL = """async ([query, limit]) => {
  const box = document.querySelector('.md-search__input'), list = document.querySelector('.md-search-result');
  let last = performance.now();
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(list, {childList: true, subtree: true, characterData: true});
  box.focus();
  box.value = query;
  for (const event of ['input', 'keyup', 'change']) box.dispatchEvent(new Event(event, {bubbles: true}));
  const start = performance.now();
  while (performance.now() - Math.max(last, start) < 400) await new Promise((done) => setTimeout(done, 20));
  watch.disconnect();
  const links = [...list.querySelectorAll('.md-search-result__link')].map((one) => one.href.split(/[?#]/)[0]);
  return [[...new Set(links)].slice(0, limit), -1];
}"""
SETTLED = 0.4  # seconds that MATERIAL waits after the last change


def build_pagefind(found: Found, out: Path) -> tuple[Measured, int]:
    """Its index, over plain pages; what it took, and its bytes."""
    shutil.rmtree(out, ignore_errors=True)
    write_html(found.entries, out)
    took = measured([sys.executable, "-m", "pagefind", "--site", str(out)], out)
    return took, sum(path.stat().st_size for path in (out / "pagefind").rglob("*") if path.is_file())


def build_material(found: Found, out: Path) -> tuple[Measured, int]:
    """A site of its own, for its search is made with its pages; what the whole took, and the bytes of the index."""
    shutil.rmtree(out, ignore_errors=True)
    write_markdown(found.entries, out / "docs")
    (out / "docs/index.md").write_text("# -\n", encoding="utf-8")
    theme = {"name": "material", "language": "zh", "font": False}
    plugins = [{"search": {"lang": ["zh", "en"]}}]
    config = {"site_name": "-", "theme": theme, "plugins": plugins, "nav": ["index.md"]}
    (out / "mkdocs.yml").write_text(json.dumps({**config, "validation": {"nav": {"omitted_files": "ignore"}}}), "utf-8")
    took = measured([str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"], out)
    return took, (out / "site/search/search_index.json").stat().st_size


def open_material(page: Page, root: str) -> None:
    """Its front page, as a reader opens it."""
    page.goto(f"{root}/index.html")
    page.wait_for_selector(".md-search__input", state="attached")


PEERS = {
    "Pagefind": (build_pagefind, Engine("Pagefind", open_pagefind, PAGEFIND), ""),
    "Material": (build_material, Engine("Material", open_material, MATERIAL), "site"),
}

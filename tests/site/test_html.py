"""The bytes of a page are HTML as the standard has it, whatever an author writes."""

from __future__ import annotations

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.house import hall

EVIL = """一句 <b>没有收尾的 <div> 标签 </article></main></body>

<script>document.title = "CANARY"</script>
<img src=x onerror="alert('CANARY')"> <a href="javascript:alert('CANARY')">按这里</a>
<style>body { display: none } /* CANARY */</style>

| 一 | 二 |
|----|----|
| 甲 | <td> |

## <h1>标题</h1> & "引号"

[^1] 注。

[^1]: 脚注 <iframe src="https://canary.example/CANARY">
"""


def wrong(html: str) -> list[tuple[tuple[int, int], str]]:
    """Where the standard's parser stumbles: ((line, column), what it says)."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [(place, code) for place, code, *_ in parser.errors]


@pytest.fixture(scope="module")
def examples(prepared) -> list[str]:
    """Paths of the longest page of every template, of all pages written by hand, and of 404.html."""
    found: dict[str, str] = {}
    for page in sorted((planned.make() for planned in prepared.pages), key=lambda page: -len(str(page.context))):
        found.setdefault(page.template, page.path)
    written = {page.file.removeprefix("content/pages/") for page in prepared.guide.archive.pages}
    return [*found.values(), *(f"{name.removesuffix('.md')}/index.html" for name in written), "404.html"]


def test_the_standards_parser_stumbles_over_no_page(site, examples):
    assert len(examples) > 10
    assert {path: found for path in examples if (found := wrong((site / path).read_text(encoding="utf-8")))} == {}


def test_the_parser_would_stumble_over_a_tag_left_open():
    assert wrong("<!doctype html><title>a</title><p>b</div>") != []


@pytest.mark.parametrize("name", ["stories/evil.md", "content/pages/evil.md"])
def test_what_an_author_writes_can_neither_break_the_page_nor_run_on_it(name, tmp_path):
    done = hall(tmp_path, {name: f"---\ntitle: 题 </title><script>CANARY</script>\n---\n\n{EVIL}"}).build()
    assert done.code == 0, done.errors
    html = done.page(name.removesuffix(".md").removeprefix("content/pages/"))
    assert wrong(html) == []
    soup = BeautifulSoup(html, "html5lib")
    running = soup.select(
        "script:not([type='application/ld+json']), style, iframe"
    )  # that one holds data, and is not run
    assert "CANARY" not in "".join(map(str, running))
    assert not [name for tag in soup.select("article *") for name in tag.attrs if name.startswith("on")]
    assert not [tag for tag in soup.select("[href]") if str(tag["href"]).startswith("javascript:")]
    words = soup.select("article")[0].get_text()
    assert "按这里" in words
    assert "引号" in words
    assert "CANARY" not in words.replace("题 </title><script>CANARY</script>", "")


def test_a_regions_page_says_its_code(pages, prepared):
    for region in prepared.guide.views.by_kind["region"]:
        assert f"区划代码 {region.code}" in pages[f"{region.page_url}index.html"].text

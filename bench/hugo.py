"""The same hall for Hugo: a Markdown page a record, lean layouts, every link resolved ahead."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.plain import KINDS, PlainPage

CARDS: Final = 24  # cards on one page of a list
CONFIG: Final = {
    "baseURL": "https://honorhall.example/",
    "locale": "zh-cn",
    "title": "合成省荣誉馆（测试用）",
    "disableKinds": ["taxonomy", "term", "rss", "robotstxt", "404"],
    "disableHugoGeneratorInject": True,
    "pagination": {"pagerSize": CARDS},
}
LAYOUTS: Final = {
    "_default/baseof.html": """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ site.Title }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">
{{ end }}<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/hall.css">
</head>
<body>
{{ partialCached "header.html" . }}
<main>{{ block "main" . }}{{ end }}</main>
{{ partialCached "footer.html" . }}
</body>
</html>
""",
    "_default/single.html": """\
{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
{{ with .Description }}<p class="lead">{{ . }}</p>
{{ end }}{{ range .Params.pictures }}<figure><img src="{{ .f }}" alt="{{ .a }}" loading="lazy"></figure>
{{ end }}<dl>
{{ range .Params.fields }}<dt>{{ .k }}</dt>
{{ range .v }}<dd>{{ if .u }}<a href="/{{ .u }}/">{{ .t }}</a>{{ else }}{{ .t }}{{ end }}</dd>
{{ end }}{{ end }}</dl>
{{ .Content }}
{{ with .Params.related }}<h2>相关资料</h2>
<ul>
{{ range . }}<li><a href="/{{ .u }}/">{{ .t }}</a></li>
{{ end }}</ul>
{{ end }}</article>{{ end }}
""",
    "_default/list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul class="cards">
{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}"><h2>{{ .Title }}</h2><p>{{ .Description }}</p></a></li>
{{ end }}</ul>
<nav>{{ with .Paginator.Prev }}<a href="{{ .URL }}">上一页</a> {{ end }}\
{{ .Paginator.PageNumber }} / {{ .Paginator.TotalPages }}\
{{ with .Paginator.Next }} <a href="{{ .URL }}">下一页</a>{{ end }}</nav>{{ end }}
""",
    "index.html": """\
{{ define "main" }}<h1>{{ site.Title }}</h1>
<ul class="cards">
{{ range site.Sections }}<li><a href="{{ .RelPermalink }}"><h2>{{ .Title }}</h2></a></li>
{{ end }}</ul>{{ end }}
""",
    "partials/header.html": """\
<header><a href="/">{{ site.Title }}</a><nav>{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ end }}</nav></header>
""",
    "partials/footer.html": "<footer><p>合成资料，测试用</p></footer>\n",
}
STYLE: Final = "body{font:18px/1.8 serif;max-width:60rem;margin:auto}dt{font-weight:bold}.cards{display:grid}\n"


def write_hugo(pages: Sequence[PlainPage], folder: Path) -> int:
    """Write a Hugo site of these pages; how many HTML pages it makes: records, lists, and the front page."""
    for name, text in LAYOUTS.items():
        _write(folder / "layouts" / name, text)
    _write(folder / "static" / "hall.css", STYLE)
    config = {**CONFIG, "cacheDir": str(folder / "cache")}
    _write(folder / "hugo.json", json.dumps(config, ensure_ascii=False, indent=1))
    for section, (_, zh) in KINDS.items():
        _write(folder / "content" / section / "_index.md", _matter({"title": zh}))
    for page in pages:
        _write_page(page, folder / "content")
    return len(pages) + 1 + sum(_lists(sum(1 for page in pages if page.section == one)) for one in KINDS)


def _lists(records: int) -> int:
    """Pages of a list with so many records. Hugo adds a page/1/ that sends readers on to the list itself."""
    return max(1, -(-records // CARDS)) + 1


def _write_page(page: PlainPage, content: Path) -> None:
    matter: dict[str, object] = {"title": page.title}
    if page.summary:
        matter["description"] = page.summary
    if page.day:
        matter["date"] = page.day
    if page.pictures:
        matter["pictures"] = [{"f": file.name, "a": alt} for file, alt in page.pictures]
    matter["fields"] = [{"k": label, "v": [_link(text, url) for text, url in said]} for label, said in page.fields]
    if page.related:
        matter["related"] = [_link(text, url) for text, url in page.related]
    text = f"{_matter(matter)}\n{page.body_with('/{}/')}\n"
    if not page.pictures:
        _write(content / f"{page.url}.md", text)
        return
    _write(content / page.url / "index.md", text)
    for file, _ in page.pictures:
        shutil.copyfile(file, content / page.url / file.name)


def _link(text: str, url: str) -> dict[str, str]:
    return {"t": text, "u": url} if url else {"t": text}


def _matter(fields: dict[str, object]) -> str:
    """Front matter as JSON, which Hugo reads fastest."""
    return json.dumps(fields, ensure_ascii=False, indent=None) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

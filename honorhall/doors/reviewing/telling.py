"""A review in the forms that people and programs read it in: text, Markdown, JSON, and the files of a folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from honorhall.doors.forms import problems_as
from honorhall.doors.report import as_plain, summary
from honorhall.doors.reviewing.beside import beside
from honorhall.doors.reviewing.comment import comment
from honorhall.doors.reviewing.quoting import plainly, printable
from honorhall.doors.reviewing.review import Review

FORMS = ("text", "markdown", "json", "github")


def review_as(form: str, done: Review) -> str:
    """A review in one of FORMS. "github": workflow commands that annotate the lines of a change, then the text."""
    if form == "markdown":
        return comment(done)
    if form == "json":
        return json.dumps(_plain(done), ensure_ascii=False, indent=2)
    text = _as_text(done)
    marks = problems_as("github", [plainly(one) for one in done.problems]) if form == "github" else ""
    return f"{marks}\n{text}" if marks else text


def written(done: Review, folder: Path) -> None:
    """Leave a review in a folder: comment.md, review.json, code-quality.json (GitLab), and index.html with pages."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "comment.md": comment(done),
        "review.json": f"{review_as('json', done)}\n",
        "code-quality.json": f"{problems_as('gitlab', [plainly(one) for one in done.problems])}\n",
    }
    if done.preview is not None:
        texts["index.html"] = beside(done.preview)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _as_text(done: Review) -> str:
    rows = [f"{one.status} {printable(one.file)}  {'、'.join(one.kinds)}" for one in done.sent]
    problems = [plainly(one) for one in done.problems]
    verdict = "检查通过。 Nothing stands in the way." if done.good else "有须改的地方。 There is something to mend."
    told = problems_as("text", problems) if problems else summary(problems)
    pages = [f"  {printable(one.url) or '/'}" for one in done.preview.pages] if done.preview else []
    heading = [f"会变的网页 pages that change: {len(pages)}"] if pages else []
    counts = len(done.sent), done.pictures
    received = "收到 {} 个文件、{} 张图片。 {} files, {} pictures.".format(*counts, *counts)
    return "\n".join([received, *rows, "", told, *heading, *pages, verdict])


def _plain(done: Review) -> dict[str, Any]:
    return {
        "good": done.good,
        "sent": [asdict(one) for one in done.sent],
        "pictures": done.pictures,
        "problems": [as_plain(plainly(one)) for one in done.problems],
        "pages": [one.url for one in done.preview.pages] if done.preview else [],
    }

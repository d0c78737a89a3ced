"""From saving to seeing: `honorhall serve` beside `mkdocs serve`, one edit of each kind, on the sample hall."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.live import Served, served, served_by_mkdocs

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
EVERY = 0.02  # seconds between two looks
LONGEST = 120.0
STORY = "stories/bench.md"
TEAM = "content/teams/bench.yml"
PAGE = "content/pages/bench.md"
TEMPLATE = "templates/story.html"
STYLE = "templates/assets/css/99-bench.css"
GOOD = 'title: 测速服务队\nregion: "350105"\nlevel: 县级\nmembers: {}余名\nsample: true\n'
SERVERS: tuple[tuple[str, Callable[[Path], AbstractContextManager[Served]]], ...] = (
    ("honorhall serve", served),
    ("mkdocs serve", served_by_mkdocs),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One kind of edit: what is written ({} is the number of the round), and where it is seen."""

    kind: str
    file: str
    text: str
    url: str
    words: str


def edits(story_template: str) -> tuple[Edit, ...]:
    """One edit a kind. The fault comes last, and mending it is an edit of its own."""
    return (
        Edit(
            "a story",
            STORY,
            "---\ntitle: 测速的故事\nsample: true\n---\n\n第 {} 次。\n",
            "stories/bench/",
            "第 {} 次。",
        ),
        Edit("a record", TEAM, GOOD.replace("{}", "3{}"), "teams/bench/", "3{}余名"),
        Edit("a template", TEMPLATE, story_template + "{# #}", "stories/bench/", "第 {} 样"),
        Edit("a style", STYLE, ".bench { order: {}; }\n", "assets/hall/hall.css", "order: {};"),
        Edit("a hand-written page", PAGE, "# 测速\n\n第 {} 版。\n", "bench/", "第 {} 版。"),
        Edit("a fault", TEAM, GOOD.replace("{}余名", "很多{}"), "teams/bench/", "很多{}"),
        Edit("mending it", TEAM, GOOD.replace("{}", "5{}"), "teams/bench/", "5{}余名"),
    )


def main() -> None:
    """Print seconds by kind of edit and by server: medians, with their range."""
    found = {name: dict(measured(serve)) for name, serve in SERVERS}
    print("| from saving to seeing | " + " | ".join(found) + " |")
    print("|---|" + "---|" * len(found))
    for kind in next(iter(found.values())):
        print(f"| {kind} | " + " | ".join(told(times[kind]) for times in found.values()) + " |")


def told(times: list[float]) -> str:
    """A median with its range."""
    return f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"


def measured(serve: Callable[[Path], AbstractContextManager[Served]]) -> Iterator[tuple[str, list[float]]]:
    """(kind of edit, seconds of each round) with one server, on a copy of the sample hall of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder) / "hall")
        template = (
            (root / TEMPLATE).read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}第 {} 样", 1)
        )
        kinds = edits(template)
        for edit in kinds[:2]:
            written(root, edit, 0)
        with serve(root) as server:
            rounds = [[timed(server, root, edit, number) for edit in kinds] for number in range(1, ROUNDS + 1)]
    for place, edit in enumerate(kinds):
        yield edit.kind, [times[place] for times in rounds]


def copied(root: Path) -> Path:
    """The sample hall with templates of its own, so that they can be edited."""
    for name in ("content", "stories", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def written(root: Path, edit: Edit, number: int) -> None:
    """Save one edit."""
    path = root / edit.file
    path.write_text(edit.text.replace("{}", str(number)), encoding="utf-8")


def timed(server: Served, root: Path, edit: Edit, number: int) -> float:
    """Seconds from saving an edit to the first answer that shows it."""
    words = edit.words.replace("{}", str(number))
    time.sleep(0.5)  # let the server rest, as a writer would
    start = time.perf_counter()
    written(root, edit, number)
    while words not in server.get(edit.url):
        if time.perf_counter() - start > LONGEST:
            raise SystemExit(f"{edit.kind}: {words} never came to {edit.url}\n{''.join(server.said[-20:])}")
        time.sleep(EVERY)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

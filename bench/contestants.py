"""Who runs in the race: how each is made ready, what is started, and how one sees that it did its work."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from bench.halls import Size, write_hall
from bench.hugo import write_hugo
from bench.mkdocs_plain import write_mkdocs
from bench.peers import hugo, peers
from bench.plain import PlainPage, plain_pages
from honorhall.disk import spare_of

RELATED: Final = 120  # the longest list of back-links on one page of a peer
EDITED: Final = "syn-story-00001"
TEMPLATE: Final = Path(__file__).resolve().parents[1] / "templates" / "story.html"
LABELS: Final = {
    "ours": "honorhall, cold",
    "ours-same": "honorhall, warm: nothing edited",
    "ours-story": "honorhall, warm: one story edited",
    "ours-template": "honorhall, warm: one template edited",
    "hugo": "Hugo, cold",
    "mkdocs": "MkDocs + Material, cold, no search",
    "mkdocs-search": "MkDocs + Material, cold, with search",
    "zensical": "Zensical, cold",
}


class VoidRunError(Exception):
    """A run that did not make what it was to make: it is no run."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """One row of the table.

    prepare: what is done before each run, not measured; it gives the words that the page `edited` must hold after
    it, or "". pages: how many HTML pages it has to make: exactly so many, or at least (`or_more`).
    """

    name: str
    command: Sequence[str]
    cwd: Path
    out: Path
    pages: int
    prepare: Callable[[], str]
    or_more: bool = False
    edited: Path = Path()


def contestants(names: Sequence[str], size: Size, seed: int, work: Path) -> list[Contestant]:
    """Those asked for, with a hall of this size written under `work` and converted for each peer."""
    shutil.rmtree(work, ignore_errors=True)
    hall = work / "hall"
    write_hall(hall, size, seed)
    pages = plain_pages(hall, RELATED)
    found: list[Contestant] = []
    for name in names:
        if name.startswith("ours"):
            found.append(_ours(name, hall, work / "ours", len(pages)))
        elif name == "hugo":
            found.append(_hugo(pages, work / "hugo"))
        else:
            found.append(_mkdocs(name, pages, work / name))
    return found


def html_pages(out: Path) -> int:
    """How many HTML pages a site has."""
    return sum(1 for _ in out.rglob("*.html"))


def check_pages(one: Contestant, words: str = "") -> int:
    """How many pages it made. Raises VoidRunError where that is not what it had to make."""
    made = html_pages(one.out)
    if made < one.pages or (made > one.pages and not one.or_more):
        raise VoidRunError(f"{one.name}: {made} pages in {one.out}, expected {one.pages}")
    if words and words not in one.edited.read_text(encoding="utf-8"):
        raise VoidRunError(f"{one.name}: the edit is not there: {words} in {one.edited}")
    return made


def _ours(name: str, hall: Path, out: Path, records: int) -> Contestant:
    """Our own build. All four rows share one hall and one output: the cold run leaves what the warm ones find.

    What is kept for all halls of a user lies in a folder of its own, so that cold is cold.
    """
    user = out.with_name("user")
    program = str(Path(sys.executable).with_name("honorhall"))
    command = ["env", f"XDG_CACHE_HOME={user}", program, "build", "--root", str(hall), "--out", str(out)]
    numbers = count(1)

    def story() -> str:
        words = f"又记下一句，第{next(numbers)}次。"
        with (hall / "stories" / f"{EDITED}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")
        return words

    def template() -> str:
        words = f"改过的模板，第{next(numbers)}版"
        own = hall / "templates" / TEMPLATE.name
        text = TEMPLATE.read_text(encoding="utf-8").replace("{% endblock %}", f"<p>{words}</p>\n{{% endblock %}}", 1)
        own.write_text(text, encoding="utf-8")
        return words

    ways: dict[str, Callable[[], str]] = {
        "ours": lambda: _emptied(out, spare_of(out), hall / ".cache", user),
        "ours-same": lambda: "",
        "ours-story": story,
        "ours-template": template,
    }
    edited = out / "stories" / EDITED / "index.html"
    return Contestant(name, command, hall, out, records, ways[name], or_more=True, edited=edited)


def _hugo(pages: Sequence[PlainPage], folder: Path) -> Contestant:
    expected = write_hugo(pages, folder)
    out, cache = folder / "public", folder / "cache"
    command = [hugo(), "build", "--noBuildLock", "--quiet"]
    return Contestant("hugo", command, folder, out, expected, lambda: _emptied(out, cache, folder / "resources"))


def _mkdocs(name: str, pages: Sequence[PlainPage], folder: Path) -> Contestant:
    expected = write_mkdocs(pages, folder, search=name != "mkdocs")
    out = folder / "site"
    program = "zensical" if name == "zensical" else "mkdocs"
    command = [str(peers() / program), "build"]
    return Contestant(name, command, folder, out, expected, lambda: _emptied(out, folder / ".cache"))


def _emptied(*folders: Path) -> str:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return ""

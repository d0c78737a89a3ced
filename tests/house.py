"""A hall in a string: a small good hall with the files a test changes, built and checked by the real command."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from honorhall.doors import main
from honorhall.doors.build import Prepared, inspect, prepare
from honorhall.doors.kept import folder_of
from honorhall.doors.order import Order, Steps
from honorhall.ground.page import Page
from honorhall.ground.problem import Problem
from honorhall.model import Archive

REPOSITORY = Path(__file__).parents[1]
TODAY = "2026-11-21"
ON_TODAY = date.fromisoformat(TODAY)
ADDRESS = "https://hall.example/"

SMALL: Mapping[str, str] = {
    "mkdocs.yml": (REPOSITORY / "templates/new-hall/mkdocs.yml").read_text(encoding="utf-8"),
    "content/hall.yml": f'title: 东溪荣誉馆\nsummary: 东溪村的荣誉馆。\nbase_url: {ADDRESS}\nregion: "12"\n',
    "content/pages/about.md": "---\ntitle: 关于\ndescription: 本馆是什么。\n---\n\n# 关于\n\n本馆在东溪。\n",
    "content/regions/tree.yml": '- {id: east, title: 东省, code: "12"}\n- {id: brook, title: 溪市, code: "1201"}\n',
    "content/sources/s0.yml": "title: 东溪村的报道\npublisher: 东溪报\nurl: https://news.example/a\n",
    "content/places/hall.yml": 'title: 东溪荣誉馆\nplace_type: 荣誉馆\nregion: "1201"\nsources: [s0]\n',
    "content/teams/dongxi.yml": (
        "title: 溪市退役军人志愿服务队\n"
        'region: "1201"\nlevel: 市级\nmembers: 30余名\nfounded: 2020年7月\nsources: [s0]\n'
    ),
    "stories/first.md": (
        "---\ntitle: 第一个故事\nteams: dongxi\nsources: [s0]\n---\n\n"
        "[服务队](team:dongxi)守了一夜。\n\n## 后来\n\n水退了。\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to: its exit code, what it said, and (of a build) the folder of the site."""

    code: int
    told: str
    errors: str
    out: Path

    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        return files(self.out)

    def page(self, url: str) -> str:
        """The HTML of one page."""
        return (self.out / url / "index.html").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class House:
    """A hall on disk."""

    root: Path

    def write(self, changes: Mapping[str, str | bytes | None]) -> House:
        """Change files, by path relative to the hall; None takes one away."""
        for name, text in changes.items():
            path = self.root / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def run(self, command: str, *arguments: str) -> Done:
        """Run one command on this hall, in this process."""
        done = run(command, "--root", str(self.root), *arguments)
        return Done(done.code, done.told, done.errors, self.root / "site")

    def build(self, edition: str = "public", name: str = "site", *options: str) -> Done:
        """Build an edition into the folder `name` of the hall, as of TODAY."""
        out = self.root / name
        done = self.run("build", "--edition", edition, "--out", str(out), "--today", TODAY, *options)
        return Done(done.code, done.told, done.errors, out)

    def inspect(self) -> tuple[Archive, list[Problem]]:
        """The hall's whole archive, nothing redacted, and all its problems."""
        archive, problems = inspect(self.root, ON_TODAY, quiet())
        return archive, problems

    def problems(self) -> list[str]:
        """The codes of all problems, in the order of the files."""
        return [problem.code for problem in self.inspect()[1]]

    def prepared(self, edition: str = "public") -> Prepared:
        """Everything of a build but its bytes. Fails where a problem blocks."""
        made, problems = prepare(Order(self.root, self.root / "site", edition, ON_TODAY), quiet())
        assert made is not None, problems
        return made

    def pages(self, edition: str = "public") -> dict[str, Page]:
        """Every page that is made from records, by its url."""
        return {planned.url: planned.make() for planned in self.prepared(edition).pages}


def hall(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> House:
    """Write the small good hall, with `changes`, to the folder `hall` in `folder`."""
    return House(folder / "hall").write({**SMALL, **(changes or {})})


def run(*arguments: str) -> Done:
    """Run `honorhall …` in this process."""
    told, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(errors):
        code = main(arguments)
    return Done(code, told.getvalue(), errors.getvalue(), Path("site"))


def repository(out: Path, edition: str = "public") -> Done:
    """Build the repository's own hall into a folder, as of TODAY."""
    done = run("build", "--root", str(REPOSITORY), "--out", str(out), "--today", TODAY, "--edition", edition)
    forget(out, edition)
    return Done(done.code, done.told, done.errors, out)


def forget(out: Path, edition: str = "public") -> None:
    """Take away what a build of the repository's hall keeps for the next one to the same folder: there is none."""
    shutil.rmtree(folder_of(Order(REPOSITORY, out, edition, ON_TODAY)), ignore_errors=True)


def quiet() -> Steps:
    """Steps that nobody listens to."""
    return Steps()


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path relative to it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def process(*arguments: str | Path, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `honorhall …` as a process of its own, this checkout's code on its path."""
    start = "import sys; from honorhall.doors import main; sys.exit(main())"
    return python("-c", start, *arguments, cwd=cwd, **variables)


def python(*arguments: str | Path, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run this Python as a process of its own. Its output is UTF-8 text."""
    path = os.pathsep.join(filter(None, (variables.pop("PYTHONPATH", ""), str(REPOSITORY))))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **variables}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=300, check=False
    )

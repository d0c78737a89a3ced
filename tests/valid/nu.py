"""Puts one page of every kind before the Nu Html Checker: `make valid`. Ends with 1 where a page has an error.

Builds the sample hall aside. Errors are told with page and line, equal ones once with their count; warnings too.
`--site FOLDER` checks a site that is built already, all of its pages.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from honorhall.doors import main as honorhall
from honorhall.doors.build import prepare
from honorhall.doors.order import Order, Steps
from honorhall.pages import handwritten
from tests.browser.examples import every_variant

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
JAR = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
SHOWN = 3  # places of equal sentences
MISSING = """make valid 需要 Java 和 Nu 检查器（npm）。请安装它们再试一次。
make valid needs Java and the Nu checker (npm). Please install them and try again."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the checker. error: or else a warning; place: page and line."""

    error: bool
    sentence: str
    place: str


def main(arguments: list[str] | None = None) -> int:
    """Check, and tell what was found. 0, 1 where a page has an error, 2 where the checker cannot run."""
    parser = argparse.ArgumentParser(prog="make valid", description=__doc__)
    parser.add_argument("--site", type=Path, help="已生成的网站 a site that is built already")
    wanted = parser.parse_args(arguments)
    if not JAR.is_file() or not shutil.which("java"):
        print(MISSING, file=sys.stderr)
        return 2
    if wanted.site:
        return _tell(check(sorted(wanted.site.rglob("*.html")), wanted.site))
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        if honorhall(["build", "--root", str(REPOSITORY), "--out", str(site)]):
            return 2
        return _tell(check(_examples(site), site))


def _examples(site: Path) -> list[Path]:
    made, problems = prepare(Order(REPOSITORY, REPOSITORY / "site", "public", date.today()), Steps())
    if made is None:
        raise ValueError(problems)
    found = every_variant((planned.make() for planned in made.pages), handwritten(made.guide.archive))
    return [site / one.url / "index.html" if not one.url.endswith(".html") else site / one.url for one in found]


def check(pages: Iterable[Path], site: Path) -> list[Said]:
    """All that the checker says of these pages."""
    names = list(map(str, pages))
    print(f"{len(names)} 页 pages", file=sys.stderr)
    command = ["java", "-Xss2m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", *names]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return list(_said(json.loads(done.stdout)["messages"], site))


def _said(messages: Iterable[dict[str, Any]], site: Path) -> Iterator[Said]:
    for one in messages:
        page = one.get("url", "").removeprefix("file:").removeprefix(f"{site.absolute()}/")
        error = one["type"] != "info"
        yield Said(error, one["message"], f"{page}:{one.get('lastLine', 0)}: {one.get('extract', '').strip()[:160]!r}")


def _tell(found: list[Said]) -> int:
    """Equal sentences once, errors first."""
    places: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for one in found:
        places[not one.error, one.sentence].append(one.place)
    for (mild, sentence), where in sorted(places.items()):
        print(f"{'提醒 warning' if mild else '错误 error'} ×{len(where)}: {sentence}")
        print(*(f"    {place}" for place in where[:SHOWN]), sep="\n")
    errors = sum(one.error for one in found)
    print(f"{errors} 处错误 errors, {len(found) - errors} 处提醒 warnings")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())

"""The indexes, each built by a process of its own, so that its time and memory can be told."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.finding.texts import Change, Found, of_folder, of_hall
from honorhall.disk import stage_for
from honorhall.doors.searching import put_index
from honorhall.doors.work import own_workers, uncollected
from honorhall.exports import own_assets
from honorhall.exports.search import plan_of
from honorhall.output import Lettering

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def build_ours(found: Found, out: Path, jobs: int) -> float:
    """The index of these texts in a folder, with the script that searches it; seconds it took."""
    start = time.perf_counter()
    with uncollected(), stage_for(out) as (stage, files):
        plan = plan_of(found.archive, found.sheets)
        files.update(put_index(plan, found.archive, own_workers(jobs), stage)[0])
        seconds = time.perf_counter() - start
        made = own_assets((TEMPLATES,), Lettering("", out), "public")
        script = next(one for one in made if one.path.endswith("/search.js"))
        files[script.path] = stage.put(script.path, script.make())
    return seconds


def main() -> None:
    """Build our index of a hall or a folder, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hall", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--traditional", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--report", type=Path, required=True)
    asked = parser.parse_args()
    change: Change = str
    if asked.traditional:
        from opencc import OpenCC  # noqa: PLC0415

        change = OpenCC("s2t").convert
    found = of_hall(asked.hall, change) if asked.hall else of_folder(asked.corpus, change)
    seconds = build_ours(found, asked.out, asked.jobs)
    asked.report.write_text(json.dumps({"seconds": seconds}), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Search: our index beside Pagefind's and Material's, over the same texts, asked in a real Chromium."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from opencc import OpenCC
from playwright.sync_api import Browser

from bench.finding.browsing import (
    OURS,
    Answer,
    Engine,
    Served,
    asked,
    by_group,
    open_ours,
    precision,
    recall,
    served_zipped,
)
from bench.finding.peers import PEERS, SETTLED
from bench.finding.queries import Query, cut, spoken
from bench.finding.texts import Found, of_folder, of_hall
from bench.measured import Measured, measured
from tests.browser import chromium
from tests.browser.serving import opened

HERE: Final = Path(__file__).resolve().parent
WORK: Final = HERE.parent / ".cache" / "search"
ENGINE: Final = Engine("honorhall", open_ours, OURS)
A_THOUSAND, EVERYTHING, MIB = 1_000, 100_000, 1024 * 1024
OFTEN: Final = 500  # texts: a phrase that stands in more is not asked for whole


def main() -> None:
    """Build, ask, and print what came of it."""
    options = _options()
    found = of_hall(options.hall) if options.hall else of_folder(options.corpus)
    queries = cut(found.entries, options.queries, options.seed)
    print(f"{len(found.entries):,} texts, {found.bytes:,} bytes; {len(queries)} queries, seed {options.seed}\n")
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.NONE)
    with opened(path) as browser:
        _ours(browser, found, queries, options)
        for name in options.beside.split(",") if options.beside else ():
            _peer(browser, name, found, queries)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--corpus", type=Path, metavar="DIR", help="a folder of Markdown files")
    what.add_argument("--hall", type=Path, metavar="DIR", help="a hall of ours")
    parser.add_argument("--queries", type=int, default=15, help="of each length [15]")
    parser.add_argument("--names", type=int, default=200, help="titles that are asked for in pinyin [200]")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--beside", default="", help=f"other engines: {','.join(PEERS)}")
    parser.add_argument("--traditional", action="store_true", help="the texts in traditional characters, too")
    return parser.parse_args()


def _ours(browser: Browser, found: Found, queries: Sequence[Query], options: argparse.Namespace) -> None:
    out, source = WORK / "ours", _source(options)
    took, seconds = _built(source, out)
    sizes = [path.stat().st_size for path in (out / "assets/hall/search").rglob("*") if path.is_file()]
    _made("honorhall", took, sum(sizes))
    print(f"  the index alone {seconds:.1f} s; {sum(sizes) / found.bytes:.3f} of the texts, {len(sizes):,} files")
    with served_zipped(out) as served:
        _told("honorhall", list(asked(browser, ENGINE, served, queries)))
        to_traditional = OpenCC("s2t").convert
        twins = [Query(to_traditional(one.asked), one.group, one.truth) for one in queries]
        _told("honorhall, queries in traditional characters", list(asked(browser, ENGINE, served, twins)))
        _names(browser, served, spoken(found.entries, options.names, options.seed))
        some = [one for one in queries if len(one.truth) < OFTEN]
        whole = list(asked(browser, ENGINE, served, some, EVERYTHING))
        wrong = [one for one in whole if {f"{url}/" for url in one.urls} != one.query.truth]
        print(f"  all results of {len(whole)} queries: {len(wrong)} are not exactly those of the scan\n")
    if options.traditional:
        _built([*source, "--traditional"], WORK / "traditional")
        with served_zipped(WORK / "traditional") as served:
            _told("honorhall, texts in traditional characters", list(asked(browser, ENGINE, served, queries)))


def _source(options: argparse.Namespace) -> list[str]:
    return ["--hall", str(options.hall)] if options.hall else ["--corpus", str(options.corpus)]


def _built(source: Sequence[str], out: Path) -> tuple[Measured, float]:
    """What the process took, the reading of the texts among it; and how long the index alone took."""
    report = WORK / "built.json"
    report.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bench.finding.engines", *source, "--out", str(out), "--report", str(report)]
    return measured(command, HERE.parent), json.loads(report.read_text(encoding="utf-8"))["seconds"]


def _names(browser: Browser, served: Served, queries: Sequence[Query]) -> None:
    """Whether each title is found by how it sounds."""
    heard = list(asked(browser, ENGINE, served, queries, A_THOUSAND))
    for group in dict.fromkeys(one.group for one in queries):
        some = [one for one in heard if one.query.group == group]
        lost = [one.query.asked for one in some if not one.query.truth <= {f"{url}/" for url in one.urls}]
        print(f"  {group}: {len(some) - len(lost)} of {len(some)} titles found {' '.join(lost[:5])}", flush=True)


def _peer(browser: Browser, name: str, found: Found, queries: Sequence[Query]) -> None:
    build, engine, site = PEERS[name]
    took, size = build(found, WORK / name)
    _made(name, took, size)
    with served_zipped(WORK / name / site) as served:
        _told(name, list(asked(browser, engine, served, queries)), SETTLED if name == "Material" else 0.0)


def _made(name: str, took: Measured, size: int) -> None:
    print(f"{name}: {took.wall:.1f} s, {took.pss:.0f} MiB at most, index {size / MIB:.1f} MiB", flush=True)


def _told(name: str, answers: list[Answer], waited: float = 0.0) -> None:
    """waited: seconds that belong to the measuring."""
    print(f"  {name}")
    for what, how in (("recall@10", recall), ("precision@10", precision)):
        print(f"    {what:13}" + "  ".join(f"{group}: {value:.2f}" for group, value in by_group(answers, how).items()))
    wrong = sum(one.total >= 0 and one.total != len(one.query.truth) for one in answers)
    later = [one.bytes for one in answers[1:]]
    seconds = sorted(one.seconds - waited for one in answers)
    print(f"    totals that are not those of the scan: {wrong} of {sum(one.total >= 0 for one in answers)}")
    print(f"    bytes: first {answers[0].bytes:,}, later {statistics.median(later):,.0f} (most {max(later):,})")
    late = seconds[int(len(seconds) * 0.95)]
    print(f"    ms: median {1000 * statistics.median(seconds):.0f}, p95 {1000 * late:.0f}", flush=True)


if __name__ == "__main__":
    main()

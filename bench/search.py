"""Search: our index beside Pagefind's and Material's, over the same texts, asked in a real Chromium."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from opencc import OpenCC
from playwright.sync_api import Browser

from bench.finding.browsing import ENGINES, Answer, asked, by_group, precision, recall, served_zipped
from bench.finding.queries import Query, cut, spoken
from bench.finding.texts import Found, of_folder, of_hall, write_html
from bench.measured import Measured, measured
from tests.browser import chromium
from tests.browser.serving import opened

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / ".cache" / "search"
A_THOUSAND, EVERYTHING = 1_000, 100_000


def main() -> None:
    """Build, ask, and print what came of it."""
    options = _options()
    found = of_hall(options.hall) if options.hall else of_folder(options.corpus)
    queries = cut(found.entries, options.queries, options.seed)
    print(f"{len(found.entries)} texts, {found.bytes:,} bytes, {len(queries)} queries", flush=True)
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.NONE)
    with opened(path) as browser:
        _ours(browser, found, queries, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder of Markdown files")
    parser.add_argument("--hall", type=Path, help="a hall of ours")
    parser.add_argument("--queries", type=int, default=15, help="of each length")
    parser.add_argument("--names", type=int, default=200, help="titles asked for in pinyin")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--kept", action="store_true", help="take the index that stands there")
    return parser.parse_args()


def _ours(browser: Browser, found: Found, queries: Sequence[Query], options: argparse.Namespace) -> None:
    out = WORK / "ours"
    if not options.kept:
        took = _built(options, out)
        print(took, flush=True)
    sizes = [path.stat().st_size for path in (out / "assets/hall/search").rglob("*") if path.is_file()]
    print(f"index and texts {sum(sizes):,} bytes, {sum(sizes) / found.bytes:.3f} of the texts, {len(sizes)} files")
    with served_zipped(out) as root:
        answers = list(asked(browser, ENGINES["ours"], root, queries))
        _told("ours", answers)
        twins = [Query(OpenCC("s2t").convert(one.asked), one.group, one.truth) for one in queries]
        _told("ours, traditional queries", list(asked(browser, ENGINES["ours"], root, twins)))
        heard = list(
            asked(browser, ENGINES["ours"], root, spoken(found.entries, options.names, options.seed), A_THOUSAND)
        )
        for group in ("pinyin", "initials"):
            some = [one for one in heard if one.query.group == group]
            lost = [one.query.asked for one in some if not one.query.truth <= {f"{url}/" for url in one.urls}]
            print(f"ours, {group}: {len(some) - len(lost)} of {len(some)} titles found; lost: {lost[:5]}", flush=True)
        whole = list(
            asked(browser, ENGINES["ours"], root, [one for one in queries if len(one.truth) < 500], EVERYTHING)
        )
        wrong = [one for one in whole if {f"{url}/" for url in one.urls} != one.query.truth]
        print(
            "all results:",
            len(whole),
            "queries,",
            len(wrong),
            "not exactly those of the scan",
            [(one.query.asked, len(one.urls), len(one.query.truth)) for one in wrong[:5]],
        )


def _built(options: argparse.Namespace, out: Path) -> Measured:
    of = ["--hall", str(options.hall)] if options.hall else ["--corpus", str(options.corpus)]
    return measured([sys.executable, "-m", "bench.finding.engines", *of, "--out", str(out)], HERE.parent)


def _told(name: str, answers: list[Answer]) -> None:
    print(name)
    print("  recall@10   ", {group: round(value, 3) for group, value in by_group(answers, recall).items()})
    print("  precision@10", {group: round(value, 3) for group, value in by_group(answers, precision).items()})
    wrong = [one for one in answers if one.total >= 0 and one.total != len(one.query.truth)]
    later = [one.bytes for one in answers[1:]]
    seconds = sorted(one.seconds for one in answers)
    print(
        "  totals not those of the scan:",
        len(wrong),
        [(one.query.asked, one.total, len(one.query.truth)) for one in wrong[:5]],
    )
    print(
        f"  first {answers[0].bytes:,}, later median {statistics.median(later):,.0f}, most {max(later):,}; ms median {1000 * statistics.median(seconds):.0f}, p95 {1000 * seconds[int(len(seconds) * 0.95)]:.0f}"
    )
    bad = [one for one in answers if recall(one) < 1 or precision(one) < 1]
    print(
        "  missed:",
        [(one.query.asked, one.query.group, len(one.urls), len(one.query.truth)) for one in bad[:8]],
        flush=True,
    )


if __name__ == "__main__":
    main()

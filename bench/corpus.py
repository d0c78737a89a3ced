"""A synthetic hall of any size, for benches and for those who want to see how a large hall behaves."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.halls import SIZES, Size, write_hall

EXAMPLES = """\
examples:
  python bench/corpus.py /tmp/halls/village --size village
  python bench/corpus.py /tmp/halls/province --size province --seed 2
  python bench/corpus.py /tmp/halls/tall --size village --stories 5000
  honorhall build --root /tmp/halls/village --out /tmp/site

Nothing in it is real: names of places, teams and people are made up, and every record says 合成 (synthetic).
The same size and seed always give the same bytes.
"""


def main() -> None:
    """Write the hall that was asked for, and say on stderr how it goes."""
    asked = _asked()
    usual = SIZES[asked.size]
    size = Size(
        usual.stories if asked.stories is None else asked.stories,
        usual.teams if asked.teams is None else asked.teams,
        usual.activities if asked.activities is None else asked.activities,
    )
    start = time.perf_counter()
    try:
        write_hall(asked.out, size, asked.seed, _say)
    except FileExistsError as error:
        sys.exit(f"已经有了，不覆盖 It is there already, and is left as it is: {error}")
    _say(
        f"{size.stories} stories, {size.teams} teams, {size.activities} activities: {time.perf_counter() - start:.1f} s"
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLES, formatter_class=form)
    parser.add_argument("out", type=Path, metavar="OUT", help="the hall's folder, made if it is not there")
    sizes = "; ".join(f"{name} {one.stories}/{one.teams}/{one.activities}" for name, one in SIZES.items())
    parser.add_argument("--size", choices=SIZES, default="village", help=f"stories/teams/activities: {sizes}")
    parser.add_argument("--stories", type=int, metavar="N", help="so many stories instead")
    parser.add_argument("--teams", type=int, metavar="N", help="so many teams instead (at least 5)")
    parser.add_argument("--activities", type=int, metavar="N", help="so many activities instead")
    parser.add_argument("--seed", type=int, default=1, help="another number, another hall [1]")
    return parser.parse_args()


if __name__ == "__main__":
    main()

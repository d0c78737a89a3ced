"""Bad records of every kind, made by hypothesis and laid into a hall: what the command says of them, and where.

python -m tests.bad_records --many 10000
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from honorhall.doors.build import prepare
from honorhall.doors.cli.checking import FORMS
from honorhall.doors.order import Order
from honorhall.ground.messages import blocks
from honorhall.model import MODELS, rows
from tests.bad_texts import ODD_MATTER, ODD_NAMES, ODD_TEXTS, ODD_YAML
from tests.house import ON_TODAY, SMALL, TODAY, House, hall, quiet

LINE_END = re.compile(rb"\r\n|\r|\n")
HELD = ("content", "stories")
A_HALL = 20  # records that are laid into one hall: each is told of by itself
LONGEST = 60  # seconds that one hall may take: a hang is a fault, too
WHOLE_FILE = {  # what is so of a file as a whole, or of one that cannot be opened
    *("file-not-read", "file-outside", "file-unreadable", "file-too-large", "hall-missing", "folder-unknown"),
}
FOLDERS = {kind: "stories" if kind == "story" else f"content/{model.folder}" for kind, model in MODELS.items()}
FIELDS = sorted({row.name for model in MODELS.values() for row in rows(model)} | {"name", "标题", "<<", "__class__"})
IDS = ("first", "dongxi", "hall", "s0", "one", "two", "three")


@dataclass(frozen=True, slots=True)
class Bad:
    """One file of a hall. link: what it leads to instead."""

    path: bytes
    data: bytes = b""
    link: str = ""


plain = st.recursive(
    st.sampled_from(ODD_TEXTS)
    | st.text(max_size=20)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.none()
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(FIELDS) | st.sampled_from(ODD_TEXTS), inner, max_size=4)
    ),
    max_leaves=12,
)
fields = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(ODD_TEXTS) | plain, max_size=8)


@st.composite
def of_a_kind(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A record that names the fields of one kind, each with whatever it likes."""
    model = MODELS[kind]
    names = [row.name for row in rows(model)]
    values = st.sampled_from(ODD_TEXTS) | st.sampled_from(IDS) | plain
    several = st.integers(0, 2) | st.integers(0, 10)  # one that is wrong hides what is to be said of the others
    chosen = draw(st.lists(st.sampled_from(names), max_size=draw(several), unique=True))
    some: dict[str, Any] = {name: draw(values) for name in chosen}
    return {"title": "示例", **some}


def dumped(value: Any, *, flow: bool) -> bytes:
    try:
        text: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=200)
    except (yaml.YAMLError, ValueError):
        return b"title: x\n"
    return text.encode("utf-8", "surrogatepass")


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A good file of the small hall with some bytes taken out, put in or said twice."""
    data = draw(st.sampled_from([text.encode() for text in SMALL.values()]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        more = draw(st.binary(max_size=4) | st.sampled_from(ODD_TEXTS).map(str.encode) | st.just(data[at : at + 30]))
        data = data[:at] + more + data[at + draw(st.integers(0, 6)) :]
    return data


@st.composite
def matter(draw: st.DrawFn) -> bytes:
    """A Markdown file whose front matter is broken in some way."""
    parts = draw(
        st.lists(st.sampled_from(ODD_MATTER) | st.sampled_from(ODD_YAML) | st.sampled_from(ODD_TEXTS), max_size=7)
    )
    return "".join(parts).encode("utf-8", "surrogatepass")


@st.composite
def contents(draw: st.DrawFn, kind: str) -> bytes:
    """What may stand in a file that should hold one kind: mostly a record, wrong in a field or two."""
    if draw(st.integers(0, 9)) > MOSTLY:
        odd: bytes = draw(odd_contents)
        return odd
    written = dumped(draw(of_a_kind(kind)), flow=draw(st.booleans()))
    text = draw(st.sampled_from(ODD_TEXTS))
    return b"---\n" + written + f"---\n\n{text}\n".encode() if kind == "story" else written


MOSTLY = 6
odd_contents = st.one_of(
    st.lists(of_a_kind("team") | plain, max_size=3).map(lambda some: dumped(some, flow=False)),
    fields.map(lambda some: dumped(some, flow=False)),
    st.sampled_from(ODD_YAML).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(ODD_YAML).map(lambda text: f"---\n{text}---\n正文\n".encode("utf-8", "surrogatepass")),
    spoiled(),
    matter(),
    st.binary(max_size=60),
    st.sampled_from(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "big5")).map("title: 示例".encode),
)
GOOD = (*IDS, *(f"r-{number}" for number in range(80)))
stems = st.sampled_from((*(one.encode() for one in GOOD), *ODD_NAMES)) | st.binary(min_size=1, max_size=8).map(
    lambda name: name.replace(b"\0", b"").replace(b"/", b"") or b"x"
)


ELSEWHERE = ("/etc/passwd", "/dev/zero", "..", ".", "nowhere", "hall.yml", "../fifo")
links = st.sampled_from(("",) * 60 + ELSEWHERE)


@st.composite
def bad_file(draw: st.DrawFn) -> Bad:
    kind = draw(st.sampled_from(sorted(MODELS)))
    usual = b".md" if kind == "story" else b".yml"
    ending = draw(st.sampled_from((usual,) * 7 + (b".yaml", b".YML", b".md", b".txt", b"")))
    folder = draw(st.sampled_from((FOLDERS[kind],) * 7 + ("content/pages", "content", "content/odd")))
    return Bad(folder.encode() + b"/" + draw(stems) + ending, draw(contents(kind)), draw(links))


halls = st.lists(bad_file(), min_size=A_HALL, max_size=A_HALL)


def laid(folder: Path, some: list[Bad]) -> House:
    """The small good hall with bad files in it; what this system cannot name is left out."""
    made = hall(folder)
    os.mkfifo(made.root / "content" / "fifo")
    for one in some:
        path = made.root / os.fsdecode(one.path)
        with suppress(OSError, ValueError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if one.link:
                path.symlink_to(one.link)
            elif not path.is_symlink():
                path.write_bytes(one.data)
    return made


def faults(made: House, told: Counter[str]) -> Iterator[str]:
    """What is wrong with what the command says of a hall: nothing, if all goes well. told: codes are counted in it."""
    said = {form: made.run("check", "--format", form, "--today", TODAY) for form in FORMS}
    said["fix"] = made.run("check", "--fix", "--today", TODAY)
    said["some"] = made.run("check", "--format", "json", "--today", TODAY, *(str(made.root / one) for one in HELD))
    for form, done in said.items():
        if done.code not in {0, 1} or (done.errors and form != "fix"):
            yield f"check, {form}: {done.code}\n{done.errors}"
            return
    whole, some = (json.loads(said[form].told) for form in ("json", "some"))
    if whole != some:
        other = [one for one in (*whole, *some) if (one in whole) != (one in some)]
        yield f"said of the whole only, or file by file only: {other}"
    for problem in whole:
        told[problem["code"]] += 1
        yield from _misplaced(made, problem)


def _misplaced(made: House, problem: dict[str, Any]) -> Iterator[str]:
    if not problem["file"]:
        yield f"no file: {problem}"
    if problem["line"] == 0 and problem["code"] not in WHOLE_FILE:
        yield f"no line: {problem}"
    path = made.root / problem["file"]
    with suppress(OSError, ValueError):
        if path.is_file() and problem["line"] > len(LINE_END.split(path.read_bytes())):
            yield f"a line that is not there: {problem}"


class LateError(BaseException):
    """A hall took too long. Nothing of ours catches it."""


@contextmanager
def in_time() -> Iterator[None]:
    """Raise LateError where a hall takes too long."""

    def late(*_: object) -> None:
        raise LateError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def told_well(some: list[Bad], told: Counter[str], *, building: bool = False) -> None:
    """One hall of bad records is told of, with exit code 0 or 1, file and line, in time, and makes no build stumble."""
    folder = Path(tempfile.mkdtemp(prefix="bad-"))
    try:
        made = laid(folder, some)
        with in_time():
            found = [*faults(made, told), *stumbles(made, building=building)]
        assert not found, "\n".join(found)
    finally:
        shutil.rmtree(folder)


def stumbles(made: House, *, building: bool) -> Iterator[str]:
    """What goes wrong when pages are made of the records that nothing is said against."""
    for _ in range(A_HALL):
        problems = [one for one in made.inspect()[1] if one.code != "hall-missing"]
        blocking = {one.place.file for one in problems if blocks(one)}
        if not blocking:
            break
        for name in blocking:
            with suppress(OSError, ValueError):
                (made.root / name).unlink()
    planned, _ = prepare(Order(made.root, made.root / "site", "public", ON_TODAY), quiet())
    for page in planned.pages if planned else ():
        page.make()
    done = made.build() if planned and building else None
    if done and done.code not in {0, 1}:
        yield f"build: {done.code}\n{done.errors}"


def main() -> None:
    """Make so many bad records, and say how they were told of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=10_000, help="records")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--build", action="store_true", help="build a site of what is left without blocking problems")
    asked = parser.parse_args()
    told: Counter[str] = Counter()
    start, count = time.perf_counter(), -(-asked.many // A_HALL)
    usual = settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # to shrink twenty files takes long
        suppress_health_check=list(HealthCheck),
    )
    seed(asked.seed)(usual(given(halls)(lambda some: told_well(some, told, building=asked.build))))()
    print(
        f"{count * A_HALL} records, {sum(told.values())} problems of {len(told)} codes, none untold, "
        f"{time.perf_counter() - start:.0f} s"
    )
    print(", ".join(f"{code} {many}" for code, many in told.most_common()))


if __name__ == "__main__":
    main()

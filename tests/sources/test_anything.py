"""Whatever a file holds, reading it, gathering it and checking it end in records and Problems, never in a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honorhall.checks import check
from honorhall.ground.messages import say
from honorhall.model import FOLDERS, MODELS, Edition, gather, redact
from honorhall.sources import Reading, read_file
from honorhall.views import derive
from tests.house import ON_TODAY

FEW = settings(max_examples=150, deadline=None, derandomize=True, database=None)
KINDS = {"story": ".md", "page": ".md", **dict.fromkeys((*FOLDERS.values(), "hall"), ".yml")}
NAMES = sorted({name for model in MODELS.values() for name in model.model_fields})

MARKS = (
    *("- ", ": ", ":", "：", "\n", "\n  ", "\n    ", "\r\n", "\t", " ", "---", "---\n", "...\n", "# ", "|\n", ">-\n"),
    *("[", "]", "{", "}", ", ", "&a ", "*a", "<<: *a", "!!str ", "!x ", "'", '"', "@", "`", "%", "? ", "\\", "\0"),
    *(
        "\u2028",
        "\u0085",
        "\ufeff",
        "![](a.jpg)",
        "[甲](team:a)",
        "](",
        "[" * 50,
        "- " * 60,
        '"\\0"',
        "null",
        "~",
        "是",
    ),
)
WORDS = (
    *(
        "东岐村",
        "三十余名",
        "53余名",
        "2020-02-30",
        "去年",
        "350105",
        "person:a",
        "已同意",
        "不需要",
        "全省首家",
        "-",
        "0",
    ),
    *(
        "consent: {status: 已同意, scope: [文字, 网站]}",
        "ladder: [{stars: 1, hours: 1}]",
        "media: {file: a.jpg, alt: 甲}",
    ),
)
fields = st.sampled_from(NAMES).map(lambda name: f"\n{name}: ")
lines = st.lists(st.one_of(fields, st.sampled_from(MARKS), st.sampled_from(WORDS), st.text(max_size=5)), max_size=30)
texts = st.one_of(st.text(), lines.map("".join), lines.map(lambda some: f"---\n{''.join(some)}\n---\n# 题\n\n正文"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


def put(root: Path, kind: str, data: bytes) -> Path:
    path = root / f"anything{KINDS[kind]}"
    path.write_bytes(data)
    return path


@FEW
@given(kind=st.sampled_from(sorted(KINDS)), text=texts)
def test_any_text_is_read_as_records_and_problems_that_name_file_and_line(root, kind, text):
    path = put(root, kind, text.encode("utf-8", "surrogatepass"))
    records, problems = read_file(root, path, kind)
    assert records or problems
    for problem in problems:
        assert problem.place.file == path.name
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert say(problem, "zh").what
        assert say(problem, "en").what


@FEW
@given(kind=st.sampled_from(sorted(KINDS)), data=st.binary())
def test_any_bytes_are_read_as_records_and_problems(root, kind, data):
    records, problems = read_file(root, put(root, kind, data), kind)
    assert records or problems
    assert all(problem.place.line >= 1 for problem in problems)


@FEW
@given(kind=st.sampled_from(sorted(KINDS)), text=texts)
def test_every_line_told_of_is_a_line_of_the_file(root, kind, text):
    path = put(root, kind, text.encode("utf-8", "surrogatepass"))
    count = 1 + path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    assert [str(one.place) for one in read_file(root, path, kind)[1] if one.place.line > count] == []


@FEW
@given(kind=st.sampled_from(sorted(KINDS)), text=texts)
def test_what_was_read_of_any_text_is_gathered_checked_redacted_and_derived(root, kind, text):
    records, problems = read_file(root, put(root, kind, text.encode("utf-8", "surrogatepass")), kind)
    archive, found = gather(Reading(tuple(records), tuple(problems)))
    found += check(archive, ON_TODAY)
    for problem in found:
        assert problem.place.line >= 1
        assert say(problem, "zh").what
        assert say(problem, "en").what
    for edition in ("public", "kiosk", "preview"):
        shown = redact(archive, Edition(edition, ON_TODAY))
        assert set(shown.records) <= set(archive.records)
        assert derive(shown, ON_TODAY).today == ON_TODAY

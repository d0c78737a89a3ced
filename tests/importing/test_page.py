"""docs/import.md says what the code does: its codes, its columns, its options."""

from __future__ import annotations

import re

from honorhall.doors.importing.collection import COORDINATES, IMAGES, MACHINERY, NOTED
from honorhall.doors.importing.columns import ALSO, TITLES
from honorhall.doors.importing.zips import MOST_BYTES, MOST_ENTRIES, MOST_OF_ONE
from honorhall.ground.messages import codes
from tests.house import REPOSITORY, run

PAGE = (REPOSITORY / "docs/import.md").read_text(encoding="utf-8")


def test_every_code_that_an_import_may_say_is_on_the_page_and_no_other():
    assert set(re.findall(r"`(import-[a-z-]+)`", PAGE)) == {code for code in codes() if code.startswith("import-")}


def test_every_other_name_of_a_column_is_on_the_page():
    for words in (*ALSO.values(), *TITLES.values()):
        assert f"| {words} |" in PAGE


def test_every_option_on_the_page_is_one_that_there_is():
    known = set(re.findall("--[a-z-]+", run("import", "--help").told))
    named = set(re.findall(r"--[a-z-]+", " ".join(re.findall(r"honorhall import[^`\n]*", PAGE))))
    assert named
    assert named <= known


def test_every_column_of_a_collection_and_every_limit_of_a_zip_is_on_the_page():
    assert all(f"`{name}`" in PAGE for name in (*COORDINATES, *IMAGES, *MACHINERY, *NOTED))
    for limit in (f"{MOST_ENTRIES} entries", f"{MOST_BYTES // 10**6} MB", f"{MOST_OF_ONE // 10**6} MB"):
        assert limit in PAGE

"""Every fact of the five sources stands on the site, word for word, on a page that names its source."""

from __future__ import annotations

import pytest

from tests.house import python
from tests.site.facts_table import Stated, facts, table
from tests.site.reading import folded

FACTS = facts()
ROWS = [
    *(f"0.{number}" for number in range(1, 15)),
    "0.13b",
    *(f"1.{number}" for number in range(1, 19)),
    "1.17b",
    *(f"2.{number}" for number in range(1, 16)),
    "2.1b",
    *(f"3.{number}" for number in range(1, 23)),
    *(f"4.{number}" for number in range(1, 14)),
]


def unsaid(stated: Stated, pages) -> list[str]:
    """The phrases that the page does not hold."""
    text = pages[f"{stated.page}index.html"].text
    return [phrase for phrase in stated.says if folded(phrase) not in text]


@pytest.mark.parametrize("row", FACTS)
def test_a_fact_stands_on_its_pages_word_for_word(row, pages):
    assert FACTS[row]
    for stated in FACTS[row]:
        assert stated.says, stated.page
        assert unsaid(stated, pages) == [], stated.page


def test_every_row_of_the_facts_is_told_of():
    assert sorted(FACTS) == sorted(ROWS)


def test_a_phrase_that_no_page_says_would_be_noticed(pages):
    assert unsaid(Stated("timeline/", ("大事记", "没有人说过的话")), pages) == ["没有人说过的话"]


def test_every_page_that_states_a_fact_names_its_source_or_is_one(prepared):
    archive = prepared.guide.archive
    by_url = {record.page_url: record for record in archive.records.values()}
    stating = {stated.page for places in FACTS.values() for stated in places}
    bare = [
        url for url in sorted(stating) if url not in by_url or not (cited(by_url[url]) or url.startswith("sources/"))
    ]
    assert bare == []


def test_the_sources_named_by_a_record_stand_on_its_page_with_a_link_to_them(pages, prepared):
    archive = prepared.guide.archive
    without = [
        record.page_url
        for record in archive.records.values()
        for source in cited(record)
        if f"../../{archive.records[source].page_url}" not in pages[f"{record.page_url}index.html"].anchors()
    ]
    assert without == []


def cited(record) -> list[str]:
    return [one.source for one in record.sources]


def test_the_table_of_facts_prints_every_row_with_its_urls():
    done = python("-m", "tests.site.facts_table")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == table(FACTS)
    lines = done.stdout.splitlines()
    assert len(lines) == len(ROWS) + 2
    assert "| 1.17b |" in done.stdout
    assert all(f"`/{stated.page}`" in line for line, row in zip(lines[2:], FACTS, strict=True) for stated in FACTS[row])

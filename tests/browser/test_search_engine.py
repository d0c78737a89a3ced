"""The script that searches, in a real browser: what it finds, that it never fails, and that a disk serves as well."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from honorhall.doors.searching import search_plan
from honorhall.exports.search import entry_of
from honorhall.exports.search.folding import fold
from honorhall.exports.search.names import readings
from tests.browser.serving import tab

EVERYTHING = 10_000
SEARCHED = """async ([query, options]) => {
  const found = await honorhallSearch(query, options);
  return {total: found.total, exact: found.exact, urls: found.results.map((one) => one.url)};
}"""
# What becomes of each code point, runs of sorts and of code points that this browser does not know.
FOLDED = """() => {
  const {fold, sortOf} = honorhallEngine;
  const others = {}, sorts = [], unknown = [];
  for (let code = 0; code < 0x110000; code++) {
    const one = String.fromCodePoint(code);
    const made = String.fromCodePoint(...fold(one).codes);
    if (made !== one) others[code] = made;
    const sort = sortOf(code);
    if (sorts.at(-1)?.[1] !== sort) sorts.push([code, sort]);
    if (/\\p{Cn}/u.test(one)) unknown.push(code);
  }
  return {others, sorts, unknown};
}"""
# 5,000 queries of pieces that break things, by a generator that always gives the same; what was wrong with the answers.
EMPTY = '<!doctype html><meta charset="utf-8"><title>-</title>'
HOSTILE = (Path(__file__).parent / "hostile.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def engine(browser: Browser, address: str) -> Iterator[Page]:
    """An empty page beside those of the site, that has the script."""
    with tab(browser, 800) as (page, faults):
        page.route("**/empty.html", lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
        page.goto(f"{address}empty.html")
        page.add_script_tag(url=f"{address}assets/hall/search.js")
        page.set_default_timeout(120_000)
        yield page
        assert faults.complaints == []


@pytest.fixture(scope="module")
def entries(prepared):
    """Everything that can be found on the site."""
    archive = prepared.guide.archive
    return [entry_of(what, archive.records) for _, what in search_plan(archive).line]


def asked(page: Page, query: str, **options: object) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(SEARCHED, [query, options])
    return found


def texts(entries) -> dict[str, str]:
    return {entry.url: "\n".join(text for _, text in entry.parts) for entry in entries}


def test_the_script_folds_every_character_that_both_know_as_the_build_does(engine: Page):
    found = engine.evaluate(FOLDED)
    unknown = set(found["unknown"])
    others = {int(code): made for code, made in found["others"].items()}
    starts = [*found["sorts"], [0x110000, 0]]
    sorts = {code: sort for (first, sort), (last, _) in pairwise(starts) for code in range(first, last)}
    table = fold()
    wrong = []
    for code in range(0x110000):
        if code in unknown or unicodedata.category(chr(code)) in ("Cn", "Cs"):
            continue
        if others.get(code, chr(code)) != table.text(chr(code)) or sorts[code] != table.sorts[code]:
            wrong.append(hex(code))
    assert wrong == []


def test_every_phrase_of_one_to_eight_characters_is_found_where_a_plain_scan_finds_it_and_nowhere_else(engine, entries):
    luck, held = random.Random(5), texts(entries)
    for length in range(1, 9):
        for _ in range(12):
            runs = [
                run for run in re.findall("[\u4e00-\u9fff]+", luck.choice(list(held.values()))) if len(run) >= length
            ]
            if not runs:
                continue
            run = luck.choice(runs)
            start = luck.randrange(len(run) - length + 1)
            phrase = run[start : start + length]
            found = asked(engine, phrase, limit=EVERYTHING)
            assert set(found["urls"]) == {url for url, text in held.items() if phrase in text}, phrase
            assert (found["total"], found["exact"]) == (len(found["urls"]), True)


def test_every_title_is_found_by_its_pinyin_and_by_its_initials(engine, entries):
    for entry in entries:
        said = readings(entry.title, person=entry.kind == "person", spoken=entry.spoken)
        if len(said) > 1 and all(one[0] for one in said):
            for letters in ("".join(one[0] for one in said), "".join(one[0][0] for one in said)):
                assert entry.url in asked(engine, letters, limit=EVERYTHING)["urls"], (entry.title, letters)


@pytest.mark.parametrize("letters", ["dongqi", "dongq", "dqc", "dongqicun", "dongqc", "dong'qi"])
def test_a_village_is_found_by_how_it_sounds(engine, letters):
    assert "regions/dongqi/" in asked(engine, letters, limit=20)["urls"]


def test_traditional_characters_find_simplified_ones_and_wide_letters_narrow_ones(engine):
    assert asked(engine, "榮譽館") == asked(engine, "荣誉馆")
    assert asked(engine, "２０２０年") == asked(engine, "2020年")


def test_words_narrow_a_minus_excludes_and_quotation_marks_hold_to_punctuation(engine, entries):
    held = texts(entries)
    both = asked(engine, "荣誉馆 揭牌", limit=EVERYTHING)["urls"]
    assert set(both) == {url for url, text in held.items() if "荣誉馆" in text and "揭牌" in text}
    without = asked(engine, "荣誉馆 -揭牌", limit=EVERYTHING)["urls"]
    assert set(without) == {url for url, text in held.items() if "荣誉馆" in text and "揭牌" not in text}
    quoted = asked(engine, '"图片、文字"', limit=EVERYTHING)["urls"]
    assert set(quoted) == {url for url, text in held.items() if "图片、文字" in text} != set()


def test_a_title_that_is_the_query_comes_first(engine):
    assert asked(engine, "东岐村退役军人荣誉馆")["urls"][0] == "places/dongqi-hall/"
    assert asked(engine, "志愿服务星级标准")["urls"][0] == "policies/star-ladder/"


def test_filters_narrow_and_their_counts_add_up(engine):
    whole = engine.evaluate("() => honorhallSearch('志愿', {limit: 0})")
    kinds = {one["value"]: one["count"] for one in whole["facets"]["kind"]}
    assert sum(kinds.values()) == whole["total"]
    for kind, count in kinds.items():
        found = asked(engine, "志愿", filters={"kind": kind}, limit=EVERYTHING)
        assert len(found["urls"]) == count
    for one in whole["facets"]["year"]:
        years = {"from": one["value"], "to": one["value"]}
        assert asked(engine, "志愿", filters=years, limit=0)["total"] == one["count"]


def test_filters_without_a_query_give_all_that_they_let_through(engine, entries):
    stories = asked(engine, "", filters={"kind": "story"}, limit=EVERYTHING)["urls"]
    assert set(stories) == {entry.url for entry in entries if entry.kind == "story"}


def test_results_by_date_begin_with_the_latest(engine, entries):
    days = {entry.url: entry.span[0] for entry in entries}
    found = [days[url] for url in asked(engine, "志愿", sort="date", limit=40)["urls"]]
    assert found == sorted(found, reverse=True)


def test_pages_of_results_one_after_the_other_are_the_whole(engine):
    whole = asked(engine, "志愿服务", limit=40)["urls"]
    assert [url for at in range(0, 40, 10) for url in asked(engine, "志愿服务", limit=10, offset=at)["urls"]] == whole


def test_where_nothing_is_found_names_that_sound_alike_are_near(engine):
    assert asked(engine, "东歧村")["total"] == 0
    near = engine.evaluate("async () => (await honorhallSearch.near('东歧村')).map((one) => one.url)")
    assert "regions/dongqi/" in near


def test_what_a_snippet_marks_is_the_phrase(engine):
    found = engine.evaluate("() => honorhallSearch('退役軍人', {limit: 30})")
    marked = [one["snippet"][start:end] for one in found["results"] for start, end in one["marks"]]
    marked += [one["title"][start:end] for one in found["results"] for start, end in one["titleMarks"]]
    assert set(marked) == {"退役军人"}


@pytest.mark.parametrize("first", range(0, 5_000, 1_000))
def test_no_query_however_hostile_fails_or_leaves_a_trace_in_the_page(engine, first):
    done = engine.evaluate(HOSTILE, [first, first + 1_000])
    assert done == {"wrong": [], "injected": False}


def test_a_disk_gives_the_same_results_as_a_server(browser: Browser, engine: Page, entries, site: Path):
    titles = [entry.title for entry in entries][::12]
    queries = [*titles, "志愿", "馆", "榮譽館", "dongqi", "dqc", "志愿服务 -福建", "zzz"]
    with tab(browser, 800) as (page, _):
        page.goto((site / "about/index.html").as_uri())
        page.add_script_tag(url=(site / "assets/hall/search.js").as_uri())
        for query in queries:
            one, other = (where.evaluate("(query) => honorhallSearch(query)", query) for where in (page, engine))
            assert one == other, query
            assert not one["failed"]

"""The heads of the built site: each page says what it is, in words and addresses that hold."""

from __future__ import annotations

import gzip
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest

from honorhall.pages import handwritten
from tests.heads import Head, read_head
from tests.house import hall
from tests.schema_org import invented, nodes

HOST = "https://honorhall.example/"
ALWAYS = ("og:type", "og:title", "og:description", "og:site_name", "og:locale", "og:url", "twitter:card")
HEAVIEST = 15_000  # bytes of a story's page as it travels


@pytest.fixture(scope="module")
def heads(site, pages) -> dict[str, Head]:
    """Path of every page -> its head."""
    return {path: read_head((site / path).read_text(encoding="utf-8").partition("<body")[0]) for path in pages}


def test_every_page_says_of_itself_what_sharing_needs(heads, pages):
    for path, head in heads.items():
        if path == "404.html":
            assert not [name for name in head.tags if name.startswith("og:")]
            continue
        assert {name: len(head.tags.get(name, [])) for name in ALWAYS} == dict.fromkeys(ALWAYS, 1), path
        assert unquote(head.one("og:url")) == f"{HOST}{pages[path].url}"
        assert head.one("og:description") == pages[path].metas["description"][0], path
        assert pages[path].titles[0].startswith(head.one("og:title")), path


def test_a_page_of_every_template_says_its_own_title_and_description(heads, prepared):
    for page in (planned.make() for planned in prepared.pages):
        head = heads[page.path]
        assert (head.one("og:title"), head.one("og:description")) == (page.title, page.description), page.url


def test_every_page_made_from_records_speaks_to_machines_once_and_invents_no_word(heads, prepared):
    assert {page.path: len(heads[page.path].data) for page in prepared.pages if len(heads[page.path].data) != 1} == {}
    assert {path: found for path, head in heads.items() for data in head.data if (found := invented(data))} == {}


def test_the_hand_written_pages_leave_speaking_to_machines_to_the_others(heads, prepared):
    written = [f"{url}index.html" for url in handwritten(prepared.guide.archive)]
    assert len(written) == 4
    assert all(heads[path].data == [] for path in written)


def test_every_address_in_a_head_leads_to_a_file_of_the_site(heads, site):
    said = {
        address.partition("#")[0]
        for head in heads.values()
        for address in (*addresses(head.data), *head.tags.get("og:image", []), *head.tags.get("og:url", []))
        if address.startswith(HOST)
    }
    assert len(said) > 200
    paths = {unquote(address.removeprefix(HOST)) for address in said}
    assert {
        path for path in paths if not (site / (path if path[-1:].strip("/") else f"{path}index.html")).is_file()
    } == set()


def addresses(data: list[dict[str, Any]]) -> list[str]:
    """Every text in linked data that is an address."""
    texts = [value for node in nodes(data) for value in node.values() if isinstance(value, str)]
    return [text for text in texts if "://" in text]


def test_the_way_to_every_page_is_the_way_that_its_reader_is_shown(heads, prepared):
    titles = {page.url: page.title for page in prepared.pages}
    for page in prepared.pages:
        if not page.url:
            continue
        way = heads[page.path].data[0]["breadcrumb"]["itemListElement"]
        urls = [unquote(step["item"].removeprefix(HOST)) for step in way]
        assert urls[0] == ""
        assert urls[-1] == page.url
        assert all(long.startswith(short) for short, long in pairwise(urls))
        assert [step["name"] for step in way] == [titles[url] for url in urls]


def test_no_sample_is_told_of_as_a_fact(heads, prepared):
    samples = [record for record in prepared.guide.archive.records.values() if record.sample]
    assert len(samples) > 5
    named = {f"{HOST}{record.page_url}#this" for record in samples}
    for record in samples:
        assert heads[f"{record.page_url}index.html"].tags["robots"] == ["noindex"]
    mentioned = {node.get("@id") for head in heads.values() for data in head.data for node in nodes(data)}
    assert named & mentioned == set()


def test_a_story_stays_light_with_all_that_it_says_of_itself(site, pages):
    stories = [path for path, page in pages.items() if page.url.startswith("stories/") and page.url.count("/") == 2]
    assert len(stories) > 20
    heavy = {path: size for path in stories if (size := len(gzip.compress((site / path).read_bytes()))) > HEAVIEST}
    assert heavy == {}


@pytest.mark.parametrize("title", ['题 "一" & <b>二</b>', "</title><script>alert(1)</script>"])
@pytest.mark.parametrize("written", ["front matter", "heading"])
def test_the_title_of_a_hand_written_page_cannot_end_its_tag(title, written, tmp_path):
    matter = f"title: {title!r}\n" if written == "front matter" else ""
    page = f"---\n{matter}description: 一句话。\n---\n\n# {title}\n\n一句话。\n"
    done = hall(tmp_path, {"content/pages/about.md": page}).build()
    assert done.code == 0, done.errors
    html = done.page("about").partition("<body")[0]
    head = read_head(html)
    assert len(head.tags["og:title"]) == 1
    assert "alert(1)</script>" not in html
    if written == "front matter":
        assert head.one("og:title") == title

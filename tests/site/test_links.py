"""The built site holds together: every link leads somewhere, every page is found and says what it is."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from urllib.parse import unquote, urlsplit

import pytest

from honorhall.pages import handwritten
from tests.house import files, hall
from tests.site.reading import Reading, read_page, read_site, targets

HOST = "https://honorhall.example/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
STYLED = {"head", "link", "meta"}
WITHDRAWN = """title: 王大山
consent: {status: withdrawn}
"""


def broken(pages: dict[str, Reading], names: set[str]) -> list[str]:
    """Every address of every page that leads to no file, or to an anchor that its page has not."""
    found = []
    for page in pages.values():
        for address, path in targets(page).items():
            anchor = unquote(urlsplit(address).fragment)
            if path not in names or (anchor and path in pages and anchor not in pages[path].ids):
                found.append(f"{page.path}: {address}")
    return found


def in_sitemap(site) -> list[str]:
    return [str(loc.text) for loc in ET.parse(site / "sitemap.xml").getroot().iter(LOC)]  # noqa: S314 (our own file)


def listed(pages: dict[str, Reading]) -> dict[str, Reading]:
    """All pages that a search engine may keep."""
    return {path: page for path, page in pages.items() if path != "404.html" and "robots" not in page.metas}


def test_no_link_picture_style_script_or_anchor_of_the_site_is_broken(site, pages):
    assert broken(pages, set(files(site))) == []


def test_a_broken_link_and_a_broken_anchor_would_be_noticed(pages):
    page = read_page("a/b/index.html", '<a href="../../teams/">1</a><img src="gone.jpg"><a href="#gone">2</a>')
    everything = {**pages, page.path: page}
    assert broken({page.path: page}, set(everything)) == ["a/b/index.html: gone.jpg", "a/b/index.html: #gone"]


def test_no_anchor_stands_twice_on_a_page(pages):
    assert {path: twice for path, page in pages.items() if (twice := repeated(page.ids))} == {}


def repeated(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_a_reader_gets_from_home_to_every_page_by_links(pages):
    found, ahead = {"index.html"}, ["index.html"]
    while ahead:
        here = pages[ahead.pop()]
        new = {path for path in targets(here).values() if path in pages} - found
        found |= new
        ahead += new
    assert set(listed(pages)) - found == set()


def test_no_page_goes_by_the_sites_own_address_but_in_its_canonical_link(pages):
    own = [
        (page.path, tag, address)
        for page in pages.values()
        for tag, _, address in page.links
        if urlsplit(address).netloc == urlsplit(HOST).netloc and address not in page.canonical
    ]
    assert own == []


def test_nothing_is_loaded_from_another_host(pages):
    loaded = [
        (page.path, address)
        for page in pages.values()
        for tag, _, address in page.links
        if tag != "a" and urlsplit(address).netloc and address not in page.canonical
    ]
    assert loaded == []


def test_the_sitemap_lists_exactly_the_pages_that_may_be_found(site, pages):
    addresses = in_sitemap(site)
    assert sorted(map(unquote, addresses)) == sorted(f"{HOST}{page.url}" for page in listed(pages).values())
    assert repeated(addresses) == []


def test_the_pages_on_disk_are_those_that_were_planned_and_those_written_by_hand(pages, prepared):
    planned = {page.path for page in prepared.pages}
    written = {f"{url}index.html" for url in handwritten(prepared.guide.archive)}
    assert len(written) == 4
    assert set(pages) == planned | written | {"404.html"}


def test_robots_may_read_everything_and_learn_of_the_sitemap(site):
    assert (site / "robots.txt").read_text().split("\n") == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {HOST}sitemap.xml",
        "",
    ]


def test_each_page_has_a_title_of_its_own(pages):
    titles = [page.titles for page in pages.values()]
    assert {len(one) for one in titles} == {1}
    assert repeated([one[0] for one in titles]) == []
    assert all(one[0].strip() for one in titles)


def test_each_page_has_one_description_and_one_heading(pages):
    assert {path for path, page in pages.items() if len(page.headings) != 1 or not page.headings[0].strip()} == set()
    described = {path: page.metas.get("description", []) for path, page in pages.items()}
    assert {path for path, found in described.items() if len(found) != 1 or not found[0].strip()} == set()


def test_each_page_names_its_own_address_and_speaks_chinese(pages):
    for path, page in pages.items():
        expected = [] if path == "404.html" else [f"{HOST}{page.url}"]
        assert [unquote(one) for one in page.canonical] == expected, path
        assert page.lang == "zh", path


def test_every_page_below_home_shows_the_way_to_it(pages):
    without = {path for path, page in pages.items() if not page.crumbs}
    assert without == {"index.html", "404.html"}


def test_a_page_with_a_heading_of_every_level_keeps_all_its_anchors_apart(tmp_path):
    body = "# 基本情况\n\n## 资料来源\n\n## sources\n\n## facts\n\n## title\n\n## related\n\n[回去](#sources-text)\n"
    done = hall(tmp_path, {"stories/first.md": f"---\ntitle: 甲\nsources: [s0]\n---\n\n{body}"}).build()
    pages = read_site(done.out)
    page = pages["stories/first/index.html"]
    assert repeated(page.ids) == []
    assert broken(pages, set(done.files())) == []


@pytest.fixture
def taken_back(tmp_path):
    """A hall in which somebody took back a page that a story and an honour name."""
    changes = {
        "content/people/wang-dashan.yml": WITHDRAWN,
        "content/people/after.yml": "title: 张小溪\nconsent: {status: not-required, why: 已公开的史料}\n",
        "content/honors/first.yml": "title: 先进个人\nto: [person:wang-dashan]\n",
        "content/teams/other.yml": "title: 东省退役军人志愿服务队\nbody: 和[一位老兵](person:wang-dashan)一起。\n",
    }
    return hall(tmp_path, changes).build()


def test_a_withdrawn_page_says_so_and_asks_not_to_be_kept(taken_back):
    page = read_page("people/wang-dashan/index.html", taken_back.page("people/wang-dashan"))
    assert "应本人或家属要求，此页不再公开。" in page.text
    assert page.metas["robots"] == ["noindex"]
    assert page.crumbs == 0


def test_nothing_of_the_site_leads_to_a_withdrawn_page(taken_back):
    pages = read_site(taken_back.out)
    leading = [
        page.path
        for page in pages.values()
        if page.path != "people/wang-dashan/index.html" and "people/wang-dashan/index.html" in targets(page).values()
    ]
    assert leading == []
    for name in ("sitemap.xml", "people/index.html", "people/after/index.html", "honors/first/index.html"):
        assert b"wang-dashan" not in taken_back.files()[name]
    assert broken(pages, set(taken_back.files())) == []

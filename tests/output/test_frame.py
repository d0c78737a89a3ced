"""The frame: filled, it equals what MkDocs draws page by page; and what it promises to those who fill it."""

from __future__ import annotations

import html
import pickle
import re
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from honorhall.doors.host import host
from honorhall.ground.page import Page
from honorhall.output import frame
from honorhall.output.frame import Frame, FrameKey, Frames, key_of
from tests.slow_twin import drawn_by_mkdocs
from tests.tiny_hall import DRESS, PAGES, tiny_hall

SITE = f"{DRESS.base_url}/"
DRAWN = "<|>".join((frame.TITLE, frame.DESCRIPTION, frame.HEAD, frame.sample_url(2), frame.BODY))
LIST = "<ul>{}</ul>".format("".join(f'<li href="#{anchor}">{heading}</li> ' for anchor, heading in frame.TOC))
pages = pytest.mark.parametrize(("page", "body"), PAGES, ids=[page.url for page, _ in PAGES])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_hall(tmp_path_factory.mktemp("hall"))


@pytest.fixture(scope="module")
def frames(root: Path) -> Frames:
    return host(root, DRESS, lambda text, _url: text).frames


@pytest.fixture(scope="module")
def drawn(root: Path) -> dict[str, bytes]:
    return drawn_by_mkdocs(root, DRESS, PAGES)


@pages
def test_a_filled_frame_equals_the_page_mkdocs_would_draw(page, body, frames, drawn):
    assert frames.fill(page, body).decode() == drawn[page.url].decode()


@pages
def test_a_filled_page_shows_no_mark_but_those_its_own_text_quotes(page, body, frames):
    own = frames.fill(page, "<h1>一</h1>").decode()
    assert not re.search("HONORHALL|5e1b70", own)
    assert body in frames.fill(page, body).decode()


@pages
def test_a_filled_page_loads_nothing_from_another_host(page, body, frames):
    text = frames.fill(page, body).decode().replace("http://www.w3.org/2000/svg", "")
    assert not re.sub(f'rel="canonical" href="{re.escape(SITE)}', "", text).count("//")


@pages
def test_every_link_of_the_menu_leads_to_its_page_from_every_depth(page, body, frames):
    soup = BeautifulSoup(frames.fill(page, body), "html.parser")
    menu = {urljoin(SITE + page.url, str(a["href"])) for a in soup.select(".md-nav--primary a, .md-tabs a")}
    assert menu == {SITE + url for url in ("", "teams/", "people/", "stories/", "about/", "data/")}
    assert {urljoin(SITE + page.url, str(a["href"])) for a in soup.select(".md-logo")} == {SITE}


@pages
def test_a_page_shows_its_own_address_title_head_and_headings(page, body, frames):
    soup = BeautifulSoup(frames.fill(page, body), "html.parser")
    assert [link["href"] for link in soup.select("link[rel=canonical]")] == [SITE + quote(page.url)]
    assert soup.select("title")[0].string == (f"{page.title} - {DRESS.name}" if page.url else DRESS.name)
    descriptions = [tag["content"] for tag in soup.select("meta[name=description]")]
    assert descriptions == [page.description or DRESS.description]
    assert page.head in str(soup.select("head")[0])
    entries = soup.select(".md-nav--secondary a")
    assert [(a["href"], a.get_text().strip()) for a in entries] == [(f"#{a}", text) for a, text in page.toc]


def test_the_halls_name_reads_the_same_wherever_the_theme_prints_it(frames):
    soup = BeautifulSoup(frames.fill(*PAGES[0]), "html.parser")
    logos = soup.select(".md-logo")
    assert {str(logo[name]) for logo in logos for name in ("title", "aria-label")} == {DRESS.name}
    assert soup.select(".md-header__topic")[0].get_text().strip() == DRESS.name


def test_pages_of_one_kind_share_one_drawing():
    asked: list[FrameKey] = []

    def draw(key: FrameKey) -> str:
        asked.append(key)
        return DRAWN

    frames = Frames(draw)
    for url in ("teams/a/", "teams/b/", "teams/", "teams/c/"):
        frames.fill(Page(url, "team.html", url, "d", section="teams/"), "")
    assert asked == [FrameKey("teams/", 2, toc=False), FrameKey("teams/", 1, toc=False)]


def test_a_key_tells_apart_what_is_drawn_differently():
    plain = Page("stories/a/", "story.html", "甲", "说明", section="stories/")
    bare = Page("stories/a/", "story.html", "甲", section="stories/", toc=(("a", "一"),), lang="en")
    assert key_of(plain) == FrameKey("stories/", 2, toc=False, lang="zh", described=True)
    assert key_of(bare) == FrameKey("stories/", 2, toc=True, lang="en", described=False)


def test_drawn_frames_travel_to_a_worker_and_the_drawer_stays_at_home():
    known = Page("teams/a/", "team.html", "甲", section="teams/")
    frames = Frames(lambda _key: DRAWN)
    frames.draw_for([known, known])
    arrived = pickle.loads(pickle.dumps(frames))  # noqa: S301 (our own bytes)
    assert arrived.fill(known, "<p>") == frames.fill(known, "<p>")
    with pytest.raises(LookupError, match="draw_for"):
        arrived.fill(Page("", "home.html", "首页"), "")


def test_frames_without_a_single_drawing_survive_the_journey_too():
    arrived = pickle.loads(pickle.dumps(Frames(lambda _key: DRAWN)))  # noqa: S301 (our own bytes)
    with pytest.raises(LookupError, match="draw_for"):
        arrived.fill(Page("", "home.html", "首页"), "")


def test_the_digest_changes_with_any_word_of_the_frame():
    texts = (DRAWN, DRAWN + " ", DRAWN + LIST, DRAWN + LIST.replace("<ul>", "<ol>"))
    assert len({Frame(text).digest for text in texts}) == len(texts)
    assert Frame(DRAWN).digest == Frame(DRAWN).digest


@given(st.text(), st.text(), st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_whatever_a_page_is_called_its_words_arrive_and_open_no_tag(title, description, body):
    page = Page("teams/a/", "team.html", title, description, head="<meta>")
    filled = Frame(DRAWN).fill(page, body).decode()
    shown, told, *rest = filled.split("<|>", maxsplit=4)
    assert rest == ["<meta>", "teams/a/", body]
    assert not re.search("[<>\"']", shown + told)


@given(st.lists(st.tuples(st.text("ab<"), st.text("ab&")), min_size=1))
def test_a_list_of_any_length_repeats_the_entry_of_the_theme(toc):
    entries = (f'<li href="#{html.escape(anchor)}">{html.escape(text)}</li> ' for anchor, text in toc)
    page = Page("a/", "story.html", "甲", toc=tuple(toc))
    assert Frame(frame.BODY + LIST).fill(page, "") == f"<ul>{''.join(entries)}</ul>".encode()


@pytest.mark.parametrize("text", ["", frame.TITLE, frame.BODY * 2])
def test_a_frame_without_exactly_one_place_for_the_body_is_refused(text):
    with pytest.raises(ValueError, match="one place for the body"):
        Frame(text)


def test_a_frame_with_a_mark_where_nothing_fills_it_is_refused():
    with pytest.raises(ValueError, match="cannot be filled"):
        Frame(frame.BODY + frame.TOC[1][0])


def test_a_theme_that_writes_the_entries_of_one_list_differently_is_refused():
    with pytest.raises(ValueError, match="differently"):
        Frame(frame.BODY + LIST.replace('">', "'>", 1))

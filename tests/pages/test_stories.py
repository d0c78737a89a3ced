"""A story's page: text and contents, what belongs to it, what else one may read."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.house import House, hall


@pytest.fixture
def house(tmp_path) -> House:
    return hall(
        tmp_path,
        {
            "stories/first.md": (
                "---\ntitle: 第一个故事\nteams: dongxi\nsources: [s0]\n---\n\n"
                "守了一夜。\n\n## 后来\n\n水退了。\n\n## 再后来\n\n天亮了。\n"
            ),
            "stories/second.md": "---\ntitle: 第二个故事\nteams: dongxi\nsources: [s0]\n---\n\n又一夜。\n",
            "stories/third.md": "---\ntitle: 第三个故事\nsources: [s0]\n---\n\n另一处。\n",
            "stories/fourth.md": "---\ntitle: 第四个故事\n---\n\n与谁都无关。\n",
        },
    )


def page(house: House, url: str) -> BeautifulSoup:
    done = house.build()
    assert done.code == 0, done.errors
    return BeautifulSoup(done.page(url), "html.parser")


def test_the_contents_beside_the_text_lead_to_its_headings(house):
    shown = page(house, "stories/first/")
    links = shown.select(".hh-book-contents nav a")
    assert [link.get_text() for link in links] == ["后来", "再后来"]
    assert all(shown.find(id=str(link["href"]).removeprefix("#")) for link in links)


def test_a_text_without_headings_has_no_contents(house):
    assert not page(house, "stories/second/").select(".hh-book-contents nav")


def test_stories_that_share_most_come_first_and_strangers_not_at_all(house):
    near = page(house, "stories/first/").select("[aria-labelledby=nearby] .hh-card-title")
    assert [link.get_text() for link in near] == ["第二个故事", "第三个故事"]
    assert not page(house, "stories/fourth/").select("[aria-labelledby=nearby]")

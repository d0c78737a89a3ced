"""Indexes and facets as pages: nothing is left out, nothing grows without end, every way leads somewhere."""

from __future__ import annotations

import pytest

from honorhall.ground.page import Page
from honorhall.pages.paging import A_PAGE, parted
from tests.house import House, hall


@pytest.fixture
def house(tmp_path) -> House:
    return hall(tmp_path)


def pages(house: House) -> dict[str, Page]:
    return house.pages()


def stories(count: int) -> dict[str, str]:
    text = "---\ntitle: 故事{}\ntheme: [{}]\n---\n\n水退了。\n"
    return {f"stories/s{number:03}.md": text.format(number, "甲" if number % 3 else "乙") for number in range(count)}


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])])
def test_a_list_is_parted_into_pages_of_a_hundred(count, sizes):
    found = list(parted(range(count), "stories/"))
    assert [len(part) for part, _ in found] == sizes
    assert [number for part, _ in found for number in part] == list(range(count))
    assert [steps.url for _, steps in found][1:] == [f"stories/page/{number}/" for number in range(2, len(sizes) + 1)]
    assert all(len(steps.links) == (len(sizes) if len(sizes) > 1 else 0) for _, steps in found)


def test_every_story_stands_in_the_index_once(house):
    made = pages(house.write(stories(130)))
    cards = [card.link.title for url in ("stories/", "stories/page/2/") for card in made[url].context["cards"]]
    assert sorted(cards) == sorted(["第一个故事", *(f"故事{number}" for number in range(130))])
    assert len(made["stories/"].context["cards"]) == A_PAGE


def test_a_facet_shows_a_few_of_each_part_and_leads_to_all(house):
    made = pages(house.write(stories(130)))
    parts = {part.slug: part for part in made["stories/by/theme/"].context["parts"]}
    assert {slug: part.count for slug, part in parts.items()} == {"甲": 86, "乙": 44}
    assert all(len(part.cards) == 12 for part in parts.values())
    assert parts["甲"].more is not None
    assert len(made[str(parts["甲"].more.url)].context["cards"]) == 86


def test_a_small_part_stands_whole_on_the_page_of_its_facet(house):
    made = pages(house.write(stories(6)))
    parts = {part.slug: part for part in made["stories/by/theme/"].context["parts"]}
    assert [card.link.title for card in parts["乙"].cards] == ["故事0", "故事3"]
    assert parts["乙"].more is None
    assert "stories/by/theme/乙/" not in made


def test_a_word_on_a_record_leads_to_all_that_share_it(house):
    made = pages(house.write(stories(6)))
    theme = next(row for row in made["stories/s001/"].context["rows"] if row.label.zh == "主题")
    assert [(link.title, link.url) for link in theme.value] == [("甲", "stories/by/theme/#甲")]


def test_a_word_that_nobody_shares_leads_nowhere(house):
    house.write({"stories/first.md": "---\ntitle: 一\ntheme: [甲, 独]\n---\n\n水退了。\n"})
    theme = next(row for row in pages(house)["stories/first/"].context["rows"] if row.label.zh == "主题")
    assert [link.url for link in theme.value] == [None, None]


def test_the_page_that_finds_leads_everywhere_without_scripts(house):
    made = pages(house.write(stories(6)))
    there = [link.url for link, _, ways in made["search/"].context["kinds"] for link in (link, *ways)]
    assert {"stories/", "teams/", "stories/by/theme/"} <= set(there) <= set(made)

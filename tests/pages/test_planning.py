"""Planning: every page is known before it is made, is made wherever it travels, and none grows with the archive."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from honorhall.ground.page import Page
from honorhall.model import Archive, Record, Story
from honorhall.pages import Guide, plan
from honorhall.pages.calendar import pages as calendar_pages
from honorhall.pages.named import FIRST
from honorhall.pages.paging import AROUND, MOST_STEPS, parted, steps_of
from tests.house import hall

TEAM = 'title: 队{}\nregion: "1201"\nparent: dongxi\nsources: [s0]\n'
STORY = "---\ntitle: 故事{}\nteams: dongxi\n---\n\n守了一夜。\n"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a hall in which one team is named by very many teams and stories."""
    teams: Mapping[str, str] = {f"content/teams/t{at}.yml": TEAM.format(at) for at in range(150)}
    stories = {f"stories/s{at}.md": STORY.format(at) for at in range(130)}
    return hall(tmp_path_factory.mktemp("long"), {**teams, **stories}).pages()


def test_a_plan_says_of_a_page_what_the_page_will_say(prepared):
    for planned in prepared.pages:
        page = planned.make()
        for name in ("url", "title", "section", "template", "listed", "wide", "lang", "described", "depth", "path"):
            assert getattr(planned, name) == getattr(page, name), (planned.url, name)


def test_a_page_that_shows_a_record_knows_which(prepared):
    records = prepared.guide.archive.records
    shown = {planned.key: planned.url for planned in prepared.pages if planned.key}
    assert shown == {key: record.page_url for key, record in records.items()}


def test_a_plan_that_travelled_makes_the_same_pages(prepared):
    arrived = pickle.loads(pickle.dumps(prepared.pages))  # noqa: S301 (our own)
    for here, there in zip(prepared.pages, arrived, strict=True):
        assert there.make() == here.make(), here.url


def test_a_guide_leaves_behind_what_it_worked_out(prepared):
    for planned in prepared.pages:
        planned.make()
    guide = prepared.guide
    bare = Guide(guide.archive, guide.views, guide.pictures, guide.changed)
    assert len(pickle.dumps(guide)) == len(pickle.dumps(bare))
    assert pickle.loads(pickle.dumps(guide)) == guide  # noqa: S301 (our own)


class Unread(Story):
    """A story whose words nobody may ask for."""

    def __getattribute__(self, name: str) -> Any:
        if name in ("body", "__dict__"):
            raise AssertionError(f"read {name}")
        return super().__getattribute__(name)


def test_planning_reads_no_words(tmp_path: Path):
    guide = hall(tmp_path).prepared().guide
    before = [planned.url for planned in plan(guide).pages]
    guide = replace(guide, archive=unread(guide.archive), views=replace(guide.views, by_kind=unread_kinds(guide)))
    planned = {one.url: one for one in plan(guide).pages}
    assert list(planned) == before
    with pytest.raises(AssertionError, match="read"):
        planned["stories/first/"].make()


def unread(archive: Archive) -> Archive:
    return replace(archive, records={key: closed(record) for key, record in archive.records.items()})


def unread_kinds(guide: Guide) -> dict[str, tuple[Record, ...]]:
    return {kind: tuple(map(closed, records)) for kind, records in guide.views.by_kind.items()}


def closed(record: Record) -> Record:
    return Unread.model_construct(**dict(record)) if isinstance(record, Story) else record


@pytest.mark.parametrize(
    ("number", "last", "steps"),
    [
        (1, 1, ()),
        (1, 2, (1, 2)),
        (7, MOST_STEPS, tuple(range(1, MOST_STEPS + 1))),
        (1, 220, (1, 2, 3, 4, None, 220)),
        (5, 220, (1, 2, 3, 4, 5, 6, 7, 8, None, 220)),
        (110, 220, (1, None, 107, 108, 109, 110, 111, 112, 113, None, 220)),
        (220, 220, (1, None, 217, 218, 219, 220)),
    ],
)
def test_the_steps_of_a_long_list_lead_to_its_ends_and_to_those_around(number, last, steps):
    assert steps_of(number, last) == steps


def test_no_page_of_a_long_list_carries_all_its_steps():
    for _, steps in parted(range(22_000), "activities/"):
        assert len(steps.links) <= 2 * AROUND + 1 + 4
        assert [link.url for link in steps.links if link].count(steps.url) == 1


def test_a_page_shows_the_first_of_many_and_leads_to_all(long):
    team = long["teams/dongxi/"].context
    assert (len(team["below"].entries), team["below"].whole) == (FIRST, 150)
    (stories,) = (group for group in team["related"] if group.label.zh == "故事")
    assert (len(stories.links), stories.whole) == (FIRST, 131)
    listed = [
        one.link.url
        for url in (url for url in long if url.startswith("teams/dongxi/named/"))
        for group in long[url].context["groups"]
        for one in group.entries
    ]
    naming = {f"teams/t{at}/" for at in range(150)} | {f"stories/s{at}/" for at in range(130)} | {"stories/first/"}
    assert set(listed) == naming
    assert len(listed) == len(naming)


def test_the_way_to_all_of_a_kind_leads_to_the_page_where_it_begins(long):
    team = long["teams/dongxi/"].context
    for more, kind in ((team["below"].more, "teams/t"), (team["related"][0].more, "stories/")):
        urls = [one.link.url for group in long[more.url].context["groups"] for one in group.entries]
        assert any(url.startswith(kind) for url in urls)


def test_a_record_that_few_name_has_no_such_page(long):
    assert not [url for url in long if "/named/" in url and not url.startswith("teams/dongxi/")]


def test_the_months_are_planned_apart_from_the_year(prepared):
    urls = [draft.url for draft in calendar_pages(prepared.guide)]
    assert urls[0] == "calendar/"
    assert {f"calendar/{month:02}/" for month in range(1, 13)} <= set(urls)

"""The synthetic halls of the benches: the same seed the same bytes, the sizes asked for, nothing to complain of."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from bench.contestants import Contestant, VoidRunError, check_pages
from bench.halls import DATE_SHAPES, QUANTITY_SHAPES, SIZES, Pen, Size, date_in, quantity, write_hall
from bench.halls.cast import cast
from bench.hugo import write_hugo
from bench.plain import plain_pages
from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import Archive, Person, Story
from tests import house

SMALL = Size(stories=60, teams=30, activities=80)
COMMAND = house.REPOSITORY / "bench" / "corpus.py"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hall on disk."""
    folder: Path = tmp_path_factory.mktemp("corpus") / "hall"
    write_hall(folder, SMALL, seed=7)
    return folder


@pytest.fixture(scope="module")
def archive(root: Path) -> Archive:
    return house.House(root).inspect()[0]


def test_one_size_and_seed_give_the_same_bytes_in_any_process(root: Path, tmp_path: Path):
    sizes = ("--stories", "60", "--teams", "30", "--activities", "80", "--seed", "7")
    done = house.python(COMMAND, tmp_path / "again", *sizes, PYTHONHASHSEED="123")
    assert done.returncode == 0, done.stderr
    assert house.files(tmp_path / "again") == house.files(root)


def test_another_seed_gives_another_hall_of_the_same_size(root: Path, tmp_path: Path):
    write_hall(tmp_path / "other", SMALL, seed=8)
    one, other = house.files(root), house.files(tmp_path / "other")
    stories = [name for name in one if name.endswith(".md") and name.startswith("stories/")]
    assert len(stories) == SMALL.stories
    assert set(stories) <= set(other)
    assert all(one[name] != other[name] for name in stories)


def test_what_is_there_already_is_left_as_it_is(root: Path):
    before = house.files(root)
    with pytest.raises(FileExistsError):
        write_hall(root, SMALL, seed=9)
    assert house.files(root) == before


def test_the_sizes_asked_for_are_the_sizes_written(archive: Archive):
    count = Counter(record.kind for record in archive.records.values())
    assert (count["story"], count["team"], count["activity"]) == (SMALL.stories, SMALL.teams, SMALL.activities)
    assert count["region"] == SMALL.teams
    assert {len(code) for code in archive.regions} == {2, 4, 6, 9, 12}
    assert list(SIZES) == ["village", "county", "province"]


def test_a_synthetic_hall_has_nothing_that_blocks_and_few_warnings(root: Path):
    done = house.House(root).run("check")
    assert done.code == 0, done.told
    codes = Counter(re.findall(r"\[([a-z-]+)\]", done.told + done.errors))
    assert set(codes) <= {"consent-pending", "name-not-public", "namesakes"}
    assert codes.total() <= 5


def test_everything_says_that_it_is_synthetic(archive: Archive):
    assert "合成" in archive.hall.title
    assert "合成" in archive.hall.summary
    assert all(record.id.startswith("syn-") for record in archive.records.values())
    assert not any(record.sample for record in archive.records.values())


def test_some_people_share_a_name_and_who_is_not_named_shares_it_with_nobody():
    made = cast(stories=3000, teams=10, activities=10, seed=1)
    names = Counter(one.name for one in made.people)
    hidden = Counter(one.hidden for one in made.people)
    assert sum(1 for count in names.values() if count > 1) >= 10
    assert all(names[one.name] == 1 for one in made.people if one.hidden)
    assert set(hidden) == {"", "surname", "pending", "private"}
    assert hidden["pending"] + hidden["private"] == len(made.people) // 100


def test_a_withheld_person_is_named_in_a_story_so_that_redaction_has_work(archive: Archive):
    withheld = {key for key, one in archive.records.items() if isinstance(one, Person) and _is_pending(one)}
    assert withheld
    assert any(set(archive.named_by.get(key, ())) & {one.key for one in archive.of_kind("story")} for key in withheld)


def _is_pending(person: Person) -> bool:
    return person.consent is not None and person.consent.status == "pending"


@pytest.mark.parametrize("shape", DATE_SHAPES)
def test_every_spelling_of_a_date_can_be_read(shape: str):
    rng = Random(1)
    assert all(PartialDate.parse(DATE_SHAPES[shape][1](rng, 2021)).year in range(2020, 2023) for _ in range(50))


@pytest.mark.parametrize("shape", QUANTITY_SHAPES)
def test_every_spelling_of_a_quantity_can_be_read(shape: str):
    assert Quantity.parse(shape.format(n=40, m=7, w="6.5", c="020", u="人")).amounts


def test_all_spellings_occur():
    rng = Random(2)
    dates = {PartialDate.parse(date_in(rng, 2021)).precision for _ in range(2000)}
    amounts = {Quantity.parse(quantity(rng, "人")).amounts[0].approx for _ in range(1000)}
    assert dates == {"day", "month", "year", "season", "decade", "interval", "about"}
    assert amounts == {"", "余", "多", "超", "近", "不到", "约", "上"}


def test_stories_differ_in_length_and_hardly_repeat_a_sentence(archive: Archive):
    bodies = [record.body for record in archive.of_kind("story") if isinstance(record, Story)]
    lengths = sorted(len(body) for body in bodies)
    assert 300 <= lengths[0] < 800
    assert 1800 < lengths[-1] < 3300
    assert 1000 < sum(lengths) / len(lengths) < 1600
    sentences = [one for body in bodies for one in re.split("[。\n]", body) if len(one) > 20 and "](" not in one]
    assert len(set(sentences)) > 0.97 * len(sentences)
    for mark in ("\n## ", "\n- ", "\n1. ", "\n> ", "**", "](team:", "](person:", "](activity:"):
        assert any(mark in body for body in bodies), mark


def test_a_text_of_many_stories_has_as_many_characters_as_a_newspaper():
    pen = Pen(Random(3))
    found = {one for _ in range(400) for one in pen.story([]) if "一" <= one <= "鿿"}
    assert 1500 < len(found) < 2500


def test_peers_get_a_page_for_each_record_that_is_shown_and_its_links_resolved(root: Path, tmp_path: Path):
    pages = plain_pages(root, 120)
    by_section = Counter(page.section for page in pages)
    assert (by_section["stories"], by_section["teams"], by_section["activities"]) == (60, 30, 80)
    urls = {page.url for page in pages}
    assert {url for page in pages for _, said in page.fields for _, url in said if url} <= urls
    assert not any(re.search(r"\]\([a-z]+:", page.body_with("/{}/")) for page in pages)
    assert write_hugo(pages, tmp_path) > len(pages)
    assert sum(1 for _ in (tmp_path / "content").rglob("*.md")) == len(pages) + 10


def test_a_race_against_a_site_that_lacks_a_page_is_void(tmp_path: Path):
    (tmp_path / "index.html").write_text("<p>", encoding="utf-8")
    one = Contestant("hugo", ["hugo"], tmp_path, tmp_path, 2, prepare=str)
    with pytest.raises(VoidRunError, match="1 pages"):
        check_pages(one)

"""The fast path and its slow twin: our pages equal those that MkDocs itself would draw, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from honorhall.doors.build import Prepared
from honorhall.doors.folders import shipped_templates, template_folders
from honorhall.ground.page import Page
from honorhall.output import FrameKey, Frames, Renderer
from honorhall.output.frame import key_of
from honorhall.output.prose import headings
from honorhall.output.render import FEWEST_HEADINGS
from tests.house import REPOSITORY, House, files, hall
from tests.slow_twin import drawn_by_mkdocs

MANY = "\n".join(f"- {{id: n{number}, title: 来源{number}}}" for number in range(101))
ODD: dict[str, str | bytes | None] = {
    "content/people/gone.yml": "title: 王大山\nconsent: {status: withdrawn}\n",
    "content/people/here.yml": 'title: 张 & <小> "溪"\nconsent: {status: not-required, why: 已公开的史料}\n',
    "content/lessons/one.yml": "title: 一堂课\nworksheet: |\n  ## 读\n\n  ## 写\n\n  ## 说\n",
    "content/sources/many.yml": f"{MANY}\n",
}
EXAMPLE = pytest.mark.parametrize("house", ["repository", "odd"], indirect=True)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A hall with what the repository's has not: a page taken back, an index of two pages, odd signs in a name."""
    return hall(tmp_path_factory.mktemp("odd"), ODD)


@pytest.fixture(scope="module")
def house(request, odd: House) -> House:
    return House(REPOSITORY) if request.param == "repository" else odd


@pytest.fixture(scope="module")
def built(request, house: House, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if house.root == REPOSITORY:
        return files(request.getfixturevalue("site"))
    done = house.build()
    assert done.code == 0, done.errors
    return done.files()


def examples(made: Prepared) -> list[tuple[Page, str]]:
    """(page, body) of one page for every template and every kind of frame."""
    renderer = Renderer(template_folders(made.order.root), Frames(lambda _key: ""), made.lettering)
    found: dict[tuple[str, FrameKey], tuple[Page, str]] = {}
    for page in (planned.make() for planned in made.pages):
        body = renderer.body(page)
        toc = () if page.wide else headings(body)
        whole = replace(page, toc=toc if len(toc) >= FEWEST_HEADINGS else ())
        found.setdefault((page.template, key_of(whole)), (whole, body))
    return list(found.values())


@EXAMPLE
def test_a_page_of_every_template_equals_the_page_mkdocs_would_draw(house, built):
    made = house.prepared()
    chosen = examples(made)
    drawn = drawn_by_mkdocs(house.root, made.dress, chosen)
    assert {page.template for page, _ in chosen} == {page.template for page in made.pages}
    for page, _ in chosen:
        assert built[page.path].decode() == drawn[page.url].decode(), page.url


def test_no_template_is_left_out(odd):
    used = {page.template for house in (House(REPOSITORY), odd) for page in house.prepared().pages}
    extended, shipped = {"record.html"}, shipped_templates()
    found = (path for folder in (shipped, shipped / "rooms") for path in folder.glob("*.html"))
    assert used | extended == {path.relative_to(shipped).as_posix() for path in found}


def test_the_examples_hold_frames_of_every_depth_with_and_without_headings(odd):
    keys = [key_of(page) for page, _ in examples(odd.prepared())]
    assert {key.depth for key in keys} == {0, 1, 2, 3}
    assert {key.toc for key in keys} == {True, False}

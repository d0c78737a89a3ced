"""new, schema and fields: what the field table makes for the people who write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

from honorhall.doors.schemas import schema_of
from honorhall.ground.text import UNFILLED, UNFILLED_BODY
from honorhall.model import FOLDERS, MODELS, Hall
from tests.house import REPOSITORY, House, files, hall, run

UNFINISHED = {"consent-missing", "team-name-shape", "region-parent-missing"}


@pytest.fixture
def fresh(tmp_path: Path) -> House:
    """A hall that `new hall` has just made."""
    done = run("new", "hall", str(tmp_path / "mine"))
    assert done.code == 0, done.errors
    return House(tmp_path / "mine")


def test_a_new_hall_has_no_problems_and_builds_at_once(fresh):
    assert fresh.problems() == []
    done = fresh.build()
    assert done.code == 0, done.errors
    home = done.page("")
    assert "我们的荣誉馆" in home
    assert "honorhall new story first-story" in home


def test_a_new_halls_own_front_door_and_settings_are_there(fresh):
    names = set(files(fresh.root))
    assert {"build.py", "mkdocs.yml", ".gitignore", "content/hall.yml", ".vscode/settings.json"} <= names
    assert {f".vscode/honorhall/{kind}.schema.json" for kind in (*MODELS, "hall")} <= names


def test_a_title_and_a_body_are_enough_for_a_page(fresh):
    fresh.write({"stories/crossing.md": "---\ntitle: 过河\n---\n\n那年水很大。\n"})
    done = fresh.build()
    assert done.code == 0, done.errors
    assert "那年水很大。" in done.page("stories/crossing")
    assert "过河" in done.page("stories")
    assert "过河" in done.page("")


def test_a_heading_and_a_body_without_any_front_matter_are_enough_too(fresh):
    fresh.write({"stories/crossing.md": "# 过河\n\n那年水很大。\n"})
    assert '<h1 id="title">过河</h1>' in fresh.build().page("stories/crossing")


def begun(house: House, kind: str) -> Path:
    """The file that `new` makes for a kind."""
    done = house.run("new", kind, "probe")
    assert done.code == 0, done.errors
    return house.root / ("stories/probe.md" if kind == "story" else f"content/{MODELS[kind].folder}/probe.yml")


def titled(path: Path, kind: str) -> None:
    """Do what an author does first: write a title, a story, a region's code, a figure's number."""
    text = re.sub(
        f"^title: {UNFILLED}.*$", f"title: 一份{MODELS[kind].zh}", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    own = {UNFILLED_BODY: "那年水很大。", "\ncode:\n": "\ncode: 13\n", "\nmeasure:\n": "\nmeasure: 人数\n"}
    own["\namount:\n"] = "\namount: 3名\n"
    for asked, answer in own.items():
        text = text.replace(asked, answer)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kind", MODELS)
def test_a_new_record_lacks_nothing_but_its_own_words(kind, tmp_path):
    house = hall(tmp_path)
    path = begun(house, kind)
    assert set(house.problems()) - UNFINISHED == {
        "field-missing" if kind in ("region", "figure") else "template-unfilled"
    }
    titled(path, kind)
    assert set(house.problems()) <= UNFINISHED


def test_new_records_with_a_title_become_pages_but_for_a_person_who_has_not_agreed_yet(tmp_path):
    house = hall(tmp_path)
    for kind in MODELS:
        titled(begun(house, kind), kind)
    done = house.build()
    assert done.code == 0, done.errors
    assert [kind for kind in MODELS if f"{MODELS[kind].folder}/probe/index.html" not in done.files()] == ["person"]


def test_no_example_of_a_required_field_can_become_a_fact(tmp_path):
    house = hall(tmp_path)
    path = begun(house, "figure")
    text = path.read_text(encoding="utf-8")
    assert "例 100余场" in text
    assert [line for line in text.splitlines() if line.startswith("amount:")] == ["amount:"]


def test_the_unfilled_name_of_a_person_stands_in_nobody_elses_title(tmp_path):
    house = hall(tmp_path)
    for kind in ("person", "team", "story", "activity"):
        begun(house, kind)
    assert "name-not-public" not in house.problems()


def test_a_new_exhibit_begins_in_the_halls_own_place(tmp_path):
    house = hall(
        tmp_path, {"content/places/a-station.yml": "title: 站点\nplace_type: 志愿服务站（点）\nsources: [s0]\n"}
    )
    for settings, place in (("", "a-station"), ("place: hall\n", "hall")):
        house.write({"content/hall.yml": f"title: 馆\n{settings}"})
        assert house.run("new", "exhibit", f"in-{place}").code == 0
        assert f"\nplace: {place}\n" in (house.root / f"content/exhibits/in-{place}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", MODELS)
def test_a_new_record_tells_of_every_field_that_an_author_fills_in(kind, tmp_path):
    house = hall(tmp_path)
    path = house.root / house.run("new", kind, "probe").told.splitlines()[0].removeprefix(f"{house.root}/")
    text = path.read_text(encoding="utf-8")
    named = set(re.findall("^#?([a-z_]+):", text, re.MULTILINE))
    own = set(MODELS[kind].model_fields) - {"id", "reviewed", "notes"}
    assert named == (own - {"body"} if kind == "story" else own)


@pytest.mark.parametrize(("kind", "name"), [("story", "probe"), ("team", "probe")])
def test_what_is_there_already_is_not_written_twice(kind, name, tmp_path):
    house = hall(tmp_path)
    assert house.run("new", kind, name).code == 0
    before = files(house.root)
    again = house.run("new", kind, name)
    assert again.code == 2
    assert "已经有了" in again.errors
    assert files(house.root) == before


def test_a_hall_is_not_made_where_something_is_already(fresh):
    before = files(fresh.root)
    assert run("new", "hall", str(fresh.root)).code == 2
    assert files(fresh.root) == before


@pytest.mark.parametrize("name", ["../escape", "Ab", "a b", "陈建国", "", "a--b", "-a"])
def test_a_name_that_can_be_no_address_is_refused(name, tmp_path):
    house = hall(tmp_path)
    before = files(tmp_path)
    assert house.run("new", "story", "--", name).code == 2
    assert files(tmp_path) == before


class Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: unlike in 1.1, `on` and `no` are words, and a day is a text."""


Editor.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if not tag.endswith((":timestamp", ":bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@pytest.fixture(scope="module")
def records() -> list[tuple[str, str, Any]]:
    return list(written())


def written() -> Iterator[tuple[str, str, Any]]:
    """(file, kind, value) of every YAML file and every story's front matter of the repository's hall."""
    content = REPOSITORY / "content"
    for folder, kind in {**FOLDERS, "": "hall"}.items():
        paths = sorted((content / folder).glob("**/*.yml")) if folder else [content / "hall.yml"]
        yield from ((path.name, kind, yaml.load(path.read_text(encoding="utf-8"), Editor)) for path in paths)  # noqa: S506
    for path in sorted((REPOSITORY / "stories").glob("*.md")):
        _, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        yield path.name, "story", {**yaml.load(matter, Editor), "body": body}  # noqa: S506


KINDS: dict[str, type[BaseModel]] = {**MODELS, "hall": Hall}
VALIDATORS = {kind: jsonschema.Draft7Validator(schema_of(model)) for kind, model in KINDS.items()}


@pytest.mark.parametrize("kind", VALIDATORS)
def test_every_record_of_the_repository_is_right_by_the_schema_that_editors_use(kind, records):
    own = [(file, value) for file, of, value in records if of == kind]
    assert own
    wrong = [(file, error.message) for file, value in own for error in VALIDATORS[kind].iter_errors(value)]
    assert wrong == []


@pytest.mark.parametrize("kind", VALIDATORS)
def test_a_field_that_there_is_not_is_wrong_by_the_schema(kind, records):
    value = next(value for _, of, value in records if of == kind)
    one = value[0] if isinstance(value, list) else value
    assert VALIDATORS[kind].is_valid(one)
    assert not VALIDATORS[kind].is_valid({**one, "titel": "错"})
    assert not VALIDATORS[kind].is_valid({name: value for name, value in one.items() if name != "title"})


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("story", {"title": "甲", "body": "乙", "teams": "dongxi", "sources": ["s0"], "tags": "一"}),
        ("team", {"title": "队", "level": "村级", "region": 350105101210, "founded": 2020, "legacy_name": True}),
        (
            "team",
            {"title": "队", "level": "village", "members": "100余名", "sources": [{"source": "s0", "at": "第3段"}]},
        ),
    ],
)
def test_what_the_hall_understands_is_right_by_the_schema_too(kind, record):
    assert [error.message for error in VALIDATORS[kind].iter_errors(record)] == []


@pytest.mark.parametrize(
    "record", [{"title": "队", "level": "太空级"}, {"title": ["队"]}, {"title": "队", "squads": "一"}]
)
def test_what_the_hall_refuses_is_wrong_by_the_schema_too(record):
    assert not VALIDATORS["team"].is_valid(record)


def test_schema_keeps_the_settings_that_are_there(tmp_path):
    house = hall(tmp_path, {".vscode/settings.json": '{"editor.tabSize": 2, "yaml.schemas": {"mine.json": "mine/*"}}'})
    assert house.run("schema").code == 0
    settings = json.loads((house.root / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["editor.tabSize"] == 2
    assert settings["yaml.schemas"]["mine.json"] == "mine/*"
    assert settings["yaml.schemas"]["./.vscode/honorhall/team.schema.json"] == "content/teams/**/*.yml"


def test_settings_that_are_not_plain_json_are_left_to_their_owner(tmp_path):
    house = hall(tmp_path, {".vscode/settings.json": '{// mine\n"editor.tabSize": 2}'})
    done = house.run("schema")
    assert done.code == 2
    assert "settings.json" in done.errors
    assert (house.root / ".vscode/settings.json").read_text(encoding="utf-8").startswith("{// mine")


def test_the_schemas_and_the_field_table_in_the_repository_are_those_that_the_commands_make(tmp_path):
    house = hall(tmp_path)
    assert house.run("schema").code == 0
    made, kept = (files(root / ".vscode/honorhall") for root in (house.root, REPOSITORY))
    assert made == kept
    assert (REPOSITORY / "docs/fields.md").read_text(encoding="utf-8") == run("fields").told

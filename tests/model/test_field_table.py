"""The field table: every field of every kind says in both languages what it is, and who may see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from honorhall.model import FOLDERS, KINDS, MODELS, Consent, Hall, Person, Privacy, Row, Story, rows
from honorhall.model.happenings import Activity, Need
from honorhall.model.people import Rank, Service
from honorhall.model.places import Coordinates, Exhibit, Place
from honorhall.model.record import Reviewed
from honorhall.model.teams import Org, Team
from honorhall.model.values import KINDS as NAMED


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model of its parts."""
    yield model
    for row in rows(model):
        yield from (found for part in inner(row.info.annotation) for found in models(part))


def inner(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from inner(part)


ROOTS: tuple[type[BaseModel], ...] = (*KINDS, Hall)
ALL = sorted({one for root in ROOTS for one in models(root)}, key=lambda one: one.__name__)
EACH = [pytest.param(model, row, id=f"{model.__name__}.{row.name}") for model in ALL for row in rows(model)]


@pytest.mark.parametrize(("model", "row"), EACH)
def test_every_field_is_named_in_chinese_and_in_english(model: type[BaseModel], row: Row):
    assert re.search("[\u4e00-\u9fff]", row.zh)
    assert re.match("[A-Z]", row.en)
    assert row.zh != row.name


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_no_two_fields_of_a_model_are_named_alike(model):
    for names in ([row.zh for row in rows(model)], [row.en for row in rows(model)]):
        assert len(names) == len(set(names))


@pytest.mark.parametrize("model", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_its_folder_and_its_names(model):
    assert re.fullmatch("[a-z]+", model.kind)
    assert re.fullmatch("[a-z]+", model.folder)
    assert re.search("[\u4e00-\u9fff]", model.zh)
    assert re.match("[A-Z]", model.en)
    assert model.__doc__


def test_the_kinds_that_references_know_are_the_kinds_there_are():
    assert sorted(NAMED) == sorted(MODELS) == sorted(kind.kind for kind in KINDS)
    assert len(set(NAMED)) == len(NAMED) == len(KINDS)


def test_every_kind_but_the_story_has_a_folder_of_its_own_in_content():
    assert sorted(FOLDERS.values()) == sorted(set(MODELS) - {"story"})
    assert "pages" not in FOLDERS


def test_a_story_needs_a_title_and_a_body_and_nothing_else():
    assert [row.name for row in rows(Story) if row.required and not row.hidden] == ["title", "body"]


def test_the_address_of_a_record_is_made_of_its_kind_and_id_alone():
    for kind in KINDS:
        record = kind.model_construct(id="a-b", title="一个名字")
        assert (record.key, record.page_url) == (f"{kind.kind}:a-b", f"{kind.folder}/a-b/")


PRIVATE = {
    Person: {"phone", "address", "family", "consent", "public", "notes", "reviewed"},
    Place: {"contact_person", "public", "notes", "reviewed"},
    Org: {"contact_person", "public", "notes", "reviewed"},
    Exhibit: {"lender", "public", "notes", "reviewed"},
    Team: {"leader_contact", "legacy_name", "public", "notes", "reviewed"},
    Activity: {"helped", "public", "notes", "reviewed"},
    Need: {"person", "public", "notes", "reviewed"},
    Story: {"consent", "public", "notes", "reviewed"},
    Hall: {"notes"},
}


@pytest.mark.parametrize("model", PRIVATE, ids=lambda model: model.__name__)
def test_what_would_lead_to_a_persons_door_is_private(model):
    assert {row.name for row in rows(model) if row.privacy is Privacy.PRIVATE} >= PRIVATE[model]


@pytest.mark.parametrize("model", [Consent, Reviewed], ids=lambda model: model.__name__)
def test_the_papers_of_the_house_are_private_to_the_last_field(model):
    assert {row.privacy for row in rows(model)} == {Privacy.PRIVATE}


@pytest.mark.parametrize("model", [Person, Rank, Service], ids=lambda model: model.__name__)
def test_nothing_that_a_person_has_of_its_own_is_public_without_consent(model):
    shared = {row.name for row in rows(Story)} | {"martyr", "approval"}  # a status assessed by law, and its document
    own = {row.name for row in rows(model) if row.privacy is Privacy.PUBLIC and row.name not in shared}
    assert own == set()


def test_birth_native_place_and_coordinates_are_shown_less_exact_than_they_are_known():
    coarse = {(model, row.name) for model in ALL for row in rows(model) if row.privacy is Privacy.COARSE}
    assert coarse == {
        *((Person, "born"), (Person, "region"), (Place, "coordinates"), (Coordinates, "lat"), (Coordinates, "lon"))
    }


def test_no_needed_field_is_private_unless_all_of_its_part_is():
    """What is private is put back to its default, and a needed field has none."""
    for model in (*KINDS, Hall):
        for row in rows(model):
            assert not (row.required and row.privacy is Privacy.PRIVATE), (model, row.name)
            for part in () if row.privacy is Privacy.PRIVATE else inner(row.info.annotation):
                needed = {one.name for one in rows(part) if one.required and one.privacy is Privacy.PRIVATE}
                assert needed == set(), part


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_the_title_of_every_kind_is_searched_first_and_exported_as_a_title(kind):
    by_name = {row.name: row for row in rows(kind)}
    assert by_name["title"].weight == max(row.weight for row in rows(kind)) == 8
    assert (by_name["title"].dc, by_name["title"].schema) == ("title", "name")
    assert {by_name[name].dc for name in ("summary", "sources", "id")} == {"description", "source", "identifier"}

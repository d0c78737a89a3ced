"""redact() by the field table: what is private is gone from every kind, what is coarse is coarse, all else stays."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import BaseModel

from honorhall.model import EDITIONS, KINDS, MODELS, Archive, Edition, Hall, Privacy, redact, rows
from honorhall.model.references import has_parts
from tests.house import ON_TODAY
from tests.model import filled

EACH = [(edition, model.kind) for edition in EDITIONS for model in KINDS]


@pytest.fixture(scope="module")
def whole() -> Archive:
    return filled.archive()


@pytest.fixture(scope="module")
def shown(whole: Archive) -> dict[str, Archive]:
    return {name: redact(whole, Edition(name, ON_TODAY)) for name in EDITIONS}


def parts(part: BaseModel) -> list[tuple[str, ...]]:
    """The paths of a record and of all its parts that are models of their own, but for the private ones."""
    found: list[tuple[str, ...]] = [()]
    for row in rows(type(part)):
        value = getattr(part, row.name)
        inner = value[0] if isinstance(value, tuple) and value else value
        if isinstance(inner, BaseModel) and row.privacy is not Privacy.PRIVATE:
            found += [(row.name, *deeper) for deeper in parts(inner)]
    return found


def at(part: BaseModel, path: tuple[str, ...]) -> BaseModel:
    """The part of a record that stands at a path, the first where there is a list."""
    for name in path:
        value = getattr(part, name)
        part = value[0] if isinstance(value, tuple) else value
    return part


@pytest.mark.parametrize("kind", MODELS)
def test_the_record_that_is_filled_leaves_no_field_empty(whole, kind):
    record = whole.records[f"{kind}:x"]
    for path in parts(record):
        part = at(record, path)
        assert [row.name for row in rows(type(part)) if getattr(part, row.name) in ("", (), None)] in ([], ["died"])


def test_every_kind_has_a_secret_to_keep_and_the_whole_archive_knows_it(whole):
    for kind in MODELS:
        assert filled.UNSEEN in repr(whole.records[f"{kind}:x"])
    assert filled.UNSEEN in repr(whole.hall)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_private_text_is_anywhere_in_an_edition(shown, edition):
    assert set(shown[edition].records) == {
        *(f"{kind}:x" for kind in MODELS),
        *(f"region:up-{at}" for at in (2, 4, 6, 9)),
    }
    assert filled.UNSEEN not in repr(shown[edition])


@pytest.mark.parametrize(("edition", "kind"), EACH)
def test_every_private_field_of_every_part_is_as_if_it_had_never_been_filled(shown, edition, kind):
    record = shown[edition].records[f"{kind}:x"]
    for path in parts(record):
        part = at(record, path)
        kept = [row.name for row in rows(type(part)) if row.privacy is Privacy.PRIVATE and getattr(part, row.name)]
        assert kept in ([], ["public"]), path


@pytest.mark.parametrize(("edition", "kind"), EACH)
def test_every_field_that_everybody_may_see_stays_as_it_was_written(whole, shown, edition, kind):
    before, after = whole.records[f"{kind}:x"], shown[edition].records[f"{kind}:x"]
    assert parts(before) == parts(after)
    for path in parts(before):
        one, two = at(before, path), at(after, path)
        for row in rows(type(one)):
            if row.privacy in (Privacy.PUBLIC, Privacy.CONSENT) and not has_parts(row.info.annotation):
                assert getattr(one, row.name) == getattr(two, row.name), (path, row.name)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_halls_own_notes_stay_in_the_house_and_what_concerns_the_screen_on_the_screen(whole, shown, edition):
    before, after = whole.hall, shown[edition].hall
    hidden = {"notes"} if edition == "kiosk" else {"notes", "kiosk"}
    assert {row.name for row in rows(Hall) if getattr(before, row.name) != getattr(after, row.name)} == hidden


@pytest.mark.parametrize("edition", EDITIONS)
def test_birth_is_shown_to_the_month_and_a_native_place_to_the_township(shown, edition):
    person = shown[edition].records["person:x"]
    assert (person.born.edtf, person.region) == ("2020-07", filled.CODE[:9])
    assert "29" not in repr(person.born)


@pytest.mark.parametrize("edition", EDITIONS)
def test_coordinates_are_shown_to_a_village(shown, edition):
    where = shown[edition].records["place:x"].coordinates
    assert (where.lat, where.lon) == ("26.05", "-119.12")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        *(("26", "26"), ("26.0", "26.0"), ("26.05", "26.05"), ("26.059999", "26.05"), ("+119.1234567890", "+119.12")),
        *(
            ("26°03′12.5″", ""),
            ("26,0512345", ""),
            ("26.05.12", ""),
            ("26.0512N", ""),
            ("北纬26.0512", ""),
            ("2.6e1", ""),
        ),
    ],
)
def test_a_coordinate_that_cannot_be_cut_with_certainty_is_not_shown(whole, written, shown):
    place: Any = whole.records["place:x"]
    exact = place.model_copy(update={"coordinates": place.coordinates.model_copy(update={"lat": written})})
    hall = Archive(whole.hall, {**whole.records, "place:x": exact}, whole.regions, whole.named_by, whole.origins)
    made: Any = redact(hall, Edition("public", ON_TODAY)).records["place:x"]
    assert made.coordinates.lat == shown


@pytest.mark.parametrize("edition", EDITIONS)
def test_redaction_never_adds_a_word(whole, shown, edition):
    said = filled.leaves(whole.hall).union(*map(filled.leaves, whole.records.values()))
    heard = filled.leaves(shown[edition].hall).union(*map(filled.leaves, shown[edition].records.values()))
    new = {text for text in heard - said if not any(text in whole_text for whole_text in said)}
    assert new == set()
    assert heard < said | {text for text in heard if re.fullmatch(r"2020-07|-?\d+\.\d\d|\d{9}", text)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_does_not_know_where_anything_was_written(whole, shown, edition):
    assert whole.origins
    assert shown[edition].origins == {}


@pytest.mark.parametrize("edition", EDITIONS)
def test_back_links_of_an_edition_are_made_anew_of_what_it_shows(shown, edition):
    made = shown[edition]
    assert {key for keys in made.named_by.values() for key in keys} <= set(made.records)
    assert made.named_by["team:x"]


def test_the_whole_archive_is_left_as_it_was(whole):
    before = repr(whole)
    redact(whole, Edition("public", ON_TODAY))
    assert repr(whole) == before


def test_to_redact_what_was_redacted_changes_nothing_more(shown):
    made = shown["preview"]
    assert redact(made, Edition("preview", ON_TODAY)) == made

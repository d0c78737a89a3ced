"""Records decoded apart, in whatever order, sent from process to process, make the archive they make at home."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import BaseModel

from honorhall.model import FOLDERS, Archive, decoding, gather, gathered, joined_decodings, mentions, named
from honorhall.sources import files, read, read_alone
from tests.house import REPOSITORY
from tests.model.filled import archive as filled


@pytest.fixture(scope="module")
def home() -> Archive:
    return gather(read(REPOSITORY, FOLDERS))[0]


@pytest.fixture(scope="module", params=["filled", "repository"])
def made(request: pytest.FixtureRequest, home: Archive) -> Archive:
    return filled() if request.param == "filled" else home


def sent(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value, 5))  # noqa: S301 (our own bytes)


def parts(value: object) -> list[BaseModel]:
    """A record and all the parts in it."""
    if isinstance(value, BaseModel):
        return [value, *(part for one in value.__dict__.values() for part in parts(one))]
    return [part for one in value for part in parts(one)] if isinstance(value, tuple) else []


def test_a_record_that_was_sent_is_the_record(made):
    for record in (*made.records.values(), made.hall):
        again = sent(record)
        assert again == record
        assert repr(again) == repr(record)
        assert [hash(part) for part in parts(again)] == [hash(part) for part in parts(record)]
        assert again.model_dump() == record.model_dump()


def test_a_record_that_was_sent_is_frozen_and_can_be_copied_with_a_change(home):
    record = sent(next(iter(home.records.values())))
    with pytest.raises(ValueError, match="frozen"):
        setattr(record, "title", "乙")  # noqa: B010 (mypy would not let it pass)
    changed = record.model_copy(update={"title": "乙"})
    assert (changed.title, changed.summary) == ("乙", record.summary)
    assert sent(changed) == changed
    assert changed.model_fields_set == set(type(record).model_fields)


def test_files_decoded_one_by_one_and_sent_make_the_same_archive(home):
    listed, problems = files(REPOSITORY, FOLDERS)
    every = [sent(decoding(read_alone(REPOSITORY, one.path, one.kind))) for one in reversed(listed)]
    made, found = gathered(joined_decodings(every))
    assert problems == ()
    assert found == []
    assert list(made.records) == list(home.records)
    assert {name: getattr(made, name) for name in ("hall", "records", "regions", "named_by", "names", "origins")} == {
        name: getattr(home, name) for name in ("hall", "records", "regions", "named_by", "names", "origins")
    }


def test_what_a_record_names_is_every_mention_once(made):
    for key, record in made.records.items():
        found = list(mentions(record))
        prose = {"body", "worksheet"}
        assert made.names[key] == named(record)
        assert set(named(record).in_fields) == {one.target for one in found if one.path[0] not in prose}
        assert set(named(record).in_prose) == {one.target for one in found if one.path[0] in prose}
        assert len(set(named(record).in_fields)) == len(named(record).in_fields)

"""derive(): views are values that can be sent away, and hang on what records name and count, not on what they tell."""

from __future__ import annotations

import pickle
from dataclasses import fields

from honorhall.model import Archive, Record
from honorhall.views import Views, derive
from tests.house import ON_TODAY
from tests.model.filled import archive

OTHER = "别的话"


def retold(record: Record) -> Record:
    """The same record in other words."""
    media = tuple(one.model_copy(update={"caption": OTHER, "alt": OTHER}) for one in record.media)
    return record.model_copy(update={"summary": OTHER, "body": OTHER, "media": media})


def parts(views: Views) -> dict[str, object]:
    """All views by name, records by their keys."""
    found = {one.name: getattr(views, one.name) for one in fields(views)}
    return {**found, "by_kind": {kind: [one.key for one in many] for kind, many in views.by_kind.items()}}


def test_other_words_in_summaries_bodies_and_captions_leave_every_view_as_it_is():
    whole = archive()
    records = {key: retold(record) for key, record in whole.records.items()}
    assert records != whole.records
    again = Archive(whole.hall, records, whole.regions, whole.named_by)
    assert parts(derive(again, ON_TODAY)) == parts(derive(whole, ON_TODAY))


def test_the_views_of_a_real_hall_hang_on_no_words_either(prepared):
    shown = prepared.guide.archive
    records = {key: retold(record) for key, record in shown.records.items()}
    again = Archive(shown.hall, records, shown.regions, shown.named_by, {}, shown.pages, shown.withdrawn)
    assert parts(derive(again, ON_TODAY)) == parts(derive(shown, ON_TODAY))


def test_views_come_back_from_a_pickle_as_they_went(prepared):
    views = derive(prepared.guide.archive, ON_TODAY)
    assert parts(pickle.loads(pickle.dumps(views))) == parts(views)  # noqa: S301 (our own)

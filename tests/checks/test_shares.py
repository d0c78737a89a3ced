"""check(): asked about share after share of the records, the rules say what they say of the whole."""

from __future__ import annotations

import pickle

import pytest

from honorhall.checks import CHECKS, OF_A_RECORD, OF_THE_WHOLE, ask, check, check_some, check_whole
from honorhall.checks.claims import MORE, amounts
from honorhall.ground.quantity import Quantity
from honorhall.model import Edition, Story
from honorhall.model.standing import EDITIONS, standing, standings
from tests.house import ON_TODAY
from tests.model.filled import archive as filled


def test_every_rule_is_of_a_record_or_of_the_whole():
    assert set(CHECKS) == set(OF_A_RECORD) | set(OF_THE_WHOLE)
    assert not set(OF_A_RECORD) & set(OF_THE_WHOLE)


@pytest.mark.parametrize("size", [1, 3])
def test_the_problems_of_all_shares_and_of_the_whole_are_those_of_the_archive(archives, size):
    for archive in archives:
        asked, keys = ask(archive, ON_TODAY), list(archive.records)
        shares = [keys[at : at + size] for at in range(0, len(keys), size)]
        found = [problem for share in shares for problem in check_some(asked, share)] + check_whole(asked)
        assert in_files(found) == in_files(check(archive, ON_TODAY))


def in_files(problems):
    return sorted(problems, key=lambda problem: (problem.place, problem.code))


def test_what_is_asked_can_be_sent_to_another_process(archives):
    for archive in archives[::10]:
        asked = pickle.loads(pickle.dumps(ask(archive, ON_TODAY)))  # noqa: S301 (our own)
        assert check_some(asked, archive.records) == check_some(ask(archive, ON_TODAY), archive.records)


def test_a_search_for_names_that_is_shared_changes_nothing_that_is_shown(archives):
    for archive in archives:
        asked = ask(archive, ON_TODAY)
        naming = asked.about(archive.records).naming
        assert naming == frozenset(key for key in archive.records if asked.may_name(key))
        for made in asked.redactions:
            assert made.changes(archive.records, naming) == made.changes(archive.records)


def test_how_a_plain_record_stands_is_how_it_stands_when_looked_at_closely(archives):
    for archive in archives:
        for edition in (Edition(name, ON_TODAY) for name in EDITIONS):
            for key, how in standings(archive, edition).items():
                if not isinstance(archive.records[key], Story):
                    assert how is standing(archive.records[key], archive, edition)


def test_every_quantity_of_a_record_is_found_where_it_stands():
    for record in filled().records.values():
        found = {path: value for path, value in everything(record, ()) if isinstance(value, Quantity)}
        assert dict(amounts(record)) == found


@pytest.mark.parametrize(
    "shape", ["{}余名", "{} 多人", "{}.5万余人", "{}.0余人", "{}个多月", "{}名", "近{}人", "超{}万元"]
)
def test_a_qualifier_behind_a_number_that_is_not_round_is_never_overlooked(shape):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    numbers = [str(number) for number in (*range(1, 121), 1000, 1005)]
    found = [Quantity.parse(shape.format(one)) for number in numbers for one in (number, number.translate(wide))]
    assert not [one for one in found if one.odd_qualifier and not MORE.search(one.verbatim)]


def everything(value, path):
    """The slow twin: each value of a record, whatever its type, with its path."""
    if isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from everything(one, (*path, place))
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from everything(getattr(value, name), (*path, name))
    else:
        yield path, value

"""The types of the field table: what an author may write becomes one exact value, or is refused with a code."""

from __future__ import annotations

import pytest

from honorhall.ground.problem import Refused
from honorhall.model import KINDS, VOCABULARIES, Base, Ref, Team, Term, rows
from honorhall.model.papers import Icp, Police, Url
from honorhall.model.values import Pattern, region_code

CODES = {
    "35": "35",
    "350000": "35",
    "350000000000": "35",
    "3501": "3501",
    "350100": "3501",
    "350100000000": "3501",
    "350105": "350105",
    "350105000000": "350105",
    "350105101": "350105101",
    "350105101000": "350105101",
    "350105101210": "350105101210",
    " 350105 ": "350105",
    "350105000": "350105",
    "350000000": "35",
    "3500": "35",
    "110000": "11",
    "441900": "4419",
    "441900003": "441900003",
    "110100": "1101",
    "500000000000": "50",
}


@pytest.mark.parametrize("written", CODES)
def test_a_division_code_is_kept_without_the_zeros_that_pad_it(written):
    assert region_code(written) == CODES[written]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "3",
        "350",
        "35010",
        "3501051",
        "35010510",
        "3501051012",
        "3501051012101",
        "05",
        "35O105",
        "-35",
        "3.5",
        "３５０１",
    ],
)
def test_what_is_no_division_code_is_refused_as_written(written):
    with pytest.raises(Refused) as refused:
        region_code(written)
    assert (refused.value.code, refused.value.facts) == ("region-code-shape", {"value": written})


@pytest.mark.parametrize("vocabulary", sorted(VOCABULARIES))
def test_every_term_is_read_by_its_code_its_chinese_and_its_english_name(vocabulary):
    for code, names in VOCABULARIES[vocabulary].items():
        for written in (code, code.upper(), names.zh, names.en, names.en.upper()):
            assert Term(vocabulary).parse(written) == code


@pytest.mark.parametrize("vocabulary", sorted(VOCABULARIES))
def test_no_two_terms_of_a_vocabulary_are_called_alike(vocabulary):
    terms = VOCABULARIES[vocabulary]
    for written in ([names.zh for names in terms.values()], [names.en.casefold() for names in terms.values()]):
        assert len(set(written)) == len(terms)
        assert all(written)


def test_a_term_nearly_right_is_refused_with_the_nearest_and_with_all():
    with pytest.raises(Refused) as refused:
        Term("team-category").parse("红色演讲")
    assert (refused.value.code, refused.value.facts["near"]) == ("term-unknown", "红色宣讲")
    assert refused.value.facts["known"].split("、") == [one.zh for one in VOCABULARIES["team-category"].values()]


def test_a_term_that_is_like_none_is_refused_without_a_guess():
    with pytest.raises(Refused) as refused:
        Term("gender").parse("桥")
    assert refused.value.facts["near"] == "无 none"


def test_every_vocabulary_that_the_field_table_names_is_there_and_every_one_is_named():
    seen: set[str] = set()
    models: set[type[Base]] = set(KINDS)
    while models:
        model = models.pop()
        for row in rows(model):
            seen |= {term.vocabulary for term in row.marked(Term)}
            models |= parts(row.info.annotation)
    assert seen == set(VOCABULARIES)


def parts(annotation: object) -> set[type[Base]]:
    """The models that a type holds, at any depth."""
    inner = (parts(one) for one in getattr(annotation, "__args__", ()))
    own = {annotation} if isinstance(annotation, type) and issubclass(annotation, Base) else set()
    return own.union(*inner)


def test_a_reference_to_one_kind_needs_only_the_id_and_may_name_the_kind():
    for written in ("dongqi", "team:dongqi", "team：dongqi", "team: dongqi"):
        assert Ref("team").parse(written) == "team:dongqi"


def test_a_reference_to_one_of_several_kinds_must_name_its_kind():
    assert Ref("team", "org").parse("org:centre") == "org:centre"
    with pytest.raises(Refused) as refused:
        Ref("team", "org").parse("centre")
    assert refused.value.facts == {"value": "centre", "shape": "team:id / org:id"}


@pytest.mark.parametrize("written", ["", "person:a", "team:", ":a", "team:东岐", "team:A", "a b", "team:a:b", "team/a"])
def test_what_is_no_reference_of_its_kinds_is_refused(written):
    with pytest.raises(Refused) as refused:
        Ref("team").parse(written)
    assert (refused.value.code, refused.value.facts) == ("reference-shape", {"value": written, "shape": "team:id"})


def pattern(annotated: object) -> Pattern:
    [found] = [one for one in annotated.__metadata__ if isinstance(one, Pattern)]  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        (Icp, "闽ICP备12345678号-1", "闽ICP备1234号"),
        (Icp, "京ICP备2021000001号", "京ICP备2021000001"),
        (Police, "闽公网安备35010502000001号", "闽公网安备号"),
        (Police, "闽公网安备 35010502000001号", "公网安备35010502000001号"),
        (Url, "https://example.org/a?b=c#d", "ftp://example.org"),
        (Url, "http://example.org", "javascript:alert(1)"),
        (Url, "https://例子.example/村", "https://a b"),
        (Url, "https://example.org/", '"https://example.org/"'),
    ],
)
def test_a_text_of_fixed_shape_is_kept_as_issued_or_refused_with_an_example(field, good, bad):
    assert pattern(field).parse(good) == good
    with pytest.raises(Refused) as refused:
        pattern(field).parse(bad)
    assert pattern(field).parse(refused.value.facts["example"])


@pytest.mark.parametrize("written", ["true", "True", "YES", "on", "是", "有", "1"])
def test_yes_has_its_spellings(written):
    assert Team.model_validate({"id": "a", "title": "甲", "sample": written}).sample is True


@pytest.mark.parametrize("written", ["false", "False", "NO", "off", "否", "无", "0"])
def test_no_has_its_spellings(written):
    assert Team.model_validate({"id": "a", "title": "甲", "public": written}).public is False

"""Rewriting: some values of a file change, every other character stays; what cannot stay is not rewritten."""

from __future__ import annotations

import pytest

from honorhall.sources import Plain, rewritten, rewritten_story, yaml_of

RECORD = """# head
title: A  # note
members: 30余名 # why
tags:
  - x
  - y
# about milestones
milestones:
  - date: 2020
    what: z

body: |
  text # no comment

# end
"""


def test_values_change_where_they_stand_and_new_fields_come_last():
    changes: dict[str, Plain] = {
        "members": "35名",
        "tags": ["q"],
        "milestones": [{"what": "n"}],
        "body": "one\ntwo",
        "level": "市级",
    }
    assert rewritten(RECORD, {0: changes}) == (
        "# head\ntitle: A  # note\nmembers: 35名 # why\ntags: [q]\n# about milestones\nmilestones:\n- what: n\n\n"
        "body: |-\n  one\n  two\nlevel: 市级\n\n# end\n"
    )


def test_records_of_a_list_change_in_their_own_way_of_writing():
    text = '- {id: a, title: x, code: "12"}\n- id: b\n  title: y'
    new = rewritten(text, {0: {"title": "p, q", "level": "z"}, 1: {"summary": "s\nt"}})
    assert new == ("- {id: a, title: 'p, q', code: \"12\", level: z}\n- id: b\n  title: y\n  summary: |-\n    s\n    t")


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("tags:\n  - x # why\n", {"tags": ["y"]}),
        ("tags: [x, # why\n  y]\n", {"tags": ["y"]}),
        ("a: &x b\nc: *x\n", {"a": "d"}),
        ("title: a\r\nsummary: b\n", {"title": "c"}),
        ("title: a # note\n", {"title": "b\nc"}),
    ],
    ids=["comment", "comment in brackets", "anchor", "two kinds of line ends", "note beside a text of lines"],
)
def test_what_would_be_lost_is_not_rewritten(text, changes):
    assert rewritten(text, {0: changes}) is None


def test_line_ends_and_the_sign_of_utf_8_stay():
    assert rewritten("\ufefftitle: a\r\nlevel: b\r\n", {0: {"title": "c"}}) == "\ufefftitle: c\r\nlevel: b\r\n"


@pytest.mark.parametrize(
    ("text", "changes", "body", "new"),
    [
        ("---\ntitle: x\n---\n\nBody\n", {"title": "y"}, None, "---\ntitle: y\n---\n\nBody\n"),
        ("---\ntitle: x # n\n---\nBody\n", {}, "New\n", "---\ntitle: x # n\n---\n\nNew\n"),
        ("# T\n\nBody\n", {"teams": ["y"]}, None, "---\nteams: [y]\n---\n# T\n\nBody\n"),
        ("# T\n\nBody\n", {}, "New", "# T\n\nNew\n"),
    ],
)
def test_a_story_keeps_what_does_not_change(text, changes, body, new):
    assert rewritten_story(text, changes, body) == new


def test_what_is_written_is_written_as_people_do():
    text = yaml_of(
        {
            "title": "a: b",
            "on": "no",
            "date": "2020-07-29",
            "code": "350105",
            "year": "2020",
            "sample": "true",
            "tags": ["甲", "乙"],
        }
    )
    assert (
        text
        == "title: 'a: b'\n'on': 'no'\ndate: 2020-07-29\ncode: '350105'\nyear: 2020\nsample: true\ntags: [甲, 乙]\n"
    )

"""redact(): record by record or at once, what comes of it is the same; what need not change is not even copied."""

from __future__ import annotations

import pickle

import pytest

from honorhall.model import EDITIONS, Edition, redact, redaction
from honorhall.model.archive import named_by
from tests.gathered import gathered
from tests.house import ON_TODAY, House, hall
from tests.test_cases import CASES, case

ALL = "scope: [文字, 照片, 网站, 馆内屏幕]"
FILES = {
    "content/people/shown.yml": f'title: 陈大河\nregion: "1201"\nconsent: {{status: 已同意, {ALL}, name_as: 全名}}\n',
    "content/people/half.yml": f"title: 林小溪\nconsent: {{status: 已同意, {ALL}, name_as: 只显姓氏}}\n",
    "content/people/kept.yml": "title: 王长江\nconsent: {status: 待确认}\n",
    "content/people/gone.yml": f"title: 赵远山\nconsent: {{status: 已撤回, {ALL}}}\n",
    "content/honors/one.yml": "title: 水上先锋\nto: ['person:kept', 'person:shown']\n",
    "stories/of-both.md": "---\ntitle: 渡口\npeople: shown\nteams: dongxi\n---\n"
    "[陈大河](person:shown)与[王](person:kept)长江，又见[第一个故事](story:first)。\n",
    "stories/of-kept.md": "---\ntitle: 不公开\npeople: kept\nteams: dongxi\n---\n见[渡口](story:of-both)。\n",
    "stories/of-none.md": "---\ntitle: 旁人\nteams: dongxi\n---\n林 小溪来过，[队](team:dongxi)也来过。\n",
}


@pytest.fixture
def house(tmp_path) -> House:
    return hall(tmp_path, FILES)


@pytest.mark.parametrize("name", EDITIONS)
def test_record_by_record_the_edition_is_the_one_that_is_made_at_once(house, name):
    archive = gathered(house)[0]
    made = pickle.loads(pickle.dumps(redaction(archive, Edition(name, ON_TODAY))))  # noqa: S301 (our own)
    shares = [made.changes([key]) for key in reversed([*archive.records])]
    whole = made.applied({key: record for share in shares for key, record in share.items()})
    assert whole == redact(archive, Edition(name, ON_TODAY))
    assert list(whole.records) == [key for key in archive.records if key in whole.records]


@pytest.mark.parametrize("name", EDITIONS)
def test_who_names_whom_among_the_shown_is_what_asking_all_of_them_again_would_tell(house, name, tmp_path):
    houses = [house, *(hall(tmp_path / name, case(name).files) for name in CASES)]
    for archive in (gathered(one)[0] for one in houses):
        made = redact(archive, Edition(name, ON_TODAY))
        assert made.named_by == named_by(made.records, made.regions)


def test_a_record_with_nothing_to_hide_stays_the_very_same(house):
    archive = gathered(house)[0]
    made = redact(archive, Edition("public", ON_TODAY))
    same = {key for key, record in made.records.items() if record is archive.records[key]}
    changed = {"person:shown", "person:half", "honor:one", "story:of-both", "story:of-none"}
    assert same == made.records.keys() - changed
    assert "story:of-kept" not in made.records


def test_a_name_that_comes_together_where_a_link_was_taken_out_is_hidden(house):
    made = redact(gathered(house)[0], Edition("public", ON_TODAY))
    assert "与某某，" in made.records["story:of-both"].body
    assert made.records["story:of-none"].body.startswith("林姓老兵来过")

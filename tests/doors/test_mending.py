"""honorhall check --fix: what it mends is as it was meant, and nothing else of the file has changed."""

from __future__ import annotations

import pytest

from honorhall.doors.mending import MENDS
from honorhall.doors.mending.tidying import tidied
from honorhall.ground.messages import codes
from tests.house import TODAY, House, hall

TEAM, STORY = "content/teams/dongxi.yml", "stories/first.md"
GOOD = 'title: 溪市退役军人志愿服务队\nregion: "1201"\nlevel: 市级\nsources: [s0]\n'
SLIPS = {
    "yaml-full-width-colon": ("motto：一心\n", "motto: 一心\n"),
    "yaml-space-missing": ("motto:一心\n", "motto: 一心\n"),
    "yaml-tab": ("milestones:\n\t- {what: 授旗}\n", "milestones:\n  - {what: 授旗}\n"),
    "yaml-colon-in-text": ("motto: 我们: 一心\n", 'motto: "我们: 一心"\n'),
    "yaml-character": ("motto: @一心\n", 'motto: "@一心"\n'),
    "quantity-chinese-numerals": ("members: 三十余名 # 照报道\n", "members: 30余名 # 照报道\n"),
    "quantity-unreadable": ("members: 30余名。\n", ""),
    "date-unreadable": ("founded: 2020年7月\u200b # 七月\n", "founded: 2020年7月 # 七月\n"),
    "term-unknown": ("composition: []\ncategory: 应急 救援\n", "composition: []\ncategory: 应急救援\n"),
}


def fixed(house: House, *more: str) -> str:
    done = house.run("check", "--fix", "--today", TODAY, *more)
    assert done.code in {0, 1}, done.errors
    return done.told


@pytest.mark.parametrize("slip", [one for one in SLIPS if SLIPS[one][1]])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_slip_is_mended_and_every_other_byte_stays(slip, end, tmp_path):
    wrong, right = (f"# 说明\n{GOOD}{text}".replace("\n", end).encode() for text in SLIPS[slip])
    house = hall(tmp_path, {TEAM: wrong})
    assert slip in house.problems() or slip == "date-unreadable"
    assert f"+{SLIPS[slip][1].splitlines()[-1]}" in fixed(house).replace("\r", "")
    assert (house.root / TEAM).read_bytes() == wrong, "only shown"
    fixed(house, "--write")
    assert (house.root / TEAM).read_bytes() == right
    assert house.problems() == []


def test_every_mend_is_of_a_code_that_there_is():
    assert set(MENDS) <= set(codes())


def test_a_mend_that_betters_nothing_is_dropped_and_told(tmp_path):
    house = hall(tmp_path, {TEAM: f"{GOOD}founded: ２０２０年１３月４５日左右吧\n"})
    before = (house.root / TEAM).read_bytes()
    done = house.run("check", "--fix", "--write", "--today", TODAY)
    assert "手工改" in done.errors
    assert (house.root / TEAM).read_bytes() == before


def test_slips_behind_each_other_are_mended_one_after_the_other(tmp_path):
    house = hall(
        tmp_path, {TEAM: GOOD.replace("level: ", "level：").replace("title: ", "title：") + "members: 三十余名\n"}
    )
    fixed(house, "--write")
    assert (house.root / TEAM).read_text(encoding="utf-8") == GOOD + "members: 30余名\n"


def test_fields_without_their_fence_are_given_it(tmp_path):
    house = hall(tmp_path, {STORY: "title: 雨夜\nteams: dongxi\n---\n\n雨。\n"})
    fixed(house, "--write")
    assert (house.root / STORY).read_text(encoding="utf-8") == "---\ntitle: 雨夜\nteams: dongxi\n---\n\n雨。\n"


PROSE = {
    "雨\u200b夜": "雨夜",
    "雨\u00a0夜&nbsp;里": "雨 夜 里",
    "##后来": "## 后来",
    "[队](team：dongxi)": "[队](team:dongxi)",
    "[队]（team:dongxi）": "[队](team:dongxi)",
    "[网]（https://a.example/b）": "[网](https://a.example/b)",
    "甲&amp;乙&ldquo;丙&rdquo;": "甲&乙“丙”",
    # and what stays as it is
    "&amp;lt;": "&amp;lt;",
    "&lt;b&gt;": "&lt;b&gt;",
    "`&nbsp;\u00a0`": "`&nbsp;\u00a0`",
    "#标签": "#标签",
    "两个空格  ": "两个空格  ",
    "\u3000\u3000首行": "\u3000\u3000首行",
    "（见 team:dongxi）": "（见 team:dongxi）",
    "\U0001f468\u200d\U0001f469": "\U0001f468\u200d\U0001f469",
}


@pytest.mark.parametrize("written", PROSE)
def test_prose_is_tidied_as_it_was_meant(written):
    def story(text: str) -> str:
        return f"---\ntitle: 雨夜\n---\n\n{text}\n"

    assert tidied(story(written), markdown=True) == story(PROSE[written])


def test_code_and_what_stands_after_it_are_told_apart():
    text = "---\ntitle: x  \n---\n```\n##a&nbsp;\n```\n##乙\n"
    assert tidied(text, markdown=True) == "---\ntitle: x\n---\n```\n##a&nbsp;\n```\n## 乙\n"


def test_what_was_mended_once_is_not_mended_again(tmp_path):
    house = hall(tmp_path, {TEAM: f"{GOOD}members: 三十余名\n", STORY: "---\ntitle: 雨\u200b夜\n---\n\n##后来\n"})
    fixed(house, "--write")
    done = house.run("check", "--fix", "--write", "--today", TODAY)
    assert (done.code, done.errors) == (0, "没有可以自动改好的。 Nothing can be mended safely.\n")


def test_the_sample_hall_has_nothing_to_mend(copied):
    done = copied.run("check", "--fix", "--today", TODAY)
    assert "Nothing can be mended" in done.errors, done.told


def test_a_link_is_left_alone(tmp_path):
    house = hall(tmp_path, {"content/teams/other.txt": f"{GOOD}members: 三十余名\n"})
    path = house.root / TEAM
    path.unlink()
    path.symlink_to(house.root / "content/teams/other.txt")
    fixed(house, "--write")
    assert path.is_symlink()
    assert "三十余名" in path.read_text(encoding="utf-8")


def test_only_the_files_that_were_named_are_mended(tmp_path):
    house = hall(tmp_path, {TEAM: f"{GOOD}members: 三十余名\n", STORY: "---\ntitle: 雨\u200b夜\n---\n\n##后来\n"})
    fixed(house, "--write", str(house.root / STORY))
    assert "三十余名" in (house.root / TEAM).read_text(encoding="utf-8")
    assert (house.root / STORY).read_text(encoding="utf-8") == "---\ntitle: 雨夜\n---\n\n## 后来\n"


def test_what_is_no_record_is_not_mended(tmp_path):
    house = hall(tmp_path, {"content/teams/notes.txt": "两个  \u200b\n"})
    fixed(house, "--write", str(house.root / "content"))
    assert (house.root / "content/teams/notes.txt").read_text(encoding="utf-8") == "两个  \u200b\n"

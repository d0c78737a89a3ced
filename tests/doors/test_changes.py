"""The day of a record's last change: git's word where git can know, silence where it cannot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from honorhall.doors.changes import last_changes
from tests.house import ON_TODAY, SMALL, TODAY, House, files, hall
from tests.past import FIRST, commit, git
from tests.site.canaries import picture

SECOND, THIRD = "2022-04-02", "2023-05-03"
TEAM, STORY = "content/teams/dongxi.yml", "stories/first.md"
ALL = tuple(name for name in SMALL if name.startswith(("content/", "stories/")))


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The small hall in a repository of its own, committed whole on the first day."""
    made = hall(tmp_path)
    git(made.root, "init", "-q")
    commit(made.root, FIRST)
    return made


def days(root: Path, *names: str) -> dict[str, str]:
    """File -> its day, of these files or of all that the small hall has."""
    found, _ = last_changes(root, names or ALL, ON_TODAY)
    return {file: day.isoformat() for file, day in found.items()}


def test_each_file_has_the_day_of_the_newest_commit_that_changed_it(house):
    commit(house.write({STORY: SMALL[STORY] + "\n又一句。\n"}).root, SECOND)
    assert days(house.root) == {**dict.fromkeys(ALL, FIRST), STORY: SECOND}


def test_one_pass_over_the_log_agrees_with_asking_for_each_file(house):
    commit(house.write({TEAM: SMALL[TEAM] + "motto: 一句口号\n", "stories/二 三.md": SMALL[STORY]}).root, SECOND)
    commit(house.write({STORY: SMALL[STORY] + "\n又一句。\n", "content/sources/s0.yml": "title: 改过\n"}).root, THIRD)
    names = (*ALL, "stories/二 三.md")
    slow = {name: git(house.root, "log", "-1", "--format=%cs", "--", name).strip() for name in names}
    assert days(house.root, *names) == slow
    assert set(slow.values()) == {FIRST, SECOND, THIRD}


def test_what_is_not_committed_yet_was_changed_today(house):
    house.write(
        {TEAM: SMALL[TEAM] + "motto: 一句口号\n", "stories/新 写的.md": SMALL[STORY], STORY: SMALL[STORY] + "。"}
    )
    git(house.root, "add", STORY)
    found = days(house.root, *ALL, "stories/新 写的.md")
    assert {file for file, day in found.items() if day == TODAY} == {TEAM, STORY, "stories/新 写的.md"}


def test_a_file_under_a_new_name_was_changed_when_it_got_it(house):
    git(house.root, "mv", STORY, "stories/另一个.md")
    commit(house.root, SECOND)
    assert days(house.root, "stories/另一个.md", STORY) == {"stories/另一个.md": SECOND, STORY: SECOND}


def test_a_conflict_that_a_merge_settles_was_settled_on_the_day_of_the_merge(house):
    git(house.root, "checkout", "-q", "-b", "side")
    commit(house.write({STORY: SMALL[STORY] + "一\n"}).root, SECOND)
    git(house.root, "checkout", "-q", "-")
    commit(house.write({STORY: SMALL[STORY] + "二\n"}).root, SECOND)
    git(house.root, "merge", "-q", "-s", "ours", "--no-commit", "side")
    commit(house.write({STORY: SMALL[STORY] + "三\n"}).root, THIRD)
    assert days(house.root, STORY) == {STORY: THIRD}


def test_a_hall_in_a_folder_of_a_larger_repository_knows_its_own_files(tmp_path):
    (tmp_path / "许多 馆").mkdir()
    house = hall(tmp_path / "许多 馆")
    (tmp_path / "content/teams").mkdir(parents=True)
    (tmp_path / TEAM).write_text("title: 别处的队伍\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path, FIRST)
    (tmp_path / TEAM).write_text("title: 别处的另一支队伍\n", encoding="utf-8")
    house.write({STORY: SMALL[STORY] + "。"})
    assert days(house.root) == {**dict.fromkeys(ALL, FIRST), STORY: TODAY}
    commit(tmp_path, SECOND)
    assert days(house.root) == {**dict.fromkeys(ALL, FIRST), STORY: SECOND}


def test_outside_a_repository_nobody_knows(tmp_path):
    assert days(hall(tmp_path).root) == {}


def test_without_git_nobody_knows(house, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert days(house.root) == {}


def test_a_repository_without_a_commit_knows_what_was_written_today(tmp_path):
    house = hall(tmp_path)
    git(house.root, "init", "-q")
    assert days(house.root) == dict.fromkeys(ALL, TODAY)


def test_a_clone_without_its_past_does_not_guess(house, tmp_path):
    commit(house.write({STORY: SMALL[STORY] + "。"}).root, SECOND)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{house.root}", "shallow")
    git(tmp_path, "clone", "-q", f"file://{house.root}", "whole")
    assert days(tmp_path / "shallow") == {}
    assert days(tmp_path / "whole") == days(house.root) != {}


def test_git_at_work_elsewhere_as_it_tells_its_hooks_is_not_asked(house, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert days(house.root) == dict.fromkeys(ALL, FIRST)


def test_somebodys_settings_of_git_change_nothing(house, monkeypatch, tmp_path):
    settings = (
        "[log]\nshowRoot = false\nshowSignature = true\ndate = relative\n[diff]\nrelative = true\nrenames = copies\n"
    )
    settings += (
        "[status]\nshowUntrackedFiles = no\nrelativePaths = true\n[core]\nquotePath = true\n[color]\nui = always\n"
    )
    (tmp_path / "settings").write_text(settings)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    house.write({"stories/新.md": SMALL[STORY]})
    assert days(house.root, *ALL, "stories/新.md") == {**dict.fromkeys(ALL, FIRST), "stories/新.md": TODAY}


def test_a_record_has_the_day_of_its_file_or_of_a_picture_of_its_own(house):
    told = "---\ntitle: 雨夜\nmedia: [{file: gate.jpg, alt: 门口}]\n---\n\n雨。\n"
    house.write({"stories/rain/index.md": told, "stories/rain/gate.jpg": picture("one")})
    commit(house.root, SECOND)
    assert house.prepared().guide.changed["story:rain"] == date.fromisoformat(SECOND)
    commit(house.write({"stories/rain/gate.jpg": picture("another")}).root, THIRD)
    assert house.prepared().guide.changed["story:rain"] == date.fromisoformat(THIRD)


def test_nothing_is_known_of_a_record_that_is_not_shown(house):
    commit(house.write({"content/people/a.yml": "title: 王大山\nconsent: {status: pending}\n"}).root, SECOND)
    assert "person:a" not in house.prepared().guide.changed
    assert "person:a" in house.prepared("preview").guide.changed


def test_the_page_the_head_and_the_sitemap_say_the_same_day(house):
    commit(house.write({TEAM: SMALL[TEAM] + "motto: 一句口号\n"}).root, SECOND)
    done = house.build()
    assert done.code == 0, done.errors
    page, sitemap = done.page("teams/dongxi"), done.files()["sitemap.xml"].decode()
    assert f'<meta property="article:modified_time" content="{SECOND}">' in page
    assert f'"dateModified":"{SECOND}"' in page
    assert f"teams/dongxi/</loc><lastmod>{SECOND}</lastmod>" in sitemap
    assert f"stories/first/</loc><lastmod>{FIRST}</lastmod>" in sitemap
    assert "<loc>https://hall.example/</loc></url>" in sitemap


def test_two_builds_of_one_commit_are_equal_wherever_it_was_cloned_to(house, tmp_path):
    commit(house.write({TEAM: SMALL[TEAM] + "motto: 一句口号\n"}).root, SECOND)
    git(tmp_path, "clone", "-q", str(house.root), "again")
    first, again = house.build(), House(tmp_path / "again").build()
    assert first.code == again.code == 0
    assert files(first.out) == files(again.out)


def test_what_was_kept_of_the_past_is_brought_up_to_date_without_reading_it_again(house):
    _, past = last_changes(house.root, ALL, ON_TODAY)
    commit(house.write({STORY: SMALL[STORY] + "。", "stories/新.md": SMALL[STORY]}).root, SECOND)
    house.write({TEAM: SMALL[TEAM] + "motto: 一句口号\n"})
    names = (*ALL, "stories/新.md")
    found, kept = last_changes(house.root, names, ON_TODAY, past)
    assert found == last_changes(house.root, names, ON_TODAY)[0]
    assert kept is not None
    assert kept.days[STORY].isoformat() == SECOND
    git(house.root, "checkout", "-q", "--", TEAM)
    assert last_changes(house.root, names, ON_TODAY, kept)[0] == last_changes(house.root, names, ON_TODAY)[0]


def test_a_past_that_was_rewritten_or_merged_is_read_anew(house):
    git(house.root, "checkout", "-q", "-b", "side")
    commit(house.write({STORY: SMALL[STORY] + "一\n"}).root, SECOND)
    git(house.root, "checkout", "-q", "-")
    commit(house.write({TEAM: SMALL[TEAM] + "motto: 一句口号\n"}).root, THIRD)
    _, past = last_changes(house.root, ALL, ON_TODAY)
    git(house.root, "merge", "-q", "-m", "both", "side", day=THIRD)
    assert last_changes(house.root, ALL, ON_TODAY, past)[0] == last_changes(house.root, ALL, ON_TODAY)[0]
    git(house.root, "reset", "-q", "--hard", "HEAD~1")
    git(house.root, "commit", "-q", "--amend", "-m", "another", day=FIRST)
    assert last_changes(house.root, ALL, ON_TODAY, past)[0] == last_changes(house.root, ALL, ON_TODAY)[0]

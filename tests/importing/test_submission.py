"""Submissions: the form's zip becomes records; who sent it stays private; hostile zips are refused, nothing written."""

from __future__ import annotations

import json
import stat
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.house import House, files, hall
from tests.importing.made import imported, photo, submission, whole_way

PERSON = (
    "title: 示例老兵\nsample: true\nmedia:\n  - {file: face.jpg, alt: 示例像}\nconsent:\n"
    "  status: 已同意\n  by: 本人\n  scope: [文字, 照片, 网站]\n  name_as: 全名\n"
)
STORY = (
    "---\ntitle: 桥上的灯\npeople: [person-20261122-1530]\nsample: true\n"
    "reviewed: {rule: x, by: y, on: 2026, why: z}\n---\n\n"
    "[他](person:person-20261122-1530)守灯。\n\n![灯](photo-1.jpg)\n"
)
ID = "story-20261122-1530"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def whole(path: Path) -> Path:
    entries: dict[str, str | bytes] = {
        f"stories/{ID}/index.md": STORY,
        f"stories/{ID}/photo-1.jpg": photo(turned=True),
        "content/people/person-20261122-1530.yml": PERSON,
        "content/people/face.jpg": photo(),
        "consent/scan.pdf": b"%PDF-1.4 scan",
    }
    sender = {"name": "送稿人", "contact": "只在私人文件夹"}
    return submission(path, entries, sender=sender, agreed="我同意")


def test_a_submission_becomes_records_and_keeps_its_sender_private(house, tmp_path):
    changed = whole_way(house, whole(tmp_path / "投稿.zip"))
    assert sorted(changed) == [
        "content/people/person-001-1.jpg",
        "content/people/person-001.yml",
        "private/.gitignore",
        "private/submissions/qiaoshang-deng/consent/scan.pdf",
        "private/submissions/qiaoshang-deng/submission.json",
        "stories/qiaoshang-deng/index.md",
        "stories/qiaoshang-deng/photo-1.jpg",
    ]
    story = changed["stories/qiaoshang-deng/index.md"].decode()
    assert "people: [person-001]" in story
    assert "[他](person:person-001)守灯。" in story
    assert "reviewed" not in story
    assert changed["private/.gitignore"] == b"*\n"
    assert json.loads(changed["private/submissions/qiaoshang-deng/submission.json"])["sender"]["name"] == "送稿人"
    tracked = b"".join(data for path, data in changed.items() if not path.startswith("private/"))
    assert "送稿人".encode() not in tracked
    assert b"Exif" not in tracked


def test_an_import_is_one_commit_on_a_branch_without_what_is_private(house, tmp_path):
    git = ["git", "-C", str(house.root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for arguments in (["init", "--quiet", "-b", "main"], ["add", "."], ["commit", "--quiet", "-m", "begin"]):
        subprocess.run([*git, *arguments], check=True)
    for name, value in (("user.name", "x"), ("user.email", "x@example.org")):
        subprocess.run([*git, "config", name, value], check=True)
    told = house.run("import", str(whole(tmp_path / "投稿.zip")), "--branch", "deng").told
    assert "git push --set-upstream origin deng" in told
    shown = subprocess.run([*git, "show", "--format=%B", "--name-only"], check=True, capture_output=True, text=True)
    assert shown.stdout.splitlines()[0] == "导入：person-001、桥上的灯"
    assert "stories/qiaoshang-deng/index.md" in shown.stdout
    assert "private" not in shown.stdout
    status = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert status.stdout == ""
    assert house.build().code == 0


def test_a_branch_is_not_made_over_changes_that_are_not_committed(house, tmp_path):
    before = files(house.root)
    done = house.run("import", str(whole(tmp_path / "投稿.zip")), "--branch", "deng")
    assert done.code == 2
    assert "--branch" in done.errors
    assert files(house.root) == before


def test_a_story_without_consent_is_written_as_it_was_given_and_check_says_so(house, tmp_path):
    person = {"content/people/person-20261122-1530.yml": "title: 张示例\n"}
    imported(house, submission(tmp_path / "投稿.zip", person))
    written = (house.root / "content/people/person-001.yml").read_text(encoding="utf-8")
    assert written == "title: 张示例\n"
    assert "consent-missing" in house.problems()


def test_what_is_private_in_a_record_stays_in_the_private_folder(house, tmp_path):
    person = "title: 张示例\nsample: true\nphone: 无可奉告\naddress: 某处\n"
    told = imported(house, submission(tmp_path / "投稿.zip", {"content/people/person-20261122-1530.yml": person}))
    assert "[import-field-private]" in told
    assert (house.root / "content/people/person-001.yml").read_text("utf-8") == "title: 张示例\nsample: true\n"
    kept = house.root / "private/submissions/person-001/as-sent/content/people/person-20261122-1530.yml"
    assert kept.read_text("utf-8") == person


def test_a_persons_id_never_holds_the_name(house, tmp_path):
    entries = {"content/people/zhang-shili.yml": "title: 张示例\nsample: true\n"}
    told = imported(house, submission(tmp_path / "投稿.zip", entries))
    assert "[import-id-remade]" in told
    assert [path.name for path in (house.root / "content/people").iterdir()] == ["person-001.yml"]


def test_a_file_name_that_is_taken_by_another_story_does_not_change_that_story(house, tmp_path):
    before = (house.root / "stories/first.md").read_bytes()
    told = imported(house, submission(tmp_path / "投稿.zip", {"stories/first.md": "---\ntitle: 另一个\n---\n\n文。\n"}))
    assert "[import-id-numbered]" in told
    assert (house.root / "stories/first.md").read_bytes() == before
    assert (house.root / "stories/lingyige.md").is_file()


def test_settings_templates_and_programs_never_come_from_a_submission(house, tmp_path):
    entries = {
        "stories/a.md": "# 题\n\n文。\n",
        "content/hall.yml": "title: 改名\n",
        "templates/home.html": "x",
        "content/pages/about.md": "x",
        "mkdocs.yml": "x",
        "Makefile": "x",
    }
    before = files(house.root)
    told = imported(house, submission(tmp_path / "投稿.zip", entries))
    assert told.count("[import-file-unasked]") == 5
    assert {path for path in files(house.root) if path not in before and "private" not in path} == {"stories/a.md"}
    assert all(files(house.root)[path] == data for path, data in before.items())


def raw(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("submission.json", '{"honorhall": 1}')
        for name, data in entries:
            packed.writestr(name, data)
    return path


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("stories/a.md")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def lying(path: Path) -> Path:
    """A zip whose directory says that its file is small."""
    raw(path, ("stories/a.md", b"\0" * 3_000_000))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 30_000)))
    return path


HOSTILE: dict[str, tuple[tuple[str | zipfile.ZipInfo, bytes], str]] = {
    "outside": (("../evil.md", b"x"), "import-zip-outside"),
    "outside-within": (("stories/../../evil.md", b"x"), "import-zip-outside"),
    "absolute": (("/etc/evil", b"x"), "import-zip-outside"),
    "backslash": (("stories\\..\\..\\evil.md", b"x"), "import-zip-outside"),
    "drive": (("C:\\evil.md", b"x"), "import-zip-outside"),
    "link": ((link(), b"/etc/passwd"), "import-zip-link"),
    "twice": (("SUBMISSION.json", b"{}"), "import-zip-twice"),
    "bomb": (("stories/a.md", b"\0" * 60_000_000), "import-zip-large"),
    "ratio": (("stories/a.md", b"\0" * 20_000_000), "import-zip-large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_a_word_and_nothing_is_written(house, tmp_path, name):
    entry, code = HOSTILE[name]
    file = raw(tmp_path / "投稿.zip", entry)
    before = files(tmp_path)
    done = house.run("import", str(file), "--write", "--leave-out")
    assert f"[{code}]" in done.told
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b"PK no zip"), "import-zip-broken"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "import-not-a-submission"),
        (lambda path: raw(path, *((f"stories/{n}.md", b"x") for n in range(501))), "import-zip-many"),
        (lying, "import-zip-broken"),
        (lambda path: submission(path, {}, honorhall=2), "import-other-version"),
        (lambda path: submission(path, {}), "import-nothing-found"),
    ],
)
def test_a_zip_that_is_no_submission_is_refused_with_a_word(house, tmp_path, make, code):
    make(tmp_path / "投稿.zip")
    before = files(house.root)
    done = house.run("import", str(tmp_path / "投稿.zip"), "--write")
    assert done.code == 1
    assert f"[{code}]" in done.told
    assert files(house.root) == before


def test_names_in_gbk_of_an_older_windows_are_read(house, tmp_path):
    file = tmp_path / "投稿.zip"
    name = "stories/夜.md"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("submission.json", '{"honorhall": 1}')
        packed.writestr("stories/AA.md", "# 夜\n\n文。\n")
    file.write_bytes(file.read_bytes().replace(b"stories/AA.md", name.encode("gb18030")))
    imported(house, file)
    assert (house.root / "stories/ye.md").is_file()


def test_one_sender_may_send_another_version_and_both_letters_are_kept(house, tmp_path):
    first = submission(tmp_path / "1.zip", {"stories/a.md": "# 夜\n\n一。\n"}, made="2026-11-22")
    second = submission(tmp_path / "2.zip", {"stories/a.md": "# 夜\n\n二。\n"}, made="2026-11-23")
    imported(house, first)
    told = imported(house, second)
    assert "正文 body: 一。 → 二。" in told
    kept = sorted(path.name for path in (house.root / "private/submissions").iterdir())
    assert kept == ["a", "a-2"]
    assert yaml.safe_load((house.root / "stories/a.md").read_text(encoding="utf-8").split("---")[1]) == {"title": "夜"}

"""A story sent through a real git remote: the workflow's own steps pass and thank; ten faults are all told of."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from honorhall.doors.reviewing.comment import comment
from honorhall.doors.reviewing.preview import Preview
from honorhall.doors.reviewing.review import Review
from tests.house import House
from tests.reviewing.forge import CANARY, Forge, Ran

STORY = """---
title: 示例：守堤的那一夜
sample: true
people: [sample-1]
media:
  - {file: dike.jpg, alt: 江堤上走着三个人}
  - {file: lamp.jpg, alt: 一盏马灯}
---
这是一篇示例，[示例](person:sample-1)并无其人。

## 雨停以后

水退了。
"""
PERSON = """title: 示例一
sample: true
consent: {status: 已同意, signed: 2026-10-01, scope: [文字, 照片, 网站], name_as: 化名}
pseudonym: 示例
"""


def photograph(seed: int = 1) -> bytes:
    """A picture with the place where it was taken in it."""
    out = BytesIO()
    image = Image.effect_noise((640, 480), 20 + seed).convert("RGB")
    exif = image.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010E] = "GPS 26.05N 119.45E"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


GOOD: dict[str, str | bytes] = {
    "stories/dike/index.md": STORY,
    "stories/dike/dike.jpg": photograph(1),
    "stories/dike/lamp.jpg": photograph(2),
    "content/people/sample-1.yml": PERSON,
}
# File -> what it is, and the lines of its faults.
FAULTY: dict[str, tuple[str | bytes, tuple[int, ...]]] = {
    "stories/dike/index.md": (
        STORY.replace("lamp.jpg", "lamps.jpg").replace("(person:sample-1)", "(person:sample-7)"),
        (7, 9),
    ),
    "stories/rain.md": ("---\ntitle: 示例：雨\ntitle: 示例：又是雨\nsample: true\n---\n雨。\n", (3,)),
    "stories/open.md": ("---\ntitle: 示例：没有结束\n雨下了一夜。\n", (1,)),
    "stories/bridge/index.md": (
        "---\ntitle: 示例：桥\nsample: true\nmedia: {file: gate.jpg, alt: 桥}\n---\n桥。\n",
        (4,),
    ),
    "stories/years.md": ("---\ntitle: 示例：年月\nsample: true\nrecorded: 去年\n---\n那一年。\n", (4,)),
    "content/people/sample-1.yml": (PERSON.replace("pseudonym", "nickname"), (4,)),
    "content/teams/brook.yml": (
        'title: 示例队\nsample: true\nregion: "1201"\nlevel: 大级\nmembers: 很多\n',
        (4, 5),
    ),
    "stories/dike/letter.docx": (b"PK\x03\x04", (0,)),
}


@pytest.fixture(scope="module")
def good(forge: Forge) -> Ran:
    forge.send(forge.branch("good", GOOD))
    return forge.check("good")


@pytest.fixture(scope="module")
def faulty(forge: Forge) -> Ran:
    changes = {file: text for file, (text, _) in FAULTY.items()}
    pictures = {"stories/bridge/gate.jpg": photograph()[:400], "stories/dike/dike.jpg": photograph(1)}
    forge.send(forge.branch("faulty", {**changes, **pictures}))
    return forge.check("faulty")


def test_a_good_story_passes_the_workflow_and_is_thanked_for(good):
    assert good.code == 0, good.told
    assert "谢谢您的投稿！检查通过了" in good.comment
    assert "`示例：守堤的那一夜`" in good.comment
    assert "2 张图片" in good.comment
    assert "须改" not in good.comment
    assert good.comment == (good.folder / "summary.md").read_text(encoding="utf-8")


def test_the_pages_before_and_after_are_left_side_by_side(good):
    left = good.folder / "review"
    assert not (left / "before/stories/dike/index.html").exists()
    assert "水退了" in (left / "after/stories/dike/index.html").read_text(encoding="utf-8")
    page = (left / "index.html").read_text(encoding="utf-8")
    assert 'src="after/stories/dike/index.html"' in page
    assert '<iframe sandbox="allow-same-origin" src="before/' in page
    assert "`/stories/dike/`（新）" in good.comment


def test_the_preview_holds_no_place_where_a_picture_was_taken(good):
    pictures = [path for path in (good.folder / "review/after").rglob("*.jpg") if "dike" in path.parts]
    assert pictures
    assert not any(b"GPS" in path.read_bytes() for path in pictures)
    for path in pictures:
        with Image.open(path) as picture:
            assert not picture.getexif()


def test_maintainers_are_told_who_is_named_and_what_is_a_sample_but_no_name(good):
    asked = good.comment.partition("审核人看")[2].partition("<details>")[0]
    assert "`person:sample-1`" in asked
    assert "第一次提到" in asked
    assert "示例一" not in good.comment


def test_ten_faults_stop_the_workflow_and_the_comment_lists_all_ten_with_their_lines(faulty):
    assert faulty.code != 0
    chinese = faulty.comment.partition("<details>")[0].partition("### 须改的地方")[2].partition("### 改好以后")[0]
    assert chinese.startswith("（10 处）"), chinese
    wanted = [(file, line) for file, (_, lines) in FAULTY.items() for line in lines]
    assert len(wanted) == 10
    rows = [f"`{file}` 第 {line} 行：" if line else f"`{file}`：" for file, line in wanted]
    assert [row for row in rows if row not in chinese] == []
    assert chinese.count("**怎么改**：") == 10


def test_every_fault_marks_its_line_in_the_change(faulty):
    for file, (_, lines) in FAULTY.items():
        for line in lines:
            assert (f"::error file={file},line={line}," if line else f"::error file={file},title=") in faulty.told


def test_gitlab_reads_the_same_faults(faulty):
    told = json.loads((faulty.folder / "review/code-quality.json").read_text(encoding="utf-8"))
    grave = [
        (one["location"]["path"], one["location"]["lines"]["begin"]) for one in told if one["severity"] == "blocker"
    ]
    assert len(grave) == 10
    assert ("stories/rain.md", 3) in grave
    assert len({one["fingerprint"] for one in told}) == len(told)


def test_what_is_faulty_has_no_preview_and_the_comment_says_how_to_go_on(faulty):
    assert not (faulty.folder / "review/after").exists()
    assert "再提交一次" in faulty.comment


def test_no_run_gives_away_what_its_runner_holds(good, faulty):
    assert CANARY.encode() not in good.everything() + faulty.everything()


def test_at_home_nobody_is_sent_to_the_attachment_of_a_run(monkeypatch):
    done = Review(preview=Preview(Path(), ()))
    monkeypatch.setenv("CI", "true")
    assert "附件（artifact）preview" in comment(done)
    monkeypatch.delenv("CI")
    assert "artifact" not in comment(done)
    assert "index.html" in comment(done)


def test_where_something_is_to_be_mended_no_pages_are_promised(forge, faulty, tmp_path):
    clone = forge.clone("at-home")
    done = House(clone).run("review", "--head", "origin/faulty", "--out", str(tmp_path / "out"))
    assert done.code == 1
    assert "评语和网页" not in done.errors
    assert "没有须改的地方了，才画网页" in done.errors

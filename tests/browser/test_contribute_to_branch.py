"""From a telephone to the archive: what the form saves is imported into a real clone, as a branch to be sent."""

from __future__ import annotations

from pathlib import Path

from tests.browser.contributing import (
    TITLE,
    add_photos,
    consent,
    finish,
    forward,
    metadata,
    open_form,
    photograph,
    write_story,
)
from tests.browser.serving import served, tab
from tests.house import House, hall
from tests.reviewing.forge import git


def saved(browser, address: str, folder: Path) -> Path:
    """The submission file of a story with two photographs that say where they were taken."""
    with tab(browser, 390) as (page, _):
        open_form(page, address)
        write_story(page)
        add_photos(page, photograph(folder / "gate.jpg", 900, 600), photograph(folder / "wall.jpg", 600, 400))
        forward(page, "consent")
        consent(page, "王示例")
        finish(page)
        with page.expect_download() as download:
            page.click("[data-save]")
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
    return file


def cloned(house: House, folder: Path) -> House:
    """A clone of the bare repository that holds a hall."""
    git(house.root, "init", "--quiet", "--initial-branch", "main")
    (house.root / ".gitignore").write_text("/site/\n/.site.spare/\n/.cache/\n", encoding="utf-8")
    git(house.root, "add", "--all")
    git(house.root, "commit", "--quiet", "--message", "馆里的资料")
    git(folder, "clone", "--quiet", "--bare", str(house.root), "hall.git")
    git(folder, "clone", "--quiet", "hall.git", "clone")
    git(folder / "clone", "config", "user.name", "示例")
    git(folder / "clone", "config", "user.email", "sample@hall.example")
    return House(folder / "clone")


def test_a_story_from_a_telephone_becomes_a_branch_that_passes_builds_and_is_pushed(browser, tmp_path):
    house = hall(tmp_path / "hall")
    assert house.build().code == 0
    with served(house.root / "site") as address:
        file = saved(browser, address, tmp_path)
    clone = cloned(house, tmp_path)

    done = clone.run("import", str(file), "--branch", "sent")
    assert done.code == 0, done.told
    checked = clone.run("check", "--changed", "main")
    assert (checked.code, "须改 error" in checked.told) == (0, False), checked.told
    assert clone.build().code == 0

    story = next(one for one in (clone.root / "stories").rglob("*.md") if TITLE in one.read_text(encoding="utf-8"))
    pictures = sorted(story.parent.glob("*.jpg"))
    said = {what for one in pictures for what in metadata(one.read_bytes())}
    assert (len(pictures), said <= {"progressive", "progression"}) == (2, True)  # how they are packed, and no more
    assert TITLE in (clone.root / f"site/stories/{story.parent.name}/index.html").read_text(encoding="utf-8")

    git(clone.root, "push", "--quiet", "origin", "sent")
    sent = git(tmp_path / "hall.git", "show", "--format=%s", "--name-only", "sent").splitlines()
    people = [one for one in sent if one.startswith("content/people/")]
    assert {
        story.relative_to(clone.root).as_posix(),
        *(one.relative_to(clone.root).as_posix() for one in pictures),
    } < set(sent)
    assert people == ["content/people/person-001.yml"]
    assert not any("private" in one or "王示例" in one for one in sent)

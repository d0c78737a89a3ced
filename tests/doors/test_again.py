"""A build that begins where the last one ended comes to the site that a build from nothing comes to."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from honorhall.disk import STORE
from honorhall.doors import site as sites
from honorhall.doors.kept import FILE, SITE, alone_in, folder_of
from honorhall.doors.order import EDITIONS, Order, Report
from honorhall.model import Record
from honorhall.pages import Carrier, Guide
from tests.house import ON_TODAY, REPOSITORY, SMALL, House, files, hall, quiet
from tests.past import FIRST, commit, git

STORY, TEAM = "stories/first.md", "content/teams/dongxi.yml"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The small hall with templates of its own, built once."""
    made = hall(tmp_path)
    shutil.copytree(REPOSITORY / "templates", made.root / "templates")
    built(made)
    return made


def built(house: House, jobs: int = 1, edition: str = "public") -> Report:
    """Build as our command does; its report."""
    return sites.build(Order(house.root, house.root / "site", edition, ON_TODAY, jobs), quiet())


def from_nothing(house: House, edition: str = "public") -> dict[str, bytes]:
    """The site of a build that finds nothing of an earlier one."""
    other = house.root.with_name("nothing")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(house.root, other, ignore=shutil.ignore_patterns("site", ".site*", ".cache"))
    assert House(other).build(edition).code == 0
    return files(other / "site")


def steps_of(report: Report) -> set[str]:
    return set(report.seconds)


def test_where_nothing_was_edited_nothing_is_read_and_the_report_is_that_of_before(house):
    before = files(house.root / "site")
    first = built(house)
    assert (first.changed, steps_of(first)) == (0, {"look"})
    assert files(house.root / "site") == before == from_nothing(house)
    assert first.pages > 0
    assert first.problems == built(house).problems


EDITS: dict[str, dict[str, str | None]] = {
    "a sentence of a story": {STORY: SMALL[STORY] + "\n又添了一句。\n"},
    "the first words of a story": {STORY: SMALL[STORY].replace("守了一夜", "守了两夜")},
    "a summary": {TEAM: SMALL[TEAM] + "summary: 一支老队伍。\n"},
    "a heading in a story": {STORY: SMALL[STORY].replace("## 后来", "## 后来呢")},
    "a title": {STORY: SMALL[STORY].replace("第一个故事", "头一个故事")},
    "a link in a story": {STORY: SMALL[STORY] + "\n见[荣誉馆](place:hall)。\n"},
    "a number": {TEAM: SMALL[TEAM].replace("30余名", "40余名")},
    "a new story": {"stories/second.md": SMALL[STORY].replace("第一个", "第二个")},
    "a story gone": {STORY: None},
    "two at once": {STORY: SMALL[STORY] + "\n一。\n", TEAM: SMALL[TEAM].replace("30余名", "50余名")},
    "a page by hand": {"content/pages/about.md": "# 关于\n\n改过了。\n"},
    "the hall's name": {"content/hall.yml": SMALL["content/hall.yml"].replace("东溪荣誉馆", "东溪老兵馆")},
    "a setting": {"mkdocs.yml": SMALL["mkdocs.yml"] + "copyright: 某人\n"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_site_is_that_of_a_build_from_nothing(house, edit):
    house.write(EDITS[edit])
    assert built(house).built
    assert files(house.root / "site") == from_nothing(house)
    house.write({path: SMALL.get(path) for path in EDITS[edit]})
    assert built(house).built
    assert files(house.root / "site") == from_nothing(house)


@pytest.mark.parametrize("touched", [False, True])
def test_edit_after_edit_the_site_is_that_of_a_build_from_nothing(house, touched):
    for number in range(4):
        more = {TEAM: SMALL[TEAM] + f"summary: 第{number}支老队伍。\n"} if number % 2 else {}
        house.write({STORY: SMALL[STORY] + f"\n又添了第{number}句。\n", **more})
        if touched and number > 1:
            (house.root / ".site.spare/stranger.txt").write_text("生人", encoding="utf-8")
        assert "recall" in steps_of(built(house))
        assert files(house.root / "site") == from_nothing(house)


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_spare_that_was_touched_is_not_believed_where_what_is_known_of_it_is_spoiled(house, at):
    house.write({STORY: SMALL[STORY] + "\n一句。\n"})
    built(house)
    touched = house.root / ".site.spare/404.html"
    touched.unlink()  # it may be the site's own file, too
    touched.write_text("改过", encoding="utf-8")
    known = folder_of(Order(house.root, house.root / "site", "public", ON_TODAY)) / SITE
    data = bytearray(known.read_bytes())
    data[int(len(data) * at)] ^= 1
    known.write_bytes(bytes(data))
    house.write({STORY: SMALL[STORY] + "\n又一句。\n"})
    assert built(house).built
    assert files(house.root / "site") == from_nothing(house)


@pytest.mark.parametrize("edit", ["a sentence of a story", "the first words of a story", "a heading in a story"])
def test_after_an_edit_of_words_only_the_pages_that_tell_them_are_made(house, edit):
    house.write(EDITS[edit])
    report = built(house)
    assert {"recall", "write"} <= steps_of(report)
    assert "read" not in steps_of(report)
    assert 0 < report.changed < 8  # pages, and a text, a shard and the manifest of the search


TEMPLATES = {
    "a page's template": {"story.html": "{# 改过 #}\n"},
    "what is imported": {"parts/art.html": "{% macro more() %}{% endmacro %}"},
    "a style": {"assets/css/99-own.css": ".own { order: 1; }\n"},
    "the frame": {"frame/main.html": "\n"},
    "a heading": {"story.html": "<h2>龘龘</h2>\n"},
}


@pytest.mark.parametrize("edit", TEMPLATES)
def test_after_an_edit_of_a_template_the_site_is_that_of_a_build_from_nothing(house, edit):
    for name, text in TEMPLATES[edit].items():
        path = house.root / "templates" / name
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        path.write_text(
            before.replace("{% block main %}", f"{{% block main %}}{text}") if "<" in text else before + text
        )
    assert built(house).built
    assert files(house.root / "site") == from_nothing(house)


def test_only_the_pages_of_an_edited_template_are_drawn_anew(house):
    template = house.root / "templates" / "story.html"
    template.write_text(template.read_text().replace("分钟读完", "分钟可以读完"), encoding="utf-8")
    report = built(house)
    assert (report.changed, "read" in steps_of(report)) == (1, False)
    assert "分钟可以读完" in (house.root / "site/stories/first/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("edit", ["a sentence of a story", "a title", "a link in a story", "a page by hand"])
def test_another_process_that_begins_early_comes_to_the_same(house, edit):
    built(house, jobs=2)
    house.write(EDITS[edit])
    after = built(house, jobs=2)
    assert after.changed > 0
    assert files(house.root / "site") == from_nothing(house)
    assert built(house, jobs=2).changed == 0


def test_what_goes_wrong_in_another_process_is_told_by_this_one(house):
    built(house, jobs=2)
    before = files(house.root / "site")
    house.write({"templates/story.html": "{{ nobody_hands_this_in }}"})
    with pytest.raises(UndefinedError):
        built(house, jobs=2)
    assert files(house.root / "site") == before


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_day_that_an_edit_moves_is_told_where_a_build_from_nothing_tells_it(house, edition):
    house.write({".gitignore": "site\n.site.*\n.cache\n"})
    git(house.root, "init", "-q")
    commit(house.root, FIRST)
    built(house, edition=edition)
    house.write({STORY: SMALL[STORY] + "\n又添了一句。\n"})
    assert "write" in steps_of(after := built(house, edition=edition))
    assert "derive" not in steps_of(after)
    assert files(house.root / "site") == from_nothing(house, edition)


def test_an_edit_that_blocks_leaves_the_site_and_is_told_until_it_is_mended(house):
    before = files(house.root / "site")
    house.write({STORY: SMALL[STORY] + "\n![](nowhere.jpg)\n"})
    assert not built(house).built
    assert not built(house).built
    assert files(house.root / "site") == before
    house.write({STORY: SMALL[STORY]})
    assert built(house).built
    assert files(house.root / "site") == before


def test_on_another_day_the_hall_is_judged_anew(house):
    later = Order(house.root, house.root / "site", "public", ON_TODAY + timedelta(days=40))
    assert "read" in steps_of(sites.build(later, quiet()))


def test_a_site_that_somebody_touched_is_put_right(house):
    out = house.root / "site"
    before = files(out)
    (out / "index.html").write_text("改过", encoding="utf-8")
    (out / "stories/stranger.txt").write_text("生人", encoding="utf-8")
    shutil.rmtree(out / "teams")
    built(house)
    assert files(out) == before
    shutil.rmtree(out)
    built(house)
    assert files(out) == before


@pytest.mark.parametrize("harm", ["cut short", "other bytes", "empty", "gone"])
def test_whatever_becomes_of_what_was_kept_the_next_build_is_right(house, harm):
    kept = [path for path in (house.root / STORE).rglob("*") if path.is_file() and path.stat().st_size]
    assert folder_of(Order(house.root, house.root / "site", "public", ON_TODAY)) / FILE in kept
    before = files(house.root / "site")
    chance = random.Random(harm)
    for path in kept:
        data = path.read_bytes()
        spoil(path, data, harm, chance)
        house.write({STORY: SMALL[STORY] + "\n又一句。\n"})
        assert built(house).built
        after = files(house.root / "site")
        house.write({STORY: SMALL[STORY]})
        assert built(house).built
        assert files(house.root / "site") == before != after


def spoil(path: Path, data: bytes, harm: str, chance: random.Random) -> None:
    """Do harm to a file; where the build has taken it away since, there is none to do."""
    if not path.exists():
        return
    at = chance.randrange(len(data))
    path.write_bytes(
        {"cut short": data[:at], "other bytes": data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]}.get(harm, b"")
    )
    if harm == "gone":
        path.unlink()


@pytest.mark.parametrize("share", range(4))
def test_what_a_change_of_words_changes_is_what_pages_say_that_they_tell(prepared, share):
    guide, carrier = prepared.guide, Carrier(prepared.guide, prepared.plan.above)
    pages, told = {}, {}
    for planned in prepared.pages:
        guide.told()
        pages[planned.url] = planned.make()
        told[planned.url] = guide.told() | ({planned.key: True} if planned.key else {})
    packed = {planned.url: carrier.packed(planned) for planned in prepared.pages}
    for key in random.Random(share).sample(sorted(guide.archive.records), 12):
        record = guide.record(key)
        for summary, body in (
            ("别的话。", f"别的话。\n\n{record.body}"),
            (record.summary, f"{record.body}\n\n别的话。"),
        ):
            other = told_otherwise(guide, record.model_copy(update={"summary": summary, "body": body}))
            now = Carrier(other, replace(prepared.plan.above, guide=other))
            changed = {url for url, data in packed.items() if now.unpacked(data).make() != pages[url]}
            whole = guide.description(record) != other.description(other.record(key))
            assert changed <= {url for url, keys in told.items() if keys.get(key) or (whole and key in keys)}, key


def told_otherwise(guide: Guide, record: Record) -> Guide:
    """A guide to the same hall with other words in one record."""
    records = {**guide.archive.records, record.key: record}
    kinds = {kind: tuple(records[one.key] for one in held) for kind, held in guide.views.by_kind.items()}
    archive = replace(guide.archive, records=records)
    return Guide(archive, replace(guide.views, by_kind=kinds), guide.pictures, guide.changed)


def test_two_builds_never_write_one_site_at_the_same_time(house):
    order = Order(house.root, house.root / "site", "public", ON_TODAY)
    before = files(house.root / "site")
    with alone_in(folder_of(order)):
        done = house.build()
    assert (done.code, "另一次生成正在写同一个网站" in done.errors) == (2, True)
    assert files(house.root / "site") == before
    assert house.build().code == 0

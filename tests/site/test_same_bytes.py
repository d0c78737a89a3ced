"""Nothing out of thin air: one commit makes one site, whoever builds it, however often, in as many processes."""

from __future__ import annotations

import pytest

from tests.house import REPOSITORY, TODAY, files, forget, hall, process, python, repository

PENDING = "title: 王大山\nconsent: {status: pending}\n"
KIOSK = "title: 李小溪\nconsent: {status: granted, scope: [text, kiosk], name_as: full}\n"


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_another_process_with_another_hash_seed_and_two_workers_makes_the_same_bytes(site, tmp_path):
    out = tmp_path / "again"
    done = process(
        *("build", "--root", REPOSITORY, "--out", out, "--today", TODAY, "--jobs", "2"),
        cwd=tmp_path,
        PYTHONHASHSEED="4711",
        TZ="Asia/Shanghai",
        LC_ALL="C",
    )
    forget(out)
    assert done.returncode == 0, done.stderr
    assert differing(files(site), files(out)) == []


def test_a_second_build_over_the_first_changes_nothing(tmp_path):
    house = hall(tmp_path)
    first = house.build()
    before, times = first.files(), {path: path.stat().st_mtime_ns for path in first.out.rglob("*.html")}
    again = house.build()
    assert "0 个文件有变化" in again.told
    assert differing(before, again.files()) == []
    ours = first.out / "teams/dongxi/index.html"
    assert ours.stat().st_mtime_ns == times[ours]


def test_mkdocs_build_makes_the_same_site_as_our_own_command(copied, tmp_path):
    settings = copied.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count("  - honorhall\n") == 1
    settings.write_text(text.replace("  - honorhall\n", f"  - honorhall: {{today: '{TODAY}'}}\n"), encoding="utf-8")
    done = python("-m", "mkdocs", "build", "--strict", cwd=copied.root, PYTHONPATH=str(entry_point(tmp_path)))
    assert done.returncode == 0, done.stderr
    ours = copied.build(name="ours")  # of the copy too: outside its repository, nobody knows when it was changed
    assert ours.code == 0, ours.errors
    assert differing(ours.files(), files(copied.root / "site")) == []


def entry_point(folder):
    """A folder that tells Python of our entry point, as an installation would."""
    known = folder / "installed" / "honorhall-0.dist-info"
    known.mkdir(parents=True)
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: honorhall\nVersion: 0\n")
    (known / "entry_points.txt").write_text("[mkdocs.plugins]\nhonorhall = honorhall.doors.host:HonorHallPlugin\n")
    return known.parent


def test_mkdocs_build_stops_at_a_problem_and_leaves_the_old_site(tmp_path):
    house = hall(tmp_path)
    assert house.build().code == 0
    before = files(house.root / "site")
    house.write({"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nmembers: 很多\n"})
    done = python("-m", "mkdocs", "build", cwd=house.root, PYTHONPATH=str(entry_point(tmp_path)))
    assert done.returncode == 1
    assert "quantity-" in done.stderr
    assert "Traceback" not in done.stderr
    assert differing(before, files(house.root / "site")) == []


@pytest.mark.parametrize(
    ("edition", "shown"),
    [("public", []), ("kiosk", ["kiosk"]), ("preview", ["kiosk", "pending"])],
)
def test_each_edition_is_a_whole_site_with_the_people_who_agreed_to_it(tmp_path, edition, shown):
    house = hall(tmp_path, {"content/people/pending.yml": PENDING, "content/people/kiosk.yml": KIOSK})
    done = house.build(edition)
    assert done.code == 0, done.errors
    people = [name for name in ("kiosk", "pending") if (done.out / f"people/{name}/index.html").is_file()]
    assert people == shown
    assert "30余名" in done.page("teams/dongxi")


@pytest.mark.parametrize("edition", ["kiosk", "preview"])
def test_the_repositorys_hall_builds_in_the_other_editions_too(edition, tmp_path):
    done = repository(tmp_path / "site", edition)
    assert done.code == 0, done.errors
    assert (done.out / "stories/index.html").is_file()

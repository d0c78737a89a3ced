"""The versions of a screen: one is shown, two old ones are kept, and there is always a way back."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from honorhall.doors.kiosk import Versions, make_keys, pack, private_key, public_key
from tests.house import REPOSITORY

UPDATE = """
import sys
from pathlib import Path
from honorhall.doors.kiosk import Versions, public_key
versions, key = Versions(Path(sys.argv[1])), public_key(Path(sys.argv[2]))
print("begun", flush=True)
versions.show(versions.take(Path(sys.argv[3]), key, lambda done, whole: None))
"""


@pytest.fixture
def bundles(tmp_path: Path) -> Path:
    """Bundles 1.zip to 5.zip, each of 60 files that say which version they are of, and the keys."""
    make_keys(tmp_path / "kiosk.key", tmp_path / "kiosk.pub")
    for version in range(1, 6):
        site = tmp_path / f"site-{version}"
        for number in range(60):
            (site / f"{number}").mkdir(parents=True)
            (site / f"{number}/index.html").write_text(f"{version} " * 2_000, encoding="utf-8")
        pack(site, tmp_path / f"{version}.zip", private_key(tmp_path / "kiosk.key"), version, lambda _done, _all: None)
    return tmp_path


def updated(bundles: Path, *numbers: int) -> Versions:
    versions = Versions(bundles / "home")
    for number in numbers:
        versions.show(
            versions.take(bundles / f"{number}.zip", public_key(bundles / "kiosk.pub"), lambda _done, _all: None)
        )
    return versions


def told(bundles: Path, version: int) -> bool:
    """Whether a version lies there whole."""
    folder = Versions(bundles / "home").folder(version)
    pages = list(folder.rglob("index.html"))
    return len(pages) == 60 and all(page.read_text() == f"{version} " * 2_000 for page in pages)


def test_two_old_versions_are_kept_and_older_ones_go(bundles):
    versions = updated(bundles, 1, 2, 3, 4)
    assert (versions.standing.current, versions.standing.before) == (4, (3, 2))
    versions.tidy()
    assert sorted(path.name for path in (bundles / "home/versions").iterdir()) == ["2", "3", "4"]


def test_a_version_that_was_not_seen_to_work_is_taken_back_and_one_that_was_stays(bundles):
    versions = updated(bundles, 1)
    assert not versions.standing.trial  # there is nothing to go back to
    versions = updated(bundles, 2)
    assert versions.standing.trial
    assert versions.go_back().current == 1
    assert versions.standing.bad == (2,)
    assert versions.go_back().current == 1
    versions = updated(bundles, 3)
    assert not versions.prove().trial
    assert versions.standing.current == 3


def test_one_that_was_taken_back_may_come_again(bundles):
    versions = updated(bundles, 1, 2)
    versions.go_back()
    versions = updated(bundles, 2)
    assert (versions.standing.current, versions.standing.bad) == (2, ())
    assert told(bundles, 2)


@pytest.mark.parametrize("harm", ["", "{", "[]", '{"current": 3}', None])
def test_where_nobody_knows_which_was_shown_the_newest_is(bundles, harm):
    updated(bundles, 1, 2)
    place = bundles / "home/standing.json"
    place.unlink() if harm is None else place.write_text(harm)
    assert Versions(bundles / "home").standing.current == 2


def test_whenever_the_power_goes_a_whole_version_is_shown_and_the_next_update_is_right(bundles):
    updated(bundles, 1)
    chance = random.Random(1)
    for turn in range(20):
        version = 2 + turn % 4
        if version == 2:  # begin anew, for a screen takes nothing older
            shutil.rmtree(bundles / "home")
            updated(bundles, 1)
        command = [sys.executable, "-c", UPDATE, bundles / "home", bundles / "kiosk.pub", bundles / f"{version}.zip"]
        with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            process.kill()
        now = Versions(bundles / "home").standing.current
        assert told(bundles, now)
        if now != version:
            assert updated(bundles, version).standing.current == version
            assert told(bundles, version)
        assert set(json.loads((bundles / "home/standing.json").read_text())) == {"current", "before", "trial", "bad"}

"""Updates: a good bundle comes when nobody is there, a bad one never; whenever the power goes, a version is shown."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page

from honorhall.doors.kiosk import Showing, Versions, make_keys, pack, private_key
from tests.doors.test_kiosk_bundle import a_file_less, a_file_more, another_list, cut_short, no_archive, no_signature
from tests.kiosk.conftest import COMMAND, kiosk, wait
from tests.kiosk.screen import arrived, pages_of, screen
from tests.kiosk.test_machine import asked, state


def nothing(_done: int, _whole: int) -> None:
    """Nobody looks on."""


@pytest.fixture(scope="module")
def stick(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundles 1.zip to 3.zip, whose home says which they are, the keys, and broken.zip, whose scripts do not run."""
    folder = tmp_path_factory.mktemp("stick")
    make_keys(folder / "kiosk.key", folder / "kiosk.pub")
    for version in (1, 2, 3):
        packed(folder, edition, version, str(version), lambda _site: None)
    packed(folder, edition, 9, "broken", spoil)
    return folder


def packed(folder: Path, edition: Path, version: int, name: str, change: Callable[[Path], object]) -> None:
    site = shutil.copytree(edition, folder / f"site-{name}")
    home = site / "home/index.html"
    home.write_text(home.read_text(encoding="utf-8").replace("<title>", f"<title>{version} "), encoding="utf-8")
    change(site)
    pack(site, folder / f"{name}.zip", private_key(folder / "kiosk.key"), version, nothing)


def spoil(site: Path) -> None:
    scripts = site / "assets/hall/hall.js"
    scripts.write_text(scripts.read_text(encoding="utf-8") + "\nthrow new Error('broken');\n", encoding="utf-8")


def update(stick: Path, home: Path, chromium: Path, bundle: str) -> subprocess.CompletedProcess[str]:
    options = ("--home", str(home), "--key", str(stick / "kiosk.pub"), "--browser", str(chromium))
    return subprocess.run((*COMMAND, "update", bundle, *options), capture_output=True, text=True, check=False)


def while_read(page: Page, stick: Path, home: Path, chromium: Path, bundle: str) -> subprocess.CompletedProcess[str]:
    """An update, at a screen whose visitor does not go however long the update takes."""
    with ThreadPoolExecutor() as beside:
        going = beside.submit(update, stick, home, chromium, bundle)
        while not going.done():
            page.mouse.wheel(0, 1)
            page.wait_for_timeout(250)
        return going.result()


def shown(address: str) -> str:
    """The version that a visitor meets."""
    return asked(f"{address}/home/")[1].decode().partition("<title>")[2][:1]


def test_a_new_version_waits_for_the_visitor_to_go_and_is_proven_by_its_own_page(browser, stick, chromium, tmp_path):
    done = update(stick, tmp_path, chromium, str(stick / "1.zip"))
    assert (done.returncode, "可以用了" in done.stdout) == (0, True), done.stderr
    with kiosk("serve", "--home", str(tmp_path)) as (_, address), screen(browser) as (page, faults):
        page.goto(f"{address}/")
        page.locator("[data-begin]").tap()
        arrived(page, "home/")
        done = while_read(page, stick, tmp_path, chromium, str(stick / "2.zip"))
        assert (done.returncode, "没有人看的时候" in done.stdout) == (0, True), done.stderr
        page.wait_for_timeout(2500)
        assert shown(address) == "1"  # somebody is at the screen
        page.evaluate("honorhallKiosk.end()")
        arrived(page, "")
        wait(lambda: shown(address) == "2")
        wait(lambda: not Versions(tmp_path).standing.trial)
        assert Versions(tmp_path).standing.before == (1,)
        assert faults.complaints == []


def test_of_several_bundles_on_a_stick_the_newest_is_taken(stick, chromium, tmp_path):
    some = tmp_path / "media"
    some.mkdir()
    for name in ("1", "3", "2"):
        shutil.copy(stick / f"{name}.zip", some)
    (some / "holiday.zip").write_bytes(b"no bundle")
    assert update(stick, tmp_path / "home", chromium, str(some)).returncode == 0
    assert Versions(tmp_path / "home").standing.current == 3
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "没有找到更新包" in update(stick, tmp_path / "home", chromium, str(empty)).stderr


def test_a_bundle_that_does_not_come_up_is_refused_before_anybody_sees_it(stick, chromium, tmp_path):
    versions = Versions(tmp_path)
    assert update(stick, tmp_path, chromium, str(stick / "1.zip")).returncode == 0
    done = update(stick, tmp_path, chromium, str(stick / "broken.zip"))
    assert (done.returncode, "打不开" in done.stderr) == (2, True)
    assert (versions.standing.current, versions.offered, versions.folder(9).exists()) == (1, 0, False)


@pytest.fixture(scope="module")
def in_use(stick: Path, chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a screen that shows version 2."""
    home = tmp_path_factory.mktemp("in-use")
    assert update(stick, home, chromium, str(stick / "2.zip")).returncode == 0
    return home


def older(bundle: Path, stick: Path) -> None:
    shutil.copy(stick / "1.zip", bundle)


def another_key(bundle: Path, stick: Path) -> None:
    folder = bundle.parent / "other"
    folder.mkdir()
    make_keys(folder / "kiosk.key", folder / "kiosk.pub")
    pack(stick / "site-3", bundle, private_key(folder / "kiosk.key"), 3, nothing)


HARMS = (cut_short, no_archive, no_signature, a_file_less, a_file_more, another_list, another_key, older)


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_a_bad_bundle_is_refused_with_a_sentence_and_the_screen_goes_on(harm, stick, in_use, chromium, tmp_path):
    before = Versions(in_use).standing
    assert before.current == 2
    bundle = tmp_path / "3.zip"
    shutil.copy(stick / "3.zip", bundle)
    harm(bundle, stick)
    done = update(stick, in_use, chromium, str(bundle))
    assert (done.returncode, "Traceback" in done.stderr, bool(done.stderr.strip())) == (2, False, True)
    assert (Versions(in_use).standing, Versions(in_use).offered) == (before, 0)


def test_a_version_whose_page_fails_in_the_hall_gives_way_to_the_one_before(edition, stick, tmp_path):
    versions = Versions(tmp_path)
    for version in (1, 2):
        shutil.copytree(stick / f"site-{version}", versions.folder(version))
    versions.show(1)
    versions.offer(2)
    now = [0.0]
    showing = Showing(versions, clock=lambda: now[0])
    assert (showing.version, versions.standing.trial) == (2, True)
    showing.opened("index.html")
    assert showing.beat(calling=True, fault=True) is True
    assert (showing.version, versions.standing.bad) == (1, (2,))
    versions.offer(2)
    assert showing.beat(calling=True, fault=False) is True
    now[0] = 5.0
    showing.opened("index.html")
    now[0] = 60.0  # it was fetched, and nothing was heard of it
    showing.looked_at()
    assert (showing.version, showing.beat(calling=True, fault=False)) == (1, False)


def test_whenever_the_power_goes_during_an_update_the_screen_shows_a_whole_version(edition, stick, chromium, tmp_path):
    assert update(stick, tmp_path, chromium, str(stick / "1.zip")).returncode == 0
    options = ("--home", str(tmp_path), "--key", str(stick / "kiosk.pub"), "--browser", str(chromium))
    dice = random.Random(6)
    for _ in range(20):
        command, own = (*COMMAND, "update", str(stick / "2.zip"), *options), {**os.environ, "TMPDIR": str(tmp_path)}
        process = subprocess.Popen(command, env=own, start_new_session=True, stdout=-3, stderr=-3)
        time.sleep(dice.uniform(0.1, 4.0))
        os.killpg(process.pid, 9)
        process.wait()
        subprocess.run(
            ("pkill", "-9", "-f", f"{tmp_path}/honorhall-kiosk-"), check=False
        )  # its browser has no power either
        showing = Showing(Versions(tmp_path))
        assert showing.folder_is_there()
        assert showing.version in (1, 2)
        assert showing.folder is not None
        assert len(pages_of(showing.folder)) == len(pages_of(edition))
        if showing.version == 2:
            showing.give_up()
    with kiosk("serve", "--home", str(tmp_path)) as (_, address):
        assert shown(address) in "12"
        assert state(address)["version"] in (1, 2)
    assert json.loads((tmp_path / "standing.json").read_text())["current"] in (1, 2)

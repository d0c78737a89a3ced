"""The machine in the hall: its server and browser come back by themselves, films can be wound, visits are counted."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from honorhall.doors.kiosk import Counts, as_table
from honorhall.ground.quantity import Quantity
from tests.kiosk.conftest import COMMAND, answers, kiosk, wait
from tests.kiosk.screen import PIN, arrived, box, screen

BACK = 10  # seconds


def asked(address: str, told: object = None, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """(status, body, headers) of an answer. told: is posted as JSON."""
    data = None if told is None else json.dumps(told).encode()
    try:
        with urlopen(Request(address, data, {"Content-Type": "application/json", **headers}), timeout=5) as answer:
            return answer.status, answer.read(), {name.lower(): value for name, value in answer.headers.items()}
    except HTTPError as fault:
        return fault.code, fault.read(), {}


def state(address: str) -> dict[str, object]:
    """What the server says of the page; nothing where it does not answer."""
    try:
        return json.loads(asked(f"{address}/hall/alive")[1]) if answers(address) else {}
    except (OSError, ValueError):
        return {}


def lives(address: str) -> bool:
    """Whether the page has given a sign of life just now."""
    told = state(address)
    return bool(told) and told["age"] < 1.5 and told["calling"] is True  # type: ignore[operator]


def children(parent: int, *words: str) -> list[int]:
    """Processes below one whose command holds these words."""
    listed = subprocess.run(["ps", "-wweo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    below = {parent}
    for _ in range(4):
        below |= {int(pid) for pid, above, *_ in rows if int(above) in below}
    return [int(pid) for pid, _, *args in rows if int(pid) in below and all(word in " ".join(args) for word in words)]


def browsers(parent: int) -> list[int]:
    """The browser's own process: that of its pages says which type it is."""
    return [one for one in children(parent, "--kiosk", "--user-data-dir") if one not in children(parent, "--type=")]


@pytest.fixture(scope="module")
def running(edition: Path, chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """The whole screen under its own supervisor: the process, and the server's address."""
    home = tmp_path_factory.mktemp("machine")
    options = ("--site", str(edition), "--home", str(home), "--browser", str(chromium), "--headless")
    with kiosk("run", *options) as (process, address):
        wait(lambda: lives(address), 40)
        yield process.pid, address


def test_a_killed_server_is_back(running):
    parent, address = running
    (server,) = children(parent, "kiosk serve")
    os.kill(server, signal.SIGKILL)
    assert wait(lambda: children(parent, "kiosk serve") not in ([], [server]) and lives(address)) < BACK


def test_a_server_that_does_not_answer_is_begun_anew(running):
    parent, address = running
    (server,) = children(parent, "kiosk serve")
    os.kill(server, signal.SIGSTOP)
    wait(lambda: children(parent, "kiosk serve") not in ([], [server]) and lives(address), 60)


def test_a_killed_browser_is_back(running):
    parent, address = running
    before = browsers(parent)
    for one in before:
        os.kill(one, signal.SIGKILL)
    assert wait(lambda: set(browsers(parent)) - set(before) and lives(address), 40) < BACK


def test_a_page_that_hangs_is_begun_anew(edition, chromium, tmp_path):
    import shutil

    site = shutil.copytree(edition, tmp_path / "site")
    hang = "if (!sessionStorage.hung && location.protocol === 'http:') setTimeout(() => { for (;;); }, 3000);\n"
    page = site / "index.html"
    whole = page.read_text(encoding="utf-8")
    (site / "hang.js").write_text(hang, encoding="utf-8")
    page.write_text(whole.replace("</head>", '<script src="hang.js"></script></head>'), encoding="utf-8")
    options = ("--site", str(site), "--home", str(tmp_path / "home"), "--browser", str(chromium), "--headless")
    with kiosk("run", *options) as (process, address):
        wait(lambda: lives(address), 40)
        first = browsers(process.pid)
        page.write_text(whole, encoding="utf-8")  # the next browser meets the page as it was
        wait(lambda: set(browsers(process.pid)) - set(first), 60)
        wait(lambda: lives(address), 40)


def test_a_film_is_wound_by_ranges(edition, tmp_path):
    film = os.urandom(300_000)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html>", encoding="utf-8")
    (site / "film.mp4").write_bytes(film)
    with kiosk("serve", "--site", str(site), "--home", str(tmp_path / "home")) as (_, address):
        status, body, headers = asked(f"{address}/film.mp4", Range="bytes=100000-100099")
        assert (status, body, headers["content-range"]) == (206, film[100000:100100], "bytes 100000-100099/300000")
        assert headers["content-type"] == "video/mp4"
        assert asked(f"{address}/film.mp4", Range="bytes=-50")[1] == film[-50:]
        assert asked(f"{address}/film.mp4", Range="bytes=400000-")[0] == 416
        assert asked(f"{address}/film.mp4")[1] == film


@pytest.mark.parametrize(
    "path",
    [
        "/../hall.yml",
        "/%2e%2e/hall.yml",
        "/stories",
        "/assets/",
        "/no/such/",
        "/" + quote("../" * 5) + "etc/passwd",
        "/%00",
    ],
)
def test_nothing_outside_of_the_edition_is_served_and_no_folder_is_listed(address, path):
    assert asked(address + path)[0] == 404


def test_the_staff_need_their_pin_and_wrong_ones_shut_the_corner(edition, tmp_path):
    with kiosk("serve", "--site", str(edition), "--home", str(tmp_path)) as (_, address):
        told = json.loads(asked(f"{address}/hall/staff", {"pin": PIN, "wish": "look"})[1])
        assert (told["content"], told["visits"]) == ("2026-11-21", 0)
        assert told["wishes"] == ["restart", "exit"]  # what is shown is a folder: no bundle takes its place
        elsewhere = asked(f"{address}/hall/staff", {"pin": PIN, "wish": "exit"}, Origin="http://elsewhere.example")
        assert elsewhere[0] == 403
        for _ in range(5):
            assert "no" in json.loads(asked(f"{address}/hall/staff", {"pin": "000000", "wish": "exit"})[1])
        assert "一分钟" in json.loads(asked(f"{address}/hall/staff", {"pin": PIN, "wish": "exit"})[1])["no"][0]
        assert state(address)["wish"] == ""


def test_a_long_press_on_the_halls_name_opens_the_corner_and_a_finger_that_passes_does_not(browser, address):
    with screen(browser) as (page, faults):
        page.goto(f"{address}/stories/")
        name = box(page.locator("[data-staff]"))
        page.mouse.move(name["x"] + 20, name["y"] + 20)
        page.mouse.down()
        page.wait_for_timeout(800)
        page.mouse.up()
        page.wait_for_timeout(2200)
        assert page.locator(".hk-staff").count() == 0
        page.mouse.down()
        page.locator(".hk-staff[open]").wait_for()
        page.mouse.up()
        for digit in PIN:
            page.locator(f"[data-digit='{digit}']").tap()
        page.locator("[data-digit=enter]").tap()
        page.locator(".hk-staff-told dl").wait_for()
        assert "2026-11-21" in page.locator(".hk-staff-told").inner_text()
        assert faults.complaints == []


def test_from_a_stick_the_corner_asks_for_the_pin_too(browser, edition):
    with screen(browser) as (page, _):
        page.goto((edition / "stories/index.html").as_uri())
        name = box(page.locator("[data-staff]"))
        page.mouse.move(name["x"] + 20, name["y"] + 20)
        page.mouse.down()
        page.locator(".hk-staff[open]").wait_for()
        page.mouse.up()
        for digits, wanted in (("222222", "PIN 不对"), (PIN, "2026-11-21")):
            for digit in digits:
                page.locator(f"[data-digit='{digit}']").tap()
            page.locator("[data-digit=enter]").tap()
            page.locator(".hk-staff-told", has_text=wanted).wait_for()


def test_visits_and_openings_are_counted_and_nothing_else(browser, edition, tmp_path):
    with (
        kiosk("serve", "--site", str(edition), "--home", str(tmp_path)) as (_, address),
        screen(browser) as (page, _faults),
    ):
        for _ in range(2):
            page.goto(f"{address}/")
            page.locator("[data-begin]").tap()
            arrived(page, "home/")
            page.locator(".hk-door[href*='stories']").tap()
            arrived(page, "stories/")
            page.locator("a[href*='five-actions']").first.tap()
            arrived(page, "stories/five-actions-of-changzhi/")
        asked(f"{address}/hall/count", {"page": "../../etc/passwd"})
        asked(f"{address}/hall/count", {"page": "no/such/page/"})
        asked(f"{address}/hall/count", {"page": ""}, Origin="http://elsewhere.example")
        asked(f"{address}/hall/count", ["rubbish"])
        asked(f"{address}/hall/count", {})
        counts = Counts(tmp_path / "counts.sqlite")
        wait(lambda: counts.total() == (2, 2))
        today = time.strftime("%Y-%m-%d")
        assert list(counts.each()) == [(today, "", 2), (today, "stories/five-actions-of-changzhi/", 2)]
    rows = list(csv.DictReader(io.StringIO(as_table(counts, "month"))))
    assert rows == [{"audience": "触摸屏参观", "amount": "2次", "as_of": today[:7]}]
    assert Quantity.parse(rows[0]["amount"]).verbatim == "2次"
    told = subprocess.run(
        (*COMMAND, "counts", "--home", str(tmp_path), "--by", "page"), capture_output=True, text=True, check=True
    )
    assert "触摸屏打开 stories/five-actions-of-changzhi/,2次" in told.stdout

"""`honorhall serve` as a process: where it listens, what it says, whom it answers, how it ends."""

from __future__ import annotations

import json
import re
import socket
import threading
import urllib.request
from contextlib import suppress
from http.client import HTTPException

import pytest

from tests.house import House, files, hall
from tests.live import ADDED, Served, served, wait_for

WRONG = {"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nmembers: 很多\n"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return hall(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def server(house: House):
    with served(house.root) as server:
        yield server


def test_what_comes_over_the_wire_is_what_a_build_writes_but_for_what_was_added(house, server):
    written = house.build(name="elsewhere").out
    for path, data in files(written).items():
        if path == ".honorhall":
            continue
        status, found = server.fetch(path)
        assert (status, ADDED.sub(b"", found) if path.endswith(".html") else found) == (200, data), path


def test_every_page_brings_the_script_once_and_a_file_is_known_for_what_it_is(server):
    assert server.get("stories/first/").count('<script src="/__hall__/live.js" defer') == 1
    for path, kind in (
        ("", "text/html"),
        ("assets/hall/hall.css", "text/css"),
        ("__hall__/live.js", "text/javascript"),
    ):
        with urllib.request.urlopen(server.url + path, timeout=30) as found:
            assert found.headers["Content-Type"] == f"{kind}; charset=utf-8"
            assert found.headers["Cache-Control"] == "no-cache"


def test_a_wrong_address_gets_the_halls_own_page_for_it(server):
    status, body = server.fetch("nobody/was/here/")
    assert status == 404
    assert "没有找到" in body.decode()


@pytest.mark.parametrize("path", ["../mkdocs.yml", "%2e%2e/mkdocs.yml", "..%2fcontent/hall.yml", "/etc/passwd", "%00"])
def test_nothing_but_the_site_is_served(server, path):
    assert server.fetch(path)[0] == 404


def test_a_name_that_is_not_this_machines_is_refused(server):
    # A page elsewhere could give its own name our address, and read an edition that is not public yet.
    assert server.fetch("", Host="elsewhere.example")[0] == 400
    assert server.fetch("", Host="localhost:8000")[0] == 200


def test_news_come_when_something_changes(house, server):
    with urllib.request.urlopen(server.url + "__hall__/events", timeout=60) as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        first = json.loads(next(line for line in stream if line.startswith(b"data: ")).removeprefix(b"data: "))
        house.write({"stories/second.md": "---\ntitle: 第二个\nsources: [s0]\n---\n\n又一夜。\n"})
        second = json.loads(next(line for line in stream if line.startswith(b"data: ")).removeprefix(b"data: "))
    assert first["site"] != second["site"]
    assert "第二个" in server.get("stories/second/")


def test_a_line_tells_what_changed_how_long_it_took_and_what_is_wrong(house, server):
    house.write({"stories/third.md": "---\ntitle: 第三个\nsources: [s0]\n---\n\n一夜。\n"})
    wait_for(lambda: any(re.search(r"stories/third\.md → [\d.]+ 秒 s · 没有问题", line) for line in server.said))


def test_a_fault_is_told_in_the_terminal_too_and_nothing_is_written_in_the_hall(tmp_path):
    house = hall(tmp_path)
    with served(house.root) as server:
        before = set(files(house.root))
        house.write(WRONG)
        server.sees("", "hh-problems")
        wait_for(lambda: any("须改 error 1" in line for line in server.said))
        assert any(line.startswith("content/teams/dongxi.yml:2:10") for line in server.said)
        assert {path for path in files(house.root) if not path.startswith(".cache/")} == before


def test_a_port_that_is_taken_is_told_of_and_the_next_one_is_tried(house):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with served(house.root, "--port", str(port)) as server:
            said = "".join(server.said)
            assert f"端口 {port} 已被占用" in said
            assert f"Port {port} is taken" in said
            assert server.fetch()[0] == 200


def test_ctrl_c_ends_it_at_once_although_pages_are_open_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with served(hall(tmp_path).root) as server:
        assert server.fetch()[0] == 200
        listening = threading.Thread(target=_listen, args=(server,), daemon=True)
        listening.start()
        assert list((tmp_path / "temporary").iterdir())
        assert server.interrupt() == 0
        listening.join(60)
        assert not listening.is_alive()
    assert list((tmp_path / "temporary").iterdir()) == []
    assert server.said[-1].startswith("预览结束。")
    assert "Traceback" not in "".join(server.said)


def _listen(server: Served) -> None:
    with (
        suppress(OSError, HTTPException),
        urllib.request.urlopen(server.url + "__hall__/events", timeout=60) as stream,
    ):
        stream.read()


def test_a_hall_without_settings_is_refused_in_words(tmp_path):
    house = hall(tmp_path, {"mkdocs.yml": "x: y\n"})
    house.write({"mkdocs.yml": None})
    done = house.run("serve")
    assert done.code == 2
    assert "mkdocs.yml" in done.errors


def test_a_port_that_nobody_may_have_is_refused_in_words(tmp_path):
    done = hall(tmp_path).run("serve", "--host", "192.0.2.1")  # an address that no machine has
    assert done.code == 2
    assert "打不开端口" in done.errors

"""Without a network: every page opens, from a stick and from the server, and nobody outside is asked for anything."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.kiosk.screen import pages_of, screen, typed, url

OUTSIDE = re.compile(rb"""(?:href|src|srcset|action|data)=["'](?:https?:|//|mailto:|tel:)""")
ADDRESS = re.compile(rb"https?://[^\s\"'<)]+")
NAMES = (b"http://www.w3.org/",)  # what an SVG is; nobody fetches it


def outside(asked: set[str], root: str) -> list[str]:
    """What was asked for and lies not below the root."""
    return sorted(one for one in asked if not unquote(one).startswith(unquote(root)))


@pytest.mark.parametrize("where", ["disk", "server"])
def test_pages_open_without_a_network_and_ask_for_nothing_outside(browser, edition, address, where):
    """Every seventh page, other ones each way; `bench/soak.py` opens them all."""
    root = edition.as_uri() + "/" if where == "disk" else address + "/"
    asked: set[str] = set()
    dead = []
    with screen(browser, network=where == "server") as (page, faults):
        page.on("request", lambda request: asked.add(request.url))
        for one in pages_of(edition)[where == "server" :: 7]:
            page.goto(f"{root}{one}index.html", wait_until="load")
            if not page.evaluate(
                "Boolean(window.honorhallKiosk?.go) && document.documentElement.dataset.fault === undefined"
            ):
                dead.append(one)
        assert (dead, faults.complaints) == ([], [])
    assert len(asked) > 50
    assert outside(asked, root) == []


@pytest.mark.parametrize("where", ["disk", "server"])
def test_finding_answers_without_a_network(browser, edition, address, where):
    start = url(edition, "find") if where == "disk" else f"{address}/find/"
    with screen(browser, network=where == "server") as (page, faults):
        page.goto(start)
        typed(page, "dqc")
        page.locator("[data-found] a", has_text="东岐村").first.wait_for()
        assert faults.complaints == []


def test_no_page_has_a_link_or_a_file_from_elsewhere(edition):
    found = {path.name: OUTSIDE.findall(path.read_bytes()) for path in edition.rglob("*.html")}
    assert {name: some for name, some in found.items() if some} == {}
    code = [path for path in edition.rglob("*") if path.suffix in (".js", ".css") and "/search/" not in path.as_posix()]
    assert len(code) > 3
    for path in code:
        named = [one for one in ADDRESS.findall(path.read_bytes()) if not one.startswith(NAMES)]
        assert named == [], path


def test_every_link_leads_to_a_page_of_the_edition(edition):
    lost = []
    for path in edition.rglob("index.html"):
        for href in re.findall(r'<a [^>]*href="([^"#]+)', path.read_text(encoding="utf-8")):
            target = Path(path.parent, unquote(urlsplit(href).path))
            if not target.resolve().is_file():
                lost.append((path.relative_to(edition).as_posix(), href))
    assert lost == []

"""The host: what MkDocs makes of the hand-written pages, quietly and the same every time."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from honorhall.doors.host import HonorHallPlugin, host, open_host
from honorhall.doors.hosted import Hosted
from honorhall.doors.order import HostError
from honorhall.ground.page import Page
from honorhall.output.frame import Dress, MenuGroup, MenuItem
from tests.tiny_hall import DRESS, REPOSITORY, tiny_hall

TEAM = Page("teams/dongqi/", "team.html", "舞龙队", section="teams/")
TABS, LIT, CRUMBS = ".md-tabs__item", ".md-tabs__item--active", ".md-path__item"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Hosted:
    return host(tiny_hall(tmp_path_factory.mktemp("hall")), DRESS, spoken)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tiny_hall(tmp_path / "hall")


def spoken(markdown: str, url: str) -> str:
    return markdown.replace("{{ 馆名 }}", f"此页是{url}。")


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    return [found.get_text().strip() for found in soup.select(selector)]


def read(html: bytes) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def filled(hosted: Hosted, page: Page) -> BeautifulSoup:
    return BeautifulSoup(hosted.frames.fill(page, '<h1 id="title">一</h1>'), "html.parser")


def settings(root: Path, old: str, new: str) -> None:
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_two_builds_of_one_hall_are_equal_byte_for_byte(hosted, root):
    again = host(root, DRESS, spoken)
    assert again.files == hosted.files
    assert again.frames.fill(TEAM, "") == hosted.frames.fill(TEAM, "")


def test_the_files_are_the_hand_written_pages_and_only_what_readers_fetch(hosted):
    paths = set(hosted.files)
    assert {"404.html", "about/index.html", "join/index.html"} <= paths
    assert {path.split("/")[0] for path in paths} == {"404.html", "about", "join", "assets"}
    assert not [path for path in paths if path.endswith((".map", ".gz", ".xml")) or "lunr" in path]


def test_a_hand_written_page_goes_through_the_halls_prose(hosted):
    page = read(hosted.files["about/index.html"])
    assert "此页是about/。" in page.get_text()
    assert [a["href"] for a in page.select("article a[href^='../']")] == ["../stories/", "../join/"]


def test_what_a_hand_written_page_says_of_itself_is_escaped(root):
    text = '---\ntitle: "</title><script>"\ndescription: "\\"><script>"\n---\n'
    (root / "content/pages/join.md").write_text(text, encoding="utf-8")
    hosted = host(root, DRESS, spoken)
    page = read(hosted.files["join/index.html"])
    assert words(page, "title") == [f"</title><script> - {DRESS.name}"]
    assert [tag["content"] for tag in page.select("meta[name=description]")] == ['"><script>']


def test_a_heading_written_with_an_entity_stays_text_in_the_title(hosted):
    assert words(read(hosted.files["about/index.html"]), "title") == [f"关于 A & B - {DRESS.name}"]


def test_the_menu_shows_groups_and_a_group_of_one_shows_as_its_entry(hosted):
    soup = filled(hosted, TEAM)
    assert words(soup, TABS) == ["首页", "人与队", "故事", "本馆"]
    entries = words(soup, ".md-nav--primary a.md-nav__link")
    assert entries == ["首页", "队伍 & 集体", "人物", "故事", "关于 A & B", "下载"]


def test_a_page_lights_its_entry_and_its_group_and_nothing_else(hosted):
    for page, tab, entry in (
        (TEAM, "人与队", "队伍 & 集体"),
        (Page("", "home.html", "首页"), "首页", "首页"),
        (Page("stories/", "index.html", "故事", section="stories/"), "故事", "故事"),
        (Page("data/a/b/", "data.html", "表", section="data/"), "本馆", "下载"),
    ):
        soup = filled(hosted, page)
        assert words(soup, LIT) == [tab]
        assert words(soup, ".hh-menu a.md-nav__link--active") == [entry]


def test_home_can_share_a_group_with_other_entries(root):
    menu = (
        MenuGroup("本馆", (MenuItem("门厅", ""), MenuItem("", "about/"), MenuItem("下载", "data/"))),
        *DRESS.menu[:1],
    )
    hosted = host(root, replace(DRESS, menu=menu), spoken)
    home, data = Page("", "home.html", "首页"), Page("data/a/", "data.html", "表", section="data/")
    assert [words(filled(hosted, page), LIT) for page in (home, data, TEAM)] == [["本馆"], ["本馆"], ["人与队"]]
    assert words(read(hosted.files["about/index.html"]), LIT) == ["本馆"]


def test_a_page_that_belongs_to_no_entry_lights_none(hosted):
    soup = filled(hosted, Page("search/", "search.html", "搜索"))
    assert words(soup, LIT) == words(soup, CRUMBS) == []


def test_breadcrumbs_lead_from_home_by_the_group_to_the_section(hosted):
    soup = filled(hosted, TEAM)
    assert words(soup, CRUMBS) == ["首页", "人与队", "队伍 & 集体"]
    assert [a["href"] for a in soup.select(f"{CRUMBS} a")] == ["../../", "../../teams/", "../../teams/"]
    assert words(filled(hosted, Page("", "home.html", "首页")), CRUMBS) == []


def test_a_hand_written_page_stands_in_the_menu_as_itself(hosted):
    page = read(hosted.files["about/index.html"])
    assert words(page, LIT) == ["本馆"]
    assert words(page, CRUMBS) == ["首页", "本馆"]
    assert words(page, ".md-nav__link--active[href]") == ["关于 A & B"]
    assert not page.select("link[rel=prev], link[rel=next]")


def test_the_menu_can_rename_a_hand_written_page_and_say_where_home_is(root):
    menu = (
        MenuGroup("", (MenuItem("门厅", ""),)),
        MenuGroup("", (MenuItem("我们 & 你们", "about/"),)),
        MenuGroup("空", ()),
    )
    hosted = host(root, replace(DRESS, menu=menu), spoken)
    assert words(filled(hosted, TEAM), TABS) == ["门厅", "我们 & 你们"]
    assert words(read(hosted.files["about/index.html"]), "title") == [f"我们 & 你们 - {DRESS.name}"]


def test_a_wrong_address_is_answered_in_chinese_with_links_from_the_servers_root(hosted):
    page = read(hosted.files["404.html"])
    links = [str(tag.get("href") or tag.get("src")) for tag in page.select("[href], script[src]")]
    assert all(link.startswith("/dongxi/") for link in links if not link.startswith("#"))
    assert {"/dongxi/", "/dongxi/stories/", "/dongxi/about/"} <= set(links)
    assert words(page, "h1") == ["没有找到这一页"]


def test_a_hall_without_an_address_names_no_canonical_one(root):
    hosted = host(root, replace(DRESS, base_url=""), spoken)
    assert not filled(hosted, TEAM).select("link[rel=canonical]")
    assert {a["href"] for a in read(hosted.files["404.html"]).select(".md-logo")} == {"/"}


def test_the_preview_servers_address_is_kept(root, tmp_path):
    config, plugin = open_host(root, tmp_path / "stage")
    config.site_url = "http://127.0.0.1:8000/"
    plugin.dress = DRESS
    plugin.on_config(config)
    assert config.site_url == "http://127.0.0.1:8000/"


def test_a_preview_server_that_ends_leaves_no_spare_of_its_site(root, tmp_path):
    plugin = HonorHallPlugin()
    config, _ = open_host(root, tmp_path / "mkdocs_x")
    plugin.load_config({"edition": "public"})
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    spare = tmp_path / ".mkdocs_x.spare"
    spare.mkdir()
    plugin.on_build_error(error=HostError("x"))
    plugin.on_shutdown()
    assert not spare.exists()


def test_warnings_come_back_as_values_and_the_terminal_stays_quiet(root, capfd):
    (root / "content/pages/join.md").write_text("[坏链接](nowhere.md)", encoding="utf-8")
    hosted = host(root, DRESS, spoken)
    assert [("join.md" in warning, "nowhere.md" in warning) for warning in hosted.warnings[:1]] == [(True, True)]
    assert capfd.readouterr() == ("", "")


def test_links_to_sections_and_to_headings_are_no_reason_to_warn(hosted):
    assert hosted.warnings == ()


def test_the_log_of_mkdocs_is_handed_back_as_it_was_found(root):
    logger = logging.getLogger("mkdocs")
    before = (logger.propagate, list(logger.handlers))
    host(root, DRESS, spoken)
    assert (logger.propagate, logger.handlers) == before


def test_a_style_sheet_from_another_host_is_warned_about(root):
    settings(root, "extra:\n", "extra_css: [https://cdn.example/a.css]\nextra:\n")
    hosted = host(root, DRESS, spoken)
    assert [warning.split()[-1] for warning in hosted.warnings] == ["https://cdn.example/a.css"]


def test_fonts_stay_at_home_whatever_the_settings_say(root):
    settings(root, "font: false", "font: {text: Roboto}")
    text = host(root, DRESS, spoken).frames.fill(TEAM, "").decode()
    assert "Roboto" not in text
    assert "fonts.g" not in text


def test_the_halls_own_frame_goes_before_the_one_we_ship(root):
    own = root / "templates" / "frame"
    own.mkdir(parents=True)
    (own / "main.html").write_text('{% extends "base.html" %}{% block announce %}公告{% endblock %}', encoding="utf-8")
    assert words(filled(host(root, DRESS, spoken), TEAM), ".md-banner") == ["公告"]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("site_dir: site", "use_directory_urls: 也许", "use_directory_urls"),
        ("  - honorhall", "  - honorhall: {edition: 秘密}", "edition"),
        ("  - honorhall", "  - nobody-wrote-this", "nobody-wrote-this"),
        ("site_dir: site", "site_dir: [", "mkdocs.yml"),
    ],
)
def test_settings_that_mkdocs_cannot_use_are_named(root, old, new, named):
    settings(root, old, new)
    with pytest.raises(HostError, match=named):
        host(root, DRESS, spoken)


def test_the_plugins_own_settings_are_read_from_a_list_and_from_a_mapping(root, tmp_path):
    settings(root, "  - honorhall", "  honorhall: {edition: kiosk, today: '2024-05-01', jobs: 2}")
    _, plugin = open_host(root, tmp_path / "stage")
    assert dict(plugin.config) == {"edition": "kiosk", "today": "2024-05-01", "jobs": 2}
    settings(root, "  honorhall: {edition: kiosk, today: '2024-05-01', jobs: 2}", "  - honorhall")
    _, plugin = open_host(root, tmp_path / "stage")
    assert dict(plugin.config) == {"edition": "public", "today": None, "jobs": 0}


def test_other_plugins_keep_their_place_before_ours(root, tmp_path):
    settings(root, "  - honorhall", "  - honorhall\n  - search")
    config, plugin = open_host(root, tmp_path / "stage")
    assert list(config.plugins) == ["material/search", "honorhall"]
    assert config.plugins["honorhall"] is plugin


def test_a_search_of_materials_own_keeps_its_files(root):
    settings(root, "  - honorhall", "  - honorhall\n  - search")
    files = host(root, DRESS, spoken).files
    assert [path for path in files if re.fullmatch(r"assets/javascripts/workers/search\.[^/]*\.js", path)]


def test_a_plain_mkdocs_build_finds_the_plugin_by_its_entry_point(root, tmp_path):
    points = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]["entry-points"]["mkdocs.plugins"]
    assert points == {"honorhall": f"honorhall.doors.host:{HonorHallPlugin.__name__}"}
    known = tmp_path / "installed" / "honorhall-0.dist-info"
    known.mkdir(parents=True)
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: honorhall\nVersion: 0\n")
    (known / "entry_points.txt").write_text(f"[mkdocs.plugins]\nhonorhall = {points['honorhall']}\n")
    path = os.pathsep.join((str(known.parent), str(REPOSITORY)))
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", root / "mkdocs.yml")
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": path}, capture_output=True)
    page = read((root / "site/about/index.html").read_bytes())
    assert words(page, "title") == ["关于 A & B - 东溪荣誉馆"]
    assert words(page, TABS) == ["首页", "查找", "日历", "关于"]
    assert words(read((root / "site/index.html").read_bytes()), "h1") == ["东溪荣誉馆"]


def test_an_empty_hall_can_be_dressed_with_nothing_but_a_name(root):
    hosted = host(root, Dress("馆"), spoken)
    soup = filled(hosted, Page("a/", "a.html", "甲"))
    assert words(soup, TABS) == ["首页"]
    assert not soup.select("meta[name=description]")

"""The preview: what it shows is what a build writes; what stands in its way is told, and goes when it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from honorhall.disk import MARK
from honorhall.doors.order import Order
from honorhall.doors.panel import ID, panel, with_added
from honorhall.doors.serve.answering import answer
from honorhall.doors.serve.preview import Preview
from tests.house import ON_TODAY, REPOSITORY, SMALL, House, files, hall, run

WRONG = {"content/teams/dongxi.yml": "title: 溪市退役军人志愿服务队\nmembers: 很多\n"}
GOOD_RECORD = 'title: 溪市老兵队\nregion: "1201"\nlevel: 市级\nmembers: 40余名\nsources: [s0]\n'
STORY_PAGE = (REPOSITORY / "templates/story.html").read_text(encoding="utf-8")
EDITS: dict[str, dict[str, str | bytes | None]] = {
    "a story's text": {"stories/first.md": "---\ntitle: 第一个故事\nsources: [s0]\n---\n\n水又来了。\n"},
    "a story's title": {"stories/first.md": "---\ntitle: 换了题目的故事\nsources: [s0]\n---\n\n水退了。\n"},
    "a story that goes": {"stories/first.md": None},
    "a story in a folder of its own": {"stories/two/index.md": "---\ntitle: 两个\nsources: [s0]\n---\n\n第二夜。\n"},
    "a record": {"content/teams/dongxi.yml": GOOD_RECORD},
    "the hall": {
        "content/hall.yml": 'title: 西溪荣誉馆\nsummary: 西。\nbase_url: https://hall.example/x\nregion: "12"\n'
    },
    "a hand-written page": {"content/pages/about.md": "# 关于我们\n\n[服务队](team:dongxi)在东溪。\n"},
    "a new hand-written page": {"content/pages/join.md": "# 加入\n\n请来。\n"},
    "a template": {"templates/story.html": STORY_PAGE + "<h2>饕餮</h2>\n"},
    "the frame": {"templates/frame/404.html": '{% extends "main.html" %}{% block content %}没有{% endblock %}\n'},
    "a style": {"templates/assets/css/99-own.css": "body { color: red; }\n"},
    "a style of ours": {"templates/assets/css/10-tokens.css": ":root { --hh-ink: red; }\n"},
    "a script": {"templates/assets/js/own.js": '"use strict";\n'},
}


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that halls share: cutting a font takes a second."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture
def house(tmp_path: Path, fonts: Path) -> House:
    made = hall(tmp_path)
    (made.root / ".cache").symlink_to(fonts)
    return made


@pytest.fixture
def preview(house: House, tmp_path: Path) -> Preview:
    return preview_of(house.root, tmp_path / "store")


def preview_of(root: Path, store: Path) -> Preview:
    store.mkdir()
    return Preview(Order(root, root / "site", "public", ON_TODAY), store)


def shown(preview: Preview) -> dict[str, bytes]:
    """Every file of the site that a preview shows."""
    site = preview.shown.site
    assert site is not None, preview.shown.panel
    return {path: site.read(path) for path in site.paths()}


def built(house: House) -> dict[str, bytes]:
    """Every file that a build writes, but for the sign that a build wrote it."""
    done = house.build()
    assert done.code == 0, done.errors
    return {path: data for path, data in done.files().items() if path != MARK}


def page(preview: Preview, address: str) -> str:
    return answer(preview, address, "").body.decode()


def panel_of(html: str) -> list[str]:
    """The texts in a page's panel."""
    return [item.get_text() for item in BeautifulSoup(html, "html.parser").select(f"#{ID} li")]


# --- what is shown --------------------------------------------------------------------------------


def test_every_file_of_the_repositorys_hall_is_shown_as_a_build_writes_it(site, tmp_path):
    preview = preview_of(REPOSITORY, tmp_path / "store")
    preview.look_again()
    seen, written = shown(preview), {path: data for path, data in files(site).items() if path != MARK}
    assert sorted(seen) == sorted(written)
    assert [path for path in written if written[path] != seen[path]] == []


def test_after_edits_of_every_kind_what_is_shown_equals_a_build_from_nothing(house, preview):
    preview.look_again()
    different = {}
    for name, edit in EDITS.items():
        page(preview, "stories/first/")
        house.write(edit)
        preview.look_again(tuple(edit))
        assert preview.shown.panel == "", name
        seen, written = shown(preview), built(house)
        different[name] = [path for path in {**seen, **written} if seen.get(path) != written.get(path)]
    assert {name: paths for name, paths in different.items() if paths} == {}


def test_a_page_is_made_when_it_is_asked_for_and_then_kept(preview):
    preview.look_again()
    site = preview.shown.site
    assert site is not None
    first = site.read("stories/first/index.html")
    assert site.read("stories/first/index.html") is first
    made = set(site._kept)
    assert made < {page.path for page in site.prepared.pages}
    assert "stories/first/index.html" in made


def test_mkdocs_is_asked_again_only_when_something_it_goes_by_has_changed(house, preview):
    preview.look_again()
    for edit, again in (("a story's text", False), ("a style", False), ("a record", True), ("the frame", True)):
        before = preview._drawing._kept
        house.write(EDITS[edit])
        preview.look_again(tuple(EDITS[edit]))
        assert (preview._drawing._kept is not before) is again, edit


def test_after_an_edit_of_words_the_search_knows_the_new_ones(house, preview):
    preview.look_again()
    before = shown(preview)
    house.write({"stories/first.md": SMALL["stories/first.md"] + "\n又添了一句新话。\n"})
    preview.look_again(("stories/first.md",))
    assert preview._prepared is None  # the short way was taken
    seen, written = shown(preview), built(house)
    assert [path for path in written if seen.get(path) != written[path]] == []
    assert [path for path in seen if "search/t/" in path and seen[path] != before[path]]


def test_only_styles_change_when_only_styles_were_edited(house, preview):
    preview.look_again()
    before = preview.shown
    house.write(EDITS["a style"])
    preview.look_again(tuple(EDITS["a style"]))
    assert (preview.shown.turn, preview.shown.styles) == (before.turn, before.styles + 1)
    preview.look_again(("stories/first.md",))
    assert preview.shown.turn == before.turn + 1


def test_nothing_of_a_preview_is_written_into_the_hall(house, preview):
    before = set(files(house.root))
    preview.look_again()
    shown(preview)
    assert {path for path in files(house.root) if not path.startswith(".cache/")} == before


def test_copies_of_old_templates_do_not_pile_up(house, preview, tmp_path):
    preview.look_again()
    for number in range(5):
        house.write({"templates/story.html": f"{STORY_PAGE}<p>{number}</p>"})
        preview.look_again(("templates/story.html",))
    assert len(list((tmp_path / "store").iterdir())) == 1


@pytest.mark.parametrize("edition", ["public", "preview"])
def test_an_edition_is_shown_as_that_edition_is_built(house, tmp_path, edition):
    (tmp_path / "store").mkdir()
    preview = Preview(Order(house.root, house.root / "site", edition, ON_TODAY), tmp_path / "store")
    preview.look_again()
    written = {path: data for path, data in house.build(edition).files().items() if path != MARK}
    assert shown(preview) == written


# --- addresses ------------------------------------------------------------------------------------


def test_addresses_lead_where_a_web_server_would_lead(house, preview):
    house.write({"content/hall.yml": 'title: 馆\nbase_url: https://hall.example/dongxi/\nregion: "12"\n'})
    preview.look_again()
    found = {
        address: answer(preview, address, "") for address in ("", "stories/", "stories", "nobody/", "dongxi/stories/")
    }
    assert [one.status for one in found.values()] == [200, 200, 307, 404, 307]
    assert found["stories"].elsewhere == "/stories/"
    assert found["dongxi/stories/"].elsewhere == "/stories/"
    assert "没有找到" in found["nobody/"].body.decode()


def test_a_script_is_added_to_pages_and_to_nothing_else(preview):
    preview.look_again()
    assert answer(preview, "", "<b>x</b>").body.count(b"<b>x</b></body>") == 1
    assert b"<b>x</b>" not in answer(preview, "assets/hall/hall.css", "<b>x</b>").body


def test_what_is_added_to_a_page_changes_no_byte_of_the_page():
    assert with_added(b"<p>a</p></body></html>\n", "<i>") == b"<p>a</p><i></body></html>\n"
    assert with_added(b"<p>a</p>", "<i>") == b"<p>a</p><i>"


# --- problems -------------------------------------------------------------------------------------


def test_a_problem_leaves_the_last_good_site_with_the_words_of_the_command_line_on_every_page(house, preview):
    preview.look_again()
    good = shown(preview)
    house.write(WRONG)
    told = preview.look_again(tuple(WRONG))
    assert shown(preview) == good
    texts = panel_of(page(preview, "stories/first/"))
    assert texts == list(told.texts)
    errors = house.run("build").errors
    assert [text for text in texts if text not in errors] == []
    assert texts[0].startswith("content/teams/dongxi.yml:2:10  须改 error  [quantity-unreadable]")
    assert panel_of(page(preview, "nobody/")) == texts
    assert "须改 error 1" in page(preview, "")


def test_a_panel_goes_by_itself_when_the_problem_is_mended(house, preview):
    preview.look_again()
    house.write(WRONG)
    preview.look_again(tuple(WRONG))
    house.write(EDITS["a record"])
    preview.look_again(tuple(WRONG))
    assert panel_of(page(preview, "")) == []
    assert "溪市老兵队" in page(preview, "teams/dongxi/")


def test_a_hall_that_cannot_be_built_yet_answers_every_address_with_the_panel(house, preview):
    house.write(WRONG)
    preview.look_again()
    for address in ("", "stories/first/", "nobody/"):
        found = answer(preview, address, "<b>x</b>")
        assert found.status == 200
        assert panel_of(found.body.decode())[0].startswith("content/teams/dongxi.yml:2:10")
        assert b"<b>x</b>" in found.body
    house.write(EDITS["a record"])
    preview.look_again(tuple(WRONG))
    assert "第一个故事" in page(preview, "stories/first/")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"templates/story.html": "<h1>\n{{ nobody_hands_this_in }}</h1>\n"}, ("templates/story.html:2", "nobody")),
        ({"templates/story.html": "<h1>\n\n{% if %}</h1>\n"}, ("templates/story.html:3", "TemplateSyntaxError")),
        ({"templates/story.html": '{% include "nowhere.html" %}'}, ("templates/story.html:1", "nowhere.html")),
        ({"templates/frame/main.html": '{% extends "base.html" %}\n{% if %}'}, ("templates/frame/main.html:2",)),
        ({"templates/frame/main.html": "<p>bare</p>"}, ("place for the body",)),
        ({"mkdocs.yml": "site_name: [\n"}, ("mkdocs.yml 用不了", "line ")),
        ({"mkdocs.yml": "site_name: 馆\ntheme: {name: nobodys}\n"}, ("mkdocs.yml 用不了", "nobodys")),
        ({"mkdocs.yml": None}, ("mkdocs.yml 不见了",)),
    ],
)  # fmt: skip
def test_a_template_or_setting_that_does_not_hold_is_told_and_the_last_good_site_stays(house, preview, change, words):
    preview.look_again()
    good, before = shown(preview), {name: (house.root / name) for name in change}
    texts = {name: path.read_text(encoding="utf-8") if path.exists() else None for name, path in before.items()}
    house.write(change)
    told = preview.look_again(tuple(change))
    assert panel_of(page(preview, "")) == list(told.texts)
    assert [word for word in words if word not in told.texts[0]] == []
    assert "Traceback" not in told.texts[0]
    assert shown(preview) == good
    # Another edit does not let the fault through.
    preview.look_again(("stories/first.md",))
    assert preview.shown.panel
    house.write(texts)
    preview.look_again(tuple(change))
    assert preview.shown.panel == ""
    assert shown(preview) == good


@pytest.fixture
def unlucky(house: House, preview: Preview) -> Preview:
    """A preview of two stories, before a template that does not hold for the second is written."""
    house.write({"stories/second.md": "---\ntitle: 第二个\nsources: [s0]\n---\n\n又一夜。\n"})
    preview.look_again()
    return preview


ODD = '<h1 id="title">新的样子</h1>{% if page.url == "stories/second/" %}{{ nobody_hands_this_in }}{% endif %}'


def test_a_fault_that_only_one_page_has_is_told_on_that_page(house, unlucky):
    house.write({"templates/story.html": ODD})
    unlucky.look_again(("templates/story.html",))
    assert "新的样子" in page(unlucky, "stories/first/")
    assert panel_of(page(unlucky, "stories/first/")) == []
    assert "nobody_hands_this_in" in panel_of(page(unlucky, "stories/second/"))[0]


def test_a_fault_on_the_page_that_somebody_looks_at_does_not_take_its_place(house, unlucky):
    assert "又一夜" in page(unlucky, "stories/second/")
    house.write({"templates/story.html": ODD})
    unlucky.look_again(("templates/story.html",))
    assert "又一夜" in page(unlucky, "stories/second/")
    assert "新的样子" not in page(unlucky, "stories/first/")
    assert "nobody_hands_this_in" in panel_of(page(unlucky, ""))[0]


def test_words_in_a_panel_are_words_and_never_markup():
    text = 'content/a.yml:1  须改 error  [x]\n  <script>alert(1)</script> & "\n  → b\n  c\n  → d'
    html = panel([text], "须改 error 1", stays=True)
    assert panel_of(html) == [text]
    assert "<script" not in html
    assert [one.get_text() for one in BeautifulSoup(html, "html.parser").select("li [lang=en]")] == ["  c", "  → d"]


def test_help_names_the_options_and_says_that_the_site_is_left_alone():
    said = run("serve", "--help").told
    assert all(option in said for option in ("--root", "--host", "--port", "--edition", "--open", "--today"))
    assert "site/" in said

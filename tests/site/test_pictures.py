"""Pictures on built pages: what a page says of a file is what the file is, and what may not be shown is in none."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.house import hall
from tests.site.canaries import picture

PICTURES = (".avif", ".webp", ".jpg", ".png")
LISTED = """title: 雨夜
media:
- {file: a.jpg, alt: 甲图, caption: 甲的说明, credit: 村里提供, date: 2020年7月, rights: 保留}
- {file: b.jpg, alt: 乙图}
- {file: c.jpg, alt: 丙图}
"""


def drawn(colour, size=(1000, 700)):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def story(folder, body, matter=LISTED, **files):
    """(what came of a build of one story with these pictures, its article)."""
    beside = {f"stories/rain/{name}.jpg": data for name, data in files.items()}
    done = hall(folder, {"stories/rain/index.md": f"---\n{matter}---\n\n{body}\n", **beside}).build()
    assert done.code == 0, done.errors
    return done, BeautifulSoup(done.page("stories/rain"), "html5lib").select_one("article")


def pictures(files):
    """Every picture of a site that is not part of its dress: path -> bytes."""
    return {name: data for name, data in files.items() if name.endswith(PICTURES) and not name.startswith("assets/")}


def named(soup, page):
    """(path, type, width) of every file that the pictures of a page name; type and width as far as it says them."""
    for source in soup.select("picture source, picture img"):
        for candidate in source.get("srcset", source.get("src")).split(", "):
            address, _, width = candidate.partition(" ")
            yield urljoin(page, address), source.get("type"), int(width.removesuffix("w")) if width else None


def test_every_file_that_a_page_names_is_there_and_is_what_the_page_says(site, pages):
    seen = set()
    texts = {path: (site / path).read_bytes() for path in pages}
    for path, text in texts.items():
        if b"<picture" not in text:
            continue
        soup = BeautifulSoup(text, "html5lib")
        for name, type_, width in named(soup, path):
            with Image.open(site / name) as image:
                assert type_ in (None, Image.MIME[str(image.format)]), (path, name)
                assert width in (None, image.width), (path, name)
            seen.add(name)
        for img in soup.select("picture img"):
            with Image.open(site / urljoin(path, img["src"])) as image:
                assert (img["width"], img["height"]) == tuple(map(str, image.size)), path
        for link in soup.select("a.hh-shot"):
            assert [one["src"] for one in link.select("img")] == [link["href"]]
    assert len(seen) >= 6 * 9
    assert seen == set(pictures({path.relative_to(site).as_posix(): b"" for path in site.rglob("*.*")}))


def test_a_gallery_shows_what_is_said_of_a_picture_and_a_story_begins_with_its_first(tmp_path):
    _, article = story(tmp_path, "雨。", a=drawn("red"), b=drawn("green"), c=drawn("blue"))
    first = article.select_one(".hh-lead-shot figure")
    assert first.select_one("img")["alt"] == "甲图"
    assert first.figcaption.get_text().split() == ["甲的说明", "村里提供", "2020年7月", "保留"]
    assert first.select_one("img").get("loading") is None
    rest = article.select(".hh-gallery img")
    assert [one["alt"] for one in rest] == ["乙图", "丙图"]
    assert {one["loading"] for one in rest} == {"lazy"}


def test_a_picture_within_the_words_brings_its_caption_and_is_not_shown_a_second_time(tmp_path):
    body = '雨。\n\n![门](b.jpg "题目 (一)")\n![墙](a.jpg)\n\n一句里的![小图](d.jpg)也在。'
    _, article = story(tmp_path, body, a=drawn("red"), b=drawn("green"), c=drawn("blue"), d=drawn("gold", (60, 40)))
    figures = article.select(".hh-prose figure")
    assert [one.select_one("img")["alt"] for one in figures] == ["门", "墙"]
    assert figures[0].figcaption.get_text(strip=True) == "题目 (一)"
    assert figures[1].figcaption.get_text().split()[:2] == ["甲的说明", "村里提供"]
    assert article.select_one(".hh-prose p a.hh-shot img")["alt"] == "小图"
    assert [one["alt"] for one in article.select("img")] == ["丙图", "门", "墙", "小图"]


def test_a_caption_can_neither_break_the_page_nor_run_on_it(tmp_path):
    matter = "title: 雨夜\nmedia: [{file: a.jpg, alt: '\"><script>1</script>', caption: '<b onclick=x>甲</b>'}]\n"
    _, article = story(
        tmp_path, '![甲" onload="x](b.jpg "<script>2</script>")', matter, a=drawn("red"), b=drawn("blue")
    )
    assert article.select("script, b, [onclick], [onload]") == []
    assert {one["alt"] for one in article.select("img")} == {'"><script>1</script>', '甲" onload="x'}


def test_no_file_of_a_withheld_picture_is_made_in_any_format_or_size(tmp_path):
    matter = "title: 雨夜\nmedia:\n- {file: a.jpg, alt: 甲图, consent: {status: 待确认}}\n- {file: b.jpg, alt: 乙图}\n"
    done, article = story(tmp_path, "雨。![甲](a.jpg)", matter, a=drawn("red"), b=drawn("blue"))
    assert [one["alt"] for one in article.select("img")] == ["乙图"]
    files = pictures(done.files())
    assert len(files) == 6
    for data in files.values():
        red, _, blue = Image.open(BytesIO(data)).convert("RGB").resize((1, 1)).tobytes()
        assert (red < 60, blue > 200) == (True, True)
    assert b"a-" not in b"".join(re.findall(rb'stories/rain/[^"]*', b"".join(done.files().values())))


def test_no_file_of_a_shown_picture_holds_what_the_camera_wrote(tmp_path):
    done, _ = story(tmp_path, "雨。", "title: 雨夜\nmedia: [{file: a.jpg, alt: 甲图}]\n", a=picture())
    files = pictures(done.files())
    assert {name.rpartition(".")[2] for name in files} == {"avif", "webp", "jpg"}
    assert [name for name, data in files.items() if b"CANARY" in data] == []


def test_what_is_kept_from_build_to_build_changes_nothing_and_is_made_anew_when_it_is_damaged(tmp_path):
    matter = "title: 雨夜\nmedia: [{file: a.jpg, alt: 甲图}]\n"
    once, _ = story(tmp_path / "one", "雨。", matter, a=drawn("red"))
    first = pictures(once.files())
    root = once.out.parent
    kept = sorted((root / ".cache/honorhall/pictures").iterdir())
    assert len(kept) == len(first) == 6
    kept[0].write_bytes(kept[0].read_bytes()[:-1] + b"x")
    kept[1].write_bytes(b"")
    again, _ = story(tmp_path / "one", "雨。", matter, a=drawn("red"))
    fresh, _ = story(tmp_path / "two", "雨。", matter, a=drawn("red"))
    assert first == pictures(again.files()) == pictures(fresh.files())


@pytest.mark.parametrize("edition", ["public", "preview"])
def test_a_picture_that_was_exchanged_has_other_addresses_so_that_no_browser_shows_the_old_one(edition, tmp_path):
    matter = "title: 雨夜\nmedia: [{file: a.jpg, alt: 甲图}]\n"
    house = hall(tmp_path, {"stories/rain/index.md": f"---\n{matter}---\n\n雨。\n", "stories/rain/a.jpg": drawn("red")})
    before = set(pictures(house.build(edition).files()))
    after = set(pictures(house.write({"stories/rain/a.jpg": drawn("blue")}).build(edition).files()))
    assert len(before) == len(after) == 6
    assert before & after == set()

"""Stories: Word documents, folders of Markdown, and CollectionBuilder's tables with their pictures."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.house import House, files, hall
from tests.importing.made import csv_text, document, imported, photo, plain, whole_way

COLLECTION = (
    *(
        "objectid",
        "parentid",
        "title",
        "creator",
        "date",
        "description",
        "subject",
        "location",
        "latitude",
        "longitude",
    ),
    *("source", "identifier", "type", "format", "language", "rights", "rightsstatement", "display_template"),
    *("object_location", "image_small", "image_thumb", "image_alt_text", "object_transcript"),
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def test_a_document_goes_the_whole_way_and_the_hall_builds(house, tmp_path):
    file = document(tmp_path / "来稿.docx")
    changed = whole_way(house, file)
    assert sorted(changed) == [
        "private/.gitignore",
        "stories/shouqu-ren/index.md",
        "stories/shouqu-ren/photo-1.jpg",
    ]
    text = changed["stories/shouqu-ren/index.md"].decode()
    assert text.startswith("---\ntitle: 守渠的人\n---\n\n渠修了三年。**没有人走。**\n\n")
    assert "\n## 后来\n" in text
    assert "\n- 第一件\n- 第二件\n" in text
    assert "| 1958 | 12公里 |" in text
    assert "](photo-1.jpg)" in text
    assert "某人" not in text
    assert b"Exif" not in changed["stories/shouqu-ren/photo-1.jpg"]
    imported(house, file)
    assert house.build().code == 0


def test_a_document_without_a_heading_is_called_by_its_short_first_line_else_by_its_file(house, tmp_path):
    first = docx.Document()
    first.add_paragraph("夜里的哨声")
    first.add_paragraph("那一年，哨声响了三次。")
    first.save(str(tmp_path / "一.docx"))
    second = docx.Document()
    second.add_paragraph("那一年，哨声响了三次，村里的人都起来了。")
    second.save(str(tmp_path / "哨声.docx"))
    imported(house, tmp_path / "一.docx")
    imported(house, tmp_path / "哨声.docx")
    made = {path.name for path in (house.root / "stories").iterdir()}
    assert made == {"first.md", "yeli-shaosheng.md", "shaosheng.md"}


def test_a_document_that_was_mended_changes_its_story_and_keeps_the_rest_of_the_file(house, tmp_path):
    file = tmp_path / "第一个故事.docx"
    made = docx.Document()
    made.add_heading("第一个故事", 0)
    made.add_paragraph("改过的一夜。")
    made.save(str(file))
    whole_way(house, file)
    imported(house, file)
    text = (house.root / "stories/first.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: 第一个故事\nteams: dongxi\nsources: [s0]\n---\n\n改过的一夜。\n"


def test_a_folder_of_markdown_goes_the_whole_way_with_and_without_front_matter(house, tmp_path):
    folder = tmp_path / "来稿"
    (folder / "图").mkdir(parents=True)
    (folder / "图/大 门.JPG").write_bytes(photo(turned=True))
    (folder / "bridge.md").write_text("# 修桥\n\n桥修好了。\n\n![桥](图/大%20门.JPG)\n", encoding="utf-8")
    (folder / "渡口.md").write_text(
        "---\n队伍: 溪市退役军人志愿服务队\n写成时间: 2021\n---\n\n船来了。\n", encoding="utf-8"
    )
    changed = whole_way(house, folder)
    assert sorted(changed) == [
        "private/.gitignore",
        "stories/bridge/index.md",
        "stories/bridge/photo-1.jpg",
        "stories/dukou.md",
    ]
    assert "![桥](photo-1.jpg)" in changed["stories/bridge/index.md"].decode()
    assert "title: 渡口\ndate: 2021\nteams: dongxi\n" in changed["stories/dukou.md"].decode()


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("![x](../secret.jpg)", "media-outside"),
        ("![x](no.jpg)", "media-missing"),
        ("![x](a.heic)", "import-picture-heic"),
    ],
)
def test_a_picture_that_cannot_be_taken_in_is_told_and_nothing_is_written(house, tmp_path, mark, code):
    folder = tmp_path / "来稿"
    folder.mkdir()
    (tmp_path / "secret.jpg").write_bytes(photo())
    (folder / "a.heic").write_bytes(b"\0\0\0\x18ftypheic")
    (folder / "a.md").write_text(f"# 题\n\n文。{mark}\n", encoding="utf-8")
    before = files(house.root)
    done = house.run("import", str(folder), "--write")
    assert done.code == 1
    assert f"[{code}]" in done.told
    assert files(house.root) == before


def items(*rows: dict[str, str]) -> str:
    """The text of a CollectionBuilder CSV."""
    return csv_text([COLLECTION, *([row.get(name, "") for name in COLLECTION] for row in rows)])


def test_a_collection_goes_the_whole_way_and_the_hall_builds(house, tmp_path):
    folder = tmp_path / "collection"
    (folder / "_data").mkdir(parents=True)
    (folder / "objects").mkdir()
    for name in ("pot.jpg", "pot-back.jpg"):
        (folder / "objects" / name).write_bytes(photo())
    file = folder / "_data/metadata.csv"
    first = {
        "objectid": "coll_001",
        "title": "水壶",
        "creator": "佚名",
        "date": "1951",
        "description": "一只水壶。",
        "subject": "水壶; 行军",
        "type": "Image;StillImage",
        "rights": "捐赠人许可展出",
        "display_template": "image",
        "object_location": "/objects/pot.jpg",
        "image_alt_text": "一只军用水壶",
        "latitude": "26.05",
        "longitude": "119.31",
    }
    back = {"objectid": "coll_002", "parentid": "coll_001", "title": "壶底", "object_location": "objects/pot-back.jpg"}
    letter = {"objectid": "coll_003", "title": "家书", "date": "不详", "object_location": "https://far.example/a.jpg"}
    file.write_text(items(first, back, letter), encoding="utf-8")
    changed = whole_way(house, file)
    pot = plain(changed["content/exhibits/coll-001.yml"])
    assert (pot["title"], pot["place"], pot["object_date"]) == ("水壶", "hall", "1951")
    assert pot["tags"] == ["水壶", "行军"]
    assert [one["file"] for one in pot["media"]] == ["coll-001-1.jpg", "coll-001-2.jpg"]
    assert pot["media"][0]["alt"] == "一只军用水壶"
    assert pot["notes"].splitlines() == ["creator: 佚名", "type: Image;StillImage"]
    assert "119.31" not in changed["content/exhibits/coll-001.yml"].decode()
    assert b"Exif" not in changed["content/exhibits/coll-001-1.jpg"]
    assert "content/exhibits/coll-002.yml" not in changed
    told = imported(house, file)
    assert {"[import-coordinates-left]", "[import-object-far]", "[import-date-noted]"} <= set(told.split())
    assert house.build().code == 0


def test_places_of_a_collection_keep_their_coordinates(house, tmp_path):
    file = tmp_path / "places.csv"
    row = {"objectid": "p1", "title": "溪市纪念园", "type": "纪念设施", "latitude": "26.05", "longitude": "119.31"}
    file.write_text(items(row), encoding="utf-8")
    imported(house, file, "--kind", "place")
    place = plain((house.root / "content/places/p1.yml").read_bytes())
    assert place["coordinates"] == {"lat": "26.05", "lon": "119.31", "datum": "WGS84"}


def test_of_two_stories_of_one_title_each_file_stays_its_own(house, tmp_path):
    house.write({f"stories/{name}.md": f"# 年\n\n{name}。\n" for name in ("north", "south")})
    folder = tmp_path / "来稿"
    folder.mkdir()
    (folder / "south.md").write_text("# 年\n\n又一年。\n", encoding="utf-8")
    told = imported(house, folder)
    assert "stories/south.md  年" in told
    assert (house.root / "stories/north.md").read_text(encoding="utf-8") == "# 年\n\nnorth。\n"
    assert (house.root / "stories/south.md").read_text(encoding="utf-8") == "# 年\n\n又一年。\n"

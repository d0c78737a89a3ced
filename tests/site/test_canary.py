"""What may not be shown is in no file of the site: marked words are planted wherever it stands, then looked for."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from honorhall.model import EDITIONS, MODELS
from tests.house import SMALL, House, hall
from tests.site.canaries import PRIVATE_DATE, SIGNED, file_of, hidden, marks, picture, probes
from tests.site.reading import read_page

# state -> (person, the editions that show it)
STATES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "none": ({name: value for name, value in hidden("none").items() if name != "consent"}, {"preview"}),
    "pending": (hidden("pending", status="pending"), {"preview"}),
    "unpublic": ({**hidden("unpublic"), "public": False}, {"preview"}),
    "runout": (hidden("runout", until="2020-01-01"), {"preview"}),
    "printed": (hidden("printed", scope=["text", "photo", "print"]), {"preview"}),
    "kiosk": (hidden("kiosk", scope=["text", "photo", "kiosk"]), {"preview", "kiosk"}),
    "web": (hidden("web", scope=["text", "photo", "web"]), {"preview", "public"}),
    "withdrawn": (hidden("withdrawn", status="withdrawn"), set()),
}
RENAMED = {
    "surname": hidden("surname", name_as="surname"),
    "pseudonym": hidden("pseudonym", name_as="pseudonym"),
}
EVERY_EDITION = pytest.mark.parametrize("edition", EDITIONS)


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> House:
    """A hall of canaries: a record of every kind, a person of every standing, and records that name them."""
    made = House(tmp_path_factory.mktemp("canaries") / "hall")
    own = {name: SMALL[name] for name in ("mkdocs.yml", "content/pages/about.md")}
    made.write({**own, "content/hall.yml": "title: 馆\nbase_url: https://hall.example/\nnotes: CANARY-hall-notes\n"})
    made.write(dict(file_of(kind, "probe", record) for kind, record in probes().items()))
    for model in MODELS.values():
        folder = "stories" if model.kind == "story" else f"content/{model.folder}"
        made.write({f"{folder}/probe.jpg": picture()})
    people = {**{state: person for state, (person, _) in STATES.items()}, **RENAMED}
    for state, person in people.items():
        made.write(dict([file_of("person", f"hidden-{state}", person)]))
        made.write({f"content/people/hidden-{state}.jpg": picture(f"CANARY-{state}")})
        story = {"title": f"HIDDEN-{state}-story", "people": [f"hidden-{state}"], "body": f"HIDDEN-{state}-body"}
        made.write(dict([file_of("story", f"hidden-{state}-told", story)]))
    named = [f"person:hidden-{state}" for state in people]
    links = "".join(f"[一位老兵]({key})、" for key in named)
    return made.write(dict([file_of("honor", "all", {"title": "授予大家", "to": named, "body": links})]))


@pytest.fixture(scope="module")
def built(house: House) -> dict[str, dict[str, bytes]]:
    """Edition -> every file of its site."""
    done = {edition: house.build(edition, f"site-{edition}") for edition in EDITIONS}
    assert {edition: one.errors for edition, one in done.items() if one.code} == {}
    return {edition: one.files() for edition, one in done.items()}


@pytest.fixture(scope="module")
def editions(built) -> dict[str, dict[str, bytes]]:
    """The same with names and bytes in lower case."""
    return {edition: {name.lower(): data.lower() for name, data in files.items()} for edition, files in built.items()}


def holding(files: dict[str, bytes], words: str) -> list[str]:
    """Files with these words in their name or in their bytes."""
    low = words.lower()
    return [name for name, data in files.items() if low in name or low.encode() in data]


def test_a_canary_sits_in_every_private_field_of_the_table():
    planted = {mark for record in probes().values() for mark in marks(record, "CANARY")}
    assert planted >= {
        *(f"CANARY-{kind}-notes" for kind in MODELS),
        *(f"CANARY-{kind}-reviewed-why" for kind in MODELS),
        *(f"CANARY-{kind}-media-consent-form" for kind in MODELS),
        *(f"CANARY-person-{name}" for name in ("phone", "address", "family", "consent-why", "consent-guardian")),
        *("CANARY-story-review-reviewer", "CANARY-story-consent-form", "CANARY-team-assessments-remarks"),
        *("CANARY-team-leader_contact", "CANARY-activity-helped", "CANARY-need-person", "CANARY-exhibit-lender"),
        *("CANARY-place-contact_person", "CANARY-org-contact_person"),
    }


@EVERY_EDITION
def test_no_private_word_is_in_any_file_of_any_edition(editions, edition):
    assert holding(editions[edition], "CANARY") == []


@EVERY_EDITION
def test_no_private_date_is_in_any_file_of_any_edition(editions, edition):
    for words in (PRIVATE_DATE, "2777年", SIGNED, "1977年7月"):
        assert holding(editions[edition], words) == []


@EVERY_EDITION
def test_every_public_word_is_on_the_page_of_its_record_so_that_a_canary_would_be_found(editions, edition):
    silent = [
        mark
        for kind, record in probes().items()
        for mark in marks(record, "SHOWN")
        if f"{MODELS[kind].folder}/probe/index.html" not in holding(editions[edition], mark)
    ]
    assert silent == []


@pytest.mark.parametrize("edition", ["public", "preview"])  # no machine reads the screen in the hall
def test_public_words_stand_in_what_pages_tell_machines_so_that_a_canary_there_would_be_found(editions, edition):
    for mark in ("SHOWN-team-motto", "SHOWN-place-address", "SHOWN-person-title", "SHOWN-figure-measure"):
        page = editions[edition][f"{MODELS[mark.split('-')[1]].folder}/probe/index.html"]
        assert mark.lower().encode() in page.partition(b"application/ld+json")[2].partition(b"</script>")[0]


@EVERY_EDITION
@pytest.mark.parametrize("state", STATES)
def test_a_person_is_in_those_editions_only_that_the_consent_covers(editions, edition, state):
    person, shown_in = STATES[state]
    found = {mark for mark in marks(person, "HIDDEN") if holding(editions[edition], mark)}
    assert found == (set(marks(person, "HIDDEN")) if edition in shown_in else set())


@EVERY_EDITION
@pytest.mark.parametrize("state", STATES)
def test_a_person_who_is_not_shown_leaves_neither_address_nor_picture_nor_story(editions, edition, state):
    _, shown_in = STATES[state]
    tombs = [f"people/hidden-{state}/index.html", f"stories/hidden-{state}-told/index.html"]
    found = holding(editions[edition], f"hidden-{state}")
    if edition in shown_in:
        assert set(tombs) < set(found)
    else:
        assert sorted(found) == (tombs if state == "withdrawn" else [])


def test_on_the_screen_a_withdrawn_page_holds_its_sentence_and_of_the_record_its_address_only(editions):
    text = editions["kiosk"]["people/hidden-withdrawn/index.html"].decode()
    assert "应本人或家属要求，此页不再公开。" in text
    assert text.count("hidden-withdrawn") == text.count('data-page="people/hidden-withdrawn/"') == 1


@pytest.mark.parametrize("edition", ["public", "preview"])
def test_a_withdrawn_page_holds_its_sentence_and_of_the_record_its_address_only(editions, edition):
    text = editions[edition]["people/hidden-withdrawn/index.html"].decode()
    page = read_page("people/hidden-withdrawn/index.html", text)
    assert "应本人或家属要求，此页不再公开。" in page.text
    assert text.count("hidden-withdrawn") == len(page.canonical) == 1


@pytest.mark.parametrize("edition", ["public", "kiosk"])
def test_a_person_who_agreed_to_a_surname_or_another_name_is_nowhere_called_by_the_full_one(editions, edition):
    for state in RENAMED:
        assert holding(editions[edition], f"HIDDEN-{state}-title") == []
    assert "单姓老兵" in editions[edition]["people/hidden-surname/index.html"].decode()
    assert "单姓老兵" in editions[edition]["honors/all/index.html"].decode()
    assert holding(editions[edition], "HIDDEN-pseudonym-pseudonym")


def test_the_preview_shows_full_names_to_its_makers(editions):
    for state in RENAMED:
        assert holding(editions["preview"], f"HIDDEN-{state}-title")


def test_those_who_are_not_shown_stand_in_a_list_as_not_public(editions):
    text = read_page("", editions["public"]["honors/all/index.html"].decode()).text
    assert text.count("（未公开）") == 1  # how many they are is nobody's business either
    assert text.count("一位老兵") == len(STATES) + len(RENAMED)


def pictures(files: dict[str, bytes]) -> dict[str, Image.Image]:
    return {name: Image.open(BytesIO(data)) for name, data in files.items() if name.endswith((".jpg", ".jpeg"))}


def test_pictures_leave_without_what_the_camera_wrote_and_stand_upright(built):
    shown = pictures(built["public"])
    assert len(shown) == len(MODELS) + 3
    for name, image in shown.items():
        assert dict(image.getexif()) == {}, name
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        assert image.size == (32, 64)
        red, _, blue = image.convert("RGB").resize((1, 2)).tobytes()[:3]
        assert red > 200
        assert blue < 60


def test_a_picture_beside_a_hand_written_page_leaves_bare_too_and_keeps_its_name(tmp_path):
    page = "# 关于\n\n![门口](gate.JPG)\n\n![墙](old/wall.png)\n"
    changes: dict[str, str | bytes | None] = {
        "content/pages/gate.JPG": picture(),
        "content/pages/old/wall.png": picture(),
    }
    done = hall(tmp_path, {**changes, "content/pages/about.md": page}).build()
    assert done.code == 0, done.errors
    found = {name: data for name, data in done.files().items() if name.startswith(("gate", "old/"))}
    assert [Image.open(BytesIO(data)).format for data in found.values()] == ["JPEG", "PNG"]
    assert holding(done.files(), "CANARY") == []
    assert {f"../{name}" for name in found} <= {address for _, _, address in read_page("", done.page("about")).links}


def test_a_file_that_cannot_be_made_bare_stays_off_the_site_and_somebody_is_told(tmp_path):
    changes: dict[str, str | bytes | None] = {
        "content/pages/anim.webp": picture(),
        "content/pages/torn.jpg": picture()[:200],
    }
    done = hall(tmp_path, changes).build()
    assert done.code == 0, done.errors
    assert not [name for name in done.files() if "anim" in name or "torn" in name]
    assert "anim.webp" in done.errors
    assert "torn.jpg" in done.errors


def test_a_picture_without_consent_to_pictures_is_no_file_of_the_site(tmp_path):
    person: dict[str, Any] = {
        "title": "周小溪",
        "consent": {"status": "granted", "scope": ["text", "web"], "name_as": "full"},
    }
    person["media"] = [{"file": "portrait.jpg", "alt": "一张照片"}]
    story: dict[str, Any] = {"title": "故事", "people": ["zhou"], "body": "一句话。\n\n![门口](gate.jpg)\n\n又一句。"}
    story["media"] = [{"file": "gate.jpg", "alt": "门口"}]
    kept = ("mkdocs.yml", "content/hall.yml", "content/pages/about.md", "content/regions/tree.yml")
    own = {name: SMALL[name] for name in kept}
    files = dict([file_of("person", "zhou", person), file_of("story", "one", story)])
    images = {"content/people/portrait.jpg": picture(), "stories/gate.jpg": picture()}
    done = House(tmp_path / "hall").write({**own, **files, **images}).build()
    assert done.code == 0, done.errors
    assert pictures(done.files()) == {}
    assert "<img" not in done.page("people/zhou") + done.page("stories/one").replace('<img src="data:', "")
    assert "又一句。" in done.page("stories/one")
    assert "一张照片" not in done.page("people/zhou")

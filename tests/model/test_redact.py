"""redact(): consent is the gate of every edition; what it closes is gone for every step that comes after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from honorhall.model import EDITIONS, FOLDERS, LINK, PICTURE, WITHHELD, Edition, gather, redact
from honorhall.sources import read
from tests.gathered import edition
from tests.house import ON_TODAY, REPOSITORY, House, hall
from tests.model.filled import leaves

ALL = "scope: [文字, 照片, 音频, 视频, 网站, 馆内屏幕, 印刷]"
GRANTED = f"{{status: 已同意, {ALL}}}"
AWARD = "title: 奖\nto: ['person:boatman', 'team:dongxi']\n"
STORY = "---\ntitle: 雨夜\npeople: [boatman]\n---\n\n[他](person:boatman)撑船。\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def boatman(house: House, consent: str | None, more: str = "born: 1950\n") -> House:
    """The hall with one person, whose consent is so, and a story that tells of that person."""
    given = f"consent: {consent}\n" if consent else ""
    return house.write({"content/people/boatman.yml": f"title: 陈大河\n{more}{given}", "stories/rain.md": STORY})


def stands(house: House, name: str = "public", today: date = ON_TODAY) -> str:
    """Whether the boatman is "shown", "withdrawn" or "withheld" in an edition."""
    made = edition(house, name, today)
    if "person:boatman" in made.withdrawn:
        return "withdrawn"
    return "shown" if "person:boatman" in made.records else "withheld"


@pytest.mark.parametrize(
    ("consent", "public", "kiosk", "preview"),
    [
        (GRANTED, "shown", "shown", "shown"),
        ("{status: 已同意, scope: [文字, 网站]}", "shown", "withheld", "shown"),
        ("{status: 已同意, scope: [文字, 馆内屏幕]}", "withheld", "shown", "shown"),
        ("{status: 已同意, scope: [照片, 网站, 馆内屏幕]}", "withheld", "withheld", "shown"),
        ("{status: 已同意, scope: 文字}", "withheld", "withheld", "shown"),
        ("{status: 已同意}", "withheld", "withheld", "shown"),
        (f"{{status: 待确认, {ALL}}}", "withheld", "withheld", "shown"),
        (f"{{status: 已撤回, {ALL}}}", "withdrawn", "withdrawn", "withdrawn"),
        ("{status: 无需同意, why: 先人}", "shown", "shown", "shown"),
        (None, "withheld", "withheld", "shown"),
    ],
)
def test_a_person_stands_in_each_edition_as_the_consent_says(house, consent, public, kiosk, preview):
    boatman(house, consent)
    assert [stands(house, name) for name in ("public", "kiosk", "preview")] == [public, kiosk, preview]


@pytest.mark.parametrize(
    ("until", "today", "how"),
    [
        ("2026-11-21", date(2026, 11, 21), "shown"),
        ("2026-11-21", date(2026, 11, 22), "withheld"),
        ("2026-11", date(2026, 11, 30), "shown"),
        ("2026-11", date(2026, 12, 1), "withheld"),
        ("2026", date(2026, 12, 31), "shown"),
        ("2026", date(2027, 1, 1), "withheld"),
    ],
)
def test_a_consent_holds_to_the_last_day_of_its_time(house, until, today, how):
    boatman(house, f"{{status: 已同意, {ALL}, until: {until}}}")
    assert stands(house, "public", today) == stands(house, "kiosk", today) == how
    assert stands(house, "preview", today) == "shown"


@pytest.mark.parametrize(
    ("born", "today", "how"),
    [
        ("2008-11-21", date(2026, 11, 20), "withheld"),
        ("2008-11-21", date(2026, 11, 21), "shown"),
        ("2008-11", date(2026, 11, 21), "withheld"),
        ("2008", date(2026, 11, 21), "withheld"),
        ("2008-02-29", date(2026, 2, 28), "withheld"),
        ("2008-02-29", date(2026, 3, 1), "shown"),
        ("2000年代", date(2026, 11, 21), "withheld"),
        ("约1950年", date(2026, 11, 21), "shown"),
    ],
)
def test_whoever_may_be_under_eighteen_is_shown_only_with_a_guardians_consent(house, born, today, how):
    boatman(house, GRANTED, f"born: {born}\n")
    assert stands(house, "public", today) == stands(house, "kiosk", today) == how
    boatman(house, f"{{status: 已同意, {ALL}, guardian: 馆内档案柜}}", f"born: {born}\n")
    assert stands(house, "public", today) == "shown"


def test_a_child_who_died_needs_no_guardian(house):
    assert stands(boatman(house, "{status: 无需同意, why: 烈士}", "born: 2012\ndied: 2024\n")) == "shown"


def test_what_is_not_public_is_withheld_and_seen_in_the_preview(house):
    boatman(house, GRANTED, "public: 否\n")
    house.write({"content/teams/x.yml": "title: 甲\npublic: 否\n"})
    assert stands(house) == stands(house, "kiosk") == "withheld"
    assert "team:x" not in edition(house).records
    assert {"person:boatman", "team:x"} <= set(edition(house, "preview").records)


@pytest.mark.parametrize(("name_as", "public"), [("全名", "陈大河"), ("只显姓氏", "陈姓老兵"), ("化名", "老船工")])
def test_a_person_is_shown_by_the_name_that_was_agreed_on(house, name_as, public):
    boatman(house, f"{{status: 已同意, {ALL}, name_as: {name_as}}}", "pseudonym: 老船工\nsurname_reading: Chén\n")
    assert [edition(house, name).records["person:boatman"].title for name in EDITIONS] == [public, public, "陈大河"]


def test_a_name_agreed_on_holds_even_where_no_consent_is_needed(house):
    boatman(house, "{status: 无需同意, why: 先人, name_as: 只显姓氏}")
    assert edition(house).records["person:boatman"].title == "陈姓老兵"


def test_a_surname_of_two_characters_is_shown_whole(house):
    boatman(house, f"{{status: 已同意, {ALL}, name_as: 只显姓氏}}")
    house.write({"content/people/two.yml": f"title: 欧阳海\nconsent: {{status: 已同意, {ALL}, name_as: 只显姓氏}}\n"})
    assert edition(house).records["person:two"].title == "欧阳姓老兵"


def test_a_pseudonym_does_not_keep_the_reading_of_the_real_surname(house):
    boatman(house, f"{{status: 已同意, {ALL}, name_as: 化名}}", "pseudonym: 海风\nsurname_reading: Shàn\n")
    assert edition(house).records["person:boatman"].model_dump()["surname_reading"] == ""


@pytest.mark.parametrize(
    "consent", ["{status: 待确认}", f"{{status: 已同意, {ALL}, name_as: 化名}}", "{status: 已撤回}"]
)
def test_a_name_that_may_not_be_said_is_nowhere_in_the_edition(house, consent):
    boatman(house, consent)
    assert "陈大河" not in repr(edition(house))
    assert "陈大河" not in repr(edition(house, "kiosk"))


# --- what depends on what is not shown ---------------------------------------------------------------


@pytest.mark.parametrize("field", ["people: [boatman]", "narrator: boatman"])
@pytest.mark.parametrize(
    ("consent", "gone"), [("{status: 待确认}", ()), ("{status: 已撤回}", ("person:boatman", "story:rain"))]
)
def test_a_story_follows_the_people_it_tells_of(house, field, consent, gone):
    boatman(house, consent)
    house.write({"stories/rain.md": STORY.replace("people: [boatman]", field)})
    made = edition(house)
    assert "story:rain" not in made.records
    assert made.withdrawn == gone


def test_a_story_of_several_people_follows_the_one_who_took_most_back(house):
    boatman(house, "{status: 待确认}")
    house.write(
        {
            "content/people/two.yml": "title: 林小溪\nconsent: {status: 已撤回}\n",
            "stories/rain.md": STORY.replace("[boatman]", "[boatman, two]"),
        }
    )
    assert edition(house).withdrawn == ("person:two", "story:rain")
    assert "story:rain" not in edition(house, "preview").records


def test_a_story_has_a_consent_of_its_own_where_it_has_one(house):
    boatman(house, GRANTED)
    story = STORY.replace("people: [boatman]", "consent: {status: 已撤回}")
    assert edition(house.write({"stories/rain.md": story})).withdrawn == ("story:rain",)
    house.write({"stories/rain.md": story.replace("已撤回", "待确认")})
    assert "story:rain" not in edition(house).records
    assert "story:rain" in edition(house, "preview").records


def naming(house: House, consent: str) -> House:
    boatman(house, consent)
    return house.write(
        {
            "stories/rain.md": STORY.replace("people: [boatman]\n", ""),
            "content/honors/x.yml": f"{AWARD}body: 给[船工](person:boatman)。\n",
            "content/exhibits/x.yml": "title: 船灯\nplace: hall\npeople: [boatman]\n",
        }
    )


@pytest.mark.parametrize("consent", ["{status: 待确认}", "{status: 已撤回}"])
def test_others_say_that_something_is_not_public_and_not_what(house, consent):
    made = edition(naming(house, consent))
    assert made.records["honor:x"].model_dump()["to"] == (WITHHELD, "team:dongxi")
    assert made.records["exhibit:x"].model_dump()["people"] == (WITHHELD,)
    assert made.records["honor:x"].body == "给船工。"
    assert made.records["story:rain"].body == "他撑船。"
    assert "boatman" not in repr(made.records)
    assert "person:boatman" not in made.named_by


def test_what_is_shown_is_named_as_before(house):
    made = edition(naming(house, GRANTED))
    assert made.records["honor:x"].model_dump()["to"] == ("person:boatman", "team:dongxi")
    assert made.records["story:rain"].body == "[他](person:boatman)撑船。"
    assert made.named_by["person:boatman"] == ("exhibit:x", "honor:x", "story:rain")


def test_a_region_that_is_not_public_is_named_by_nobody(house):
    house.write({"content/regions/tree.yml": '- {id: brook, title: 溪市, code: "1201", public: 否}\n'})
    made = edition(house)
    assert made.regions == {}
    assert made.records["team:dongxi"].model_dump()["region"] == WITHHELD


# --- samples -----------------------------------------------------------------------------------------


def samples(house: House, shown: str) -> House:
    boatman(house, GRANTED, "sample: 是\n")
    house.write({"content/hall.yml": f"title: 甲\nshow_samples: {shown}\n"})
    return house.write({"content/honors/x.yml": AWARD})


@pytest.mark.parametrize("name", EDITIONS)
def test_a_hall_that_shows_no_samples_has_none_in_any_edition(house, name):
    made = edition(samples(house, "否"), name)
    assert {"person:boatman", "story:rain"}.isdisjoint(made.records)
    assert made.records["honor:x"].model_dump()["to"] == ("team:dongxi",)
    assert made.withdrawn == ()
    assert "boatman" not in repr(made)


@pytest.mark.parametrize("name", EDITIONS)
def test_a_hall_that_shows_samples_shows_them_as_any_record(house, name):
    assert {"person:boatman", "story:rain"} <= set(edition(samples(house, "是"), name).records)


# --- pictures ----------------------------------------------------------------------------------------

PICTURED = "media: [{file: a.jpg, alt: 门}]\n"
NO_PHOTO = "{status: 已同意, scope: [文字, 网站, 馆内屏幕]}"


@pytest.mark.parametrize(("consent", "count"), [(GRANTED, 1), (NO_PHOTO, 0), ("{status: 无需同意, why: 先人}", 1)])
def test_a_person_is_pictured_only_with_consent_to_photos(house, consent, count):
    boatman(house, consent, PICTURED + "body: 见![像](b.jpg)。\n")
    record = edition(house).records["person:boatman"]
    assert len(record.media) == count
    assert ("b.jpg" in record.body) is bool(count)
    assert len(edition(house, "preview").records["person:boatman"].media) == 1


@pytest.mark.parametrize(("consent", "count"), [(GRANTED, 1), (NO_PHOTO, 0)])
def test_a_record_shows_pictures_only_if_everyone_it_tells_of_agreed(house, consent, count):
    boatman(house, consent)
    house.write(
        {
            "stories/rain.md": STORY.replace("people", f"{PICTURED}people") + "![船](b.jpg)\n",
            "content/exhibits/x.yml": f"title: 船灯\nplace: hall\npeople: [boatman]\n{PICTURED}",
            "content/honors/x.yml": f"{AWARD}{PICTURED}",
            "content/places/quay.yml": f"title: 码头\nplace_type: 活动场所\n{PICTURED}",
        }
    )
    made = edition(house)
    assert [len(made.records[key].media) for key in ("story:rain", "exhibit:x", "honor:x")] == [count] * 3
    assert ("b.jpg" in made.records["story:rain"].body) is bool(count)
    assert len(made.records["place:quay"].media) == 1


@pytest.mark.parametrize(("consent", "count"), [(GRANTED, 1), (NO_PHOTO, 0), ("{status: 已撤回}", 0)])
def test_a_pictures_own_consent_decides_over_that_of_the_people(house, consent, count):
    boatman(house, NO_PHOTO if count else GRANTED, f"media: [{{file: a.jpg, alt: 门, consent: {consent}}}]\n")
    assert len(edition(house).records["person:boatman"].media) == count


# --- editions beside one another ---------------------------------------------------------------------


@pytest.mark.parametrize("name", ["public", "kiosk"])
def test_an_edition_says_nothing_that_the_preview_does_not(name):
    whole = gather(read(REPOSITORY, FOLDERS))[0]
    made, preview = (redact(whole, Edition(one, ON_TODAY)) for one in (name, "preview"))
    assert set(made.records) <= set(preview.records)
    assert set(made.regions) <= set(preview.regions)
    for key, record in made.records.items():
        agreed = {record.title, WITHHELD, record.body} if record.kind == "person" else {WITHHELD, record.body}
        assert leaves(record) - agreed <= leaves(preview.records[key])
        assert words(record.body) == words(preview.records[key].body)


def words(body: str) -> str:
    """A text without the addresses of its links and without its pictures, which editions may leave out."""
    return PICTURE.sub("", LINK.sub(r"\1", body))


def test_the_sample_who_agreed_to_the_web_only_is_not_on_the_kiosk():
    whole = gather(read(REPOSITORY, FOLDERS))[0]
    assert "person:sample-4" in redact(whole, Edition("public", ON_TODAY)).records
    assert "person:sample-4" not in redact(whole, Edition("kiosk", ON_TODAY)).records

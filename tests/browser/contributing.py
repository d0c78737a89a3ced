"""How a test, or whoever makes pictures of it, drives the form at contribute/new/.

What stays as it is, for others to go by:

    [data-form][data-ready]             the form, once its script has begun
    [data-step=NAME]                    a step: kind, story-1, story-2 (person-1 …), photos, consent, finish;
                                        the one being shown is not [hidden]
    [data-field="KIND.FIELD"]           one question: story.title, person.born; about.whom, about.name, consent.status,
                                        consent.by, consent.kin, consent.scope, consent.name_as, consent.signed,
                                        sender.name, sender.contact, sender.agreed; photo.ID.alt, photo.ID.people
    #f-KIND-FIELD                       its box: #f-story-title, #f-about-name, #f-consent-signed, #f-sender-name
    [data-field=…] [data-error]         what is said beside it
    [data-choose] [data-camera]         where pictures are chosen or taken; [data-papers]: signed forms
    [data-photo]                        one picture that was chosen, with its questions
    [data-next] [data-back]             the buttons below; [data-steps] button: straight to a step
    [data-saved] [data-forget]          the word that all is kept; the button that deletes it; [data-undo]
    [data-summary]                      what still stands in the way ([data-stops]); [data-left]: but for the last tick;
                                        [data-ready]: nothing does
    [data-way=file] [data-save]         the first ending; [data-save-told] says what it is called
    [data-way=pull] [data-pull=PATH]    the second, one link a file; [data-upload]
    [data-way=paper] [data-print]       the third
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational
from playwright.sync_api import Page, expect

FORM = "contribute/new/"
GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110
TITLE = "守水闸的那一夜"
BODY = "雨下了一整夜。\n　　水漫到闸口，大家轮流守着，天亮才退。\n这是听他自己讲的。"


def open_form(page: Page, address: str) -> None:
    """Open the form and wait for its script."""
    page.goto(f"{address}{FORM}" if address.endswith("/") else address)
    page.wait_for_selector("[data-form][data-ready]")


def forward(page: Page, step: str) -> None:
    """Go on, and arrive at a step."""
    page.click("[data-next]")
    expect(page.locator(f"[data-step={step}]")).to_be_visible()


def choose(page: Page, field: str, *values: str) -> None:
    """Answer a question by choosing."""
    for value in values:
        page.check(f'[data-field="{field}"] input[value="{value}"]')


def error(page: Page, field: str) -> str:
    """What is said beside a question, "" where nothing is."""
    place = page.locator(f'[data-field="{field}"] [data-error]')
    return place.inner_text() if place.is_visible() else ""


def write_story(page: Page, title: str = TITLE, body: str = BODY) -> None:
    """From the first step to that of the photographs."""
    forward(page, "story-1")
    page.fill("#f-story-title", title)
    page.fill("#f-story-body", body)
    forward(page, "story-2")
    forward(page, "photos")


def add_photos(page: Page, *files: Path) -> None:
    """Choose pictures and say of each what has to be said."""
    page.set_input_files("[data-choose]", files)
    expect(page.locator("[data-photo]")).to_have_count(len(files))
    for number in range(len(files)):
        one = page.locator("[data-photo]").nth(number)
        one.locator("[data-photo-field=alt]").fill(f"三位老人站在水闸边，第{number + 1}张")
        one.locator('[data-photo-field=people][value="adults"]').check()


def consent(page: Page, name: str = "", name_as: str = "full") -> None:
    """Say that a living person was asked and agreed."""
    choose(page, "about.whom", "living")
    page.fill("#f-about-name", name)
    choose(page, "consent.status", "granted")
    choose(page, "consent.by", "self")
    choose(page, "consent.scope", "text", "photo", "web", "kiosk")
    choose(page, "consent.name_as", name_as)
    page.fill("#f-consent-signed", "2026-11-20")


def finish(page: Page) -> None:
    """Go to the last step, say who sends it and agree."""
    forward(page, "finish")
    page.fill("#f-sender-name", "示例投稿人")
    page.fill("#f-sender-contact", "见馆里的登记")
    choose(page, "sender.agreed", "yes")
    expect(page.locator("[data-way=file]")).to_be_visible()


def photograph(path: Path, width: int = 2600, height: int = 1400) -> Path:
    """A picture as a telephone makes it: with the place where it was taken, held on its side. Its top left is red."""
    picture = Image.new("RGB", (width, height), "#35617f")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 4), fill="#d02020")
    exif = Image.Exif()
    exif[ORIENTATION], exif[MODEL] = 6, "SamplePhone"
    degrees = (IFDRational(26), IFDRational(3), IFDRational(12))
    exif.get_ifd(GPS).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    picture.save(path, "JPEG", exif=exif, quality=90)
    with Image.open(path) as written:
        assert written.getexif().get_ifd(GPS)
    return path


def metadata(data: bytes) -> list[object]:
    """All that a picture says of itself, but for its pixels, its resolution and its colours (the browser's own)."""
    with Image.open(BytesIO(data)) as picture:
        said = [key for key in picture.info if not str(key).startswith(("jfif", "dpi", "icc_profile"))]
        return [*said, *picture.getexif().values()]

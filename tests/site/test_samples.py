"""A hall that shows no samples: as if they had never been written."""

from __future__ import annotations

import pytest

from tests.house import House, files
from tests.site.reading import read_site
from tests.site.test_links import broken

SHOWN, NOT_SHOWN = "show_samples: true", "show_samples: false"


@pytest.fixture
def bare(copied: House) -> House:
    """The repository's hall without its samples."""
    path = copied.root / "content/hall.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(SHOWN) == 1
    path.write_text(text.replace(SHOWN, NOT_SHOWN), encoding="utf-8")
    return copied


def samples(house: House) -> list[str]:
    archive, _ = house.inspect()
    return [record.page_url for record in archive.records.values() if record.sample]


def test_no_word_address_or_file_of_a_sample_is_left_on_the_site(bare):
    addresses = samples(bare)
    assert len(addresses) > 5
    done = bare.build()
    assert done.code == 0, done.errors
    words = ["示例", *addresses, *(address.split("/")[1] for address in addresses)]
    leaks = [
        (name, word) for name, data in done.files().items() for word in words if word in name or word.encode() in data
    ]
    assert leaks == []


def test_the_same_words_are_on_a_site_that_shows_samples(site, prepared):
    shown = [record.page_url for record in prepared.guide.archive.records.values() if record.sample]
    assert len(shown) > 5
    assert all("示例" in (site / url / "index.html").read_text(encoding="utf-8") for url in shown)


def test_a_hall_without_samples_passes_check_and_all_its_links_lead_somewhere(bare):
    checked = bare.run("check", "--strict", "--today", "2026-11-21")
    assert checked.code == 0, checked.told
    done = bare.build()
    pages = read_site(done.out)
    assert broken(pages, set(files(done.out))) == []
    assert "people/index.html" not in pages

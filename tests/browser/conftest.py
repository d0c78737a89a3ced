"""What the tests in a browser share: a Chromium for each file of tests, the repository's own site on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from honorhall.pages import handwritten
from tests.browser.examples import Example, one_of_each
from tests.browser.serving import opened, served


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A Chromium without a window."""
    with opened(chromium) as browser:
        yield browser


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the repository's own site is served."""
    with served(site) as root:
        yield root


@pytest.fixture(scope="session")
def examples(prepared) -> list[Example]:
    """The longest page of every template, all pages written by hand, the one for wrong addresses."""
    found = one_of_each((planned.make() for planned in prepared.pages), handwritten(prepared.guide.archive))
    assert len({one.template for one in found}) > 6
    return found

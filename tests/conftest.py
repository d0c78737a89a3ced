"""What many tests share: the repository's own site, built once by the real command, read once; a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from honorhall.doors.build import Prepared, prepare
from honorhall.doors.order import Order
from tests.browser import chromium as browsers
from tests.house import ON_TODAY, REPOSITORY, House, quiet, repository
from tests.once import made_once
from tests.site.reading import Reading, read_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the public site of the repository's hall."""

    def make(folder: Path) -> str:
        done = repository(folder / "site")
        return f"{done.code}: {done.told}{done.errors}" if done.code else ""

    return made_once(tmp_path_factory, "repository", make) / "site"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Reading]:
    """Every HTML page of that site as a reader finds it, by its path ("teams/dongqi/index.html")."""
    return read_site(site)


@pytest.fixture(scope="session")
def prepared() -> Prepared:
    """What that site is made of: the redacted archive and the planned pages."""
    made, problems = prepare(Order(REPOSITORY, REPOSITORY / "site", "public", ON_TODAY), quiet())
    assert made is not None, problems
    return made


@pytest.fixture
def copied(tmp_path: Path) -> House:
    """A copy of the repository's hall that a test may change."""
    root = tmp_path / "copy"
    for folder in ("content", "stories"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return House(root)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A Chromium that starts."""
    found = browsers.find()
    assert found, browsers.NONE
    return found

"""What the tests of the rules share."""

from __future__ import annotations

import pytest

from honorhall.model import FOLDERS, Archive, gather
from honorhall.sources import read
from tests.house import hall
from tests.test_cases import CASES, case
from tests.test_special_cases import SPECIAL


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[Archive]:
    """The archives of all the cases."""
    folder = tmp_path_factory.mktemp("cases")
    houses = [hall(folder / name, case(name).files) for name in CASES]
    for code, ones in SPECIAL.items():
        for name, special in ones.items():
            houses.append(hall(folder / code / name.replace(" ", "-")))
            special.spoil(houses[-1])
    return [gather(read(house.root, FOLDERS))[0] for house in houses]

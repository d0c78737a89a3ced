"""One forge for the tests of a file: each sends a branch of its own."""

from __future__ import annotations

import pytest

from tests.reviewing.forge import Forge, forge_in


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """A bare repository with a small hall."""
    return forge_in(tmp_path_factory.mktemp("forge"))

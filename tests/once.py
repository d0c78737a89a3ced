"""Once: what is dear is made by one of pytest's processes; the others wait for it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 300.0  # seconds


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> Path:
    """A folder of this name, filled by whichever process asks first. make: fills it; gives what went wrong, or ""."""
    folder = common(factory) / name
    said = folder / "said.txt"
    try:
        folder.mkdir()
    except FileExistsError:
        wait_for_file(said)
    else:
        fault = "it broke off"
        try:
            fault = make(folder)
        finally:
            beside = folder / "saying.txt"
            beside.write_text(fault, encoding="utf-8")
            beside.rename(said)
    fault = said.read_text(encoding="utf-8")
    assert not fault, fault
    return folder


def common(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run share: pytest-xdist gives each worker one of its own in it."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def wait_for_file(path: Path) -> None:
    """Wait until there is such a file. Fails when nobody makes it."""
    end = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < end, f"{path} never came"
        time.sleep(0.05)

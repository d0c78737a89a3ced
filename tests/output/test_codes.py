"""Codes: what a phone reads off one is the address it was made of."""

from __future__ import annotations

import re

import numpy as np
import pytest
import zxingcpp

from honorhall.output import codes

A_MODULE = 4  # pixels


def read(address: str) -> list[str]:
    """What a reader finds in the code's drawing, drawn here from its path: strokes one module high."""
    svg = str(codes.code(address))
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    paper = np.full((size, size), 255, np.uint8)
    across = down = 0.0
    for moved, right, below, long in re.findall(r"([Mm])(-?[\d.]+) (-?[\d.]+)h(\d+)", svg):
        across, down = (float(right), float(below)) if moved == "M" else (across + float(right), down + float(below))
        paper[int(down), int(across) : int(across) + int(long)] = 0
        across += int(long)
    return [one.text for one in zxingcpp.read_barcodes(np.kron(paper, np.ones((A_MODULE, A_MODULE), np.uint8)))]


@pytest.mark.parametrize("number", range(40))
def test_the_address_is_read_as_it_was_written(number):
    address = f"https://hall.example/{'stories' * (1 + number % 5)}/{number * 7919:x}-forty-days/"
    assert read(address) == [address]

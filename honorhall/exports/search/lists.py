"""Lists of numbers as printable ASCII, which scripts read at once: differences of one to four digits, or bits.

91 digits, `#` to `~` without the backslash: no digit is a space, `!` or a quotation mark.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
DIGITS = bytes(code for code in range(35, 127) if code != ord("\\"))
BASE = len(DIGITS)
DIGIT = np.frombuffer(DIGITS, dtype=np.uint8)
# A first digit below ONE is the number itself; below TWO one more follows, below THREE two more, else three.
ONE, TWO, THREE = 72, 88, 90
FROM_TWO = ONE
FROM_THREE = FROM_TWO + (TWO - ONE) * BASE
FROM_FOUR = FROM_THREE + (THREE - TWO) * BASE**2
BITS = "!"  # what a list of bits begins with
SIX = 6  # bits a digit


def digits(numbers: Ints) -> tuple[Bytes, Ints]:
    """(all digits one after the other, how many each number takes). Numbers: from 0 to 700,000."""
    sizes = 1 + (numbers >= FROM_TWO).astype(np.int64) + (numbers >= FROM_THREE) + (numbers >= FROM_FOUR)
    ends = np.cumsum(sizes)
    made = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    starts = ends - sizes
    small = sizes == 1
    made[starts[small]] = DIGIT[numbers[small]]
    for size, base, first in ((2, FROM_TWO, ONE), (3, FROM_THREE, TWO), (4, FROM_FOUR, THREE)):
        some = np.flatnonzero(sizes == size)
        rest, at = numbers[some] - base, starts[some]
        for place in range(size - 1, 0, -1):
            made[at + place] = DIGIT[rest % BASE]
            rest = rest // BASE
        made[at] = DIGIT[first + rest]
    return made, sizes


def packed(numbers: Ints) -> str:
    """One list, ascending: the differences."""
    return digits(np.diff(numbers, prepend=-1) - 1)[0].tobytes().decode("ascii") if len(numbers) else ""


def packed_bits(numbers: Ints) -> str:
    """The same as bits, six a digit, from the number that stands first: shorter where every sixth number is there."""
    first = int(numbers[0])
    bits = np.zeros(-(-(int(numbers[-1]) - first + 1) // SIX) * SIX, dtype=np.int64)
    bits[numbers - first] = 1
    sixes = bits.reshape(-1, SIX) @ (1 << np.arange(SIX))
    return BITS + packed(numbers[:1]) + DIGIT[sixes].tobytes().decode("ascii")


def unpacked(text: str) -> list[int]:
    """What `packed` or `packed_bits` made a text of."""
    if text[:1] == BITS:
        first, size = _number(text, 1)
        sixes = enumerate(_VALUE[digit] for digit in text[1 + size :])
        return [first + SIX * at + bit for at, six in sixes for bit in range(SIX) if six >> bit & 1]
    found, last, at = [], -1, 0
    while at < len(text):
        value, size = _number(text, at)
        last += value + 1
        found.append(last)
        at += size
    return found


_VALUE = {chr(code): value for value, code in enumerate(DIGITS)}


def _number(text: str, at: int) -> tuple[int, int]:
    first = _VALUE[text[at]]
    if first < ONE:
        return first, 1
    size, base, from_digit = (
        (2, FROM_TWO, ONE) if first < TWO else (3, FROM_THREE, TWO) if first < THREE else (4, FROM_FOUR, THREE)
    )
    value = first - from_digit
    for digit in text[at + 1 : at + size]:
        value = value * BASE + _VALUE[digit]
    return value + base, size

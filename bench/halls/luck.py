"""Chance in percent: what happens now and then."""

from __future__ import annotations

from random import Random

EVERY = 100


def chance(rng: Random, percent: int) -> bool:
    """Whether it happens this time, where it happens in so many of a hundred."""
    return rng.random() * EVERY < percent


def is_every(number: int, of: int, at: int) -> bool:
    """Whether it is the turn of this number, where every so-many-th has its turn, beginning with `at`."""
    return number % of == at

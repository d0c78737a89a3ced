"""Listening: what a library says to its log becomes a list, and stays out of the terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def listening(name: str, *, aside: bool = False) -> Iterator[list[str]]:
    """Gather the warnings and errors of the logger `name` and all below it; hold back whatever else they say.

    The list grows while the block runs. aside: hold nothing back, others are listening, too.
    """
    logger, heard = logging.getLogger(name), list[str]()
    ear = _Ear(heard)
    passing, logger.propagate = logger.propagate, logger.propagate and aside
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.propagate = passing


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())

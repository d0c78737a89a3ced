"""Rooms: kinds whose index is more than a list of cards. Each module plans the index pages of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from honorhall.ground.page import Page
from honorhall.pages.guide import Guide

# kind -> planner of `<folder>/` and of whatever stands beside it; every other kind has a plain index (indexes.py).
ROOMS: Mapping[str, Callable[[Guide], Iterator[Page]]] = {}

__all__ = ["ROOMS"]
